"""Notices as an agent is shown them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import asyncpg
import msgspec

from onethread.conversations.shapes import AgentName, CustomerName
from onethread.database.engine import Connection, Database
from onethread.notifications.rules import Kind, Way

Source = Connection | Database


class Notification(msgspec.Struct, kw_only=True):
    """What an agent is told of. `kind` is the strongest of `count` things that happened in the
    conversation since it was last read; kind unassigned stands for all new conversations together,
    and shows the latest. `message_id` is the one to open at; `preview` is the conversation's last line;
    `by` is a colleague.
    `ways` is how the latest is told: page, sound, push, mail."""

    id: int
    kind: Kind
    conversation_id: int
    message_id: int | None
    customer: CustomerName
    subject: str
    preview: str
    by: AgentName | None
    count: int
    first_at: datetime
    at: datetime
    read: bool
    ways: list[Way]
    turn: int


_COLUMNS = """
n.id, n.turn, n.agent_id, n.kind, n.conversation_id, n.message_id, n.count, n.first_at, n.at,
n.read_at IS NOT NULL AS read, n.ways, c.subject, c.preview, cu.id AS customer_id,
cu.display_name, cu.language, b.id AS by_id, b.name AS by_name
"""
_JOINS = """
JOIN conversations AS c ON c.id = n.conversation_id
JOIN customers AS cu ON cu.id = c.customer_id
LEFT JOIN agents AS b ON b.id = n.by_agent_id
"""


async def page(
    source: Source, agent_id: int, *, unread: bool, before_turn: int | None, limit: int
) -> list[Notification]:
    """An agent's notices, the latest happening first."""
    rows = await source.fetch(
        f"""
        SELECT {_COLUMNS} FROM notifications AS n {_JOINS}
        WHERE n.agent_id = $1 AND ($2::bigint IS NULL OR n.turn < $2)
          AND (NOT $3 OR n.read_at IS NULL)
        ORDER BY n.turn DESC LIMIT $4
        """,
        agent_id,
        before_turn,
        unread,
        limit,
    )
    return [_shown(row) for row in rows]


async def load(source: Source, ids: Iterable[int]) -> dict[int, list[Notification]]:
    """These notices by agent, the latest happening first."""
    rows = await source.fetch(
        f"SELECT {_COLUMNS} FROM notifications AS n {_JOINS} WHERE n.id = ANY($1::bigint[])"
        " ORDER BY n.turn DESC",
        list(set(ids)),
    )
    found: dict[int, list[Notification]] = {}
    for row in rows:
        found.setdefault(row["agent_id"], []).append(_shown(row))
    return found


async def unread_counts(source: Source, agent_ids: Iterable[int]) -> dict[int, int]:
    """How many notices each of these agents has not read."""
    wanted = list(set(agent_ids))
    rows = await source.fetch(
        "SELECT agent_id, count(*) AS unread FROM notifications"
        " WHERE read_at IS NULL AND agent_id = ANY($1::bigint[]) GROUP BY agent_id",
        wanted,
    )
    return dict.fromkeys(wanted, 0) | {row["agent_id"]: row["unread"] for row in rows}


def _shown(row: asyncpg.Record) -> Notification:
    return Notification(
        id=row["id"],
        kind=row["kind"],
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        customer=CustomerName(
            id=row["customer_id"], display_name=row["display_name"], language=row["language"]
        ),
        subject=row["subject"],
        preview=row["preview"],
        by=AgentName(id=row["by_id"], name=row["by_name"]) if row["by_id"] else None,
        count=row["count"],
        first_at=row["first_at"],
        at=row["at"],
        read=row["read"],
        ways=row["ways"],
        turn=row["turn"],
    )
