"""Internal notes: seen by agents only, part of the timeline."""

from __future__ import annotations

from uuid import UUID

import asyncpg

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import messages, queries
from onethread.conversations.actors import agent_id_of
from onethread.conversations.shapes import Message
from onethread.database.engine import Database
from onethread.errors import Conflict
from onethread.events import Event, record
from onethread.messages import Content


async def add_note(
    database: Database, actor: Actor, conversation_id: int, content: Content, key: UUID
) -> Message:
    """Add a note, and tell the colleagues whom it mentions; the same key again answers with the same
    note. Raises NotFound, Conflict."""
    agent_id = agent_id_of(actor)
    try:
        async with database.transaction() as connection:
            conversation = await queries.lock(connection, conversation_id)
            stored = await queries.message_by_uid(connection, key)
            if stored is not None:
                if stored["conversation_id"] != conversation.id or stored["agent_id"] != agent_id:
                    raise Conflict("this idempotency key was used already: make a new one")
                return await messages.load_one(connection, stored["id"])
            note_id = await queries.add_message(
                connection,
                conversation,
                direction="note",
                content=content,
                agent_id=agent_id,
                said_at=conversation.next_moment(),
                uid=key,
            )
            await queries.touch(connection, [conversation.id])
            await record(
                connection,
                [
                    Event(
                        kind="note.added",
                        conversation_id=conversation.id,
                        customer_id=conversation.customer_id,
                        message_id=note_id,
                        agent_id=agent_id,
                        body={"mentions": [each.agent_id for each in content.mentions]}
                        if content.mentions
                        else None,
                    )
                ],
            )
            await audit(
                connection,
                actor,
                "note.added",
                subject_kind="conversation",
                subject_id=conversation.id,
                customer_id=conversation.customer_id,
                detail={
                    "message_id": note_id,
                    "mentions": [each.agent_id for each in content.mentions],
                },
            )
            return await messages.load_one(connection, note_id)
    except asyncpg.exceptions.UniqueViolationError as error:
        raise Conflict("this idempotency key was used already: make a new one") from error
