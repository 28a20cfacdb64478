"""What is kept of channels, for the settings pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.database.engine import Database
from onethread.errors import NotFound


class ChannelRow(msgspec.Struct, kw_only=True):
    """A channel with its health. `failed_out`: outbound failures of the last seven days.
    `waiting_in`: received and not yet processed, of the first 10,000 of all channels."""

    id: int
    key: str
    connector: str
    name: str
    state: str
    config: dict[str, Any]
    has_secrets: bool
    brand_id: int | None
    department_id: int | None
    team_id: int | None
    created_at: datetime
    ok: bool
    message: str
    reported_at: datetime | None
    last_in_at: datetime | None
    last_out_at: datetime | None
    refused_count: int
    last_refused_at: datetime | None
    unparsable_count: int
    dead_letters: int
    waiting_in: int
    oldest_in_at: datetime | None
    waiting_out: int
    oldest_out_at: datetime | None
    failed_out: int
    paused_until: datetime | None
    subscribed_at: datetime | None
    subscribed_ok: bool | None
    subscribed_until: datetime | None
    subscription_message: str | None


_ROWS = """
SELECT c.id, c.key, c.connector, c.name, c.state, c.config, c.created_at, c.brand_id,
       c.department_id, c.team_id,
       c.secrets IS NOT NULL AS has_secrets,
       coalesce(h.ok, true) AS ok, coalesce(h.message, '') AS message, h.reported_at, h.last_in_at,
       h.last_out_at, coalesce(h.refused_count, 0) AS refused_count, h.last_refused_at,
       coalesce(h.unparsable_count, 0) AS unparsable_count,
       (SELECT count(*) FROM dead_letters AS d
        WHERE d.channel_id = c.id AND d.discarded_at IS NULL) AS dead_letters,
       coalesce(i.waiting, 0) AS waiting_in, i.oldest AS oldest_in_at,
       coalesce(o.waiting, 0) AS waiting_out, o.oldest AS oldest_out_at,
       coalesce(o.failed, 0) AS failed_out,
       CASE WHEN h.paused_until > now() THEN h.paused_until END AS paused_until,
       h.subscribed_at, h.subscribed_ok, h.subscribed_until, h.subscription_message
FROM channels AS c
LEFT JOIN channel_health AS h ON h.channel_id = c.id
LEFT JOIN (
  SELECT e.channel_id, count(*) AS waiting, min(e.received_at) AS oldest
  FROM (SELECT envelope_id FROM intake_queue ORDER BY envelope_id LIMIT 10000) AS q
  JOIN envelopes AS e ON e.id = q.envelope_id
  GROUP BY e.channel_id
) AS i ON i.channel_id = c.id
LEFT JOIN (
  SELECT l.channel_id, count(*) FILTER (WHERE m.state = 'queued') AS waiting,
         min(m.said_at) FILTER (WHERE m.state = 'queued') AS oldest,
         count(*) FILTER (WHERE m.state = 'failed') AS failed
  FROM messages AS m JOIN legs AS l ON l.id = m.leg_id
  WHERE m.state IN ('queued', 'failed') AND m.said_at > now() - interval '7 days'
  GROUP BY l.channel_id
) AS o ON o.channel_id = c.id
WHERE c.state <> 'deleted'
"""


async def list_channels(database: Database) -> list[ChannelRow]:
    """All channels that were not removed, oldest first."""
    rows = await database.fetch(f"{_ROWS} ORDER BY c.id")
    return [ChannelRow(**dict(row)) for row in rows]


async def one_channel(database: Database, channel_id: int) -> ChannelRow:
    """One of them. Raises NotFound."""
    row = await database.fetchrow(f"{_ROWS} AND c.id = $1", channel_id)
    if row is None:
        raise NotFound("there is no such channel")
    return ChannelRow(**dict(row))
