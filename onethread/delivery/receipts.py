"""Receipts: late, doubled and out of order, and sometimes before we know that we sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, clean_text
from onethread.delivery.remedies import remedy_for
from onethread.events import Event, record
from onethread.jobs import enqueue_many
from onethread.messages import DeliveryUpdate, advance
from onethread.messages.keys import provider_key

# A receipt may come before the answer to our own request was stored. It waits as a job for that long.
EARLY_QUEUE = "early_receipt"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def apply_updates(
    connection: Connection, updates: Sequence[tuple[str, DeliveryUpdate]], *, park: bool = True
) -> list[bool]:
    """Apply receipts (scope, update) in order; for each whether its message is known.

    States only move forward. With `park` an unknown one is kept as a job that tries again for a
    while; it never gets lost between our request and the answer to it.
    """
    keys = [provider_key(scope, update.message_id) for scope, update in updates]
    rows = await connection.fetch(
        """
        SELECT k.key, m.id, m.state, m.failure, m.conversation_id, c.customer_id
        FROM message_keys AS k
        JOIN messages AS m ON m.id = k.message_id AND m.direction = 'out'
        JOIN conversations AS c ON c.id = m.conversation_id
        WHERE k.key = ANY($1::bytea[])
        ORDER BY m.id
        FOR NO KEY UPDATE OF m
        """,
        keys,
    )
    found: dict[bytes, dict[str, Any]] = {row["key"]: dict(row) for row in rows}
    found |= await _found_by_uid(
        connection,
        [(k, s, u) for k, (s, u) in zip(keys, updates, strict=True) if k not in found],
    )
    sweeping = await _sent_until(connection, updates)
    by_id = {row["id"]: row for row in found.values()}
    by_id |= {
        row["id"]: row for rows in sweeping.values() for row in rows if row["id"] not in by_id
    }
    found = {key: by_id[row["id"]] for key, row in found.items()}
    changed: dict[int, dict[str, Any]] = {}
    known: list[bool] = []
    early: list[tuple[dict[str, Any], str, str | None, None]] = []
    for place, ((scope, update), key) in enumerate(zip(updates, keys, strict=True)):
        about = [by_id[row["id"]] for row in sweeping.get(place, ())]
        if update.until is None and (named := found.get(key)) is not None:
            about = [named]
        # What says "until now" and finds nothing has nothing to wait for.
        known.append(bool(about) or update.until is not None)
        if not known[-1] and park:
            early.append((_parked(scope, update), "", None, None))
        for row in about:
            if _apply(row, update):
                changed[row["id"]] = row
    await enqueue_many(connection, EARLY_QUEUE, early)
    if changed:
        await _store(connection, list(changed.values()))
    return known


def _apply(row: dict[str, Any], update: DeliveryUpdate) -> bool:
    """Moves a message's row on; False when the receipt changes nothing."""
    state = advance(row["state"], update.state)
    if state == row["state"]:
        return False
    row.setdefault("was", row["state"])
    row["state"], row["at"] = state, update.at
    row["failure"] = None
    if state == "failed":
        code = update.code or "refused"
        row["failure"] = {
            "code": clean_text(code),
            "reason": clean_text(update.reason or ""),
            "remedy": remedy_for(code),
        }
    return True


