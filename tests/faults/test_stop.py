"""Roles as processes of their own, and a stop in the middle of a load."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from onethread.access import SYSTEM
from onethread.bench.webhooks import config, requests
from onethread.channels.change import create
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.intake.reconcile import Reconciliation, reconcile
from tests.running import until, wait_ready

MESSAGES = 400


class Serving:
    """`onethread serve --role …` as an operator starts it, on an external database."""

    def __init__(self, database_url: str, data_dir: Path) -> None:
        self._environment = {
            **{key: value for key, value in os.environ.items() if "ONETHREAD" not in key},
            "ONETHREAD_DATA_DIR": str(data_dir),
            "ONETHREAD_DATABASE_URL": database_url,
            "ONETHREAD_PORT": "0",
            "ONETHREAD_LOG_FORMAT": "json",
            "ONETHREAD_LOG_LEVEL": "debug",
        }
        self.logs = data_dir / "logs"
        self.processes: list[asyncio.subprocess.Process] = []

    async def start(self, *roles: str) -> str:
        """Start one process tree; its address when it serves the web."""
        options = [part for role in roles for part in ("--role", role)]
        with self.logs.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "onethread.cli", "serve", *options),
                env=self._environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        self.processes.append(process)
        if roles and "web" not in roles:
            return ""
        assert process.stdout is not None
        async with asyncio.timeout(40):
            line = await process.stdout.readline()
            while b"http://" not in line:
                assert line, "serve ended"
                line = await process.stdout.readline()
        url = "http://127.0.0.1:" + line.split(b"http://localhost:")[1].split()[0].decode()
        await wait_ready(url)
        return url

    async def stop(self) -> list[int]:
        """SIGTERM to all; their exit statuses."""
        for process in self.processes:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
        statuses = [await asyncio.wait_for(p.wait(), 60) for p in self.processes]
        self.processes = []
        return statuses


async def send_all(url: str, key: str, *, stop_after: int = MESSAGES) -> int:
    """How many webhooks were acknowledged before the server went away."""
    acknowledged = 0
    limit = asyncio.Semaphore(16)
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:

        async def one(request: bytes) -> None:
            nonlocal acknowledged
            head, _, body = request.partition(b"\r\n\r\n")
            signature = head.split(b"X-Hub-Signature-256: ")[1].split(b"\r\n")[0].decode()
            async with limit:
                try:
                    answer = await client.post(
                        f"{url}/hooks/{key}",
                        content=body,
                        headers={"X-Hub-Signature-256": signature},
                    )
                except httpx.HTTPError:
                    return
                acknowledged += answer.status_code == 200

        await asyncio.gather(*(one(request) for request in requests(key, stop_after, 40)))
    return acknowledged


async def settled(database: Database) -> Reconciliation:
    """The reconciliation once nothing waits any more."""

    async def ask() -> Reconciliation | None:
        found = await reconcile(database)
        return None if found.waiting else found

    return await until(ask, 60, "the queue to empty")


@pytest.fixture
async def key(database: Database, tmp_path: Path) -> str:
    """The key of a WhatsApp channel, whose secrets the served system can read."""
    channel_id = await create(
        database,
        Vault.load(tmp_path),
        SYSTEM,
        connector_id="whatsapp",
        name="whatsapp",
        config=config(),
    )
    found: str = await database.fetchval("SELECT key FROM channels WHERE id = $1", channel_id)
    return found


@pytest.mark.timeout(150)
async def test_roles_run_apart_on_one_database_and_log_nobodys_words(
    database: Database, database_url: str, tmp_path: Path, key: str
) -> None:
    serving = Serving(database_url, tmp_path)
    try:
        url = await serving.start("web")
        assert await send_all(url, key, stop_after=20) == 20
        found = await reconcile(database)
        assert (found.waiting, found.messages) == (20, 0), "nobody works on them yet"
        await serving.start("worker")
        await serving.start("receivers")
        found = await settled(database)
        assert found.ok, msgspec.to_builtins(found.differences)
        assert found.messages == 20
    finally:
        statuses = await serving.stop()
    assert statuses == [0, 0, 0]
    log = serving.logs.read_text("utf-8")
    people: list[Any] = await database.fetch(
        "SELECT i.value, c.display_name, m.content->>'text' AS said FROM identities i"
        " JOIN customers c ON c.id = i.customer_id JOIN legs l ON l.identity_id = i.id"
        " JOIN messages m ON m.leg_id = l.id"
    )
    assert len(people) == 20
    for row in people:
        assert not [word for word in row if word and word.lstrip("+") in log]


@pytest.mark.timeout(150)
async def test_a_stop_in_the_middle_of_a_load_loses_nothing_that_was_acknowledged(
    database: Database, database_url: str, tmp_path: Path, key: str
) -> None:
    serving = Serving(database_url, tmp_path)
    try:
        url = await serving.start()
        sending = asyncio.create_task(send_all(url, key))

        async def under_way() -> bool:
            return bool(await database.fetchval("SELECT count(*) > 60 FROM envelopes"))

        await until(under_way, 30, "some of the load")
        assert await serving.stop() == [0]
        acknowledged = await sending
        kept = await database.fetchval("SELECT count(*) FROM envelopes")
        # What was kept but whose answer got lost is sent again by its provider: no harm.
        assert 60 < acknowledged <= kept
        url = await serving.start()
        await send_all(url, key)
        found = await settled(database)
        assert found.ok, msgspec.to_builtins(found.differences)
        assert found.messages == MESSAGES
    finally:
        await serving.stop()
