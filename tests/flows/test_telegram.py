"""Telegram for a server without a public address: it asks, and misses and doubles nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from onethread.access import SYSTEM
from onethread.channels.change import create
from onethread.intake.make import make_intake
from onethread.intake.receivers import run_receivers
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from onethread.simulator.sandbox import Sandbox, get_stand_in
from tests.running import until


async def texts(parts: Parts) -> list[str]:
    intake = make_intake(parts)
    while await intake.step():
        pass
    rows = await parts.database.fetch("SELECT content->>'text' AS text FROM messages ORDER BY id")
    return [row["text"] for row in rows]


@pytest.mark.timeout(60)
async def test_a_bot_is_asked_for_what_it_heard(database_url: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=str(tmp_path), outgoing_allow=("127.0.0.0/8",))
    async with (
        Sandbox(get_stand_in("telegram")) as telegram,
        open_parts(settings, database_url, "test") as parts,
    ):
        telegram.happen("text", text="before it was connected")
        config = {**telegram.settings(), "secret_token": None, "receive": "poll"}
        await create(
            parts.database, parts.vault, SYSTEM, connector_id="telegram", name="Bot", config=config
        )

        async def begun() -> bool:
            return bool(await parts.database.fetchval("SELECT count(*) FROM channel_cursors"))

        async def heard(*wanted: str) -> bool:
            return await texts(parts) == list(wanted)

        receiving = asyncio.create_task(run_receivers(parts))
        await until(begun)
        telegram.happen("text", text="one")
        telegram.happen("text", text="two")
        await until(lambda: heard("one", "two"))
        parts.stopping.set()
        parts.channels.changed.set()
        await receiving
        parts.stopping.clear()
        telegram.happen("text", text="while nobody asked")
        receiving = asyncio.create_task(run_receivers(parts))
        await until(lambda: heard("one", "two", "while nobody asked"))
        parts.stopping.set()
        parts.channels.changed.set()
        await receiving
