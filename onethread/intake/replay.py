"""Replay: put envelopes of the ledger on the queue again. What is stored already is recognised by its
key and stays as it is, so a replay only ever fills in what is missing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import msgspec

from onethread.database.engine import Database

STEP = 5000


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which envelopes: everything unset means all of them.

    `missing`: only those without any outcome (what `reconcile` calls lost). `dead`: only dead letters.
    """

    channel_id: int | None = None
    envelope_ids: tuple[int, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None
    missing: bool = False
    dead: bool = False


_WHERE = """
WHERE e.id > $1 AND e.id <= $7
  AND ($2::bigint IS NULL OR e.channel_id = $2)
  AND ($3::bigint[] IS NULL OR e.id = ANY($3))
  AND ($4::timestamptz IS NULL OR e.received_at >= $4)
  AND ($5::timestamptz IS NULL OR e.received_at < $5)
  AND (NOT $6::boolean OR NOT EXISTS (
    SELECT 1 FROM intake_outcomes AS o WHERE o.envelope_id = e.id
    UNION ALL SELECT 1 FROM dead_letters AS d WHERE d.envelope_id = e.id))
  AND (NOT $8::boolean OR EXISTS (
    SELECT 1 FROM dead_letters AS d WHERE d.envelope_id = e.id
      AND (d.discarded_at IS NULL OR $3::bigint[] IS NOT NULL)))
"""


async def count(database: Database, selection: Selection) -> int:
    """How many envelopes a replay would put on the queue."""
    last = await _last(database)
    return int(
        await database.fetchval(
            f"SELECT count(*) FROM envelopes AS e {_WHERE}", *_values(selection, 0, last)
        )
    )


async def replay(database: Database, selection: Selection) -> AsyncIterator[int]:
    """Put the selected envelopes on the queue, some thousands at a time; yields how many each time.

    Dead letters among them are taken off the list: they come back if they still can't be processed.
    """
    last = await _last(database)
    after = 0
    while True:
        row = await database.fetchrow(
            f"""
            WITH chosen AS (
              SELECT e.id FROM envelopes AS e {_WHERE} ORDER BY e.id LIMIT {STEP}
            ), alive AS (
              DELETE FROM dead_letters WHERE envelope_id IN (SELECT id FROM chosen)
            ), queued AS (
              INSERT INTO intake_queue (envelope_id) SELECT id FROM chosen ON CONFLICT DO NOTHING
            )
            SELECT count(*) AS n, max(id) AS last, pg_notify('onethread_intake', '') FROM chosen
            """,
            *_values(selection, after, last),
        )
        if row is None or not row["n"]:
            return
        after = row["last"]
        yield row["n"]


async def _last(database: Database) -> int:
    return int(await database.fetchval("SELECT coalesce(max(id), 0) FROM envelopes"))


def _values(selection: Selection, after: int, last: int) -> tuple[object, ...]:
    ids = list(selection.envelope_ids) if selection.envelope_ids is not None else None
    return (
        after,
        selection.channel_id,
        ids,
        selection.since,
        selection.until,
        selection.missing,
        last,
        selection.dead,
    )
