"""`serve`: the database and the processes that work on it, started, watched and stopped in order."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import structlog

from onethread.database.embedded import EmbeddedPostgres
from onethread.database.migrate import migrate
from onethread.errors import SettingsError
from onethread.operations.parent import PARENT_PIPE
from onethread.settings import PREFIX, Settings

log = structlog.get_logger(__name__)

STOP_SECONDS = 25.0
# A child that lived this long before it died is started again at once.
STEADY_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 15.0


class Child(msgspec.Struct, kw_only=True):
    """One process of the tree."""

    role: str
    command: list[str]
    handed: tuple[int, ...] = ()
    process: asyncio.subprocess.Process | None = None


class Tree:
    """The whole process tree of one machine."""

    def __init__(self, settings: Settings, roles: frozenset[str], *, quiet: bool = False) -> None:
        self.settings = settings
        self.roles = roles
        self.postgres: EmbeddedPostgres | None = None
        self.database_url = settings.database_url or ""
        self.port = 0
        self._quiet = quiet
        self._children: list[Child] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._listening: socket.socket | None = None
        self._stopping = asyncio.Event()
        self._pipe = os.pipe()

    async def start(self) -> None:
        """Start everything. Raises SettingsError (port taken), DatabaseUnavailable, SchemaTooNew."""
        if "web" in self.roles:
            self._listening = _listen(self.settings.host, self.settings.port)
            self.port = self._listening.getsockname()[1]
        if not self.database_url:
            self.postgres = EmbeddedPostgres(Path(self.settings.data_dir))
            self.database_url = await asyncio.to_thread(self.postgres.start)
            self._tasks.append(asyncio.create_task(self.postgres.watch(), name="postgres"))
        await asyncio.to_thread(migrate, self.database_url)
        if "worker" in self.roles:
            for _ in range(self.settings.worker_processes):
                self._add("worker", "onethread.worker", "worker")
        if "receivers" in self.roles:
            self._add("receivers", "onethread.worker", "receivers")
        if self._listening is not None:
            handle = self._listening.fileno()
            for _ in range(self.settings.web_processes):
                self._add("web", "onethread.web", str(handle), handed=(handle,))
        for child in self._children:
            await self._spawn(child)
            self._tasks.append(asyncio.create_task(self._keep(child), name=child.role))

    async def stop(self) -> None:
        """Stop everything so that nothing is lost: the doors first, the database last."""
        self._stopping.set()
        for roles in (("web", "receivers"), ("worker",)):
            going = [c.process for c in self._children if c.role in roles and _alive(c.process)]
            for process in going:
                process.send_signal(signal.SIGTERM)  # type: ignore[union-attr]
            waits = [asyncio.create_task(process.wait()) for process in going]  # type: ignore[union-attr]
            if waits:
                _, late = await asyncio.wait(waits, timeout=STOP_SECONDS)
                for process in going:
                    if late and _alive(process):
                        process.kill()  # type: ignore[union-attr]
                await asyncio.gather(*waits, return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._listening is not None:
            self._listening.close()
        if self.postgres is not None:
            await asyncio.to_thread(self.postgres.stop)

    def pids(self) -> dict[str, list[int]]:
        """Process ids by role, the database's included."""
        found: dict[str, list[int]] = {}
        for child in self._children:
            if _alive(child.process):
                found.setdefault(child.role, []).append(child.process.pid)  # type: ignore[union-attr]
        if self.postgres is not None and self.postgres.pid:
            found["database"] = [self.postgres.pid]
        return found

    def _add(self, role: str, module: str, argument: str, handed: tuple[int, ...] = ()) -> None:
        command = [sys.executable, "-m", module, argument]
        self._children.append(Child(role=role, command=command, handed=handed))

    async def _spawn(self, child: Child) -> None:
        read_end = self._pipe[0]
        child.process = await asyncio.create_subprocess_exec(
            *child.command,
            env={**os.environ, **self._environment(), PARENT_PIPE: str(read_end)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL if self._quiet else None,
            pass_fds=(*child.handed, read_end),
            start_new_session=True,
        )

    def _environment(self) -> Mapping[str, str]:
        """The settings for a child, so that it reads no file and all of the tree agree."""
        given = {}
        for field in msgspec.structs.fields(Settings):
            value = getattr(self.settings, field.name)
            if field.name == "database_url":
                value = self.database_url
            if value is None:
                continue
            text = ",".join(value) if isinstance(value, tuple) else str(value)
            given[PREFIX + field.name.upper()] = text
        return given

    async def _keep(self, child: Child) -> None:
        loop = asyncio.get_running_loop()
        pause_seconds = 0.0
        while not self._stopping.is_set():
            began = loop.time()
            assert child.process is not None
            status = await child.process.wait()
            if self._stopping.is_set():
                return
            steady = loop.time() - began > STEADY_SECONDS
            pause_seconds = 0.0 if steady else min(pause_seconds * 2 + 0.2, LONGEST_PAUSE_SECONDS)
            log.error("process.died", role=child.role, status=status)
            await asyncio.sleep(pause_seconds)
            if not self._stopping.is_set():
                await self._spawn(child)


def _alive(process: asyncio.subprocess.Process | None) -> bool:
    return process is not None and process.returncode is None


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"{host}:{port} can't be listened on ({error.strerror}): stop what uses it, or set host"
            " and port"
        ) from error
    listening.listen(1024)
    listening.setblocking(False)
    return listening
