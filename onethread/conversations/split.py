"""Some messages turn out to be another matter: they become a conversation of their own."""

from __future__ import annotations

from collections.abc import Sequence

import asyncpg

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import queries, ref, summaries
from onethread.conversations.relocate import correct, relocate
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput
from onethread.events import Event, record

MOST_MESSAGES = 500


async def split(
    database: Database, actor: Actor, conversation_id: int, message_ids: Sequence[int]
) -> Conversation:
    """Make a new conversation of these messages, of the same customer, agent and team. Something must
    stay behind. Raises NotFound, InvalidInput, Conflict."""

    async def work(connection: Connection) -> Conversation:
        source = await queries.lock(connection, conversation_id)
        moved = await movable(connection, source.id, message_ids)
        said = [row for row in moved if row["direction"] in ("in", "out")]
        if not said:
            raise InvalidInput(
                "choose at least one message that was said, not only notes",
                fields={"message_ids": "only notes"},
            )
        if not await something_stays(connection, source.id, message_ids):
            raise InvalidInput(
                "leave at least one message where it is", fields={"message_ids": "all of them"}
            )
        target_id = await connection.fetchval(
            """
            INSERT INTO conversations (customer_id, subject, status, assignee_id, last_message_at,
                                       created_at, team_id, home_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT home_id FROM conversations WHERE id = $8))
            RETURNING id
            """,
            source.customer_id,
            next((row["subject"] for row in said if row["subject"]), ""),
            "open" if said[-1]["direction"] == "in" else "waiting",
            source.assignee_id,
            said[-1]["said_at"],
            moved[0]["said_at"],
            source.team_id,
            source.id,
        )
        await relocate(connection, actor, message_ids, source.id, target_id, "split")
        [source, target] = await queries.lock_each(connection, [source.id, target_id])
        await queries.note_done(
            connection,
            source,
            actor,
            "split_off",
            f"Split off to {ref.encode(target_id)}",
            conversation_id=target_id,
            count=len(moved),
        )
        await queries.note_done(
            connection,
            target,
            actor,
            "split_from",
            f"Split from {ref.encode(source.id)}",
            conversation_id=source.id,
            count=len(moved),
        )
        await record(
            connection,
            [
                Event(
                    kind="conversation.created",
                    conversation_id=target_id,
                    customer_id=source.customer_id,
                    agent_id=actor.id,
                ),
                Event(
                    kind="conversation.split",
                    conversation_id=target_id,
                    customer_id=source.customer_id,
                    agent_id=actor.id,
                    body={
                        "from_conversation": source.id,
                        "conversation_ids": [source.id, target_id],
                        "message_ids": list(message_ids),
                    },
                ),
            ],
        )
        await audit(
            connection,
            actor,
            "conversation.split",
            subject_kind="conversation",
            subject_id=source.id,
            customer_id=source.customer_id,
            detail={"into": target_id, "messages": len(moved)},
        )
        return await summaries.load_one(connection, target_id, actor.id)

    return await correct(database, work)


async def movable(
    connection: Connection, conversation_id: int, message_ids: Sequence[int]
) -> list[asyncpg.Record]:
    """The chosen messages, oldest first, if all of them can be moved. Raises InvalidInput."""
    if not 0 < len(set(message_ids)) <= MOST_MESSAGES:
        raise InvalidInput(
            f"choose 1 to {MOST_MESSAGES} messages", fields={"message_ids": "how many"}
        )
    rows = await connection.fetch(
        """
        SELECT id, direction, said_at, content->>'subject' AS subject FROM messages
        WHERE id = ANY($1::bigint[]) AND conversation_id = $2 AND direction <> 'event'
        ORDER BY said_at, id
        """,
        list(message_ids),
        conversation_id,
    )
    if len(rows) != len(set(message_ids)):
        raise InvalidInput(
            "not all of these messages are in this conversation: load it again",
            fields={"message_ids": "not of this one"},
        )
    return rows


async def something_stays(
    connection: Connection, conversation_id: int, message_ids: Sequence[int]
) -> bool:
    """Whether anything that was said stays behind."""
    return bool(
        await connection.fetchval(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE conversation_id = $1"
            " AND direction IN ('in', 'out') AND NOT id = ANY($2::bigint[]))",
            conversation_id,
            list(message_ids),
        )
    )
