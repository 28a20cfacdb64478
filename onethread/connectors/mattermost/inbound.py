"""Events of Mattermost's WebSocket: what they say. No I/O.

The receiver stores each with `me`, the bot's own user id.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes.emoji import sign_of
from onethread.connectors._schemes.reading import (
    document,
    header,
    key,
    moment,
    node,
    nodes,
    text,
    whole,
)
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

# What the receiver hands over; everything else on the socket is for screens.
EVENTS = frozenset(
    {"posted", "post_edited", "post_deleted", "reaction_added", "reaction_removed", "typing"}
)


def parse(envelope: RawEnvelope, config: MattermostConfig) -> Sequence[InboundItem]:
    """What an event is. Raises UnparsablePayload."""
    event = document(envelope.body)
    kind, told = text(event.get("event"), 60), node(event.get("data"))
    me = header(envelope.headers, "me")
    if kind not in EVENTS:
        return [Ignored(reason=f"the event {kind!r} is not a message")]
    if kind == "typing":
        user = key(told.get("user_id"))
        return [Ignored(reason="we type ourselves") if user == me else Typing(sender=_sender(user))]
    if kind.startswith("reaction_"):
        return [_reaction(kind, _inner(told.get("reaction")), me, envelope.received_at)]
    return [_post(kind, _inner(told.get("post")), told, me, envelope.received_at)]


def _inner(value: Any) -> dict[str, Any]:
    """A post or reaction comes as JSON within the JSON."""
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError) as error:
            raise UnparsablePayload("the event's content is not valid JSON") from error
    return node(value)


def _sender(user: Any) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="mattermost", value=key(user), assurance=Assurance.ASSERTED)]


def _reaction(kind: str, found: dict[str, Any], me: str, at: datetime) -> InboundItem:
    if found.get("user_id") == me:
        return Ignored(reason="our own reaction")
    added = kind == "reaction_added"
    return Reaction(
        target_id=key(found.get("post_id")),
        emoji=sign_of(text(found.get("emoji_name"), 100)) if added else "",
        sender=_sender(found.get("user_id")),
        at=moment(found.get("create_at"), at),
    )


def _post(
    kind: str, post: dict[str, Any], told: dict[str, Any], me: str, at: datetime
) -> InboundItem:
    if post.get("user_id") == me:
        return Ignored(reason="written by ourselves")
    props = node(post.get("props"))
    if props.get("from_bot") or props.get("from_webhook"):
        return Ignored(reason="written by a bot")
    if post.get("type"):
        return Ignored(reason=f"a notice of Mattermost ({text(post.get('type'), 60)})")
    post_id, sender = key(post.get("id")), _sender(post.get("user_id"))
    if kind == "post_deleted":
        return Deletion(
            target_id=post_id,
            sender=sender,
            at=moment(post.get("delete_at") or post.get("update_at"), at),
        )
    content = _content(post)
    if kind == "post_edited":
        when = moment(post.get("edit_at") or post.get("update_at"), at)
        return Edit(target_id=post_id, content=content, sender=sender, at=when)
    channel, root = key(post.get("channel_id")), text(post.get("root_id"), 100).strip()
    direct = told.get("channel_type") == "D"
    thread = f"{channel}/{root}" if root else channel if direct else f"{channel}/{post_id}"
    return InboundMessage(
        message_id=post_id,
        sender=sender,
        said_at=moment(post.get("create_at"), at),
        content=content,
        display_name=text(told.get("sender_name"), 200).removeprefix("@").strip() or None,
        references=[Reference(kind="message", value=root)] if root else [],
        thread=thread,
        headers={"channel_name": text(told.get("channel_display_name"), 200)},
    )


def _content(post: dict[str, Any]) -> Content:
    files = nodes(node(post.get("metadata")).get("files"))
    content = Content(
        text=text(post.get("message")).strip(),
        attachments=[found for each in files if (found := _file(each))],
    )
    if content.is_empty():
        content.unsupported = "post"
    return content


def _file(each: dict[str, Any]) -> Attachment | None:
    file_id = text(each.get("id"), 60)
    if not file_id.isalnum() or not file_id.isascii():
        return None
    media_type = text(each.get("mime_type"), 100) or "application/octet-stream"
    return Attachment(
        kind=kind_of(media_type),
        name=" ".join(text(each.get("name"), 240).split()),
        media_type=media_type,
        size_bytes=whole(each.get("size")),
        remote={"file_id": file_id},
    )
