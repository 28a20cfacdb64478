"""Views of the inbox: what they hold, in which order, how many; and who may make them."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations import inbox_queries, paging, pins, read, show, views
from onethread.conversations.reply import reply
from onethread.conversations.status import set_status
from onethread.conversations.view_rules import (
    BUILT_IN,
    Conditions,
    Seen,
    Sort,
    Status,
    check_name,
    order_of,
)
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotAllowed, NotFound
from onethread.messages import Content, Template
from tests.world import START, World


@pytest.mark.parametrize(
    ("status", "sort", "column", "largest_first"),
    [
        ([], "newest", "last_message_at", True),
        ([], "oldest", "last_message_at", False),
        ([], "waiting", "waits_since", False),
        ([], "snooze", "last_message_at", True),
        (["snoozed"], "snooze", "snoozed_until", False),
        (["snoozed", "open"], "snooze", "last_message_at", True),
        (["resolved"], "newest", "resolved_at", True),
        (["resolved"], "oldest", "resolved_at", False),
        (["resolved"], "waiting", "resolved_at", True),
        (["open", "resolved"], "oldest", "last_message_at", False),
    ],
)
def test_a_view_is_ordered_by_what_can_be_meant(
    status: list[Status], sort: Sort, column: str, largest_first: bool
) -> None:
    assert order_of(Seen(conditions=Conditions(status=status), sort=sort)) == (
        column,
        largest_first,
    )


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "Urgent", "urgent"])
def test_a_view_needs_a_name_of_its_own(name: str) -> None:
    with pytest.raises(InvalidInput):
        check_name(name, ["URGENT"])


class Inbox:
    """Six conversations, each with something of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.world = World(database)
        self.ids: list[int] = []
        self.ada: Actor

    async def fill(self) -> None:
        self.ada = await self.world.agent("Ada")
        self.bea = await self.world.agent("Bea")
        self.whatsapp = await self.world.channel("whatsapp")
        self.mail = await self.world.channel("email")
        for number in range(6):
            received = await self.world.hear(
                self.mail if number == 5 else self.whatsapp,
                f"+3161234000{number}",
                f"message {number}",
                name=f"Customer {number}",
                at=START + timedelta(minutes=number),
            )
            self.ids.append(received.conversation_id)
        a, b, c, d, e, _ = self.ids
        run = self.database.execute
        await run("UPDATE conversations SET assignee_id = $2 WHERE id = $1", a, self.ada.id)
        await run("UPDATE conversations SET assignee_id = $2 WHERE id = $1", b, self.bea.id)
        await run("INSERT INTO teams (id, name) VALUES (1, 'Repairs')")
        await run("INSERT INTO tags (id, name) VALUES (1, 'leak'), (2, 'lift')")
        await run("INSERT INTO brands (id, name) VALUES (1, 'De Linde')")
        await run("UPDATE channels SET brand_id = 1 WHERE id = $1", self.mail)
        await run("UPDATE conversations SET team_id = 1, tag_ids = '{1,2}' WHERE id = $1", c)
        await run("UPDATE conversations SET failed_count = 1 WHERE id = $1", d)
        await run(
            "UPDATE customers SET language = 'nl' FROM conversations AS c"
            " WHERE c.customer_id = customers.id AND c.id = $1",
            e,
        )
        await read.mark_read(self.database, self.ada, a)

    async def shown(self, conditions: Conditions, sort: Sort = "oldest") -> list[int]:
        """Places in `ids`, by pages of two; and the count must be the same."""
        seen = Seen(conditions=conditions, sort=sort)
        found: list[int] = []
        cursor = None
        for _ in itertools.count():
            page = await show.inbox(self.database, seen, self.ada.id, paging.decode(cursor), 2)
            found += [self.ids.index(item.id) for item in page.items]
            cursor = page.next
            if cursor is None:
                break
        counted = await inbox_queries.counts_of(self.database, {7: conditions}, self.ada.id)
        if "resolved" not in conditions.status:
            assert counted == {7: len(found)}
        together = await inbox_queries.ids_in(self.database, conditions, self.ada.id, 100)
        assert {self.ids.index(i) for i in together} == set(found)
        return found


@pytest.fixture(name="inbox")
async def _inbox(database: Database) -> Inbox:
    inbox = Inbox(database)
    await inbox.fill()
    return inbox


async def test_conditions_hold_what_they_say(inbox: Inbox) -> None:
    ada, bea = inbox.ada.id, inbox.bea.id
    assert ada is not None
    assert bea is not None
    cases: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"assignees": ["me"]}, [0]),
        ({"assignees": ["nobody"]}, [2, 3, 4, 5]),
        ({"assignees": ["me", bea]}, [0, 1]),
        ({"assignees": [ada, "nobody"]}, [0, 2, 3, 4, 5]),
        ({"team_ids": [1]}, [2]),
        ({"tag_ids": [2, 9]}, [2]),
        ({"channel_ids": [inbox.mail]}, [5]),
        ({"brand_ids": [1]}, [5]),
        ({"languages": ["nl", "fr"]}, [4]),
        ({"unread": True}, [1, 2, 3, 4, 5]),
        ({"failed": True}, [3]),
        ({"text": "Message 2"}, [2]),
        ({"text": "customer 3"}, [3]),
        ({"text": "100%"}, []),
        ({"waiting_minutes": 5}, [0, 1, 2, 3, 4, 5]),
        ({"waiting_minutes": 1_000_000}, []),
        ({"unread": True, "assignees": ["me"]}, []),
        ({"status": ["snoozed"]}, []),
        ({"status": ["open", "waiting", "snoozed", "resolved"]}, [0, 1, 2, 3, 4, 5]),
    ]
    for given, expected in cases:
        assert await inbox.shown(Conditions(**given)) == expected, given


