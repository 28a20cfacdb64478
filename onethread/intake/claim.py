"""Taking envelopes from the queue under a lease, and marking what became of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.connectors.contract import RawEnvelope
from onethread.database.engine import Connection, Database, clean_text, column

_CLAIM = """
WITH due AS (
  SELECT envelope_id FROM intake_queue
  WHERE leased_until IS NULL OR leased_until < now()
  ORDER BY envelope_id
  LIMIT $1
  FOR UPDATE SKIP LOCKED
), taken AS (
  UPDATE intake_queue AS q
  SET leased_until = now() + make_interval(secs => $2), attempts = q.attempts + 1
  FROM due WHERE q.envelope_id = due.envelope_id
  RETURNING q.envelope_id, q.attempts
)
SELECT e.id, e.channel_id, e.received_at, e.headers, e.body, t.attempts
FROM taken AS t JOIN envelopes AS e ON e.id = t.envelope_id
ORDER BY e.id
"""


class Claimed(msgspec.Struct, kw_only=True):
    """An envelope under our lease. `attempts` counts this one."""

    envelope: RawEnvelope
    attempts: int


class Outcome(msgspec.Struct, kw_only=True):
    """What became of one item of an envelope; `reconcile` compares these with the messages."""

    envelope_id: int
    item: int
    kind: str
    message_id: int | None = None
    reason: str | None = None


class Dead(msgspec.Struct, kw_only=True):
    """An envelope that can't be processed, with the reason in words."""

    envelope_id: int
    channel_id: int
    reason: str
    detail: str = ""


async def claim(database: Database, limit: int, lease_seconds: float) -> list[Claimed]:
    """Take up to `limit` envelopes, oldest first. Others leave them alone until the lease ends."""
    rows = await database.fetch(_CLAIM, limit, lease_seconds)
    return [
        Claimed(
            envelope=RawEnvelope(
                id=row["id"],
                channel_id=row["channel_id"],
                received_at=row["received_at"],
                headers=row["headers"],
                body=row["body"],
            ),
            attempts=row["attempts"],
        )
        for row in rows
    ]


async def finish(connection: Connection, outcomes: Sequence[Outcome], done: Sequence[int]) -> None:
    """Keep outcomes and take the envelopes off the queue, in the transaction of their messages."""
    await connection.execute(
        """
        WITH kept AS (
          INSERT INTO intake_outcomes (envelope_id, item, kind, message_id, reason)
          SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::text[], $4::bigint[], $5::text[])
          ON CONFLICT (envelope_id, item) DO UPDATE
          SET kind = excluded.kind, message_id = excluded.message_id, reason = excluded.reason
        )
        DELETE FROM intake_queue WHERE envelope_id = ANY($6::bigint[])
        """,
        [o.envelope_id for o in outcomes],
        [o.item for o in outcomes],
        [o.kind for o in outcomes],
        [o.message_id for o in outcomes],
        column([clean_text(o.reason) if o.reason else None for o in outcomes]),
        list(done),
    )


async def bury(connection: Connection, dead: Sequence[Dead]) -> None:
    """Keep envelopes as dead letters: off the queue, shown with their reason, to be tried again."""
    if not dead:
        return
    await connection.execute(
        """
        WITH gone AS (DELETE FROM intake_queue WHERE envelope_id = ANY($1::bigint[]))
        INSERT INTO dead_letters (envelope_id, channel_id, reason, detail)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
        ON CONFLICT (envelope_id) DO UPDATE
        SET reason = excluded.reason, detail = excluded.detail, at = now(), discarded_at = NULL,
            discarded_by = NULL, discard_reason = NULL
        """,
        [d.envelope_id for d in dead],
        [d.channel_id for d in dead],
        [clean_text(d.reason)[:500] for d in dead],
        [clean_text(d.detail)[:4000] for d in dead],
    )


async def postpone(
    connection: Connection, envelope_ids: Sequence[int], after_seconds: float
) -> None:
    """Leave envelopes on the queue and look at them again later."""
    await connection.execute(
        "UPDATE intake_queue SET leased_until = now() + make_interval(secs => $2)"
        " WHERE envelope_id = ANY($1::bigint[])",
        list(envelope_ids),
        after_seconds,
    )


async def release(connection: Connection, envelope_ids: Sequence[int]) -> None:
    """Give envelopes back untouched (a stop in the middle), without counting the attempt."""
    await connection.execute(
        "UPDATE intake_queue SET leased_until = NULL, attempts = attempts - 1"
        " WHERE envelope_id = ANY($1::bigint[])",
        list(envelope_ids),
    )
