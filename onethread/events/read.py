"""Reading events, in an order in which one that commits late is never skipped.

Events carry their transaction id. A reader sees only those of transactions older than the oldest
that still runs (`pg_snapshot_xmin`), in the order (transaction id, event id): nothing can appear
later before a place that was already read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import asyncpg

from onethread.database.engine import Connection, Database, Listener
from onethread.errors import DatabaseUnavailable
from onethread.events.record import NOTIFY_CHANNEL, Event, Position

_READ = """
SELECT id, xid::text::bigint AS xid, at, kind, conversation_id, customer_id, message_id, agent_id,
       body
FROM events
WHERE (xid, id) > ($1::text::xid8, $2) AND xid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY xid, id
LIMIT $3
"""


async def read_after(
    connection: Connection | Database, position: Position, limit: int = 1000
) -> list[Event]:
    """Events after `position`, at most `limit`, in order."""
    rows = await connection.fetch(_READ, str(position.xid), position.id, limit)
    return [_event(row) for row in rows]


def _event(row: asyncpg.Record) -> Event:
    return Event(
        kind=row["kind"],
        conversation_id=row["conversation_id"],
        customer_id=row["customer_id"],
        message_id=row["message_id"],
        agent_id=row["agent_id"],
        body=row["body"],
        id=row["id"],
        xid=row["xid"],
        at=row["at"],
    )


async def safe_position(connection: Connection | Database) -> Position:
    """The place up to which everything is final. Take it before a snapshot; then read on from it:
    what a later snapshot already holds may come once more, but nothing is missed."""
    xmin = await connection.fetchval("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    return Position(int(xmin) - 1, 2**62)


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

    async def step(self) -> int:
        """Handle one batch; returns how many events it had (0: nothing new, or another process
        is reading for this reader right now)."""
        async with self._database.transaction() as connection:
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
            if row is None:
                return 0
            events = await read_after(connection, Position(row["xid"], row["id"]), self._batch)
            if not events:
                return 0
            await self._handle(connection, events)
            last = events[-1].position
            await connection.execute(
                "UPDATE event_cursors SET xid = $2::text::xid8, id = $3, updated_at = now()"
                " WHERE reader = $1",
                self._name,
                str(last.xid),
                last.id,
            )
            return len(events)


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
                events = await read_after(self._database, self.position)
            except DatabaseUnavailable:
                short_seconds = 0.5
                continue
            if events:
                self.position = events[-1].position
                short_seconds = 0.001 if len(events) >= 1000 else 0.0
                await self._handle(events)
            # Woken, yet nothing to read: an older transaction still runs. Look again soon.
            elif woken or 0 < short_seconds < 0.25:
                short_seconds = min(max(short_seconds, 0.004) * 2, 0.25)
            else:
                short_seconds = 0.0
