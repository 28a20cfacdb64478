"""What an agent has seen."""

from __future__ import annotations

from onethread.access import Actor
from onethread.conversations.actors import agent_id_of
from onethread.conversations.show import survivor
from onethread.database.engine import Connection, Database
from onethread.events import Event, record
from onethread.jobs import enqueue


async def mark_read(database: Database, actor: Actor, conversation_id: int) -> None:
    """The agent has seen everything that came so far. Raises NotFound."""
    agent_id = agent_id_of(actor)
    async with database.transaction() as connection:
        opened = await survivor(connection, conversation_id)
        if await note(connection, opened, agent_id):
            await record(
                connection,
                [Event(kind="conversation.read", conversation_id=opened, agent_id=agent_id)],
            )


async def mark_unread(database: Database, actor: Actor, conversation_id: int) -> None:
    """The agent wants to come back to it: what the customer said last is new to them again.
    Raises NotFound."""
    agent_id = agent_id_of(actor)
    async with database.transaction() as connection:
        opened = await survivor(connection, conversation_id)
        tag = await connection.execute(
            """
            INSERT INTO conversation_reads AS r (agent_id, conversation_id, read_at)
            SELECT $2, id, last_inbound_at - interval '1 microsecond' FROM conversations
            WHERE id = $1 AND last_inbound_at IS NOT NULL
            ON CONFLICT (agent_id, conversation_id) DO UPDATE SET read_at = excluded.read_at
            """,
            opened,
            agent_id,
        )
        if not tag.endswith(" 0"):
            await record(
                connection,
                [Event(kind="conversation.read", conversation_id=opened, agent_id=agent_id)],
            )


async def note(connection: Connection, conversation_id: int, agent_id: int) -> bool:
    """Keep it; whether that was news. The mark is the time of the latest inbound message, so that
    one that was said earlier but comes later shows as unread."""
    tag = await connection.execute(
        """
        INSERT INTO conversation_reads AS r (agent_id, conversation_id, read_at)
        SELECT $2, id, last_inbound_at FROM conversations
        WHERE id = $1 AND last_inbound_at IS NOT NULL
        ON CONFLICT (agent_id, conversation_id) DO UPDATE SET read_at = excluded.read_at
        WHERE r.read_at < excluded.read_at
        """,
        conversation_id,
        agent_id,
    )
    news = not tag.endswith(" 0")
    if news:
        await enqueue(
            connection,
            "tell_seen",
            {"conversation_id": conversation_id, "agent_id": agent_id},
            unique_key=f"seen:{conversation_id}:{agent_id}",
        )
    return news
