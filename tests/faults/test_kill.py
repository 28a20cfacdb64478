"""kill -9 in the middle of a load: every accepted webhook is a message, exactly once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from onethread.bench.webhooks import config, requests
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import DatabaseUnavailable
from onethread.intake.reconcile import Reconciliation, reconcile
from onethread.operations.tree import Tree
from onethread.settings import Settings
from tests.running import Running, until, wait_ready

MESSAGES = 600


@pytest.fixture
async def system(tmp_path: Path) -> AsyncIterator[Running]:
    """A system with a database of its own, so that this can be killed too."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="onethread-faults-"))
    folder.chmod(0o755)
    settings = Settings(data_dir=str(folder), port=0, intake_lease_seconds=2, log_level="error")
    tree = Tree(settings, frozenset({"web", "worker"}))
    await tree.start()
    database = await Database.connect(tree.database_url, size=2)
    try:
        await wait_ready(f"http://127.0.0.1:{tree.port}")
        yield Running(tree, database, Vault.load(folder))
    finally:
        await database.close()
        await tree.stop()
        shutil.rmtree(folder, ignore_errors=True)


async def deliver(port: int, key: str) -> None:
    """A provider: sends each webhook until it is answered 200, over connections that may break."""
    prepared = []
    for request in requests(key, MESSAGES, 50):
        head, _, body = request.partition(b"\r\n\r\n")
        signature = next(
            line.split(b": ")[1] for line in head.split(b"\r\n") if line.startswith(b"X-Hub")
        )
        prepared.append((body, signature.decode()))
    limit = asyncio.Semaphore(16)
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:

        async def one(body: bytes, signature: str) -> None:
            async with limit:
                while True:
                    try:
                        answer = await client.post(
                            f"http://127.0.0.1:{port}/hooks/{key}",
                            content=body,
                            headers={"X-Hub-Signature-256": signature},
                        )
                        if answer.status_code == 200:
                            return
                    except httpx.HTTPError:
                        pass
                    await asyncio.sleep(0.05)

        await asyncio.gather(*(one(body, signature) for body, signature in prepared))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("victim", ["web", "worker", "database"])
async def test_kill_9_loses_nothing_and_doubles_nothing(system: Running, victim: str) -> None:
    channel_id = await system.channel("whatsapp", config())
    key = await system.key(channel_id)
    sending = asyncio.create_task(deliver(system.tree.port, key))
    killed: set[int] = set()
    for _ in range(3):

        async def grown(more: int = 40 * (len(killed) + 1)) -> bool:
            try:
                count = await system.database.fetchval("SELECT count(*) FROM envelopes")
            except DatabaseUnavailable:
                return False
            return bool(count >= more)

        await until(grown, 60, "some of the load")

        async def alive() -> int | None:
            pids = [p for p in system.tree.pids().get(victim, []) if p not in killed]
            return pids[0] if pids else None

        pid = await until(alive, 30, f"the {victim} to be back")
        killed.add(pid)
        os.kill(pid, signal.SIGKILL)
    await asyncio.wait_for(sending, 90)

    async def settled() -> Reconciliation | None:
        try:
            found = await reconcile(system.database)
        except (DatabaseUnavailable, OSError):
            return None
        return found if not found.waiting else None

    found = await until(settled, 60, "the queue to empty")
    assert found.ok, msgspec.to_builtins(found.differences)
    assert found.messages == MESSAGES
    assert found.dead == 0


@pytest.mark.timeout(90)
async def test_the_end_of_serve_takes_its_children_along_and_the_next_start_goes_on(
    tmp_path: Path,
) -> None:
    import shutil
    import sys
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="onethread-faults-"))
    folder.chmod(0o755)
    environment = {
        **os.environ,
        "ONETHREAD_DATA_DIR": str(folder),
        "ONETHREAD_PORT": "0",
        "ONETHREAD_LOG_LEVEL": "error",
    }

    async def start() -> Any:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "onethread.cli", "serve"),
            env=environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        async with asyncio.timeout(40):
            line = await process.stdout.readline()
            while b"http://" not in line:
                line = await process.stdout.readline()
        address = line.split(b"http://localhost:")[1].split()[0].decode()
        await wait_ready(f"http://127.0.0.1:{address}")
        return process, address

    try:
        first, address = await start()
        first.kill()
        await first.wait()

        async def gone() -> bool:
            try:
                async with httpx.AsyncClient(trust_env=False) as client:
                    await client.get(f"http://127.0.0.1:{address}/health")
            except httpx.HTTPError:
                return True
            return False

        await until(gone, 30, "the web process to end with its parent")
        second, _ = await start()
        second.terminate()
        assert await asyncio.wait_for(second.wait(), 40) == 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)
