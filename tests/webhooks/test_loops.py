"""From an event to the receiver, by the loops that the worker runs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.events import Event, record
from onethread.parts import open_parts
from onethread.settings import Settings
from onethread.webhooks.loops import LOOPS
from onethread.worker import work
from tests.webhooks.conftest import Receiver
from tests.webhooks.subscribing import subscribe


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=str(tmp_path), outgoing_allow=("127.0.0.1/32",))


async def test_events_reach_receivers_while_a_worker_runs(
    database: Database, database_url: str, settings: Settings, receiver: Receiver
) -> None:
    async with open_parts(settings, database_url, "worker") as parts:
        vault = Vault.load(Path(settings.data_dir))
        await subscribe(database, vault, parts.transport, receiver)
        running = asyncio.create_task(work(parts, list(LOOPS)))
        for number in range(20):
            async with database.transaction() as connection:
                await record(connection, [Event(kind="message.received", message_id=number)])
        await receiver.gets(20)
        parts.stopping.set()
        async with asyncio.timeout(10):
            await running
    told = [json.loads(taken.body)["data"]["message_id"] for taken in receiver.taken]
    assert sorted(told) == list(range(20))
    assert await database.fetchval("SELECT count(*) FROM jobs") == 0


async def test_what_happened_while_no_worker_ran_is_told_later(
    database: Database, database_url: str, settings: Settings, receiver: Receiver
) -> None:
    async with open_parts(settings, database_url, "worker") as parts:
        vault = Vault.load(Path(settings.data_dir))
        await subscribe(database, vault, parts.transport, receiver)
        async with database.transaction() as connection:
            await record(connection, [Event(kind="message.received", message_id=1)])
        running = asyncio.create_task(work(parts, list(LOOPS)))
        await receiver.gets(1)
        parts.stopping.set()
        await running
    assert len(receiver.taken) == 1
