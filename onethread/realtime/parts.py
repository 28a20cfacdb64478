"""What a web process keeps for realtime: one feed, one hub, presence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar.datastructures import State

from onethread.realtime.feed import Feed
from onethread.realtime.hub import Hub
from onethread.realtime.presence import Presence


@asynccontextmanager
async def attach(state: State) -> AsyncIterator[None]:
    """Put `feed`, `hub` and `presence` on the application's state while it runs."""
    feed = Feed(state.database)
    hub = Hub(state.database, feed)
    presence = Presence(state.database, hub)
    state.feed, state.hub, state.presence = feed, hub, presence
    await feed.start()
    await hub.start()
    await presence.start()
    try:
        yield
    finally:
        await hub.stop()
        await presence.stop()
        await feed.stop()
