"""What happens becomes notices, once, collapsed, and read on all devices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import msgspec
import pytest

from onethread import clock
from onethread.conversations.assign import assign
from onethread.conversations.looking import LOOKING_SECONDS
from onethread.conversations.read import mark_read as read_conversation
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record
from onethread.notifications import view
from onethread.notifications.choose import choose, rules_of
from onethread.notifications.follow import notification_reader
from onethread.notifications.forget import forget_old_notifications
from onethread.notifications.looking import Looking
from onethread.notifications.mark import mark_read, mark_unread
from onethread.notifications.rules import Rules
from onethread.notifications.view import Notification
from onethread.realtime.feed import Feed
from onethread.realtime.hub import Hub, Screen
from tests.world import World


async def follow(database: Database, looking: Mapping[int, frozenset[int]] | None = None) -> None:
    reader = notification_reader(database, lambda: looking or {})
    while await reader.step():
        pass


async def told(database: Database, agent_id: int | None) -> list[Notification]:
    assert agent_id is not None
    return await view.page(database, agent_id, unread=False, before_turn=None, limit=50)


@pytest.fixture
async def world(database: Database) -> World:
    await notification_reader(database, dict).step()
    return World(database)


async def test_an_owner_is_told_of_the_assignment_and_of_what_the_customer_says_then(
    world: World, database: Database
) -> None:
    ada, bram = await world.agent("Ada"), await world.agent("Bram")
    channel = await world.channel()
    heard = await world.hear(channel, "+31612345678", "No hot water", name="Kees")
    await follow(database)
    await assign(database, bram, heard.conversation_id, ada.id)
    await follow(database)
    [notice] = await told(database, ada.id)
    assert (notice.kind, notice.count, notice.customer.display_name) == ("assigned", 1, "Kees")
    assert notice.by is not None
    assert notice.by.id == bram.id

    await world.hear(channel, "+31612345678", "Still cold")
    await world.hear(channel, "+31612345678", "Hello?")
    await follow(database)
    [notice] = await told(database, ada.id)
    assert (notice.kind, notice.count, notice.preview) == ("assigned", 3, "Hello?")
    assert await told(database, bram.id) == []


async def test_what_was_read_stays_and_what_comes_then_is_new(
    world: World, database: Database
) -> None:
    ada, bram = await world.agent("Ada"), await world.agent("Bram")
    channel = await world.channel()
    heard = await world.hear(channel, "+31612345678")
    await assign(database, bram, heard.conversation_id, ada.id)
    await follow(database)
    await read_conversation(database, ada, heard.conversation_id)
    await follow(database)
    assert [each.read for each in await told(database, ada.id)] == [True]
    await world.hear(channel, "+31612345678", "One more thing", at=clock.now())
    await follow(database)
    assert [(each.kind, each.read) for each in await told(database, ada.id)] == [
        ("message", False),
        ("assigned", True),
    ]


async def test_a_batch_that_is_read_twice_tells_once(world: World, database: Database) -> None:
    ada = await world.agent("Ada")
    heard = await world.hear(await world.channel(), "+31612345678")
    await follow(database)
    await assign(database, await world.agent("Bram"), heard.conversation_id, ada.id)
    await follow(database)
    await follow(database)
    assert [each.count for each in await told(database, ada.id)] == [1]


async def test_what_is_before_an_agent_needs_no_notice(world: World, database: Database) -> None:
    ada = await world.agent("Ada")
    channel = await world.channel()
    heard = await world.hear(channel, "+31612345678")
    await assign(database, ada, heard.conversation_id, ada.id)
    await world.hear(channel, "+31612345678", "Hello?")
    assert ada.id is not None
    await follow(database, {ada.id: frozenset({heard.conversation_id})})
    assert await told(database, ada.id) == []


def test_a_look_counts_until_it_ends_or_is_too_old() -> None:
    now = [0.0]
    looking = Looking(lambda: now[0])
    looking.hear('{"s":"a.1","a":1,"c":7}')
    looking.hear('{"s":"a.2","a":1,"c":8}')
    looking.hear("nonsense")
    assert looking.by_agent() == {1: frozenset({7, 8})}
    looking.hear('{"s":"a.2","a":1,"c":null}')
    assert looking.by_agent() == {1: frozenset({7})}
    now[0] += LOOKING_SECONDS
    assert looking.by_agent() == {}


async def test_new_conversations_are_told_to_those_who_chose_so(
    world: World, database: Database
) -> None:
    ada, bram = await world.agent("Ada"), await world.agent("Bram")
    await choose(database, ada, Rules(ways={"unassigned": ["page"]}))
    channel = await world.channel()
    for number in range(3):
        await world.hear(channel, f"+3161234567{number}")
    await follow(database)
    assert [(each.kind, each.count) for each in await told(database, ada.id)] == [("unassigned", 3)]
    assert await told(database, bram.id) == []


async def test_who_left_is_told_nothing(world: World, database: Database) -> None:
    ada = await world.agent("Ada")
    heard = await world.hear(await world.channel(), "+31612345678")
    await assign(database, await world.agent("Bram"), heard.conversation_id, ada.id)
    await database.execute("UPDATE agents SET active = false WHERE id = $1", ada.id)
    await follow(database)
    assert await told(database, ada.id) == []


async def test_rules_are_kept_audited_and_never_anothers(world: World, database: Database) -> None:
    ada = await world.agent("Ada")
    assert ada.id is not None
    assert (await rules_of(database, ada.id)).ways["unassigned"] == []
    chosen = await choose(database, ada, Rules(ways={"message": []}, volume=10))
    assert await rules_of(database, ada.id) == chosen
    await choose(database, ada, chosen)
    rows = await database.fetch("SELECT detail FROM audit WHERE action = 'notifications.changed'")
    assert [sorted(row["detail"]) for row in rows] == [["volume", "ways"]]


async def test_marks_concern_ones_own_and_only_what_was_on_screen(
    world: World, database: Database
) -> None:
    ada, bram = await world.agent("Ada"), await world.agent("Bram")
    assert ada.id is not None
    assert bram.id is not None
    channel = await world.channel()
    for number in range(3):
        heard = await world.hear(channel, f"+3161234567{number}")
        await assign(database, bram, heard.conversation_id, ada.id)
        await follow(database)
    newest, middle, oldest = await told(database, ada.id)
    await mark_read(database, bram.id, ids=[newest.id])
    assert [each.read for each in await told(database, ada.id)] == [False] * 3
    await mark_read(database, ada.id, until_turn=middle.turn)
    assert [each.read for each in await told(database, ada.id)] == [False, True, True]
    await mark_unread(database, ada.id, oldest.id)
    assert [each.read for each in await told(database, ada.id)] == [False, True, False]
    assert await view.unread_counts(database, [ada.id, bram.id]) == {ada.id: 2, bram.id: 0}
    with pytest.raises(NotFound):
        await mark_unread(database, bram.id, oldest.id)
    with pytest.raises(InvalidInput):
        await mark_read(database, ada.id)
    page = await view.page(database, ada.id, unread=True, before_turn=newest.turn, limit=5)
    assert [each.id for each in page] == [oldest.id]


async def test_old_notices_are_removed(world: World, database: Database) -> None:
    ada = await world.agent("Ada")
    assert ada.id is not None
    channel = await world.channel()
    for number in range(2):
        heard = await world.hear(channel, f"+3161234567{number}")
        await assign(database, await world.agent("Bram"), heard.conversation_id, ada.id)
    await follow(database)
    [one, two] = await told(database, ada.id)
    await mark_read(database, ada.id, ids=[one.id])
    with clock.at(clock.now() + timedelta(days=31)):
        await forget_old_notifications(database)
    assert [each.id for each in await told(database, ada.id)] == [two.id]
    with clock.at(clock.now() + timedelta(days=91)):
        await forget_old_notifications(database)
    assert await told(database, ada.id) == []


async def test_every_screen_of_the_agent_is_told_and_nobody_elses(
    world: World, database: Database
) -> None:
    ada, bram = await world.agent("Ada"), await world.agent("Bram")
    assert ada.id is not None
    assert bram.id is not None
    hub = Hub(database, Feed(database))
    screens = [Screen(each, "", None, None) for each in (ada.id, ada.id, bram.id)]
    for screen in screens:
        await hub.attach(screen, None)
    for screen in screens:
        first = [msgspec.json.decode(each) for each in screen._waiting]
        assert [each["unread"] for each in first if each["type"] == "notifications"] == [0]
        screen._waiting.clear()
    heard = await world.hear(await world.channel(), "+31612345678", name="Kees")
    await assign(database, bram, heard.conversation_id, ada.id)
    await follow(database)
    rows = await world.events("notification.changed")
    [row] = rows
    await hub.handle([Event(kind=row["kind"], agent_id=row["agent_id"], body=row["body"], xid=1)])
    for screen in screens[:2]:
        frame = msgspec.json.decode(await screen.next() or "")
        assert frame["type"] == "notifications"
        assert frame["unread"] == 1
        assert frame["new"] == [frame["items"][0]["id"]]
        assert frame["items"][0]["customer"]["display_name"] == "Kees"
    assert not screens[2]._waiting


async def test_events_of_notices_make_no_notices(world: World, database: Database) -> None:
    async with database.transaction() as connection:
        await record(connection, [Event(kind="notification.changed", agent_id=1, body={})])
    await follow(database)
    assert len(await world.events("notification.changed")) == 1
