"""Presence goes over several web processes, and forgets those of which nothing is heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from onethread.access import Actor
from onethread.database.engine import Database
from onethread.realtime.feed import Feed
from onethread.realtime.hub import Hub, Screen
from onethread.realtime.presence import LOOKING_SECONDS, TYPING_SECONDS, Presence
from tests.world import World


class Process:
    """One web process, as far as presence goes, with a clock of its own."""

    def __init__(self, database: Database) -> None:
        self.now = 0.0
        self.hub = Hub(database, Feed(database))
        self.presence = Presence(database, self.hub, lambda: self.now)

    def screen(self, agent: Actor) -> Screen:
        assert agent.id is not None
        screen = Screen(agent.id, agent.name, None, None)
        self.hub.screens.add(screen)
        return screen


async def shows(screen: Screen, wanted: Callable[[list[dict[str, Any]]], bool]) -> None:
    """Wait for a presence frame like this."""
    async with asyncio.timeout(10):
        while True:
            frame = msgspec.json.decode(await screen.next() or "{}")
            if frame.get("type") == "presence" and wanted(frame["agents"]):
                return


async def test_an_agent_on_another_process_is_seen_until_nothing_is_heard_of_it(
    database: Database,
) -> None:
    world = World(database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    one, two = Process(database), Process(database)
    await one.presence.start()
    await two.presence.start()
    try:
        mine, theirs = one.screen(ada), two.screen(bea)
        await one.presence.look(mine, 7)
        await two.presence.look(theirs, 7)
        await shows(mine, lambda agents: [a["name"] for a in agents] == ["Ada", "Bea"])
        await two.presence.look(theirs, 7, typing=True)
        await shows(mine, lambda agents: agents[-1]["typing"] is True)
        one.now += TYPING_SECONDS
        await shows(mine, lambda agents: agents[-1]["typing"] is False)
        # The other process dies without a word; ours repeats itself.
        one.now += LOOKING_SECONDS - TYPING_SECONDS - 1
        await one.presence.look(mine, 7)
        one.now += 2
        await shows(mine, lambda agents: [a["name"] for a in agents] == ["Ada"])
    finally:
        await one.presence.stop()
        await two.presence.stop()


async def test_nonsense_from_another_process_does_no_harm(database: Database) -> None:
    process = Process(database)
    for payload in ("", "x", "{}", "[]", '{"s":1}'):
        process.presence.hear(payload)
        process.presence.hear_signal(payload)
