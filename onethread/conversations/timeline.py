"""A customer's timeline: everything said, noted and done over all their conversations."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.conversations import messages, summaries
from onethread.conversations.paging import Key, encode
from onethread.conversations.shapes import Conversation, Message
from onethread.database.engine import Connection, Database


class Timeline(msgspec.Struct, kw_only=True):
    """A page of a timeline, newest first, with the conversations that its items belong to."""

    items: list[Message]
    conversations: list[Conversation]
    next: str | None


def statement(customer_id: int, before: Key | None, limit: int) -> tuple[str, list[Any]]:
    """The SQL of one page and its values: the newest of each conversation, then of all."""
    values: list[Any] = [customer_id]
    older = began = ""
    if before is not None:
        values += [before.at, before.id]
        older = "AND (said_at, id) < ($2, $3)"
        began = "AND c.created_at <= $2"
    values.append(limit + 1)
    sql = f"""
        SELECT {messages.COLUMNS}
        FROM (
          SELECT each.* FROM conversations AS c
          CROSS JOIN LATERAL (
            SELECT id, said_at FROM messages WHERE conversation_id = c.id {older}
            ORDER BY said_at DESC, id DESC LIMIT ${len(values)}
          ) AS each
          WHERE c.customer_id = $1 AND c.merged_into IS NULL {began}
          ORDER BY each.said_at DESC, each.id DESC LIMIT ${len(values)}
        ) AS page
        JOIN messages AS m ON m.id = page.id
        LEFT JOIN agents AS a ON a.id = m.agent_id
        ORDER BY m.said_at DESC, m.id DESC
    """
    return sql, values


async def load(
    source: Connection | Database,
    customer_id: int,
    before: Key | None,
    limit: int,
    agent_id: int | None,
) -> Timeline:
    """One page of a customer's timeline."""
    sql, values = statement(customer_id, before, limit)
    rows = await source.fetch(sql, *values)
    more = len(rows) > limit
    items = [messages.shape(row) for row in rows[:limit]]
    return Timeline(
        items=items,
        conversations=await summaries.load(
            source, {item.conversation_id for item in items}, agent_id
        ),
        next=encode(Key(items[-1].said_at, items[-1].id)) if more else None,
    )
