"""SQL of replies that wait to go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from onethread.database.engine import Connection, Database
from onethread.messages import Content

_COLUMNS = """
  h.id, h.uid, h.conversation_id, h.leg_id, h.agent_id, a.name AS agent_name, h.content, h.headers,
  h.draft, h.kind, h.send_at, h.if_customer_writes, h.state, h.reason, h.created_at, h.version
"""


class Row(msgspec.Struct, kw_only=True):
    """A held reply as it is stored."""

    id: int
    uid: UUID
    conversation_id: int
    leg_id: int
    agent_id: int
    agent_name: str
    content: dict[str, Any]
    headers: dict[str, Any] | None
    draft: dict[str, Any] | None
    kind: str
    send_at: datetime
    if_customer_writes: str
    state: str
    reason: str | None
    created_at: datetime
    version: int


def _row(found: asyncpg.Record | None) -> Row | None:
    if found is None:
        return None
    values = dict(found)
    # asyncpg's UUID is a subclass that msgspec can't write.
    values["uid"] = UUID(str(values["uid"]))
    return Row(**values)


async def add(
    connection: Connection,
    *,
    uid: UUID,
    conversation_id: int,
    leg_id: int,
    agent_id: int,
    content: Content,
    headers: dict[str, Any] | None,
    draft: dict[str, Any] | None,
    kind: str,
    send_at: datetime,
    if_customer_writes: str,
    created_at: datetime,
) -> Row:
    """Keep one."""
    held_id = await connection.fetchval(
        """
        INSERT INTO held_messages (uid, conversation_id, leg_id, agent_id, content, headers, draft,
                                   kind, send_at, if_customer_writes, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
        """,
        uid,
        conversation_id,
        leg_id,
        agent_id,
        content,
        headers,
        draft,
        kind,
        send_at,
        if_customer_writes,
        created_at,
    )
    row = await one(connection, held_id)
    assert row is not None
    return row


async def one(connection: Connection, held_id: int) -> Row | None:
    """One, locked until the commit."""
    return _row(
        await connection.fetchrow(
            f"SELECT {_COLUMNS} FROM held_messages AS h JOIN agents AS a ON a.id = h.agent_id"
            " WHERE h.id = $1 FOR UPDATE OF h",
            held_id,
        )
    )


async def by_uid(connection: Connection, uid: UUID) -> Row | None:
    """The one made with this idempotency key."""
    return _row(
        await connection.fetchrow(
            f"SELECT {_COLUMNS} FROM held_messages AS h JOIN agents AS a ON a.id = h.agent_id"
            " WHERE h.uid = $1",
            uid,
        )
    )


async def conversation_of(source: Connection | Database, held_id: int) -> int | None:
    """Where it waits."""
    found: int | None = await source.fetchval(
        "SELECT conversation_id FROM held_messages WHERE id = $1", held_id
    )
    return found


async def of(source: Connection | Database, conversation_ids: Sequence[int]) -> list[Row]:
    """All of these conversations, the next to go first."""
    rows = await source.fetch(
        f"SELECT {_COLUMNS} FROM held_messages AS h JOIN agents AS a ON a.id = h.agent_id"
        " WHERE h.conversation_id = ANY($1::bigint[]) ORDER BY h.send_at, h.id",
        list(conversation_ids),
    )
    return [row for row in map(_row, rows) if row is not None]


async def keep(connection: Connection, row: Row) -> Row:
    """Write back what may change."""
    row.version += 1
    await connection.execute(
        "UPDATE held_messages SET kind = $2, send_at = $3, if_customer_writes = $4, state = $5,"
        " reason = $6, created_at = $7, version = $8 WHERE id = $1",
        row.id,
        row.kind,
        row.send_at,
        row.if_customer_writes,
        row.state,
        row.reason,
        row.created_at,
        row.version,
    )
    return row


async def remove(connection: Connection, held_id: int) -> None:
    """It is a message now, or nothing."""
    await connection.execute("DELETE FROM held_messages WHERE id = $1", held_id)


async def customer_wrote(connection: Connection, row: Row) -> bool:
    """Whether the customer wrote since it was made (by when it came in: what was
    on its way then is news too); what their programs answer doesn't count."""
    found: bool = await connection.fetchval(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE conversation_id = $1 AND received_at > $2"
        " AND direction = 'in' AND NOT automatic)",
        row.conversation_id,
        row.created_at,
    )
    return found


async def interrupted_by(connection: Connection, message_ids: Sequence[int]) -> list[int]:
    """Scheduled replies that wait where these messages came in, and that don't go regardless."""
    rows = await connection.fetch(
        """
        SELECT DISTINCT h.id FROM messages AS m
        JOIN held_messages AS h ON h.conversation_id = m.conversation_id
        WHERE m.id = ANY($1::bigint[]) AND m.direction = 'in' AND NOT m.automatic
          AND h.kind = 'scheduled' AND h.state = 'waiting' AND h.if_customer_writes <> 'send'
        ORDER BY h.id
        """,
        list(message_ids),
    )
    return [row["id"] for row in rows]


async def move(connection: Connection, conversation_id: int, into: int) -> None:
    """What waited in a conversation waits in the one it was merged into."""
    await connection.execute(
        "UPDATE held_messages SET conversation_id = $2, version = version + 1"
        " WHERE conversation_id = $1",
        conversation_id,
        into,
    )
