"""Webhooks of a forum: who sent them, and what they say. No I/O.

Source: app/jobs/regular/emit_web_hook_event.rb and app/serializers/web_hook_post_serializer.rb of Discourse.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import document, header, key, moment, node, text
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.discourse.config import DiscourseConfig
from onethread.connectors.discourse.cooked import files, read_raw
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Deletion,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    SenderIdentity,
)

_REGULAR, _WHISPER = 1, 4
_EVENT = "x-discourse-event"
_LIKE = "❤️"


def verify(request: WebhookRequest, config: DiscourseConfig) -> Verified:
    """Accept what the forum signed with the webhook's secret. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-discourse-event-signature", ""),
        config.webhook_secret.reveal(),
        request.body,
        what="X-Discourse-Event-Signature and webhook secret",
        prefix="sha256=",
    )
    if request.headers.get("x-discourse-event-type") == "ping":
        return Verified(store=False)
    return Verified(keep_headers={_EVENT: request.headers.get(_EVENT, "")[:80]})


def parse(envelope: RawEnvelope, config: DiscourseConfig) -> Sequence[InboundItem]:
    """What one event of the forum says. Raises UnparsablePayload."""
    payload, event = document(envelope.body), header(envelope.headers, _EVENT)
    if "ping" in payload:
        return [Ignored(reason="the forum tries the webhook")]
    if isinstance(payload.get("like"), dict):
        return [_like(payload["like"], envelope.received_at, config)]
    post = payload.get("post")
    if not isinstance(post, dict):
        named = text(next(iter(payload), ""), 60)
        return [Ignored(reason=f"an event about {named or 'nothing'}, which is no post")]
    return [_post(post, event, envelope.received_at, config)]


def _post(post: dict[str, Any], event: str, at: datetime, config: DiscourseConfig) -> InboundItem:
    if text(post.get("username")).lower() == config.username.lower():
        return Ignored(reason="written by this channel's own user")
    if post.get("post_type") not in (_REGULAR, None):
        whisper = post.get("post_type") == _WHISPER
        return Ignored(reason="a whisper among staff" if whisper else "a notice of the forum")
    user_id = post.get("user_id")
    if type(user_id) is int and user_id < 0:
        return Ignored(reason="written by the forum itself")
    if config.ignore_staff and post.get("staff") is True:
        return Ignored(reason="written by staff of the forum")
    sender, post_id = _sender(user_id, config), key(post.get("id"))
    if event == "post_destroyed" or (post.get("deleted_at") and event == "post_edited"):
        gone = moment(post.get("deleted_at"), at)
        return Deletion(target_id=post_id, sender=sender, at=gone)
    content = _content(post, config)
    if event in ("post_edited", "post_recovered"):
        changed = moment(post.get("updated_at"), at)
        return Edit(target_id=post_id, content=content, sender=sender, at=changed)
    if event not in ("post_created", ""):
        return Ignored(reason=f"the event {text(event, 60)} says nothing new")
    topic = post.get("topic_id")
    name = text(post.get("name"), 200).strip()
    return InboundMessage(
        message_id=post_id,
        sender=sender,
        said_at=moment(post.get("created_at"), at),
        content=content,
        display_name=name or text(post.get("username"), 100) or None,
        thread=key(topic),
        headers={
            "username": text(post.get("username"), 100),
            "topic_id": key(topic),
            "post_number": _number(post.get("post_number")),
            "archetype": text(post.get("topic_archetype"), 40),
            "topic": text(post.get("topic_title"), 300),
        },
    )


def _sender(user_id: Any, config: DiscourseConfig) -> list[SenderIdentity]:
    if type(user_id) is not int or not 0 < user_id < 1 << 53:
        raise UnparsablePayload("a post without a user")
    value = f"{user_id}@{config.host}"
    return [SenderIdentity(scheme="discourse", value=value, assurance=Assurance.ASSERTED)]


def _number(value: Any) -> int:
    return value if type(value) is int and 0 <= value < 1 << 31 else 0


def _content(post: dict[str, Any], config: DiscourseConfig) -> Content:
    said, quoted = read_raw(text(post.get("raw")))
    first = post.get("post_number") == 1
    content = Content(
        text=said,
        subject=(text(post.get("topic_title"), 300) or None) if first else None,
        quoted_text=quoted or None,
        attachments=files(text(post.get("cooked")), config.api_base_url),
        public=post.get("topic_archetype") != "private_message",
    )
    if content.is_empty():
        content.unsupported = "empty post"
    return content


def _like(like: dict[str, Any], at: datetime, config: DiscourseConfig) -> InboundItem:
    """A like of a post of ours; others' posts are no concern of a conversation."""
    post, user = node(like.get("post")), node(like.get("user"))
    if text(post.get("username")).lower() != config.username.lower():
        return Ignored(reason="a like of somebody else's post")
    return Reaction(
        target_id=key(post.get("id")), emoji=_LIKE, sender=_sender(user.get("id"), config), at=at
    )
