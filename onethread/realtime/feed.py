"""The events of one web process: read once, handed to everyone who follows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable
from onethread.events import Event, EventTail, Position

log = structlog.get_logger(__name__)

Handle = Callable[[Sequence[Event]], Awaitable[None]]
RETRY_SECONDS = 0.5


class Feed:
    """One EventTail with several followers. Each gets every batch, in order, one batch at a time."""

    def __init__(self, database: Database) -> None:
        self._tail = EventTail(database, self._handle)
        self._followers: list[Handle] = []

    @property
    def position(self) -> Position:
        """How far events were read; they may still be on their way to followers."""
        return self._tail.position

    def follow(self, handle: Handle) -> None:
        """Hand every batch to `handle`. When the database is away it is called again with the same
        batch; an error of its own is logged and costs it that batch."""
        self._followers.append(handle)

    async def start(self) -> None:
        """Begin at the present."""
        await self._tail.start()

    async def stop(self) -> None:
        """End."""
        await self._tail.stop()

    async def _handle(self, events: Sequence[Event]) -> None:
        for follower in self._followers:
            while True:
                try:
                    await follower(events)
                except DatabaseUnavailable:
                    await asyncio.sleep(RETRY_SECONDS)
                    continue
                except Exception:
                    # One follower's fault must not stop the others, nor the batches to come.
                    log.exception("feed.follower_failed", events=len(events))
                break
