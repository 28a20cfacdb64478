"""Attempts as rows: one is committed before its request goes out, so that a crash in between is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from onethread import clock
from onethread.customers.learn import Learnt, keep_learnt
from onethread.database.engine import Connection, Database, clean_text
from onethread.delivery.receipts import count_failed
from onethread.delivery.remedies import remedy_for
from onethread.events import Event, record
from onethread.messages import advance
from onethread.messages.keys import provider_key


class Attempt(msgspec.Struct, kw_only=True):
    """An attempt under way. `interrupted`: the one before it never heard how it ended."""

    id: int
    number: int
    interrupted: bool


async def begin(database: Database, message_id: int) -> tuple[Attempt, list[str]]:
    """Write that an attempt begins; returns it and the provider ids of the parts already taken."""
    async with database.transaction() as connection:
        rows = await connection.fetch(
            "SELECT attempt, outcome, detail FROM delivery_attempts WHERE message_id = $1"
            " ORDER BY id",
            message_id,
        )
        number = len(rows) + 1
        attempt_id = await connection.fetchval(
            "INSERT INTO delivery_attempts (message_id, attempt, started_at, outcome)"
            " VALUES ($1, $2, $3, 'started') RETURNING id",
            message_id,
            number,
            clock.now(),
        )
    taken = [part for row in rows for part in (row["detail"] or {}).get("taken", [])]
    interrupted = bool(rows) and rows[-1]["outcome"] == "started"
    return Attempt(id=attempt_id, number=number, interrupted=interrupted), taken


async def end(database: Database, attempt: Attempt, outcome: str, code: str, reason: str) -> None:
    """Write how an attempt ended without success."""
    await database.execute(
        "UPDATE delivery_attempts SET ended_at = $2, outcome = $3, code = $4, reason = $5"
        " WHERE id = $1",
        attempt.id,
        clock.now(),
        outcome,
        clean_text(code),
        clean_text(reason)[:2000],
    )


async def part_taken(
    database: Database,
    attempt: Attempt,
    message_id: int,
    scope: str,
    provider_ids: Sequence[str],
    learnt: Learnt,
) -> None:
    """A part was accepted: keep the ids its receipts and answers will name, and by what else who
    received it is known."""
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO message_keys (key, message_id) SELECT k, $2 FROM unnest($1::bytea[]) AS k"
            " ON CONFLICT DO NOTHING",
            [provider_key(scope, provider_id) for provider_id in provider_ids],
            message_id,
        )
        await connection.execute(
            """
            UPDATE delivery_attempts SET detail = jsonb_set(
              coalesce(detail, '{}'), '{taken}',
              coalesce(detail->'taken', '[]') || to_jsonb($2::text))
            WHERE id = $1
            """,
            attempt.id,
            clean_text(provider_ids[0]),
        )
        await keep_learnt(connection, learnt)


async def succeed(database: Database, attempt: Attempt, message_id: int, provider_id: str) -> None:
    """All parts were accepted: the message is sent, unless a receipt already said more."""
    async with database.transaction() as connection:
        await connection.execute(
            "UPDATE delivery_attempts SET ended_at = $2, outcome = 'accepted' WHERE id = $1",
            attempt.id,
            clock.now(),
        )
        await _set_state(connection, message_id, "sent", None, provider_id)


async def give_up(database: Database, message_id: int, code: str, reason: str) -> None:
    """The message can't be delivered: shown to the agent with what to do."""
    failure = {
        "code": code,
        "reason": clean_text(reason)[:500],
        "remedy": remedy_for(code),
    }
    async with database.transaction() as connection:
        await _set_state(connection, message_id, "failed", failure, None)


async def _set_state(
    connection: Connection,
    message_id: int,
    state: str,
    failure: dict[str, str] | None,
    provider_id: str | None,
) -> None:
    row = await connection.fetchrow(
        "SELECT m.state, m.conversation_id, c.customer_id FROM messages AS m"
        " JOIN conversations AS c ON c.id = m.conversation_id WHERE m.id = $1"
        " FOR NO KEY UPDATE OF m",
        message_id,
    )
    if row is None:
        return
    reached = advance(row["state"], state)  # type: ignore[arg-type]
    if reached == row["state"] and provider_id is None:
        return
    await connection.execute(
        "UPDATE messages SET state = $2, state_at = $3, failure = $4, version = version + 1,"
        " provider_id = coalesce($5, provider_id) WHERE id = $1",
        message_id,
        reached,
        clock.now(),
        failure if reached == "failed" else None,
        clean_text(provider_id) if provider_id else None,
    )
    step = (reached == "failed") - (row["state"] == "failed")
    if step:
        await count_failed(connection, {row["conversation_id"]: step})
    await record(
        connection,
        [
            Event(
                kind="message.state",
                conversation_id=row["conversation_id"],
                customer_id=row["customer_id"],
                message_id=message_id,
                body={"state": reached},
            )
        ],
    )


async def pause_channel(database: Database, channel_id: int, until: datetime) -> None:
    """The provider asked the channel to wait: nobody sends on it before `until`."""
    await database.execute(
        "INSERT INTO channel_health AS h (channel_id, paused_until) VALUES ($1, $2)"
        " ON CONFLICT (channel_id) DO UPDATE"
        " SET paused_until = greatest(h.paused_until, excluded.paused_until)",
        channel_id,
        until,
    )
