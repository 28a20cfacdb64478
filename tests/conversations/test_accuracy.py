"""How often placement was right, counted from what agents put right and confirmed."""

from __future__ import annotations

import pytest

from onethread.conversations.accuracy import CONFIRMED, accuracy, confirm
from onethread.conversations.split import split
from onethread.database.engine import Database
from onethread.errors import NotFound
from tests.world import World


async def test_what_was_moved_counts_as_wrong_and_what_was_confirmed_as_right(
    database: Database,
) -> None:
    world = World(database)
    ada = await world.agent("Ada")
    channel = await world.channel()
    first = await world.hear(channel, "+31612345678", "The boiler leaks", name="Kees")
    second = await world.hear(channel, "+31612345678", "It drips all day", name="Kees")
    third = await world.hear(channel, "+31612345678", "Also: my key broke", name="Kees")
    assert first.conversation_id == second.conversation_id == third.conversation_id
    await split(database, ada, third.conversation_id, [third.message_id])
    confirmed = await confirm(database, ada, second.message_id)
    assert confirmed.placement is not None
    assert confirmed.placement.confirmed is not None
    assert confirmed.placement.confirmed["by"] == "Ada"
    assert [e["message_id"] for e in await world.events(CONFIRMED)] == [second.message_id]

    counted = await accuracy(database)
    assert (counted.placed, counted.corrected, counted.confirmed) == (3, 1, 1)
    assert sum(rule.placed for rule in counted.rules) == 3
    assert sum(rule.corrected for rule in counted.rules) == 1
    with pytest.raises(NotFound):
        await confirm(database, ada, 10_000)
