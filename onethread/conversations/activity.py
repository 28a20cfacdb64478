"""How often a customer got in touch, and what came of it: for the panel beside a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from onethread import clock
from onethread.conversations import summaries
from onethread.conversations.paging import Key, encode
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Connection, Database
from onethread.messages import Rating

MONTHS = 12


class Month(msgspec.Struct, kw_only=True):
    """Contacts in a month, by kind of channel: a contact is a conversation on a channel."""

    month: date
    contacts: dict[str, int]


class PastConversation(msgspec.Struct, kw_only=True):
    """An earlier matter with what the customer thought of how they were helped."""

    conversation: Conversation
    rating: Rating | None


class PastConversations(msgspec.Struct, kw_only=True):
    """Conversations of a customer, or of the people of a company, the latest first."""

    items: list[PastConversation]
    next: str | None


def first_month(now: datetime) -> datetime:
    """The beginning of the oldest month that is counted."""
    months = now.year * 12 + now.month - MONTHS
    return now.replace(
        year=months // 12, month=months % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )


def fill(now: datetime, counted: Sequence[tuple[date, str, int]]) -> list[Month]:
    """Every month of the year up to now, also those without a contact."""
    begin = first_month(now)
    months = {}
    for number in range(MONTHS):
        at = begin.year * 12 + begin.month - 1 + number
        first = date(at // 12, at % 12 + 1, 1)
        months[first] = Month(month=first, contacts={})
    for month, connector, count in counted:
        if month in months:
            months[month].contacts[connector] = count
    return list(months.values())


async def contacts(source: Connection | Database, customer_id: int) -> list[Month]:
    """Contacts of the last twelve months, this one included."""
    now = clock.now()
    rows = await source.fetch(
        """
        SELECT date_trunc('month', l.created_at AT TIME ZONE 'UTC')::date AS month, ch.connector,
               count(*)::int AS n
        FROM conversations AS c
        JOIN legs AS l ON l.conversation_id = c.id AND l.created_at >= $2
        JOIN channels AS ch ON ch.id = l.channel_id
        WHERE c.customer_id = $1 AND c.last_message_at >= $2
        GROUP BY 1, 2
        """,
        customer_id,
        first_month(now),
    )
    return fill(now, [(row["month"], row["connector"], row["n"]) for row in rows])


def statement(customer_ids: list[int], before: Key | None, limit: int) -> tuple[str, list[Any]]:
    """The SQL of a page of conversations of these customers, and its values."""
    values: list[Any] = [customer_ids, limit + 1]
    older = ""
    if before is not None:
        values += [before.at, before.id]
        older = "AND (last_message_at, id) < ($3, $4)"
    sql = f"""
        SELECT each.id, each.last_message_at FROM unnest($1::bigint[]) AS w(customer_id)
        CROSS JOIN LATERAL (
          SELECT id, last_message_at FROM conversations
          WHERE customer_id = w.customer_id AND merged_into IS NULL {older}
          ORDER BY last_message_at DESC, id DESC LIMIT $2
        ) AS each
        ORDER BY each.last_message_at DESC, each.id DESC LIMIT $2
    """
    return sql, values


async def past(
    source: Connection | Database,
    customer_ids: list[int],
    before: Key | None,
    limit: int,
    agent_id: int | None,
) -> PastConversations:
    """A page of conversations of these customers, with their ratings."""
    sql, values = statement(customer_ids, before, limit)
    rows = await source.fetch(sql, *values)
    ids = [row["id"] for row in rows[:limit]]
    known = {each.id: each for each in await summaries.load(source, ids, agent_id)}
    rated = await ratings(source, ids)
    last = rows[limit - 1] if len(rows) > limit else None
    return PastConversations(
        items=[PastConversation(conversation=known[each], rating=rated.get(each)) for each in ids],
        next=encode(Key(last["last_message_at"], last["id"])) if last else None,
    )


async def ratings(source: Connection | Database, ids: Sequence[int]) -> dict[int, Rating]:
    """The latest rating of each of these conversations that has one."""
    rows = await source.fetch(
        """
        SELECT DISTINCT ON (conversation_id) conversation_id, content->'rating' AS rating
        FROM messages
        WHERE conversation_id = ANY($1::bigint[]) AND content ? 'rating' AND deleted_at IS NULL
        ORDER BY conversation_id, id DESC
        """,
        list(ids),
    )
    return {row["conversation_id"]: msgspec.convert(row["rating"], Rating) for row in rows}
