"""Messages as agents see them: one statement for a page or for any number by id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import asyncpg
import msgspec

from onethread.conversations.paging import Key, encode
from onethread.conversations.shapes import (
    Author,
    Failure,
    Message,
    Page,
    ShownContent,
    ShownPlacement,
    ShownReaction,
    ShownRevision,
)
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound

# What agents may see of `headers`; the rest is for threading and for finding faults.
SHOWN_HEADERS = ("subject", "from", "to", "cc", "event", "consent", "in_reply_to_message_id")

COLUMNS = """
  m.id, m.version, m.conversation_id, m.leg_id, m.direction, m.said_at, m.received_at, m.agent_id,
  a.name AS agent_name, m.assurance, m.content, m.state, m.state_at, m.failure, m.automatic,
  m.placement, m.reactions, m.edits IS NOT NULL AS edited, m.deleted_at, m.headers, m.uid, m.revision
"""


def page_statement(conversation_id: int, before: Key | None, limit: int) -> tuple[str, list[Any]]:
    """The SQL of one page of a conversation, newest first, and its values."""
    values: list[Any] = [conversation_id]
    condition = ""
    if before is not None:
        values += [before.at, before.id]
        condition = "AND (said_at, id) < ($2, $3)"
    values.append(limit + 1)
    sql = f"""
        SELECT {COLUMNS}
        FROM (
          SELECT * FROM messages WHERE conversation_id = $1 {condition}
          ORDER BY said_at DESC, id DESC LIMIT ${len(values)}
        ) AS m
        LEFT JOIN agents AS a ON a.id = m.agent_id
        ORDER BY m.said_at DESC, m.id DESC
    """
    return sql, values


async def page(
    source: Connection | Database, conversation_id: int, before: Key | None, limit: int
) -> Page[Message]:
    """A page of a conversation, the newest of it last; `next` leads to older ones."""
    sql, values = page_statement(conversation_id, before, limit)
    rows = await source.fetch(sql, *values)
    more = len(rows) > limit
    rows = rows[:limit]
    last = encode(Key(rows[-1]["said_at"], rows[-1]["id"])) if more else None
    return Page(items=[shape(row) for row in reversed(rows)], next=last)


async def load(source: Connection | Database, ids: Iterable[int]) -> list[Message]:
    """These messages, in no order; those that aren't there are left out."""
    wanted = list(set(ids))
    if not wanted:
        return []
    rows = await source.fetch(
        f"SELECT {COLUMNS} FROM messages AS m LEFT JOIN agents AS a ON a.id = m.agent_id"
        " WHERE m.id = ANY($1::bigint[])",
        wanted,
    )
    return [shape(row) for row in rows]


async def load_one(source: Connection | Database, message_id: int) -> Message:
    """One message. Raises NotFound."""
    found = await load(source, [message_id])
    if not found:
        raise NotFound("there is no such message")
    return found[0]


async def ids_of(
    source: Connection | Database, conversation_ids: Sequence[int], most: int
) -> list[int] | None:
    """Ids of all messages of these conversations; None when they are more than `most`."""
    rows = await source.fetch(
        "SELECT id FROM messages WHERE conversation_id = ANY($1::bigint[]) LIMIT $2",
        list(conversation_ids),
        most + 1,
    )
    return [row["id"] for row in rows] if len(rows) <= most else None


def shape(row: asyncpg.Record) -> Message:
    """A row of COLUMNS as a message."""
    headers = row["headers"] or {}
    return Message(
        id=row["id"],
        version=row["version"],
        conversation_id=row["conversation_id"],
        leg_id=row["leg_id"],
        direction=row["direction"],
        said_at=row["said_at"],
        received_at=row["received_at"],
        author=(
            Author(agent_id=row["agent_id"], name=row["agent_name"])
            if row["agent_id"] is not None
            else None
        ),
        assurance=row["assurance"],
        content=(
            ShownContent(public=bool(row["content"].get("public")))
            if row["deleted_at"]
            else shown_content(row["content"])
        ),
        state=row["state"],
        state_at=row["state_at"],
        failure=_failure(row["failure"]),
        automatic=row["automatic"],
        placement=msgspec.convert(row["placement"], ShownPlacement) if row["placement"] else None,
        reactions=[
            ShownReaction(emoji=str(r.get("emoji", "")), by=str(r.get("by", "customer")))
            for r in row["reactions"] or []
        ],
        edited=row["edited"],
        deleted=row["deleted_at"] is not None,
        headers={name: headers[name] for name in SHOWN_HEADERS if name in headers},
        uid=str(row["uid"]) if row["uid"] else None,
        revision=msgspec.convert(row["revision"], ShownRevision) if row["revision"] else None,
    )


def shown_content(stored: dict[str, Any]) -> ShownContent:
    """Content from its column, with an address for each file at hand."""
    content = msgspec.convert(stored, ShownContent)
    for attachment in content.attachments:
        if attachment.file_id:
            name = quote(attachment.name, safe="")
            attachment.url = f"/api/files/{attachment.file_id}" + (f"?name={name}" if name else "")
    return content


def _failure(stored: dict[str, Any] | None) -> Failure | None:
    if not stored:
        return None
    code = str(stored.get("code") or "unknown")
    return Failure(
        code=code,
        reason=str(stored.get("reason") or ""),
        remedy=stored.get("remedy"),
    )
