"""SQL that changes many conversations: one statement per step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import asyncpg
import msgspec

from onethread.conversations.bulk_rules import Held, Line
from onethread.conversations.queries import waits_since
from onethread.database.engine import Connection
from onethread.messages import Content

KEPT_DAYS = 1


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """How far an agent has read a conversation, and when it was heard last."""

    heard_at: datetime | None
    read_at: datetime | None

    def target(self, wanted: Literal["read", "unread"]) -> datetime | None:
        """The mark that makes it so."""
        if self.heard_at is None or wanted == "read":
            return self.heard_at
        return self.heard_at - timedelta(microseconds=1)

    def wants(self, wanted: Literal["read", "unread"]) -> bool:
        """Whether it isn't so yet."""
        assert self.heard_at is not None
        is_read = self.read_at is not None and self.read_at >= self.heard_at
        return is_read != (wanted == "read")


async def held(connection: Connection, ids: Sequence[int]) -> dict[int, Held]:
    """What these conversations hold now."""
    rows = await connection.fetch(
        "SELECT id, status, snoozed_until, resolved_at, assignee_id, tag_ids FROM conversations"
        " WHERE id = ANY($1::bigint[])",
        ids,
    )
    return {row["id"]: Held(**{name: row[name] for name in Held.__struct_fields__}) for row in rows}


async def store(connection: Connection, changes: Sequence[tuple[int, Held]]) -> None:
    """Set what changed."""
    await connection.execute(
        f"""
        UPDATE conversations AS c SET status = t.status, snoozed_until = t.snoozed_until,
          resolved_at = t.resolved_at, assignee_id = t.assignee_id,
          tag_ids = t.tag_ids::bigint[],
          waits_since = {waits_since("t.status")}, version = c.version + 1, updated_at = now()
        FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bigint[],
                    $6::text[]) AS t(id, status, snoozed_until, resolved_at, assignee_id, tag_ids)
        WHERE c.id = t.id
        """,
        [i for i, _ in changes],
        [h.status for _, h in changes],
        [h.snoozed_until for _, h in changes],
        [h.resolved_at for _, h in changes],
        [h.assignee_id for _, h in changes],
        ["{" + ",".join(map(str, h.tag_ids)) + "}" for _, h in changes],
    )


async def write_lines(
    connection: Connection, agent_id: int | None, lines: Sequence[tuple[int, datetime, Line]]
) -> list[int]:
    """Write down in each conversation what was done to it; the ids of the lines, in order."""
    rows = await connection.fetch(
        """
        INSERT INTO messages (conversation_id, direction, said_at, received_at, agent_id, content,
                              search, headers)
        SELECT t.conversation_id, 'event', t.at, t.at, $1, t.content, ''::tsvector, t.headers
        FROM unnest($2::bigint[], $3::timestamptz[], $4::jsonb[], $5::jsonb[])
             WITH ORDINALITY AS t(conversation_id, at, content, headers, n)
        ORDER BY t.n
        RETURNING id
        """,
        agent_id,
        [i for i, _, _ in lines],
        [at for _, at, _ in lines],
        [Content(system=line.text) for _, _, line in lines],
        [{"event": {"kind": line.event, **line.line_facts}} for _, _, line in lines],
    )
    return [row["id"] for row in rows]


async def keep(connection: Connection, agent_id: int, action: str, before: Sequence[Any]) -> int:
    """Keep how it was, for undoing; what is older than KEPT_DAYS goes."""
    await connection.execute(
        "DELETE FROM bulk_actions WHERE at < now() - make_interval(days => $1)", KEPT_DAYS
    )
    bulk_id: int = await connection.fetchval(
        "INSERT INTO bulk_actions (agent_id, action, before) VALUES ($1, $2, $3) RETURNING id",
        agent_id,
        action,
        list(before),
    )
    return bulk_id


async def take(connection: Connection, bulk_id: int, agent_id: int) -> asyncpg.Record | None:
    """How it was, marked as undone from now on; `undone_at` as it was before."""
    return await connection.fetchrow(
        """
        UPDATE bulk_actions AS b SET undone_at = coalesce(b.undone_at, now())
        FROM (SELECT id, undone_at FROM bulk_actions WHERE id = $1 AND agent_id = $2 FOR UPDATE)
             AS was
        WHERE b.id = was.id
        RETURNING b.action, b.before, was.undone_at
        """,
        bulk_id,
        agent_id,
    )


async def agent_names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Names of agents who are at work."""
    rows = await connection.fetch(
        "SELECT id, name FROM agents WHERE id = ANY($1::bigint[]) AND active", list(ids)
    )
    return {row["id"]: row["name"] for row in rows}


async def tag_names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Names of tags, archived ones too."""
    rows = await connection.fetch(
        "SELECT id, name FROM tags WHERE id = ANY($1::bigint[])", list(ids)
    )
    return {row["id"]: row["name"] for row in rows}


async def unknown_tags(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Those of these ids that can't be put on a conversation."""
    rows = await connection.fetch(
        "SELECT id FROM unnest($1::bigint[]) AS t(id) WHERE NOT EXISTS"
        " (SELECT FROM tags AS k WHERE k.id = t.id AND k.archived_at IS NULL)",
        ids,
    )
    return [row["id"] for row in rows]


async def marks(connection: Connection, agent_id: int, ids: Sequence[int]) -> dict[int, Mark]:
    """How far the agent has read these conversations, those that are there."""
    rows = await connection.fetch(
        """
        SELECT c.id, c.last_inbound_at, r.read_at FROM conversations AS c
        LEFT JOIN conversation_reads AS r ON r.conversation_id = c.id AND r.agent_id = $1
        WHERE c.id = ANY($2::bigint[]) AND c.merged_into IS NULL
        """,
        agent_id,
        ids,
    )
    return {
        row["id"]: Mark(heard_at=row["last_inbound_at"], read_at=row["read_at"]) for row in rows
    }


async def set_marks(
    connection: Connection, agent_id: int, ids: Sequence[int], at: Sequence[datetime | None]
) -> None:
    """Set the agent's marks; None takes one away."""
    await connection.execute(
        """
        INSERT INTO conversation_reads (agent_id, conversation_id, read_at)
        SELECT $1, t.id, t.at FROM unnest($2::bigint[], $3::timestamptz[]) AS t(id, at)
        WHERE t.at IS NOT NULL
        ON CONFLICT (agent_id, conversation_id) DO UPDATE SET read_at = excluded.read_at
        """,
        agent_id,
        ids,
        at,
    )
    gone = [i for i, each in zip(ids, at, strict=True) if each is None]
    if gone:
        await connection.execute(
            "DELETE FROM conversation_reads WHERE agent_id = $1 AND conversation_id = ANY($2::bigint[])",
            agent_id,
            gone,
        )
