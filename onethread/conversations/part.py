"""Customers who were one stand apart again: so do their conversations.

While two were one, words of both may have come into one conversation. Answering it would then send one
person's matter to the other's address. So what was said on an address goes to whose address it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from onethread.access import Actor
from onethread.conversations import queries, ref
from onethread.conversations.relocate import relocate
from onethread.conversations.split import something_stays
from onethread.database.engine import Connection
from onethread.events import Event, record

_MIXED = """
SELECT c.id, i.customer_id AS owner, max(i.home_id) AS home,
       array_agg(m.id ORDER BY m.id) AS messages,
       min(m.said_at) AS first_at, max(m.said_at) AS last_at,
       bool_or(m.direction = 'in') AS heard
FROM conversations AS c
JOIN legs AS l ON l.conversation_id = c.id AND ($2::timestamptz IS NULL OR l.created_at >= $2)
JOIN identities AS i ON i.id = l.identity_id
JOIN messages AS m ON m.conversation_id = c.id AND m.leg_id = l.id
WHERE c.customer_id = ANY($1::bigint[]) AND c.merged_into IS NULL
  AND i.customer_id = ANY($1::bigint[]) AND i.customer_id <> c.customer_id
GROUP BY c.id, i.customer_id
ORDER BY c.id, i.customer_id
"""


async def part(
    connection: Connection, actor: Actor, customer_ids: Sequence[int], since: datetime | None
) -> list[int]:
    """Give each of these customers what was said on their addresses in the others' conversations, on
    legs begun after `since` (None: on all). Returns the conversations concerned, new ones too."""
    rows = await connection.fetch(_MIXED, list(customer_ids), since)
    concerned: list[int] = []
    for row in rows:
        source = await queries.lock(connection, row["id"])
        if not await something_stays(connection, source.id, row["messages"]):
            await connection.execute(
                "UPDATE conversations SET customer_id = $2, home_id = $3, version = version + 1,"
                " updated_at = now() WHERE id = $1",
                source.id,
                row["owner"],
                row["home"],
            )
            concerned.append(source.id)
            continue
        target_id: int = await connection.fetchval(
            """
            INSERT INTO conversations (customer_id, home_id, subject, status, assignee_id, team_id,
                                       last_message_at, created_at)
            SELECT $2, $3, subject, status, assignee_id, team_id, $4, $5 FROM conversations WHERE id = $1
            RETURNING id
            """,
            source.id,
            row["owner"],
            row["home"],
            row["last_at"],
            row["first_at"],
        )
        await relocate(connection, actor, row["messages"], source.id, target_id, "split")
        [source, target] = await queries.lock_each(connection, [source.id, target_id])
        for each, other, what, words in (
            (source, target, "split_off", "Split off to"),
            (target, source, "split_from", "Split from"),
        ):
            await queries.note_done(
                connection,
                each,
                actor,
                what,
                f"{words} {ref.encode(other.id)}",
                conversation_id=other.id,
                count=len(row["messages"]),
            )
        await record(
            connection,
            [
                Event(
                    kind="conversation.split",
                    conversation_id=target_id,
                    customer_id=row["owner"],
                    agent_id=actor.id,
                    body={
                        "from_conversation": source.id,
                        "conversation_ids": [source.id, target_id],
                        "message_ids": row["messages"],
                    },
                )
            ],
        )
        concerned += [source.id, target_id]
    return concerned
