"""Put messages into another conversation with their legs right, and both conversations' facts with them.

Every message hangs on a leg of its own conversation, so a leg goes along when all of its messages go,
is doubled when some stay, and where the target has the same strand its messages join that. A leg that is
empty then stays: the customer can still be reached by it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.conversations.preview import preview
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict
from onethread.messages import Content

T = TypeVar("T")
ATTEMPTS = 3


async def correct(database: Database, work: Callable[[Connection], Awaitable[T]]) -> T:
    """Run a correction in a transaction; again when intake was in the way. Raises Conflict."""
    for _ in range(ATTEMPTS):
        try:
            async with database.transaction() as connection:
                return await work(connection)
        except asyncpg.exceptions.DeadlockDetectedError:
            continue
    raise Conflict("new messages came in at the same moment: try again")


async def relocate(
    connection: Connection,
    actor: Actor,
    message_ids: Sequence[int],
    source_id: int,
    target_id: int,
    kind: str,
) -> None:
    """Move these messages of `source_id` to `target_id`; both are locked by the caller. Inbound ones
    keep that they were corrected, and the correction is stored to be learnt from; those that go back to
    where the latest correction took them from were right there, and nothing is left to learn."""
    ids = sorted(message_ids)
    where = await _legs(connection, ids, source_id, target_id)
    corrected = {
        "corrected": {
            "kind": kind,
            "from_conversation": source_id,
            "agent_id": actor.id,
            "by": actor.name,
            "at": clock.now().isoformat(),
        }
    }
    await connection.execute(
        """
        UPDATE messages AS m SET
          conversation_id = $2::bigint,
          leg_id = coalesce(w.target, m.leg_id),
          placement = CASE WHEN m.direction <> 'in' THEN m.placement
                           WHEN (m.placement->'corrected'->>'from_conversation')::bigint = $2
                           THEN m.placement - 'corrected'
                           ELSE coalesce(m.placement, '{}') || $5 END,
          version = m.version + 1
        FROM messages AS old
        LEFT JOIN unnest($3::bigint[], $4::bigint[]) AS w(source, target) ON w.source = old.leg_id
        WHERE m.id = ANY($1::bigint[]) AND old.id = m.id
        """,
        ids,
        target_id,
        list(where),
        list(where.values()),
        corrected,
    )
    undone = await connection.fetchval(
        """
        WITH undone AS (
          DELETE FROM placement_corrections WHERE from_conversation = $2 AND to_conversation = $3
            AND message_ids <@ $1::bigint[] RETURNING message_ids
        )
        SELECT coalesce(array_agg(m), '{}') FROM undone, unnest(message_ids) AS m
        """,
        ids,
        target_id,
        source_id,
    )
    await connection.execute(
        """
        INSERT INTO placement_corrections (message_ids, kind, from_conversation, to_conversation,
                                           agent_id, at)
        SELECT array_agg(id ORDER BY id), $2, $3, $4, $5, $6
        FROM messages WHERE id = ANY($1::bigint[]) AND direction = 'in'
        HAVING count(*) > 0
        """,
        [message_id for message_id in ids if message_id not in set(undone)],
        kind,
        source_id,
        target_id,
        actor.id,
        clock.now(),
    )
    await refresh(connection, [source_id, target_id])


async def _legs(
    connection: Connection, message_ids: Sequence[int], source_id: int, target_id: int
) -> dict[int, int]:
    """For each leg of the messages, the leg in the target that stands for it."""
    rows = await connection.fetch(
        """
        SELECT l.id, t.id AS target,
               EXISTS (SELECT 1 FROM messages AS m WHERE m.conversation_id = $2 AND m.leg_id = l.id
                       AND NOT m.id = ANY($1::bigint[])) AS stays
        FROM legs AS l
        LEFT JOIN legs AS t ON t.conversation_id = $3 AND t.channel_id = l.channel_id
                           AND t.identity_id = l.identity_id
        WHERE l.id IN (SELECT leg_id FROM messages WHERE id = ANY($1::bigint[]))
        ORDER BY l.id
        """,
        message_ids,
        source_id,
        target_id,
    )
    where: dict[int, int] = {}
    for row in rows:
        if row["target"] is not None:
            where[row["id"]] = row["target"]
        elif row["stays"]:
            where[row["id"]] = await connection.fetchval(
                """
                INSERT INTO legs (conversation_id, channel_id, identity_id, address, thread, facts)
                SELECT $2, channel_id, identity_id, address, thread, facts FROM legs WHERE id = $1
                RETURNING id
                """,
                row["id"],
                target_id,
            )
        else:
            await connection.execute(
                "UPDATE legs SET conversation_id = $2 WHERE id = $1", row["id"], target_id
            )
            where[row["id"]] = row["id"]
    return where


async def refresh(connection: Connection, conversation_ids: Sequence[int]) -> None:
    """Derive a conversation's and its legs' facts anew from the messages they have now."""
    await connection.execute(
        """
        UPDATE legs AS l SET last_inbound_at = t.said_at, last_inbound_provider_id = t.provider_id
        FROM legs AS own
        LEFT JOIN LATERAL (
          SELECT m.said_at, m.provider_id FROM messages AS m
          WHERE m.conversation_id = own.conversation_id AND m.leg_id = own.id
            AND m.direction = 'in'
          ORDER BY m.said_at DESC, m.id DESC LIMIT 1
        ) AS t ON true
        WHERE own.id = l.id AND l.conversation_id = ANY($1::bigint[])
        """,
        list(conversation_ids),
    )
    rows = await connection.fetch(
        """
        SELECT c.id, m.content, m.leg_id FROM conversations AS c
        LEFT JOIN LATERAL (
          SELECT content, leg_id FROM messages
          WHERE conversation_id = c.id AND direction IN ('in', 'out')
          ORDER BY said_at DESC, id DESC LIMIT 1
        ) AS m ON true
        WHERE c.id = ANY($1::bigint[])
        """,
        list(conversation_ids),
    )
    await connection.execute(
        """
        UPDATE conversations AS c SET
          last_message_at = coalesce(f.said, c.last_message_at), last_inbound_at = f.heard,
          created_at = least(c.created_at, f.began), failed_count = f.failed,
          waits_since = CASE WHEN c.status IN ('open', 'snoozed') AND f.heard >= f.said
                             THEN f.heard ELSE 'infinity' END,
          preview = t.preview, last_leg_id = t.leg,
          channel_ids = ARRAY(SELECT channel_id FROM legs WHERE conversation_id = c.id
                              GROUP BY channel_id ORDER BY min(id)),
          version = c.version + 1, updated_at = now()
        FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS t(id, preview, leg)
        CROSS JOIN LATERAL (
          SELECT max(said_at) FILTER (WHERE direction IN ('in', 'out')) AS said,
                 max(said_at) FILTER (WHERE direction = 'in') AS heard,
                 min(said_at) AS began,
                 count(*) FILTER (WHERE state = 'failed') AS failed
          FROM messages WHERE conversation_id = t.id
        ) AS f
        WHERE c.id = t.id
        """,
        [row["id"] for row in rows],
        [_preview(row["content"]) for row in rows],
        [row["leg_id"] for row in rows],
    )


def _preview(content: dict[str, Any] | None) -> str:
    return preview(msgspec.convert(content, Content)) if content else ""
