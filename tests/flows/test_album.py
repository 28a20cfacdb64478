"""An album of ten photos, each by its own webhook, all at once: one conversation, ten messages, in order."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onethread.simulator.sandbox import Behaviour, Sandbox, get_stand_in
from tests.running import Running, running, until

PHOTOS = 10
BEGAN = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)


@pytest.mark.timeout(120)
async def test_ten_photos_at_once_are_one_conversation_with_ten_messages_in_order(
    database_url: str, tmp_path: Path
) -> None:
    # Each webhook also comes twice, and nobody had written before: every row is made in the race.
    twice = Behaviour(doubled_webhooks=1)
    async with (
        running(database_url, tmp_path) as system,
        Sandbox(get_stand_in("whatsapp"), behaviour=twice, seed=1) as sandbox,
    ):
        channel = await system.channel("whatsapp", sandbox.settings())
        sandbox.webhook_url = f"{system.url}/hooks/{await system.key(channel)}"
        order = list(range(PHOTOS))
        random.Random(7).shuffle(order)
        for number in order:
            sandbox.emit("image", text=f"Foto {number}", at=BEGAN + timedelta(seconds=number))
        await sandbox.settled()
        assert sandbox.webhooks_taken == 2 * PHOTOS

        async def all_there() -> bool:
            return len(await _photos(system)) == PHOTOS

        await until(all_there, what="ten messages with their pictures")
        photos = await _photos(system)
        assert [text for text, _ in photos] == [f"Foto {number}" for number in range(PHOTOS)]
        assert len({file for _, file in photos}) == 1  # the same picture, kept once
        for table in ("conversations", "customers", "legs"):
            assert await system.database.fetchval(f"SELECT count(*) FROM {table}") == 1
        assert await system.database.fetchval("SELECT count(*) FROM messages") == PHOTOS


async def _photos(system: Running) -> list[tuple[str, str]]:
    """Text and file of each message whose picture was fetched, as the timeline shows them."""
    return [
        (row["content"]["text"], row["content"]["attachments"][0]["file_id"])
        for row in await system.messages("content", "said_at", "id")
        if row["content"]["attachments"][0].get("file_id")
    ]
