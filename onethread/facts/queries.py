"""SQL of facts, promises and switches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from onethread.database.engine import Connection, Database
from onethread.facts.rules import OF_CUSTOMER, Corrected, Recogniser, Stated
from onethread.language.promises import Promise

Source = Connection | Database
# Of a very long conversation the latest facts are known.
MOST_FACTS = 500


class Told(msgspec.Struct, kw_only=True):
    """A message whose facts are to be read, with what came before it in its conversation."""

    id: int
    conversation_id: int
    customer_id: int
    mine: bool
    said_at: datetime
    agent_id: int | None
    owner_id: int | None
    channel_id: int | None
    text: str
    files: list[str]
    before_text: str
    before_channel_id: int | None


_TOLD = """
SELECT m.id, m.conversation_id, c.customer_id, m.direction = 'out' AS mine, m.said_at, m.agent_id,
       c.assignee_id AS owner_id, l.channel_id, left(coalesce(m.content->>'text', ''), 20000) AS text,
       ARRAY(SELECT a->>'name' FROM jsonb_array_elements(m.content->'attachments') AS a
             WHERE coalesce(a->>'content_id', '') = '') AS files,
       coalesce(left(ours.text, 4000), '') AS before_text, theirs.channel_id AS before_channel_id
FROM messages AS m
JOIN conversations AS c ON c.id = m.conversation_id
LEFT JOIN legs AS l ON l.id = m.leg_id
LEFT JOIN LATERAL (
  SELECT o.content->>'text' AS text FROM messages AS o
  WHERE o.conversation_id = m.conversation_id AND o.direction = 'out'
    AND (o.said_at, o.id) < (m.said_at, m.id)
  ORDER BY o.said_at DESC, o.id DESC LIMIT 1
) AS ours ON m.direction = 'in'
LEFT JOIN LATERAL (
  SELECT ol.channel_id FROM messages AS o JOIN legs AS ol ON ol.id = o.leg_id
  WHERE o.conversation_id = m.conversation_id AND o.direction = 'in' AND (o.said_at, o.id) < (m.said_at, m.id)
  ORDER BY o.said_at DESC, o.id DESC LIMIT 1
) AS theirs ON m.direction = 'in'
WHERE m.id = ANY($1::bigint[]) AND m.direction IN ('in', 'out') AND m.deleted_at IS NULL
ORDER BY m.said_at, m.id
"""


async def told(source: Source, message_ids: Sequence[int]) -> list[Told]:
    """These messages, oldest first; notes and events state no facts."""
    return [Told(**dict(row)) for row in await source.fetch(_TOLD, list(message_ids))]


_STATED = """
SELECT f.kind, f.value, f.shown, f.begins, f.ends, m.id AS message_id, m.conversation_id, m.said_at,
       m.direction = 'in' AS by_customer, l.channel_id
