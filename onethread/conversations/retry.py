"""Send again what could not be delivered."""

from __future__ import annotations

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import messages, queries
from onethread.conversations.reply import QUEUE
from onethread.conversations.shapes import Message
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound
from onethread.events import Event, record
from onethread.jobs import enqueue


async def retry(database: Database, actor: Actor, message_id: int) -> Message:
    """A failed message is queued again. Raises NotFound, Conflict when it didn't fail."""
    async with database.transaction() as connection:
        where = await connection.fetchval(
            "SELECT conversation_id FROM messages WHERE id = $1 AND direction = 'out'", message_id
        )
        if where is None:
            raise NotFound("there is no such message to send again")
        conversation = await queries.lock(connection, where)
        tag = await connection.execute(
            "UPDATE messages SET state = 'queued', state_at = $2, failure = NULL,"
            " version = version + 1 WHERE id = $1 AND state = 'failed'",
            message_id,
            clock.now(),
        )
        if tag == "UPDATE 0":
            raise Conflict("this message did not fail: there is nothing to send again")
        await connection.execute(
            "UPDATE conversations SET failed_count = greatest(0, failed_count - 1),"
            " version = version + 1, updated_at = now() WHERE id = $1",
            conversation.id,
        )
        await enqueue(
            connection, QUEUE, {"message_id": message_id}, lane=f"conversation:{conversation.id}"
        )
        await record(
            connection,
            [
                Event(
                    kind="message.state",
                    conversation_id=conversation.id,
                    customer_id=conversation.customer_id,
                    message_id=message_id,
                    agent_id=actor.id,
                    body={"state": "queued"},
                )
            ],
        )
        await audit(
            connection,
            actor,
            "message.retried",
            subject_kind="conversation",
            subject_id=conversation.id,
            customer_id=conversation.customer_id,
            detail={"message_id": message_id},
        )
        return await messages.load_one(connection, message_id)
