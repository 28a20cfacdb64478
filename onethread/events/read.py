"""Events from the database, in an order in which one that commits late is never skipped; the latest
stretch of them is read once for all readers of a process.

Events carry their transaction id. A reader sees only those of transactions older than the oldest
that still runs (`pg_snapshot_xmin`), in the order (transaction id, event id): nothing can appear
later before a place that was already read, so that a stretch of it can be kept. Readers of one process are
seldom far apart: the one in front fetches, the others find the same events here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import asyncpg

from onethread.database.engine import Connection, Database
from onethread.events.record import Event, Position

# A few batches: whoever is further behind reads for itself.
MOST_KEPT = 3000
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


class Stretch:
    """Events without a gap, those after `begin`."""

    def __init__(self) -> None:
        self._begin = self._end = Position(0, 0)
        self._positions: list[Position] = []
        self._events: list[Event] = []

    def after(self, position: Position, limit: int) -> list[Event]:
        """At most `limit` of the events that follow `position`; none when they aren't here."""
        if not self._begin <= position < self._end:
            return []
        first = bisect_right(self._positions, position)
        return self._events[first : first + limit]

    def add(self, position: Position, events: Sequence[Event]) -> None:
        """`events` are what was read after `position`. Those that lie behind the stretch are not kept."""
        if not events or events[-1].position <= self._end:
            return
        if not self._begin <= position <= self._end:
            self._begin = position
            self._positions, self._events = [], []
        fresh = [each for each in events if not self._positions or each.position > self._end]
        self._positions += [each.position for each in fresh]
        self._events += fresh
        self._end = fresh[-1].position
        if (many := len(self._events) - MOST_KEPT) > 0:
            self._begin = self._positions[many - 1]
            del self._positions[:many], self._events[:many]

    async def read(
        self, connection: Connection | Database, position: Position, limit: int
    ) -> list[Event]:
        """As `read_after`: what another reader fetched already, then what the database has."""
        events = self.after(position, limit)
        if len(events) < limit:
            end = events[-1].position if events else position
            more = await read_after(connection, end, limit - len(events))
            self.add(end, more)
            events += more
        return events


_stretches: WeakKeyDictionary[Database, Stretch] = WeakKeyDictionary()


def stretch_of(database: Database) -> Stretch:
    """The one that all readers on this pool of connections share."""
    return _stretches.setdefault(database, Stretch())
