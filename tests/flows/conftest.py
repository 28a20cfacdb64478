"""Pigeon post with everything around it, in one process: see pigeon.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from onethread.access import SYSTEM, Actor
from onethread.channels.change import create
from onethread.connectors import registry
from onethread.connectors.contract import Connector
from onethread.conversations.reply import reply
from onethread.conversations.shapes import Message
from onethread.delivery import send
from onethread.intake.follow import QUEUE, Follower
from onethread.intake.ledger import Ledger
from onethread.intake.make import make_intake
from onethread.intake.receivers import run_receivers
from onethread.jobs import JobLoop
from onethread.messages import Content
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from tests.flows.pigeon import PIGEON, Loft, loft


class Post:
    """One channel of pigeon post and everything around it."""

    def __init__(self, parts: Parts, channel_id: int, key: str, provider: Loft) -> None:
        self.parts = parts
        self.database = parts.database
        self.channel_id = channel_id
        self.key = key
        self.loft = provider

    def become(self, monkeypatch: pytest.MonkeyPatch, connector: Connector) -> None:
        """Another kind of pigeon post, also for what was loaded already."""
        with_connector(monkeypatch, connector)
        self.parts.channels._forget("")

    async def texts(self) -> list[str]:
        """What is in the timeline."""
        intake = make_intake(self.parts)
        while await intake.step():
            pass
        rows = await self.database.fetch(
            "SELECT content->>'text' AS text FROM messages ORDER BY id"
        )
        return [row["text"] for row in rows]

    async def health(self) -> tuple[bool, str]:
        """How the channel's page says it does."""
        row = await self.database.fetchrow("SELECT ok, message FROM channel_health")
        return (row["ok"], row["message"]) if row else (True, "")

    @asynccontextmanager
    async def receiving(self) -> AsyncIterator[None]:
        """The receivers' process at work."""
        task = asyncio.create_task(run_receivers(self.parts))
        try:
            yield
        finally:
            self.parts.stopping.set()
            self.parts.channels.changed.set()
            await task
            self.parts.stopping.clear()

    async def hear(self, **letter: Any) -> None:
        """A letter comes in and is processed."""
        ledger = Ledger(self.database)
        await ledger.start()
        await ledger.accept(self.channel_id, {}, msgspec.json.encode(letter))
        await ledger.stop()
        await self.texts()

    async def answer(self, agent: Actor, leg_id: int, text: str, **more: Any) -> Message:
        """An agent answers; it is sent before this returns."""
        conversation_id = await self.database.fetchval(
            "SELECT conversation_id FROM legs WHERE id = $1", leg_id
        )
        message = await reply(
            self.database,
            agent,
            conversation_id,
            leg_id=leg_id,
            content=Content(text=text),
            idempotency_key=uuid4(),
            **more,
        )
        await self.work(send.QUEUE, send.Sender(self.parts).handle)
        return message

    async def work(self, queue: str, handle: Any) -> None:
        """Run the jobs of a queue, due or not."""
        loop = JobLoop(self.database, queue, handle)
        await self.database.execute("UPDATE jobs SET run_at = now() - interval '1 day'")
        for job in await loop.claim(10):
            await loop.work(job)

    async def follow(self, rounds: int = 1) -> None:
        """Run the jobs that fetch, due or not."""
        ledger = Ledger(self.database)
        await ledger.start()
        loop = JobLoop(self.database, QUEUE, Follower(self.parts, ledger).handle)
        try:
            for _ in range(rounds):
                await self.database.execute("UPDATE jobs SET run_at = now() - interval '1 day'")
                for job in await loop.claim(10):
                    await loop.work(job)
        finally:
            await ledger.stop()


def with_connector(monkeypatch: pytest.MonkeyPatch, connector: Connector) -> None:
    monkeypatch.setattr(registry, "all_connectors", lambda: {connector.manifest.id: connector})


@pytest.fixture
async def pigeons(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Post]:
    with_connector(monkeypatch, PIGEON)
    settings = Settings(data_dir=str(tmp_path), outgoing_allow=("127.0.0.0/8",))
    async with open_parts(settings, database_url, "test") as parts, loft() as provider:
        provider.on("GET /keys", b"key one")
        channel_id = await create(
            parts.database,
            parts.vault,
            SYSTEM,
            connector_id="pigeon",
            name="Loft",
            config={"api_base_url": provider.url},
        )
        channel = await parts.channels.by_id(channel_id)
        assert channel is not None
        yield Post(parts, channel_id, channel.key, provider)
