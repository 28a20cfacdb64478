"""Webhooks of a Zalo Official Account: who sent them, and what they say. No I/O.

Source: "Webhook" of Zalo for Developers (Official Account API v3) and the event types of two public SDKs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import (
    document,
    key,
    moment,
    node,
    nodes,
    place,
    text,
    whole,
)
from onethread.connectors._schemes.signing import same
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.zalo.config import ZaloConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    ContactCard,
    Content,
    DeliveryUpdate,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

# Webhooks are sent again for hours; what is older than this is somebody's replay.
OLDEST_SECONDS = 24 * 3600
_FILES = {
    "image": ("image", "image/jpeg"),
    "gif": ("image", "image/gif"),
    "audio": ("audio", "audio/mp4"),
    "voice": ("voice", "audio/mp4"),
    "video": ("video", "video/mp4"),
    "sticker": ("sticker", "image/png"),
    "file": ("file", "application/octet-stream"),
}
# Zalo's own signs for its six reactions.
REACTIONS = {
    "/-strong": "👍",
    "/-heart": "❤️",
    ":>": "😆",
    ":o": "😮",
    ":-((": "😢",
    ":-h": "😡",
}
_SILENT = {
    "follow": "the customer follows the account and has said nothing yet",
    "unfollow": "the customer follows the account no more",
    "user_click_chatnow": "the customer opened the chat and has said nothing yet",
    "user_submit_info": "the customer shared their details with the account",
}


def verify(request: WebhookRequest, config: ZaloConfig) -> Verified:
    """Accept what Zalo signed: SHA-256 over app id, body, its timestamp and the OA secret key.

    Raises BadSignature.
    """
    secret = config.oa_secret.reveal()
    given = request.headers.get("x-zevent-signature", "").removeprefix("mac=")
    if not secret or not given:
        raise BadSignature("the request has no X-ZEvent-Signature, so it is not from Zalo")
    timestamp = _timestamp(request.body)
    signed = config.app_id.encode() + request.body + timestamp.encode() + secret.encode()
    if not same(given, sha256(signed).hexdigest()):
        raise BadSignature(
            "the signature does not match: check the app ID and the OA secret key of this channel"
        )
    said = whole(timestamp, 1 << 60)
    if request.received_at is not None and said is not None:
        seconds = said / 1000 if said > 10**11 else said
        if abs(request.received_at.timestamp() - seconds) > OLDEST_SECONDS:
            raise BadSignature("the signature is too old")
    return Verified()


def _timestamp(body: bytes) -> str:
    try:
        found = node(msgspec.json.decode(body)).get("timestamp")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSignature("the request is no event of Zalo") from error
    return str(found) if isinstance(found, str | int) else ""


def parse(envelope: RawEnvelope, config: ZaloConfig) -> Sequence[InboundItem]:
    """What an event says. Raises UnparsablePayload."""
    event = document(envelope.body)
    name = text(event.get("event_name"), 80)
    if not name:
        raise UnparsablePayload("this is not an event of Zalo")
    if text(event.get("app_id"), 80) not in ("", config.app_id):
        raise UnparsablePayload(
            f"this event is for app {text(event.get('app_id'), 80)}, which is another channel's"
        )
    at = moment(event.get("timestamp"), envelope.received_at)
    message = node(event.get("message"))
    if name in ("user_received_message", "user_seen_message"):
        return _receipts(message, event, name, at)
    if name == "user_reacted_message":
        sign = text(message.get("react_icon"), 20)
        return [
            Reaction(
                target_id=key(message.get("msg_id")),
                emoji="" if sign == "/-remove" else REACTIONS.get(sign, "👍"),
                sender=[_who(event)],
                at=at,
            )
        ]
    if name.startswith(("user_send_", "anonymous_send_")):
        return [_message(message, event, at, name.partition("_send_")[2])]
    if name.startswith("oa_"):
        return [Ignored(reason="an echo of what was sent from this account")]
    return [Ignored(reason=_SILENT.get(name, f"the event {name} is no message"))]


def _who(event: dict[str, Any]) -> SenderIdentity:
    who = node(event.get("sender")).get("id") or node(event.get("user")).get("id")
    return SenderIdentity(scheme="zalo", value=key(who), assurance=Assurance.ASSERTED)


def _receipts(
    message: dict[str, Any], event: dict[str, Any], name: str, at: datetime
) -> list[InboundItem]:
    listed = message.get("msg_ids")
    ids = listed if isinstance(listed, list) else [message.get("msg_id")]
    who = text(node(event.get("sender")).get("id"), 100) or None
    return [
        DeliveryUpdate(
            message_id=key(each),
            state="read" if name == "user_seen_message" else "delivered",
            at=at,
            recipient=who,
        )
        for each in ids
    ] or [Ignored(reason="a receipt that names no message")]


def _message(
    message: dict[str, Any], event: dict[str, Any], at: datetime, kind: str
) -> InboundMessage:
    content = Content(text=text(message.get("text")))
    for attachment in nodes(message.get("attachments")):
        _attach(attachment, content)
    if content.is_empty():
        content.unsupported = kind[:80] or "unknown"
    quoted = message.get("quote_msg_id")
    return InboundMessage(
        message_id=key(message.get("msg_id")),
        sender=[_who(event)],
        said_at=at,
        content=content,
        references=[Reference(kind="message", value=key(quoted))] if quoted else [],
    )


def _attach(attachment: dict[str, Any], content: Content) -> None:
    kind = text(attachment.get("type"), 80) or "unknown"
    payload = node(attachment.get("payload"))
    link = text(payload.get("url"), 4000)
    good = link.startswith(("https://", "http://"))
    if kind in _FILES and good:
        shown, media_type = _FILES[kind]
        content.attachments.append(
            Attachment(
                kind=shown,
                name=text(payload.get("name"), 255),
                media_type=media_type,
                size_bytes=whole(payload.get("size")),
                remote={"url": link},
            )
        )
    elif kind == "location":
        found = node(payload.get("coordinates"))
        content.location = place(found.get("latitude"), found.get("longitude"))
    elif kind in ("link", "business_card", "recommend"):
        card = _card(payload.get("description"))
        if card is not None:
            content.contacts.append(card)
            return
        told = text(payload.get("title") or payload.get("description"), 1000)
        words = [part for part in (told, link) if part and part not in content.text]
        content.text = "\n".join(part for part in (content.text, *words) if part)
    else:
        content.unsupported = content.unsupported or kind


def _card(description: Any) -> ContactCard | None:
    """A business card: its description is JSON with the telephone number."""
    try:
        told = node(msgspec.json.decode(text(description, 4000) or "null"))
    except (msgspec.DecodeError, RecursionError):
        return None
    phone = text(told.get("phone"), 40)
    name = text(told.get("caption") or told.get("name"), 200)
    return ContactCard(name=name or phone, phones=[phone] if phone else []) if phone else None


def fetch_media(remote: Mapping[str, Any], _config: ZaloConfig) -> Sequence[HttpRequest]:
    """The bytes at an address that Zalo gave."""
    url = str(remote["url"])
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120.0)]
