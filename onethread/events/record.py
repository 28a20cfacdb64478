"""Writing events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from onethread import clock
from onethread.database.engine import Connection, column

NOTIFY_CHANNEL = "onethread_events"


class Position(NamedTuple):
    """A place in the order of events: transaction id, then event id."""

    xid: int
    id: int

    @classmethod
    def parse(cls, text: str) -> Position:
        """From the "xid.id" form that clients keep. Raises ValueError."""
        xid, _, number = text.partition(".")
        return cls(int(xid), int(number))

    def __str__(self) -> str:
        return f"{self.xid}.{self.id}"


class Event(msgspec.Struct, kw_only=True):
    """Something that happened. Kinds are "thing.happened" in the words of docs/glossary.md.

    message.received, message.sent (stored, to be delivered), message.state, message.edited,
    message.deleted, message.reaction, note.added, conversation.created, conversation.changed,
    conversation.moved, conversation.split, conversation.merged, customer.created,
    customer.changed, customer.merged, customer.unmerged, channel.changed, agent.changed…
    """

    kind: str
    conversation_id: int | None = None
    customer_id: int | None = None
    message_id: int | None = None
    agent_id: int | None = None
    body: dict[str, Any] | None = None
    id: int = 0
    xid: int = 0
    at: datetime | None = None

    @property
    def position(self) -> Position:
        """Where it stands in the order of events."""
        return Position(self.xid, self.id)


async def record(connection: Connection, events: Sequence[Event]) -> None:
    """Write events in the caller's transaction; readers are woken when it commits."""
    if not events:
        return
    await connection.execute(
        """
        WITH written AS (
          INSERT INTO events (kind, conversation_id, customer_id, message_id, agent_id, body, at)
          SELECT t.*, coalesce($7, now())
          FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                      $6::jsonb[]) AS t
        )
        SELECT pg_notify('onethread_events', '')
        """,
        [e.kind for e in events],
        [e.conversation_id for e in events],
        [e.customer_id for e in events],
        [e.message_id for e in events],
        column([e.agent_id for e in events]),
        column([e.body for e in events]),
        clock.fixed(),
    )
