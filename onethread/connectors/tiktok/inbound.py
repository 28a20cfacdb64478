"""Webhooks of TikTok business messages: who sent them, and what they say. No I/O.

Source: "Webhooks" (signature, envelope) and "Business Messaging" of TikTok API for Business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, moment, node, text, whole
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.tiktok.config import TikTokConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    DeliveryUpdate,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

# TikTok sends a webhook again for 72 hours, signed anew; a signature is good for some minutes.
OLDEST_SECONDS = 600
_MEDIA = {"image": ("image", "image/jpeg"), "video": ("video", "video/mp4")}


def verify(request: WebhookRequest, config: TikTokConfig) -> Verified:
    """Accept what TikTok signed: HMAC-SHA256 over "time.body". Raises BadSignature."""
    given = dict(
        part.strip().split("=", 1)
        for part in request.headers.get("tiktok-signature", "").split(",")
        if "=" in part
    )
    timestamp = given.get("t", "")
    check_hmac(
        given.get("s", ""),
        config.app_secret.reveal(),
        timestamp.encode("utf-8", "surrogateescape") + b"." + request.body,
        what="TikTok-Signature (the app secret)",
    )
    if request.received_at is not None:
        said = whole(timestamp)
        if said is None or abs(request.received_at.timestamp() - said) > OLDEST_SECONDS:
            raise BadSignature("the signature is too old")
    return Verified()


def parse(envelope: RawEnvelope, config: TikTokConfig) -> Sequence[InboundItem]:
    """What an event says. Raises UnparsablePayload, also when it is for another account."""
    event = document(envelope.body)
    name = text(event.get("event"), 80)
    if not name:
        raise UnparsablePayload("this is not an event of TikTok")
    account = text(event.get("user_openid"), 100)
    if account and account != config.business_id:
        raise UnparsablePayload(
            f"this event is for the account {account}: give it a channel of its own, or correct the "
            f"business ID of this channel"
        )
    content = _content_of(event)
    fallback = moment(event.get("create_time"), envelope.received_at)
    if name in ("im_receive_msg", "im_receive_msg_eu"):
        return [_message(content, fallback, config)]
    if name == "im_mark_read_msg":
        return [_seen(content, fallback, config)]
    if name == "im_send_msg":
        return [Ignored(reason="an echo of what was sent from this account")]
    return [Ignored(reason=f"the event {name} is no message")]


def _content_of(event: dict[str, Any]) -> dict[str, Any]:
    """The event's own part, which is JSON within JSON."""
    held = event.get("content")
    if isinstance(held, str):
        try:
            return node(msgspec.json.decode(held))
        except (msgspec.DecodeError, RecursionError) as error:
            raise UnparsablePayload("the event's content is not valid JSON") from error
    return node(held)


def _who(content: dict[str, Any]) -> SenderIdentity:
    user = node(content.get("from_user"))
    return SenderIdentity(scheme="tiktok", value=key(user.get("id")), assurance=Assurance.ASSERTED)


def _message(content: dict[str, Any], fallback: datetime, config: TikTokConfig) -> InboundItem:
    who = _who(content)
    if who.value == config.business_id:
        return Ignored(reason="an echo of what was sent from this account")
    conversation, message_id = key(content.get("conversation_id")), key(content.get("message_id"))
    quoted = node(content.get("referenced_message_info")).get("referenced_message_id")
    name = text(node(content.get("from_user")).get("display_name"), 200)
    return InboundMessage(
        message_id=message_id,
        sender=[who],
        said_at=moment(content.get("timestamp"), fallback),
        content=_said(content, conversation, message_id),
        display_name=name or text(content.get("from"), 200) or None,
        references=[Reference(kind="message", value=key(quoted))] if quoted else [],
        thread=conversation,
    )


def _said(content: dict[str, Any], conversation: str, message_id: str) -> Content:
    kind = text(content.get("type"), 80).lower() or "unknown"
    found = Content()
    part = node(content.get(kind))
    if kind == "text":
        found.text = text(part.get("body"))
    elif kind in _MEDIA and text(part.get("media_id")):
        shown, media_type = _MEDIA[kind]
        remote = {
            "conversation_id": conversation,
            "message_id": message_id,
            "media_id": text(part["media_id"], 500),
            "media_type": kind.upper(),
        }
        found.attachments.append(Attachment(kind=shown, media_type=media_type, remote=remote))
    elif kind == "share_post":
        found.text = text(part.get("embed_url"), 2000)
    if found.is_empty():
        found.unsupported = kind
    return found


def _seen(content: dict[str, Any], fallback: datetime, config: TikTokConfig) -> InboundItem:
    who = _who(content)
    if who.value == config.business_id:
        return Ignored(reason="the account read a message")
    last = node(content.get("read")).get("last_read_timestamp")
    return DeliveryUpdate(
        message_id=f"read:{who.value}:{key(last)}",
        state="read",
        at=moment(last, fallback),
        recipient=who.value,
        until=who,
    )


def fetch_media(remote: Mapping[str, Any], config: TikTokConfig) -> Sequence[HttpRequest]:
    """First the media's short-lived address, then its bytes."""
    return [
        HttpRequest(
            method="POST",
            url=config.url("business/message/media/download/"),
            headers={"Access-Token": config.access_token.reveal()},
            json={"business_id": config.business_id, **remote},
            step="media",
        ),
        HttpRequest(
            method="GET",
            url="{{media.data.download_url}}",
            step="content",
            timeout_seconds=120.0,
        ),
    ]
