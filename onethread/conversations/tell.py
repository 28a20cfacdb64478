"""What another system may be told of a conversation and of a message (outgoing webhooks)."""

from __future__ import annotations

from datetime import datetime

import msgspec

from onethread.conversations import ref
from onethread.database.engine import Connection, Database
from onethread.messages import Content


class ConversationTold(msgspec.Struct, kw_only=True):
    """A conversation at the moment of telling."""

    id: int
    ref: str
    subject: str
    status: str
    assignee_id: int | None
    team_id: int | None
    tags: list[str]
    created_at: datetime
    last_message_at: datetime


class AttachmentTold(msgspec.Struct, kw_only=True):
    """An attachment by name and size; its content is had from the API."""

    name: str
    media_type: str
    size_bytes: int | None


class MessageTold(msgspec.Struct, kw_only=True):
    """A message at the moment of telling. `direction`: in, out, note. Deleted: without its words."""

    id: int
    direction: str
    channel_id: int | None
    agent_id: int | None
    said_at: datetime
    received_at: datetime
    state: str | None
    automatic: bool
    deleted: bool
    subject: str | None
    text: str
    attachments: list[AttachmentTold]


async def tell_conversation(
    source: Connection | Database, conversation_id: int
) -> ConversationTold | None:
    """A conversation, or None when there is none."""
    row = await source.fetchrow(
        """
        SELECT id, subject, status, assignee_id, team_id, created_at, last_message_at,
               ARRAY(SELECT name FROM tags WHERE id = ANY(c.tag_ids) ORDER BY name) AS tags
        FROM conversations AS c WHERE id = $1
        """,
        conversation_id,
    )
    return ConversationTold(ref=ref.encode(row["id"]), **dict(row)) if row else None


async def tell_message(source: Connection | Database, message_id: int) -> MessageTold | None:
    """A message, or None when there is none."""
    row = await source.fetchrow(
        """
        SELECT m.id, m.direction, l.channel_id, m.agent_id, m.said_at, m.received_at, m.state,
               m.automatic, m.deleted_at IS NOT NULL AS deleted, m.content
        FROM messages AS m LEFT JOIN legs AS l ON l.id = m.leg_id
        WHERE m.id = $1
        """,
        message_id,
    )
    if row is None:
        return None
    known = dict(row)
    content = Content() if row["deleted"] else msgspec.convert(known["content"], Content)
    del known["content"]
    return MessageTold(
        subject=content.subject,
        text=content.text,
        attachments=[
            AttachmentTold(name=each.name, media_type=each.media_type, size_bytes=each.size_bytes)
            for each in content.attachments
        ],
        **known,
    )
