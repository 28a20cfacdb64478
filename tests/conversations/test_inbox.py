"""The inbox: its views, pages, counts and what is unread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onethread.conversations import inbox_queries, paging, show, summaries
from onethread.conversations.view_rules import BUILT_IN, View
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from tests.world import START, World


async def test_pages_hold_every_conversation_once_and_the_latest_first(database: Database) -> None:
    world = World(database)
    channel = await world.channel()
    for number in range(7):
        await world.hear(channel, f"+3161234000{number}", at=START + timedelta(seconds=number // 2))
    found: list[int] = []
    cursor = None
    while True:
        page = await show.inbox(database, BUILT_IN["all"], None, paging.decode(cursor), 2)
        found += [item.id for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    expected = await database.fetch(
        "SELECT id FROM conversations ORDER BY last_message_at DESC, id DESC"
    )
    assert found == [row["id"] for row in expected]
    assert len(found) == 7


async def test_views_hold_what_their_names_say(database: Database) -> None:
    world = World(database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    channel = await world.channel()
    ids = [
        (await world.hear(channel, f"+3161234000{number}")).conversation_id for number in range(5)
    ]
    await database.execute(
        "UPDATE conversations SET assignee_id = $2 WHERE id = $1", ids[0], ada.id
    )
    await database.execute(
        "UPDATE conversations SET assignee_id = $2 WHERE id = $1", ids[1], bea.id
    )
    await database.execute(
        "UPDATE conversations SET status = 'snoozed', snoozed_until = now() WHERE id = $1", ids[2]
    )
    await database.execute(
        "UPDATE conversations SET status = 'resolved', resolved_at = now() WHERE id = $1", ids[3]
    )

    async def seen(view: View) -> list[int]:
        return [
            item.id for item in (await show.inbox(database, BUILT_IN[view], ada.id, None, 50)).items
        ]

    assert await seen("mine") == [ids[0]]
    assert await seen("unassigned") == [ids[4]]
    assert await seen("all") == [ids[4], ids[1], ids[0]]
    assert await seen("snoozed") == [ids[2]]
    assert await seen("resolved") == [ids[3]]
    counts = await inbox_queries.counts(database, ada.id)
    assert (counts.mine, counts.unassigned, counts.all, counts.snoozed) == (1, 1, 3, 1)


async def test_a_filter_keeps_to_a_channel_or_an_assignee(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    whatsapp, mail = await world.channel("whatsapp"), await world.channel("email")
    first = await world.hear(whatsapp, "+31612340001")
    second = await world.hear(mail, "b@example.org", scheme="email")
    await database.execute(
        "UPDATE conversations SET assignee_id = $2 WHERE id = $1", first.conversation_id, ada.id
    )
    by_channel = await show.inbox(database, BUILT_IN["all"], None, None, 50, channel_id=mail)
    assert [item.id for item in by_channel.items] == [second.conversation_id]
    by_agent = await show.inbox(database, BUILT_IN["all"], None, None, 50, assignee_id=ada.id)
    assert [item.id for item in by_agent.items] == [first.conversation_id]


async def test_a_summary_names_customer_channels_and_assignee(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel("whatsapp", "WhatsApp NL")
    heard = await world.hear(channel, "+31612340001", "The lift is stuck", name="Jan Jansen")
    await database.execute(
        "UPDATE conversations SET assignee_id = $2 WHERE id = $1", heard.conversation_id, ada.id
    )
    summary = await summaries.load_one(database, heard.conversation_id, ada.id)
    assert summary.customer.display_name == "Jan Jansen"
    assert summary.assignee is not None
    assert summary.assignee.name == "Ada"
    assert [c.name for c in summary.channels] == ["WhatsApp NL"]
    assert summary.preview == "The lift is stuck"
    assert summary.last_direction == "in"
    assert summary.ref.startswith("OT-")
    assert summary.unread


@pytest.mark.parametrize("cursor", ["x", "!!!", "MTIz", "ÿ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ"])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInput):
        paging.decode(cursor)