FROM messages AS m
JOIN facts AS f ON f.message_id = m.id
LEFT JOIN legs AS l ON l.id = m.leg_id
"""


async def stated(source: Source, conversation_ids: Iterable[int]) -> list[Stated]:
    """The facts that the messages of these conversations state."""
    rows = await source.fetch(
        f"{_STATED} WHERE m.conversation_id = ANY($1::bigint[])"
        f" ORDER BY m.said_at DESC, m.id DESC LIMIT {MOST_FACTS}",
        list(conversation_ids),
    )
    return [_stated(row) for row in rows]


async def stated_by_customer(source: Source, conversation_id: int) -> list[Stated]:
    """What the customer of this conversation said of themselves in any other."""
    rows = await source.fetch(
        f"""
        {_STATED}
        WHERE m.direction = 'in' AND f.kind = ANY($2) AND m.conversation_id IN (
          SELECT o.id FROM conversations AS c JOIN conversations AS o ON o.customer_id = c.customer_id
          WHERE c.id = $1 AND o.id <> c.id AND o.merged_into IS NULL
          ORDER BY o.last_message_at DESC LIMIT 50
        )
        ORDER BY m.said_at DESC, m.id DESC LIMIT {MOST_FACTS}
        """,
        conversation_id,
        sorted(OF_CUSTOMER),
    )
    return [_stated(row) for row in rows]


def _stated(row: asyncpg.Record) -> Stated:
    return Stated(**dict(row))


async def corrections(source: Source, conversation_ids: Iterable[int]) -> list[Corrected]:
    """What people put right in these conversations, the latest word on each."""
    rows = await source.fetch(
        """
        SELECT DISTINCT ON (conversation_id, kind, value, CASE WHEN value = '' THEN new_value END)
               conversation_id, kind, value, new_value, at
        FROM fact_corrections WHERE conversation_id = ANY($1::bigint[])
        ORDER BY conversation_id, kind, value, CASE WHEN value = '' THEN new_value END, id DESC
        """,
        list(conversation_ids),
    )
    return [Corrected(**dict(row)) for row in rows]


async def put(
    connection: Connection, rows: Sequence[tuple[int, int, str, str, str, int, int]]
) -> None:
    """Store facts: (message, ordinal, kind, value, shown, begins, ends). What is there stays."""
    if not rows:
        return
    columns = list(zip(*rows, strict=True))
    await connection.execute(
        """
        INSERT INTO facts (message_id, ordinal, kind, value, shown, begins, ends)
        SELECT t.* FROM unnest($1::bigint[], $2::smallint[], $3::text[], $4::text[], $5::text[],
                               $6::integer[], $7::integer[]) AS t
        ON CONFLICT DO NOTHING
        """,
        *[list(column) for column in columns],
    )


async def put_promises(
    connection: Connection, promises: Sequence[tuple[Told, Promise]]
) -> list[int]:
    """Store promises that were made; answers with the conversations that got new ones."""
    if not promises:
        return []
    rows = await connection.fetch(
        """
        WITH made AS (
          INSERT INTO promises (message_id, act, shown, made_at, due_at, owner_id)
          SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[],
                               $5::timestamptz[], $6::bigint[])
          ON CONFLICT DO NOTHING RETURNING message_id
        )
        SELECT DISTINCT m.conversation_id FROM made JOIN messages AS m ON m.id = made.message_id
        """,
        [told.id for told, _ in promises],
        [promise.act for _, promise in promises],
        [promise.shown[:500] for _, promise in promises],
        [told.said_at for told, _ in promises],
        [promise.due for _, promise in promises],
        [told.agent_id or told.owner_id for told, _ in promises],
    )
    return [row["conversation_id"] for row in rows]


async def recognisers(source: Source) -> list[Recogniser]:
    """The organisation's own recognisers that are in use."""
    rows = await source.fetch(
        "SELECT kind, patterns, words FROM fact_recognisers WHERE active ORDER BY id"
    )
    return [
        Recogniser(kind=row["kind"], patterns=tuple(row["patterns"]), words=tuple(row["words"]))
        for row in rows
    ]


async def put_switches(
    connection: Connection, rows: Sequence[tuple[int, int, int, datetime, int]]
) -> None:
    """Store switches: (message, from channel, to channel, at, facts known)."""
    if rows:
        await connection.executemany(
            """
            INSERT INTO channel_switches (message_id, from_channel_id, to_channel_id, at, known)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
            """,
            list(rows),
        )


async def mark_switches(
    connection: Connection, *, asked: Sequence[int] = (), repeated: Sequence[int] = ()
) -> None:
    """The last switch of these conversations was followed by asking again, or by repeating."""
    if not asked and not repeated:
        return
    await connection.execute(
        """
        UPDATE channel_switches AS s SET
          asked_again = s.asked_again OR last.conversation_id = ANY($1::bigint[]),
          repeated = s.repeated OR last.conversation_id = ANY($2::bigint[])
        FROM (
          SELECT DISTINCT ON (m.conversation_id) m.conversation_id, x.message_id
          FROM channel_switches AS x JOIN messages AS m ON m.id = x.message_id
          WHERE m.conversation_id = ANY($1::bigint[] || $2::bigint[])
          ORDER BY m.conversation_id, x.at DESC, x.message_id DESC
        ) AS last
        WHERE s.message_id = last.message_id
        """,
        list(asked),
        list(repeated),
    )


async def received_files(source: Source, conversation_id: int) -> list[dict[str, Any]]:
    """Attachments that the customer sent in this conversation, latest first."""
    rows = await source.fetch(
        """
        SELECT m.id AS message_id, m.said_at, l.channel_id, a->>'name' AS name, a->>'kind' AS kind
        FROM messages AS m LEFT JOIN legs AS l ON l.id = m.leg_id,
             jsonb_array_elements(m.content->'attachments') AS a
        WHERE m.conversation_id = $1 AND m.direction = 'in' AND m.deleted_at IS NULL
          AND coalesce(a->>'content_id', '') = ''
        ORDER BY m.said_at DESC LIMIT 50
        """,
        conversation_id,
    )
    return [dict(row) for row in rows]
