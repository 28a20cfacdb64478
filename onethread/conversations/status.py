"""Resolve, snooze, reopen."""

from __future__ import annotations

from datetime import datetime

from onethread import clock
from onethread.access import Actor
from onethread.conversations import changed, queries, summaries
from onethread.conversations.shapes import Conversation, Status
from onethread.database.engine import Database
from onethread.errors import InvalidInput

_WORDS = {
    "open": "Opened",
    "waiting": "Waiting for the customer",
    "snoozed": "Snoozed",
    "resolved": "Resolved",
}


async def set_status(
    database: Database,
    actor: Actor,
    conversation_id: int,
    status: Status,
    snoozed_until: datetime | None = None,
) -> Conversation:
    """Change the status. `snoozed_until` (in the future) belongs to `snoozed` and to nothing else.
    Raises NotFound, InvalidInput."""
    if (status == "snoozed") != (snoozed_until is not None):
        raise InvalidInput(
            "say until when to snooze" if status == "snoozed" else "only snoozing has an end",
            fields={"snoozed_until": "needed to snooze, and only then"},
        )
    if snoozed_until is not None and snoozed_until <= clock.now():
        raise InvalidInput(
            "choose a time in the future", fields={"snoozed_until": "not in the future"}
        )
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        if (conversation.status, conversation.snoozed_until) != (status, snoozed_until):
            await queries.set_status(
                connection,
                conversation.id,
                status,
                snoozed_until,
                clock.now() if status == "resolved" else None,
            )
            until = snoozed_until.isoformat() if snoozed_until else None
            line = await queries.note_done(
                connection,
                conversation,
                actor,
                "status",
                _WORDS[status],
                status=status,
                snoozed_until=until,
            )
            await changed.tell(
                connection, actor, conversation, "status", line, status=status, snoozed_until=until
            )
        return await summaries.load_one(connection, conversation.id, actor.id)
