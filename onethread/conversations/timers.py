"""Snoozed conversations wake when their time has come."""

from __future__ import annotations

import asyncio
import contextlib

from onethread import clock
from onethread.access import SYSTEM
from onethread.conversations import queries
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable
from onethread.events import Event, record
from onethread.parts import Parts

EVERY_SECONDS = 5.0
AT_ONCE = 200


async def wake_due(database: Database) -> int:
    """Open the conversations whose snooze has ended, at most AT_ONCE; how many there were."""
    async with database.transaction() as connection:
        rows = await connection.fetch(
            """
            UPDATE conversations SET status = 'open', snoozed_until = NULL, version = version + 1,
              updated_at = now()
            WHERE id IN (
              SELECT id FROM conversations
              WHERE status = 'snoozed' AND merged_into IS NULL AND snoozed_until <= $1
              ORDER BY snoozed_until, id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
            )
            RETURNING id
            """,
            clock.now(),
            AT_ONCE,
        )
        if not rows:
            return 0
        woken = await queries.lock_each(connection, [row["id"] for row in rows])
        events = []
        for each in woken:
            line = await queries.note_done(connection, each, SYSTEM, "woken", "Its time has come")
            events.append(
                Event(
                    kind="conversation.changed",
                    conversation_id=each.id,
                    customer_id=each.customer_id,
                    message_id=line,
                    body={"changed": "status", "status": "open", "woken": True},
                )
            )
        await record(connection, events)
        return len(rows)


async def wake_snoozed(parts: Parts) -> None:
    """The worker's loop: several workers share the work without doing it twice."""
    while not parts.stopping.is_set():
        try:
            more = await wake_due(parts.database) == AT_ONCE
        except DatabaseUnavailable:
            more = False
        if not more:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(EVERY_SECONDS):
                    await parts.stopping.wait()


LOOPS = [wake_snoozed]