async def test_who_waits_longest_comes_first_and_who_was_answered_last(inbox: Inbox) -> None:
    template = Template(name="answer", language="nl", text="answer")
    content = Content(text="answer", template=template)
    first = inbox.ids[0]
    key = "0d5c5a52-6a5b-4a5c-9a3e-6f6a0d3b1c11"
    from uuid import UUID

    await reply(inbox.database, inbox.ada, first, await inbox.world.leg(first), content, UUID(key))
    # Whoever writes again has waited since the first time.
    await inbox.world.hear(
        inbox.whatsapp, "+31612340001", "hello?", at=clock.now() + timedelta(minutes=1)
    )
    assert await inbox.shown(Conditions(), "waiting") == [1, 2, 3, 4, 5, 0]
    [answered] = [
        item
        for item in (
            await show.inbox(inbox.database, BUILT_IN["all"], inbox.ada.id, None, 50)
        ).items
        if item.id == first
    ]
    assert answered.waiting_since is None
    assert await inbox.shown(Conditions(waiting_minutes=0)) == [2, 3, 4, 5, 1]
    # An answered matter that is resolved and opened again waits for nobody.
    await set_status(inbox.database, inbox.ada, first, "resolved")
    await set_status(inbox.database, inbox.ada, first, "open")
    assert (await inbox.shown(Conditions(), "waiting"))[-1] == 0
    # One that was never answered waits again.
    await set_status(inbox.database, inbox.ada, inbox.ids[2], "resolved")
    assert 2 not in await inbox.shown(Conditions(), "waiting")
    await set_status(inbox.database, inbox.ada, inbox.ids[2], "open")
    assert (await inbox.shown(Conditions(), "waiting"))[1] == 2


async def test_a_view_is_its_makers_until_it_is_shared(database: Database) -> None:
    world = World(database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    chief = await world.agent("Chris", "supervisor")
    wanted = Conditions(assignees=["me"], unread=True)
    own = await views.create(
        database, ada, name=" My  unread ", conditions=wanted, sort="waiting", shared=False
    )
    assert (own.name, own.mine, own.conditions, own.sort) == ("My unread", True, wanted, "waiting")
    assert await views.load(database, bea.id) == []
    with pytest.raises(NotFound):
        await views.seen(database, str(own.id), bea.id)
    with pytest.raises(NotFound):
        await views.change(database, bea, own.id, name="Mine now")
    with pytest.raises(NotAllowed):
        await views.change(database, ada, own.id, shared=True)
    shared = await views.create(
        database, chief, name="Urgent", conditions=wanted, sort="newest", shared=True
    )
    assert [each.name for each in await views.load(database, bea.id)] == ["Urgent"]
    assert [each.name for each in await views.load(database, ada.id)] == ["My unread", "Urgent"]
    with pytest.raises(NotAllowed):
        await views.remove(database, bea, shared.id)
    with pytest.raises(InvalidInput):
        await views.create(
            database, ada, name="urgent", conditions=wanted, sort="newest", shared=False
        )
    changed = await views.change(database, chief, shared.id, conditions=Conditions(), shared=False)
    assert (changed.conditions, changed.name) == (Conditions(), "Urgent")
    assert await views.load(database, bea.id) == []
    await views.remove(database, chief, shared.id)
    told = await world.events(views.CHANGED)
    assert [each["body"]["shared"] for each in told] == [False, True, True, False]


async def test_unread_is_the_agents_own_and_can_be_brought_back(inbox: Inbox) -> None:
    async def unread(actor: Actor) -> bool:
        page = await show.inbox(inbox.database, BUILT_IN["all"], actor.id, None, 50)
        return next(item.unread for item in page.items if item.id == inbox.ids[0])

    assert not await unread(inbox.ada)
    await read.mark_unread(inbox.database, inbox.ada, inbox.ids[0])
    assert await unread(inbox.ada)
    await read.mark_read(inbox.database, inbox.ada, inbox.ids[0])
    assert not await unread(inbox.ada)
    assert await unread(inbox.bea)
    told = await inbox.world.events("conversation.read")
    assert [(e["agent_id"], e["conversation_id"]) for e in told] == [
        (inbox.ada.id, inbox.ids[0])
    ] * 3


async def test_pins_and_recent_ones_are_at_hand(inbox: Inbox) -> None:
    database, ada = inbox.database, inbox.ada
    assert ada.id is not None
    for conversation_id in (inbox.ids[3], inbox.ids[1], inbox.ids[3]):
        await show.conversation(database, ada, conversation_id)
    await pins.pin(database, ada, inbox.ids[4])
    await pins.pin(database, ada, inbox.ids[2])
    await pins.pin(database, ada, inbox.ids[4])
    found = await pins.at_hand(database, ada.id)
    assert [each.id for each in found.recent] == [inbox.ids[3], inbox.ids[1]]
    assert [each.id for each in found.pinned] == [inbox.ids[4], inbox.ids[2]]
    await pins.unpin(database, ada, inbox.ids[4])
    await database.execute(
        "UPDATE conversations SET merged_into = $2 WHERE id = $1", inbox.ids[2], inbox.ids[0]
    )
    found = await pins.at_hand(database, ada.id)
    assert [each.id for each in found.pinned] == [inbox.ids[0]]
    assert inbox.bea.id is not None
    assert (await pins.at_hand(database, inbox.bea.id)).pinned == []
    with pytest.raises(NotFound):
        await pins.pin(database, ada, 999)
