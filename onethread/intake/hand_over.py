"""Parts of payloads that are another channel's become envelopes of that channel, in the transaction in which
the payload they came in is done."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.database.engine import Connection
from onethread.intake.claim import Dead, Outcome, bury
from onethread.intake.parse import HANDED, Parsed
from onethread.messages import Handover

_STORE = """
WITH stored AS (
  INSERT INTO envelopes (channel_id, received_at, headers, body)
  SELECT channel_id, received_at, headers, body
  FROM unnest($1::bigint[], $2::timestamptz[], $3::jsonb[], $4::bytea[])
       WITH ORDINALITY AS given(channel_id, received_at, headers, body, place)
  ORDER BY place
  RETURNING id
), queued AS (
  INSERT INTO intake_queue (envelope_id) SELECT id FROM stored
)
SELECT id FROM stored ORDER BY id
"""


async def hand_over(
    connection: Connection, parts: Sequence[tuple[Parsed, int, Handover]]
) -> list[Outcome]:
    """Store what a channel takes for it, and as dead letters what somebody wrote and no channel takes."""
    if not parts:
        return []
    outcomes: list[Outcome] = []
    kept: list[tuple[Parsed, Handover, int | None]] = []
    for parsed, index, item in parts:
        taker = parsed.takers.get(index)
        envelope = parsed.claimed.envelope
        kind = "handed_over" if taker is not None else "ignored"
        reason = f"for the channel {taker}" if taker is not None else item.reason
        outcomes.append(Outcome(envelope_id=envelope.id, item=index, kind=kind, reason=reason))
        if taker is not None or item.keep:
            kept.append((parsed, item, taker))
    if not kept:
        return outcomes
    rows = await connection.fetch(
        _STORE,
        [
            parsed.claimed.envelope.channel_id if taker is None else taker
            for parsed, _, taker in kept
        ],
        [parsed.claimed.envelope.received_at for parsed, _, _ in kept],
        [
            # One that nobody takes yet is handed over when it is tried again.
            dict(parsed.claimed.envelope.headers) | ({} if taker is None else {HANDED: True})
            for parsed, _, taker in kept
        ],
        [item.body for _, item, _ in kept],
    )
    await bury(
        connection,
        [
            Dead(
                envelope_id=row["id"],
                channel_id=parsed.claimed.envelope.channel_id,
                reason=item.reason,
            )
            for (parsed, item, taker), row in zip(kept, rows, strict=True)
            if taker is None
        ],
    )
    await connection.execute("SELECT pg_notify('onethread_intake', '')")
    return outcomes
