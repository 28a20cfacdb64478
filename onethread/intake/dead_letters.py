"""SQL over dead letters."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class DeadLetter(msgspec.Struct, kw_only=True):
    """A payload that was kept but could not be processed. `detail`: what the program knows beyond the
    reason. `discarded_by` and the two after it: of one that was discarded."""

    envelope_id: int
    channel_id: int
    channel_name: str
    connector: str
    reason: str
    detail: str
    at: datetime
    received_at: datetime
    size_bytes: int
    discarded_at: datetime | None
    discarded_by: str | None
    discard_reason: str | None


class DeadPayload(msgspec.Struct, kw_only=True):
    """What came in."""

    channel_id: int
    headers: dict[str, Any]
    body: bytes


async def find(
    source: Source,
    *,
    channel_id: int | None,
    discarded: bool,
    before_id: int | None,
    limit: int,
) -> list[DeadLetter]:
    """Newest first: of one channel or all, those that wait or those that were discarded."""
    which = "IS NOT NULL" if discarded else "IS NULL"
    rows = await source.fetch(
        f"""
        SELECT d.envelope_id, d.channel_id, coalesce(c.name, '') AS channel_name,
               coalesce(c.connector, '') AS connector, d.reason, d.detail, d.at, e.received_at,
               length(e.body) AS size_bytes, d.discarded_at, a.name AS discarded_by,
               d.discard_reason
        FROM dead_letters AS d
        JOIN envelopes AS e ON e.id = d.envelope_id
        LEFT JOIN channels AS c ON c.id = d.channel_id
        LEFT JOIN agents AS a ON a.id = d.discarded_by
        WHERE d.discarded_at {which}
          AND ($1::bigint IS NULL OR d.channel_id = $1)
          AND ($2::bigint IS NULL OR d.envelope_id < $2)
        ORDER BY d.envelope_id DESC LIMIT $3
        """,
        channel_id,
        before_id,
        limit,
    )
    return [DeadLetter(**dict(row)) for row in rows]


async def payload(source: Source, envelope_id: int) -> DeadPayload | None:
    """What came in, of one that is among the dead letters."""
    row = await source.fetchrow(
        "SELECT d.channel_id, e.headers, e.body FROM dead_letters AS d"
        " JOIN envelopes AS e ON e.id = d.envelope_id WHERE d.envelope_id = $1",
        envelope_id,
    )
    return DeadPayload(**dict(row)) if row else None


async def discard(source: Source, envelope_id: int, agent_id: int | None, reason: str) -> bool:
    """Take one off the list; false when it isn't on it."""
    return bool(
        await source.fetchval(
            "UPDATE dead_letters SET discarded_at = now(), discarded_by = $2, discard_reason = $3"
            " WHERE envelope_id = $1 AND discarded_at IS NULL RETURNING true",
            envelope_id,
            agent_id,
            reason,
        )
    )
