"""Merging customers moves everything and undoing it restores exactly what was."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations import drafts
from onethread.conversations.timeline import load as timeline
from onethread.customers import view
from onethread.customers.merge import merge, merge_proved
from onethread.customers.suggest import accept, list_open, refuse
from onethread.customers.survivor import survivor
from onethread.customers.unmerge import unmerge
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.messages import Assurance
from tests.world import World


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def customers(world: World, count: int) -> tuple[Actor, int, list[int]]:
    """An agent, a channel, and customers with a conversation each."""
    ada = await world.agent()
    channel = await world.channel()
    ids = []
    for number in range(count):
        heard = await world.hear(channel, f"+3161234000{number}", name=f"Customer {number}")
        ids.append(await world.customer_of(heard.conversation_id))
    return ada, channel, ids


async def state(world: World) -> dict[str, Any]:
    """Who has what, and who is whose signpost."""
    return {
        "identities": [
            tuple(r)
            for r in await world.database.fetch("SELECT id, customer_id FROM identities ORDER BY 1")
        ],
        "conversations": [
            tuple(r)
            for r in await world.database.fetch(
                "SELECT id, customer_id FROM conversations ORDER BY 1"
            )
        ],
        "customers": [
            tuple(r)
            for r in await world.database.fetch(
                "SELECT id, display_name, merged_into FROM customers ORDER BY 1"
            )
        ],
    }


async def last_merge(world: World) -> int:
    merge_id: int = await world.database.fetchval("SELECT max(id) FROM customer_merges")
    return merge_id


async def test_a_merge_brings_everything_to_the_winner_and_undoing_restores(world: World) -> None:
    ada, channel, [a, b] = await customers(world, 2)
    before = await state(world)
    assert await merge(world.database, ada, a, b) == a
    assert await survivor(world.database, b) == a
    assert len((await timeline(world.database, a, None, 50, None)).items) == 2
    heard = await world.hear(channel, "+31612340001")
    assert await world.customer_of(heard.conversation_id) == a
    [event] = await world.events("customer.merged")
    assert event["body"]["customer_ids"] == [a, b]
    assert await unmerge(world.database, ada, await last_merge(world)) == b
    assert await state(world) == before
    with pytest.raises(Conflict):
        await unmerge(world.database, ada, await last_merge(world))
    with pytest.raises(NotFound):
        await unmerge(world.database, ada, 999)


async def test_what_is_being_written_outlives_a_merge_and_its_undoing(world: World) -> None:
    ada, _, [a, b] = await customers(world, 2)
    rows = await world.database.fetch("SELECT id FROM conversations ORDER BY id")
    for row in rows:
        await drafts.save(world.database, ada, row["id"], {"text": f"to {row['id']}"})

    async def written() -> list[Any]:
        return [await drafts.load(world.database, row["id"], ada.id) for row in rows]

    before = await written()
    await merge(world.database, ada, a, b)
    assert await written() == before
    await unmerge(world.database, ada, await last_merge(world))
    assert await written() == before
    assert all(before)


async def test_a_customer_without_a_name_gets_it_and_gives_it_back(world: World) -> None:
    ada, _, [a, b] = await customers(world, 2)
    await world.database.execute("UPDATE customers SET display_name = '' WHERE id = $1", a)
    await merge(world.database, ada, a, b)
    assert (await view.load_one(world.database, a)).display_name == "Customer 1"
    await unmerge(world.database, ada, await last_merge(world))
    assert (await view.load_one(world.database, a)).display_name == ""


@pytest.mark.parametrize("seed", range(8))
async def test_chains_of_merges_undone_in_any_order_end_as_they_began(
    world: World, seed: int
) -> None:
    ada, _, ids = await customers(world, 6)
    before = await state(world)
    chance = random.Random(seed)
    done = []
    for _ in range(5):
        one, two = chance.sample(ids, 2)
        try:
            await merge(world.database, ada, one, two)
        except InvalidInput:
            continue
        done.append(await last_merge(world))
    assert len(done) >= 2
    chance.shuffle(done)
    for merge_id in done:
        await unmerge(world.database, ada, merge_id)
    assert await state(world) == before


async def test_conversations_begun_since_go_with_the_address_they_are_on(world: World) -> None:
    ada, channel, [a, b] = await customers(world, 2)
    await merge(world.database, ada, a, b)
    await world.database.execute("UPDATE conversations SET status = 'resolved'")
    later = clock.now() + timedelta(minutes=1)
    ours = await world.hear(channel, "+31612340001", at=later)
    await world.database.execute("UPDATE conversations SET status = 'resolved'")
    theirs = await world.hear(channel, "+31612340000", at=later)
    await unmerge(world.database, ada, await last_merge(world))
    assert await world.customer_of(ours.conversation_id) == b
    assert await world.customer_of(theirs.conversation_id) == a


async def test_what_one_sender_proved_is_merged_once_the_older_stays(world: World) -> None:
    _, _, [a, b] = await customers(world, 2)
    await merge_proved(world.database, b, a)
    await merge_proved(world.database, b, a)
    assert await survivor(world.database, b) == a
    assert await world.database.fetchval("SELECT count(*) FROM customer_merges") == 1


async def test_what_came_in_during_a_merge_is_brought_along_and_undone_too(world: World) -> None:
    ada, _, [a, b] = await customers(world, 2)
    before = await state(world)
    await merge(world.database, ada, a, b)
    await world.database.execute(
        "UPDATE conversations SET customer_id = $1 WHERE id = 2", b
    )  # as intake does that looked the customer up just before
    await merge_proved(world.database, a, b)
    assert await world.customer_of(2) == a
    await unmerge(world.database, ada, await last_merge(world))
    assert await state(world) == before


async def test_whom_a_person_held_apart_nothing_merges(world: World) -> None:
    ada, _, [a, b, c] = await customers(world, 3)
    await merge(world.database, ada, a, b)
    await unmerge(world.database, ada, await last_merge(world))
    await merge_proved(world.database, a, b)
    assert await survivor(world.database, b) == b
    await world.database.execute(
        "INSERT INTO customer_suggestions (customer_a, customer_b, evidence) VALUES ($1, $2, '[]')",
        a,
        c,
    )
    [suggestion] = await list_open(world.database, None, 10)
    await refuse(world.database, ada, suggestion.id)
    await merge_proved(world.database, a, c)
    assert await survivor(world.database, c) == c
    assert await list_open(world.database, None, 10) == []
    with pytest.raises(Conflict):
        await accept(world.database, ada, suggestion.id)


async def test_two_different_verified_external_ids_are_only_suggested(world: World) -> None:
    ada = await world.agent()
    channel = await world.channel()
    ids = [
        await world.customer_of(
            (
                await world.hear(channel, value, scheme="external", assurance=Assurance.VERIFIED)
            ).conversation_id
        )
        for value in ("A-1", "A-2")
    ]
    await merge_proved(world.database, *ids)
    assert await survivor(world.database, ids[1]) == ids[1]
    [suggestion] = await view.suggestions(world.database, ids[0])
    assert suggestion.other_id == ids[1]
    assert await accept(world.database, ada, suggestion.id) == ids[0]
    assert await survivor(world.database, ids[1]) == ids[0]


async def test_a_customer_is_not_merged_with_itself(world: World) -> None:
    ada, _, [a, b] = await customers(world, 2)
    await merge(world.database, ada, a, b)
    for one, other in ((a, a), (a, b), (b, a)):
        with pytest.raises(InvalidInput):
            await merge(world.database, ada, one, other)
    with pytest.raises(NotFound):
        await merge(world.database, ada, a, 999)
