"""Readers of events: with a cursor in the database, or live in one process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence

from onethread.database.engine import Connection, Database, Listener
from onethread.errors import DatabaseUnavailable
from onethread.events.read import safe_position, stretch_of
from onethread.events.record import NOTIFY_CHANNEL, Event, Position

# A wake-up can get lost with its connection, and an event that still hides behind an older
# transaction makes none of its own.
LOOK_SECONDS = 1.0
# Short enough to be at once for a person, long enough to read many small transactions together.
GATHER_SECONDS = 0.1
TAIL_BATCH = 1000


async def _wait(event: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


class EventReader:
    """A reader with its own cursor in the database: at least once, in order, over restarts.

    `handle(connection, events)` runs in the transaction that moves the cursor, so its writes and the
    cursor are kept together or not at all.
    """

    def __init__(
        self,
        database: Database,
        name: str,
        handle: Callable[[Connection, Sequence[Event]], Awaitable[None]],
        batch: int = 500,
    ) -> None:
        self._database = database
        self._name = name
        self._handle = handle
        self._batch = batch
        self._stretch = stretch_of(database)
        self._begun = False

    async def follow(
        self,
        stopping: asyncio.Event,
        *,
        gather_seconds: float = GATHER_SECONDS,
        rest: Callable[[], Awaitable[float]] | None = None,
    ) -> None:
        """Handle events as they come, until `stopping`. `rest` tells before each batch how many seconds
        to leave the machine to others first."""
        woken = asyncio.Event()
        listener = self._database.listener(NOTIFY_CHANNEL, lambda _: woken.set())
        await listener.start()
        try:
            while not stopping.is_set():
                if rest is not None and (seconds := await rest()):
                    await _wait(stopping, seconds)
                woken.clear()
                if await self.step() < self._batch:
                    await _wait(woken, LOOK_SECONDS)
                    await asyncio.sleep(gather_seconds)
        finally:
            await listener.stop()

    async def step(self) -> int:
        """Handle one batch; returns how many events it had (0: nothing new, or another process
        is reading for this reader right now)."""
        handled = 0
        async with self._database.transaction() as connection:
            if not self._begun:
                await connection.execute(
                    """
                    INSERT INTO event_cursors (reader, xid, id)
                    SELECT $1, pg_snapshot_xmin(pg_current_snapshot()), 0 ON CONFLICT DO NOTHING
                    """,
                    self._name,
                )
            row = await connection.fetchrow(
                "SELECT xid::text::bigint AS xid, id FROM event_cursors WHERE reader = $1"
                " FOR UPDATE SKIP LOCKED",
                self._name,
            )
            events: list[Event] = []
            if row is not None:
                position = Position(row["xid"], row["id"])
                events = await self._stretch.read(connection, position, self._batch)
            if events:
                await self._handle(connection, events)
                last = events[-1].position
                await connection.execute(
                    "UPDATE event_cursors SET xid = $2::text::xid8, id = $3, updated_at = now()"
                    " WHERE reader = $1",
                    self._name,
                    str(last.xid),
                    last.id,
                )
                handled = len(events)
        # Without a row somebody else is at it, or the cursor is gone: see next time that there is one.
        self._begun = row is not None
        return handled


class EventTail:
    """Follows events live in one process, without a stored cursor: NOTIFY wakes it, and a slow
    look every `idle_seconds` covers a lost wake-up. `handle(events)` gets batches in order."""

    def __init__(
        self,
        database: Database,
        handle: Callable[[Sequence[Event]], Awaitable[None]],
        idle_seconds: float = 2.0,
    ) -> None:
        self._database = database
        self._handle = handle
        self._idle_seconds = idle_seconds
        self._stretch = stretch_of(database)
        self._woken = asyncio.Event()
        self._listener: Listener = database.listener(NOTIFY_CHANNEL, lambda _: self._woken.set())
        self._task: asyncio.Task[None] | None = None
        self.position = Position(0, 0)

    async def start(self) -> None:
        """Begin at the present; events committed from now on are handled."""
        await self._listener.start()
        self.position = await safe_position(self._database)
        self._task = asyncio.create_task(self._run(), name="event-tail")

    async def stop(self) -> None:
        """End."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._listener.stop()

    async def _run(self) -> None:
        short_seconds = 0.0
        while True:
            try:
                timeout = short_seconds or self._idle_seconds
                async with asyncio.timeout(timeout):
                    await self._woken.wait()
            except TimeoutError:
                pass
            woken = self._woken.is_set()
            self._woken.clear()
            try:
                events = await self._stretch.read(self._database, self.position, TAIL_BATCH)
            except DatabaseUnavailable:
                short_seconds = 0.5
                continue
            if events:
                self.position = events[-1].position
                short_seconds = 0.001 if len(events) >= TAIL_BATCH else 0.0
                await self._handle(events)
            # Woken, yet nothing to read: an older transaction still runs. Look again soon.
            elif woken or 0 < short_seconds < 0.25:
                short_seconds = min(max(short_seconds, 0.004) * 2, 0.25)
            else:
                short_seconds = 0.0
