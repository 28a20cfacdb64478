"""Move, split, merge: messages keep to legs of their own conversation, and nothing gets lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations import drafts, messages, ref, show, summaries
from onethread.conversations.merge import merge
from onethread.conversations.move import move_messages, move_to_customer
from onethread.conversations.note import add_note
from onethread.conversations.reply import reply
from onethread.conversations.search import search
from onethread.conversations.split import split
from onethread.conversations.status import set_status
from onethread.conversations.timers import wake_due
from onethread.conversations.unmerge import unmerge
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.messages import Content
from tests.world import START, World


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def whole(world: World) -> None:
    """What must hold after any correction."""
    assert not await world.database.fetch(
        "SELECT m.id FROM messages AS m JOIN legs AS l ON l.id = m.leg_id"
        " WHERE l.conversation_id <> m.conversation_id"
    ), "a message hangs on a leg of another conversation"
    assert not await world.database.fetch(
        "SELECT m.id FROM messages AS m JOIN conversations AS c ON c.id = m.conversation_id"
        " WHERE c.merged_into IS NOT NULL"
    ), "a message stayed in a merged conversation"
    assert not await world.database.fetch(
        "SELECT a.id FROM conversations AS a JOIN conversations AS b ON b.id = a.merged_into"
        " WHERE b.merged_into IS NOT NULL"
    ), "a chain of merges"
    assert not await world.database.fetch(
        """
        SELECT c.id FROM conversations AS c WHERE c.merged_into IS NULL AND (
          last_inbound_at IS DISTINCT FROM (SELECT max(said_at) FROM messages
            WHERE conversation_id = c.id AND direction = 'in')
          OR last_message_at IS DISTINCT FROM (SELECT max(said_at) FROM messages
            WHERE conversation_id = c.id AND direction IN ('in', 'out'))
          OR (SELECT array_agg(x ORDER BY x) FROM unnest(channel_ids) AS x) IS DISTINCT FROM
             (SELECT array_agg(DISTINCT channel_id ORDER BY channel_id) FROM legs
              WHERE conversation_id = c.id))
        """
    ), "a conversation's facts are not those of its messages"


async def two_channels(world: World) -> tuple[Actor, int, int, list[int]]:
    """A conversation on two channels: the agent, its id, the WhatsApp leg, message ids."""
    ada = await world.agent()
    chat, mail = await world.channel("whatsapp"), await world.channel("email")
    first = await world.hear(chat, "+31612340001", "the lift is stuck")
    customer = await world.customer_of(first.conversation_id)
    await world.database.execute(
        "INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source)"
        " VALUES ($1, 'email', 'j@example.org', 'j@example.org', 2, 'test')",
        customer,
    )
    second = await world.hear(
        mail, "j@example.org", "photo of the lift", scheme="email", subject="Lift", continuous=False
    )
    third = await world.hear(chat, "+31612340001", "and my rent is wrong")
    assert first.conversation_id == second.conversation_id == third.conversation_id
    leg = await world.database.fetchval("SELECT min(id) FROM legs")
    return ada, first.conversation_id, leg, [m.message_id for m in (first, second, third)]


async def test_splitting_doubles_a_leg_that_stays_and_takes_one_that_goes(world: World) -> None:
    ada, at, chat_leg, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[1], ids[2]])
    await whole(world)
    page = await show.conversation(world.database, ada, new.id)
    assert [m.id for m in page.messages.items if m.direction == "in"] == [ids[1], ids[2]]
    assert {leg.channel.connector for leg in page.legs} == {"whatsapp", "email"}
    assert new.status == "open"
    assert new.preview == "and my rent is wrong"
    old = await show.conversation(world.database, ada, at)
    assert [leg.id for leg in old.legs] == [chat_leg]
    assert old.conversation.preview == "the lift is stuck"
    moved = await messages.load_one(world.database, ids[2])
    assert moved.placement is not None
    assert moved.placement.corrected is not None
    assert moved.placement.corrected["from_conversation"] == at
    row = await world.database.fetchrow("SELECT * FROM placement_corrections")
    assert row is not None
    assert (row["kind"], row["message_ids"], row["agent_id"]) == ("split", ids[1:], ada.id)
    [event] = await world.events("conversation.split")
    assert event["conversation_id"] == new.id


async def test_after_a_split_the_next_message_goes_to_the_latest_matter_on_that_leg(
    world: World,
) -> None:
    ada, at, _, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    channel = await world.database.fetchval("SELECT id FROM channels WHERE connector = 'whatsapp'")
    heard = await world.hear(channel, "+31612340001", "about that rent")
    assert heard.conversation_id == new.id


async def test_a_split_must_leave_and_take_something_that_was_said(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    note = await add_note(world.database, ada, at, Content(text="hm"), uuid4())
    other = await world.hear(await world.channel(), "+31600000000")
    for chosen in ([], ids, [note.id], [other.message_id], [999], [ids[0], 999], [*ids, note.id]):
        with pytest.raises(InvalidInput):
            await split(world.database, ada, at, chosen)
    with pytest.raises(NotFound):
        await split(world.database, ada, 999, ids)
    await whole(world)


async def test_who_was_writing_in_both_has_both_drafts_after_the_merge(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    bea = await world.agent("Bea")
    new = await split(world.database, ada, at, [ids[2]])
    await drafts.save(world.database, ada, at, {"text": "to the one"})
    await drafts.save(world.database, ada, new.id, {"text": "to the other"})
    await drafts.save(world.database, bea, new.id, {"text": "only here"})
    await merge(world.database, ada, new.id, at)
    kept = await drafts.load(world.database, at, ada.id)
    assert kept is not None
    assert (kept.body, kept.other) == ({"text": "to the one"}, {"text": "to the other"})
    hers = await drafts.load(world.database, at, bea.id)
    assert hers is not None
    assert (hers.body, hers.other) == ({"text": "only here"}, None)


async def test_merging_brings_everything_and_the_old_id_leads_there(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    later = await split(world.database, ada, at, [ids[1]])
    await add_note(world.database, ada, new.id, Content(text="note"), uuid4())
    await drafts.save(world.database, ada, new.id, {"text": "half an answer"})
    await set_status(world.database, ada, at, "resolved")
    await merge(world.database, ada, new.id, later.id)
    merged = await merge(world.database, ada, later.id, at)
    await whole(world)
    assert merged.id == at
    assert merged.status == "open"
    for old in (new.id, later.id):
        page = await show.conversation(world.database, ada, old)
        assert page.conversation.id == at
        assert page.draft is not None
        assert page.draft.body == {"text": "half an answer"}
        found = await search(world.database, ada, ref.encode(old), None, None, 10, "NL")
        assert found.items[0].conversation_id == at
    assert [m.id for m in page.messages.items if m.direction == "in"] == ids
    assert sum(m.direction == "note" for m in page.messages.items) == 1
    assert len(page.legs) == 2
    again = await merge(
        world.database, ada, at, (await split(world.database, ada, at, [ids[0]])).id
    )
    assert (await show.conversation(world.database, ada, new.id)).conversation.id == again.id
    await whole(world)


async def test_a_merge_is_undone_and_nothing_is_left_to_learn(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    await add_note(world.database, ada, new.id, Content(text="note"), uuid4())
    await set_status(world.database, ada, at, "resolved")
    corrections = "SELECT kind, message_ids FROM placement_corrections ORDER BY id"
    before = await world.database.fetch(corrections)
    merged = await merge(world.database, ada, new.id, at)
    assert merged.status == "open"
    back = await unmerge(world.database, ada, new.id)
    await whole(world)
    assert back.id == new.id
    page = await show.conversation(world.database, ada, new.id)
    assert [m.id for m in page.messages.items if m.direction == "in"] == [ids[2]]
    assert sum(m.direction == "note" for m in page.messages.items) == 1
    stayed = await show.conversation(world.database, ada, at)
    assert stayed.conversation.status == "resolved"
    assert [m.id for m in stayed.messages.items if m.direction == "in"] == ids[:2]
    # The split went back and came again: what is learnt is as it was.
    assert len(await world.database.fetch(corrections)) <= len(before)
    with pytest.raises(Conflict):
        await unmerge(world.database, ada, new.id)


async def test_what_was_said_or_changed_after_a_merge_stays_when_it_is_undone(
    world: World,
) -> None:
    ada, at, leg, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[1]])
    await merge(world.database, ada, new.id, at)
    with clock.at(START + timedelta(hours=1)):
        answer = await reply(world.database, ada, at, leg, Content(text="hi"), uuid4())
    await unmerge(world.database, ada, new.id)
    await whole(world)
    stayed = await show.conversation(world.database, ada, at)
    assert stayed.conversation.status == "waiting"
    assert answer.id in [m.id for m in stayed.messages.items]


async def test_a_split_or_move_taken_back_counts_as_no_correction(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    await merge(world.database, ada, new.id, at)
    assert not await world.database.fetch("SELECT FROM placement_corrections")
    assert not await world.database.fetch("SELECT FROM messages WHERE placement ? 'corrected'")
    await whole(world)


async def test_an_answer_given_to_a_merged_conversation_goes_by_the_same_strand(
    world: World,
) -> None:
    ada, at, chat_leg, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    new_leg = await world.leg(new.id)
    await merge(world.database, ada, new.id, at)
    with clock.at(START + timedelta(hours=1)):
        sent = await reply(world.database, ada, new.id, chat_leg, Content(text="hi"), uuid4())
        other = await reply(world.database, ada, new.id, new_leg, Content(text="hi"), uuid4())
    assert (sent.conversation_id, sent.leg_id) == (at, chat_leg)
    assert (other.conversation_id, other.leg_id) == (at, chat_leg)


async def test_conversations_of_different_customers_are_not_merged(world: World) -> None:
    ada = await world.agent()
    channel = await world.channel()
    one = (await world.hear(channel, "+31612340001")).conversation_id
    two = (await world.hear(channel, "+31612340002")).conversation_id
    with pytest.raises(Conflict, match="different customers"):
        await merge(world.database, ada, one, two)
    with pytest.raises(InvalidInput):
        await merge(world.database, ada, one, one)
    moved = await move_to_customer(world.database, ada, one, await world.customer_of(two))
    assert moved.customer.id == await world.customer_of(two)
    assert (await merge(world.database, ada, one, two)).id == two
    await whole(world)


async def test_moving_messages_creates_the_leg_where_they_go(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    channel = await world.database.fetchval("SELECT id FROM channels WHERE connector = 'whatsapp'")
    other = await world.hear(channel, "+31600000000", "somebody else")
    target = await move_messages(world.database, ada, [ids[1]], other.conversation_id)
    await whole(world)
    assert target.id == other.conversation_id
    assert {c.connector for c in target.channels} == {"whatsapp", "email"}
    with pytest.raises(InvalidInput):
        await move_messages(world.database, ada, [ids[0], ids[1]], at)
    with pytest.raises(NotFound):
        await move_messages(world.database, ada, [999], at)


async def test_moving_all_messages_to_a_conversation_of_the_customer_merges(world: World) -> None:
    ada, at, _, ids = await two_channels(world)
    new = await split(world.database, ada, at, [ids[2]])
    assert (await move_messages(world.database, ada, [ids[2]], at)).id == at
    assert (await summaries.load_one(world.database, new.id, None)).merged_into == at
    await whole(world)


async def test_a_snoozed_conversation_wakes_when_its_time_has_come(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    until = clock.now() + timedelta(hours=1)
    await set_status(world.database, ada, at, "snoozed", until)
    assert await wake_due(world.database) == 0
    with clock.at(until):
        assert await wake_due(world.database) == 1
        assert await wake_due(world.database) == 0
    assert (await summaries.load_one(world.database, at, None)).status == "open"
    assert [e["body"].get("woken") for e in await world.events("conversation.changed")] == [
        None,
        True,
    ]
