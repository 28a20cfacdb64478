"""What every change of a conversation leaves behind: an event and a line in the audit trail."""

from __future__ import annotations

from typing import Any

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations.queries import Locked
from onethread.database.engine import Connection
from onethread.events import Event, record


async def tell(
    connection: Connection,
    actor: Actor,
    conversation: Locked,
    what: str,
    message_id: int | None,
    **facts: Any,
) -> None:
    """`what` changed ("status", "assignee", "team", "tags", "subject"); `facts` are its new
    values. `message_id`: the line that says so in the conversation."""
    await record(
        connection,
        [
            Event(
                kind="conversation.changed",
                conversation_id=conversation.id,
                customer_id=conversation.customer_id,
                message_id=message_id,
                agent_id=actor.id,
                body={"changed": what, **facts},
            )
        ],
    )
    await audit(
        connection,
        actor,
        f"conversation.{what}",
        subject_kind="conversation",
        subject_id=conversation.id,
        customer_id=conversation.customer_id,
        detail=facts,
    )
