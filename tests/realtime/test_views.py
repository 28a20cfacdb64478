"""Saved views and their numbers on agents' screens: snapshot + events = fresh snapshot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from onethread.access import Actor
from onethread.conversations import inbox_queries, read, views
from onethread.conversations.assign import assign
from onethread.conversations.bulk import bulk, undo
from onethread.conversations.bulk_rules import Action
from onethread.conversations.status import set_status
from onethread.conversations.view_rules import Conditions, is_counted
from onethread.database.engine import Database
from onethread.realtime import hub as hub_module
from onethread.realtime.feed import Feed
from onethread.realtime.hub import Hub, Screen
from tests.world import World


class Shown:
    """What a screen has been told of its views."""

    def __init__(self, hub: Hub, agent: Actor) -> None:
        assert agent.id is not None
        self.agent_id = agent.id
        self.screen = Screen(agent.id, agent.name, None, None)
        self.hub = hub
        self.views: list[Any] = []
        self.counts: dict[str, Any] = {}

    async def take(self) -> None:
        while self.screen._waiting:
            frame = msgspec.json.decode(await self.screen.next() or "")
            if frame["type"] == "views":
                self.views = frame["items"]
            elif frame["type"] == "counts":
                self.counts = {k: v for k, v in frame.items() if k != "type"}

    async def until_right(self, database: Database) -> None:
        """Wait until it shows what a fresh load would."""
        async with asyncio.timeout(10):
            while True:
                await self.take()
                saved = await views.load(database, self.agent_id)
                fresh = await inbox_queries.counts(database, self.agent_id)
                fresh.views = await inbox_queries.counts_of(
                    database,
                    {v.id: v.conditions for v in saved if is_counted(v.conditions)},
                    self.agent_id,
                )
                plain = msgspec.json.decode(msgspec.json.encode([saved, fresh]))
                if plain == [self.views, self.counts]:
                    return
                await asyncio.sleep(0.02)


@pytest.fixture(name="hub")
async def _hub(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hub]:
    monkeypatch.setattr(hub_module, "COUNTS_EVERY_SECONDS", 0.01)
    feed = Feed(database)
    hub = Hub(database, feed)
    await feed.start()
    await hub.start()
    yield hub
    await hub.stop()
    await feed.stop()


async def test_views_and_numbers_follow_whatever_happens(database: Database, hub: Hub) -> None:
    world = World(database)
    chief, ada = await world.agent("Chris", "supervisor"), await world.agent("Ada")
    channel = await world.channel()
    ids = [
        (await world.hear(channel, f"+316123400{number:02}")).conversation_id for number in range(5)
    ]
    screens = [Shown(hub, chief), Shown(hub, ada)]
    for each in screens:
        await hub.attach(each.screen, None)

    async def right() -> None:
        for each in screens:
            await each.until_right(database)

    await right()
    shared = await views.create(
        database,
        chief,
        name="Unread",
        conditions=Conditions(unread=True),
        sort="newest",
        shared=True,
    )
    await views.create(
        database,
        ada,
        name="Mine",
        conditions=Conditions(assignees=["me"], status=["open", "snoozed"]),
        sort="newest",
        shared=False,
    )
    await right()
    assert [len(each.views) for each in screens] == [1, 2]
    assert screens[0].counts["views"] == {str(shared.id): 5}
    await read.mark_read(database, ada, ids[0])
    await assign(database, chief, ids[1], ada.id)
    await set_status(database, chief, ids[2], "resolved")
    await right()
    assert screens[1].counts["views"][str(shared.id)] == 3
    done = await bulk(database, ada, Action(kind="assign", agent_id=ada.id), ids)
    await right()
    assert done.id is not None
    await undo(database, ada, done.id)
    await read.mark_unread(database, ada, ids[0])
    await world.hear(channel, "+31612340099", "a new one")
    await right()
    await views.change(database, chief, shared.id, shared=False)
    await right()
    assert [len(each.views) for each in screens] == [1, 1]
    late = Shown(hub, ada)
    screens.append(late)
    await hub.attach(late.screen, None)
    await right()
