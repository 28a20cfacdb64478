"""The matters of a customer that began before one of them, in one scroll; and finding words in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import legs, messages, summaries
from onethread.conversations.paging import Key, decode, encode
from onethread.conversations.search import tsquery
from onethread.conversations.shapes import Conversation, Leg, Message
from onethread.conversations.show import survivor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, NotFound

MOST_FOUND = 200


class Place(NamedTuple):
    """A message in the order of matters: when its matter began, and when it was said."""

    matter: Key
    message: Key


class Earlier(msgspec.Struct, kw_only=True):
    """A page of earlier matters, in reading order: matter below matter, each from its beginning.

    A matter may begin on one page and end on the next; `next` leads up. `conversations` and `legs`
    are those of the messages.
    """

    items: list[Message]
    conversations: list[Conversation]
    legs: list[Leg]
    next: str | None


class FoundMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message in which words were found."""

    message_id: int
    conversation_id: int
    said_at: datetime


class FoundMessages(msgspec.Struct, kw_only=True):
    """Where words were found, the latest first. `more`: there are more than are listed."""

    items: list[FoundMessage]
    more: bool


def encode_place(place: Place) -> str:
    """The cursor above a message."""
    return f"{encode(place.matter)}~{encode(place.message)}"


def decode_place(cursor: str | None) -> Place | None:
    """The place of a cursor; None at the beginning. Raises InvalidInput."""
    if not cursor:
        return None
    matter, _, message = cursor.partition("~")
    keys = decode(matter), decode(message)
    if keys[0] is None or keys[1] is None:
        raise InvalidInput(
            "this cursor is not valid: begin without one", fields={"cursor": "not valid"}
        )
    return Place(keys[0], keys[1])


def statement(
    customer_id: int, before: Key, above: Place | None, limit: int
) -> tuple[str, list[Any]]:
    """The SQL of one page and its values, the bottom of the page first: messages of the matters that
    began before the matter `before`, from `above` upwards."""
    if above is None:
        values: list[Any] = [customer_id, before.at, before.id]
        matters, said = "(c.created_at, c.id) < ($2, $3)", ""
    else:
        values = [customer_id, above.matter.at, above.matter.id, above.message.at, above.message.id]
        matters = "(c.created_at, c.id) <= ($2, $3)"
        # Of the matter of the cursor what is above it, of the ones before it all. Written so that the
        # index is entered at the place.
        said = (
            "AND (said_at, id) < (CASE WHEN c.id = $3 THEN $4::timestamptz ELSE 'infinity' END, $5)"
        )
    values.append(limit + 1)
    sql = f"""
        SELECT {messages.COLUMNS}, page.began
        FROM (
          SELECT each.id, each.said_at, c.created_at AS began, c.id AS matter
          FROM conversations AS c
          CROSS JOIN LATERAL (
            SELECT id, said_at FROM messages WHERE conversation_id = c.id {said}
            ORDER BY said_at DESC, id DESC LIMIT ${len(values)}
          ) AS each
          WHERE c.customer_id = $1 AND c.merged_into IS NULL AND {matters}
          ORDER BY c.created_at DESC, c.id DESC, each.said_at DESC, each.id DESC
          LIMIT ${len(values)}
        ) AS page
        JOIN messages AS m ON m.id = page.id
        LEFT JOIN agents AS a ON a.id = m.agent_id
        ORDER BY page.began DESC, page.matter DESC, m.said_at DESC, m.id DESC
    """
    return sql, values


async def earlier(
    connection: Connection, actor: Actor, conversation_id: int, cursor: str | None, limit: int
) -> Earlier:
    """One page of the matters before this one; kept in the audit trail. Raises NotFound,
    InvalidInput."""
    above = decode_place(cursor)
    opened = await survivor(connection, conversation_id)
    customer_id, began = await _beginning(connection, opened)
    sql, values = statement(customer_id, Key(began, opened), above, limit)
    rows = await connection.fetch(sql, *values)
    more = len(rows) > limit
    rows = rows[:limit]
    items = [messages.shape(row) for row in reversed(rows)]
    ids = {item.conversation_id for item in items}
    await audit(
        connection,
        actor,
        "customer.read",
        subject_kind="customer",
        subject_id=customer_id,
        customer_id=customer_id,
    )
    top = rows[-1] if more else None
    return Earlier(
        items=items,
        conversations=await summaries.load(connection, ids, actor.id),
        legs=await legs.load(connection, ids),
        next=encode_place(
            Place(Key(top["began"], top["conversation_id"]), Key(top["said_at"], top["id"]))
        )
        if top
        else None,
    )


async def find(
    connection: Connection, actor: Actor, conversation_id: int, text: str
) -> FoundMessages:
    """Messages of this matter and the customer's earlier ones that hold all words, the last one as
    the beginning of a word; kept in the audit trail. Raises NotFound."""
    opened = await survivor(connection, conversation_id)
    customer_id, began = await _beginning(connection, opened)
    query = tsquery(clean_text(text.replace("\x00", " ")))
    rows = (
        await connection.fetch(
            """
            SELECT m.id, m.conversation_id, m.said_at
            FROM conversations AS c
            JOIN messages AS m ON m.conversation_id = c.id
            WHERE c.customer_id = $1 AND c.merged_into IS NULL AND (c.created_at, c.id) <= ($2, $3)
              AND m.search @@ to_tsquery('simple', fold($4)) AND m.deleted_at IS NULL
              AND m.direction <> 'event'
            ORDER BY c.created_at DESC, c.id DESC, m.said_at DESC, m.id DESC LIMIT $5
            """,
            customer_id,
            began,
            opened,
            query,
            MOST_FOUND + 1,
        )
        if query
        else []
    )
    await audit(
        connection,
        actor,
        "conversation.read",
        subject_kind="conversation",
        subject_id=opened,
        customer_id=customer_id,
    )
    return FoundMessages(
        items=[
            FoundMessage(
                message_id=row["id"], conversation_id=row["conversation_id"], said_at=row["said_at"]
            )
            for row in rows[:MOST_FOUND]
        ],
        more=len(rows) > MOST_FOUND,
    )


async def _beginning(source: Connection | Database, conversation_id: int) -> tuple[int, datetime]:
    row = await source.fetchrow(
        "SELECT customer_id, created_at FROM conversations WHERE id = $1", conversation_id
    )
    if row is None:
        raise NotFound("there is no such conversation")
    return row["customer_id"], row["created_at"]
