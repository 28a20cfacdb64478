"""Who owns a conversation, and what its matter is called."""

from __future__ import annotations

from onethread.access import Actor
from onethread.conversations import changed, queries, summaries
from onethread.conversations.receive import SUBJECT_CHARACTERS
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Database
from onethread.errors import InvalidInput


async def assign(
    database: Database, actor: Actor, conversation_id: int, agent_id: int | None
) -> Conversation:
    """Give a conversation to an agent, or (None) to nobody. Raises NotFound, InvalidInput."""
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        name = None
        if agent_id is not None:
            name = await connection.fetchval(
                "SELECT name FROM agents WHERE id = $1 AND active", agent_id
            )
            if name is None:
                raise InvalidInput(
                    "there is no such agent at work here", fields={"agent_id": "unknown"}
                )
        if conversation.assignee_id != agent_id:
            await queries.set_assignee(connection, conversation.id, agent_id)
            line = await queries.note_done(
                connection,
                conversation,
                actor,
                "assigned",
                f"Assigned to {name}" if name else "Assigned to nobody",
                agent_id=agent_id,
                agent_name=name,
            )
            await changed.tell(connection, actor, conversation, "assignee", line, agent_id=agent_id)
        return await summaries.load_one(connection, conversation.id, actor.id)


async def rename(
    database: Database, actor: Actor, conversation_id: int, subject: str
) -> Conversation:
    """Change what the matter is called. Raises NotFound."""
    subject = " ".join(subject.split())[:SUBJECT_CHARACTERS]
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        if conversation.subject != subject:
            await queries.set_subject(connection, conversation.id, subject)
            line = await queries.note_done(
                connection,
                conversation,
                actor,
                "subject",
                "Changed the subject",
                subject=subject,
            )
            await changed.tell(connection, actor, conversation, "subject", line)
        return await summaries.load_one(connection, conversation.id, actor.id)
