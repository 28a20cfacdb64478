"""Every file a customer sent or was sent, over all their conversations."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from onethread.conversations.messages import shown_content
from onethread.conversations.paging import Key, encode
from onethread.conversations.shapes import ShownAttachment
from onethread.database.engine import Connection, Database

DocumentKind = Literal["picture", "sound", "document"]
# Pages look at so many messages with files at most: when few are of the kind asked for, the page is
# short and `next` leads on.
MOST_LOOKED_AT = 200


class Document(msgspec.Struct, kw_only=True):
    """A file in a message, with where and when it was said."""

    message_id: int
    conversation_id: int
    direction: Literal["in", "out", "note"]
    said_at: datetime
    attachment: ShownAttachment


class DocumentPage(msgspec.Struct, kw_only=True):
    """Files, the latest first; `next` leads on."""

    items: list[Document]
    next: str | None


def kind_of(attachment: ShownAttachment) -> DocumentKind:
    """Under which filter a file is found."""
    media_type, kind = attachment.media_type, attachment.kind
    if kind in ("image", "sticker") or media_type.startswith("image/"):
        return "picture"
    if kind in ("audio", "voice", "video") or media_type.startswith(("audio/", "video/")):
        return "sound"
    return "document"


def statement(customer_id: int, before: Key | None, limit: int) -> tuple[str, list[Any]]:
    """The SQL of one page and its values: the newest of each conversation, then of all."""
    values: list[Any] = [customer_id, limit + 1]
    older = ""
    if before is not None:
        values.append(before.id)
        older = "AND id < $3"
    sql = f"""
        SELECT each.id, each.conversation_id, each.direction, each.said_at, each.attachments
        FROM conversations AS c
        CROSS JOIN LATERAL (
          SELECT id, conversation_id, direction, said_at, content->'attachments' AS attachments
          FROM messages
          WHERE conversation_id = c.id AND content ? 'attachments' AND deleted_at IS NULL {older}
          ORDER BY id DESC LIMIT $2
        ) AS each
        WHERE c.customer_id = $1
        ORDER BY each.id DESC LIMIT $2
    """
    return sql, values


async def load(
    source: Connection | Database,
    customer_id: int,
    before: Key | None,
    limit: int,
    kind: DocumentKind | None,
) -> DocumentPage:
    """One page of a customer's files, of one kind or of all."""
    most = limit if kind is None else MOST_LOOKED_AT
    sql, values = statement(customer_id, before, most)
    rows = await source.fetch(sql, *values)
    items: list[Document] = []
    last: Key | None = None
    for index, row in enumerate(rows):
        if index == most or len(items) >= limit:
            break
        last = Key(row["said_at"], row["id"])
        for attachment in shown_content({"attachments": row["attachments"]}).attachments:
            if kind is None or kind_of(attachment) == kind:
                items.append(
                    Document(
                        message_id=row["id"],
                        conversation_id=row["conversation_id"],
                        direction=row["direction"],
                        said_at=row["said_at"],
                        attachment=attachment,
                    )
                )
    else:
        last = None
    return DocumentPage(items=items, next=encode(last) if last else None)
