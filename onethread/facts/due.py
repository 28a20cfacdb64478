"""Promises that fall due: the owner's screens are told, once."""

from __future__ import annotations

from onethread import clock
from onethread.database.engine import Database
from onethread.events import Event, record

PROMISE_DUE = "promise.due"


async def tell_due(database: Database) -> int:
    """Publish `promise.due` for each promise whose time has come; how many there were."""
    async with database.transaction() as connection:
        rows = await connection.fetch(
            """
            UPDATE promises AS p SET told_at = now()
            FROM messages AS m
            WHERE p.id IN (
              SELECT id FROM promises
              WHERE done_at IS NULL AND NOT dropped AND told_at IS NULL AND due_at <= $1
              ORDER BY due_at LIMIT 200 FOR UPDATE SKIP LOCKED
            ) AND m.id = p.message_id
            RETURNING p.id, p.owner_id, p.message_id, m.conversation_id
            """,
            clock.now(),
        )
        await record(
            connection,
            [
                Event(
                    kind=PROMISE_DUE,
                    conversation_id=row["conversation_id"],
                    message_id=row["message_id"],
                    agent_id=row["owner_id"],
                    body={"promise_id": row["id"]},
                )
                for row in rows
            ],
        )
    return len(rows)