async def _sent_until(
    connection: Connection, updates: Sequence[tuple[str, DeliveryUpdate]]
) -> dict[int, list[dict[str, Any]]]:
    """By its place among `updates`: the messages that a receipt "until then" is about.

    Only those that were sent; some weeks old ones are left as they are.
    """
    asked = [
        (place, scope, update.until, update.at)
        for place, (scope, update) in enumerate(updates)
        if update.until is not None
    ]
    if not asked:
        return {}
    rows = await connection.fetch(
        """
        SELECT t.place, m.id, m.state, m.failure, m.conversation_id, c.customer_id
        FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
             AS t(place, scope, scheme, value, at)
        JOIN identities AS i ON i.scheme = t.scheme AND i.match_key = t.value AND i.valid_to IS NULL
        JOIN legs AS l ON l.identity_id = i.id AND t.scope = 'c' || l.channel_id
        JOIN conversations AS c ON c.id = l.conversation_id
        JOIN messages AS m ON m.conversation_id = c.id AND m.leg_id = l.id AND m.direction = 'out'
        WHERE m.state IN ('sent', 'delivered')
          AND m.said_at <= t.at AND m.said_at > t.at - interval '30 days'
        ORDER BY m.id
        FOR NO KEY UPDATE OF m
        """,
        [place for place, *_ in asked],
        [scope for _, scope, _, _ in asked],
        [who.scheme for _, _, who, _ in asked],
        [match_key(who.scheme, who.value) for _, _, who, _ in asked],
        [at for *_, at in asked],
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["place"], []).append(dict(row))
    return found


async def _found_by_uid(
    connection: Connection, unknown: Sequence[tuple[bytes, str, DeliveryUpdate]]
) -> dict[bytes, dict[str, Any]]:
    """Messages whose provider id we never learnt, by our own id in the receipt.

    Their provider id is kept now, for what else names it (answers, reactions).
    """
    named = {
        key: (scope, UUID(update.message_uid))
        for key, scope, update in unknown
        if update.message_uid and _UUID.fullmatch(update.message_uid)
    }
    if not named:
        return {}
    rows = await connection.fetch(
        """
        SELECT t.key, m.id, m.state, m.failure, m.conversation_id, c.customer_id
        FROM unnest($1::bytea[], $2::text[], $3::uuid[]) AS t(key, scope, uid)
        JOIN messages AS m ON m.uid = t.uid AND m.direction = 'out'
        JOIN legs AS l ON l.id = m.leg_id AND t.scope = 'c' || l.channel_id
        JOIN conversations AS c ON c.id = m.conversation_id
        ORDER BY m.id
        FOR NO KEY UPDATE OF m
        """,
        list(named),
        [scope for scope, _ in named.values()],
        [uid for _, uid in named.values()],
    )
    await connection.execute(
        "INSERT INTO message_keys (key, message_id) SELECT * FROM unnest($1::bytea[], $2::bigint[])"
        " ON CONFLICT DO NOTHING",
        [row["key"] for row in rows],
        [row["id"] for row in rows],
    )
    return {row["key"]: dict(row) for row in rows}


async def _store(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    await connection.execute(
        """
        UPDATE messages AS m
        SET state = t.state, state_at = t.at, failure = t.failure, version = m.version + 1
        FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::jsonb[])
             AS t(id, state, at, failure)
        WHERE m.id = t.id
        """,
        [row["id"] for row in rows],
        [row["state"] for row in rows],
        [row["at"] for row in rows],
        [row["failure"] for row in rows],
    )
    difference: dict[int, int] = {}
    for row in rows:
        step = (row["state"] == "failed") - (row["was"] == "failed")
        difference[row["conversation_id"]] = difference.get(row["conversation_id"], 0) + step
    await count_failed(connection, {k: v for k, v in difference.items() if v})
    await record(
        connection,
        [
            Event(
                kind="message.state",
                conversation_id=row["conversation_id"],
                customer_id=row["customer_id"],
                message_id=row["id"],
                body={"state": row["state"]},
            )
            for row in rows
        ],
    )


async def count_failed(connection: Connection, difference: dict[int, int]) -> None:
    """Add to the conversations' counts of messages that could not be delivered."""
    if difference:
        await connection.execute(
            """
            UPDATE conversations AS c
            SET failed_count = greatest(0, c.failed_count + t.n), version = c.version + 1
            FROM unnest($1::bigint[], $2::integer[]) AS t(id, n) WHERE c.id = t.id
            """,
            list(difference),
            list(difference.values()),
        )


def _parked(scope: str, update: DeliveryUpdate) -> dict[str, Any]:
    return {
        "scope": scope,
        "message_id": update.message_id,
        "state": update.state,
        "at": update.at,
        "code": update.code,
        "reason": update.reason,
        "message_uid": update.message_uid,
    }
