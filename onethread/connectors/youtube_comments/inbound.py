"""What comments on YouTube say. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.polling import read_payload
from onethread.connectors._schemes.reading import key, moment, node, text
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.youtube_comments.config import YouTubeCommentsConfig
from onethread.connectors.youtube_comments.polling import author
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Deletion,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)


def parse(envelope: RawEnvelope, config: YouTubeCommentsConfig) -> Sequence[InboundItem]:
    """What one change of the poll says. Raises UnparsablePayload."""
    change, comment = read_payload(envelope.body)
    comment_id, at = key(comment.get("id")), envelope.received_at
    if change == "gone":
        return [Deletion(target_id=comment_id, sender=_sender(text(comment.get("author"))), at=at)]
    by = author(comment)
    if by == config.channel_id:
        return [Ignored(reason="written by this channel itself")]
    snippet = node(comment.get("snippet"))
    sender = _sender(by)
    words = (text(snippet.get("textOriginal")) or text(snippet.get("textDisplay"))).strip()
    held = comment.get("held") is True
    content = Content(
        text=words, public=not held, unsupported=None if words else "comment without words"
    )
    if change == "edited":
        changed = moment(snippet.get("updatedAt"), at)
        return [Edit(target_id=comment_id, content=content, sender=sender, at=changed)]
    parent = text(snippet.get("parentId"), 200)
    headers: dict[str, Any] = {"thread_id": parent or comment_id}
    if video := text(comment.get("videoId") or snippet.get("videoId"), 60):
        headers["video_id"] = video
        headers["url"] = f"https://www.youtube.com/watch?v={video}&lc={comment_id}"
    # Answered, it is published first; the headers of the next comment say otherwise.
    headers["held"] = held
    name = text(snippet.get("authorDisplayName"), 200).strip()
    headers["name"] = name
    return [
        InboundMessage(
            message_id=comment_id,
            sender=sender,
            said_at=moment(snippet.get("publishedAt"), at),
            content=content,
            display_name=name or None,
            references=[Reference(kind="message", value=parent)] if parent else [],
            thread=parent or comment_id,
            headers=headers,
        )
    ]


def _sender(channel: str) -> list[SenderIdentity]:
    if not 0 < len(channel) <= 200 or any(each.isspace() for each in channel):
        raise UnparsablePayload("a comment without an author")
    return [SenderIdentity(scheme="youtube", value=channel, assurance=Assurance.ASSERTED)]
