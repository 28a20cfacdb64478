"""Callbacks of Viber: who sent them, and what they say. No I/O.

Source: <https://developers.viber.com/docs/api/rest-bot-api/> (callbacks, message types).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import (
    document,
    key,
    moment,
    node,
    place,
    text,
    whole,
)
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.viber.config import ViberConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    ContactCard,
    Content,
    DeliveryState,
    DeliveryUpdate,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

_FILES = {
    "picture": ("image", "image/jpeg"),
    "video": ("video", "video/mp4"),
    "file": ("file", "application/octet-stream"),
    "sticker": ("sticker", "image/png"),
}
_RECEIPTS: dict[str, DeliveryState] = {"delivered": "delivered", "seen": "read", "failed": "failed"}
_SILENT = {
    "webhook": "Viber asks whether the webhook answers",
    "subscribed": "the customer subscribed and has said nothing",
    "unsubscribed": "the customer unsubscribed: nothing can be sent any more",
    "conversation_started": "the customer opened the chat and has said nothing yet",
    "action": "a button without an answer was pressed",
    "client_status": "a client told its status",
}


def verify(request: WebhookRequest, config: ViberConfig) -> Verified:
    """Accept what Viber signed with the bot's token. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-viber-content-signature", ""),
        config.auth_token.reveal(),
        request.body,
        what="X-Viber-Content-Signature (the authentication token)",
    )
    return Verified()


def parse(envelope: RawEnvelope, _config: ViberConfig) -> Sequence[InboundItem]:
    """What a callback says; each is one event. Raises UnparsablePayload."""
    event = document(envelope.body)
    kind = text(event.get("event"), 60)
    if not kind:
        raise UnparsablePayload("this is not a callback of Viber")
    at = moment(event.get("timestamp"), envelope.received_at)
    if kind == "message":
        return [_message(event, at)]
    if kind in _RECEIPTS:
        return [_receipt(event, kind, at)]
    return [Ignored(reason=_SILENT.get(kind, f"a callback of the kind {kind} is no message"))]


def _receipt(event: dict[str, Any], kind: str, at: datetime) -> InboundItem:
    failed = kind == "failed"
    return DeliveryUpdate(
        message_id=key(event.get("message_token")),
        state=_RECEIPTS[kind],
        at=at,
        code="refused" if failed else None,
        reason=(text(event.get("desc"), 300) or "Viber could not deliver it.") if failed else None,
        recipient=text(event.get("user_id"), 100) or None,
    )


def _message(event: dict[str, Any], at: datetime) -> InboundItem:
    sender = node(event.get("sender"))
    content = _content(node(event.get("message")))
    language = text(sender.get("language"), 8).partition("-")[0].lower()
    content.language = language if len(language) == 2 else None
    country = text(sender.get("country"), 8)
    return InboundMessage(
        message_id=key(event.get("message_token")),
        sender=[
            SenderIdentity(
                scheme="viber", value=key(sender.get("id")), assurance=Assurance.ASSERTED
            )
        ],
        said_at=at,
        content=content,
        display_name=text(sender.get("name"), 200) or None,
        headers={"country": country} if country else {},
    )


def _content(message: dict[str, Any]) -> Content:
    kind = text(message.get("type"), 60) or "unknown"
    content = Content(text=text(message.get("text")))
    link = text(message.get("media"), 4000)
    if kind in _FILES and link.startswith(("https://", "http://")):
        shown, media_type = _FILES[kind]
        content.attachments.append(
            Attachment(
                kind=shown,
                name=text(message.get("file_name"), 255),
                media_type=media_type,
                size_bytes=whole(message.get("file_size") or message.get("size")),
                remote={"url": link},
            )
        )
    elif kind == "url":
        content.text = "\n".join(part for part in (content.text, link) if part)
    elif kind == "location":
        found = node(message.get("location"))
        content.location = place(found.get("lat"), found.get("lon"), "", found.get("address"))
    elif kind == "contact":
        card = node(message.get("contact"))
        phone = text(card.get("phone_number"), 40)
        name = text(card.get("name"), 200)
        if name or phone:
            content.contacts = [ContactCard(name=name or phone, phones=[phone] if phone else [])]
    elif kind == "text":
        content.pressed = _pressed(content.text, message.get("tracking_data"))
    if content.is_empty():
        content.unsupported = kind
    return content


def _pressed(said: str, tracking: Any) -> Button | None:
    """The button whose label was sent: a keyboard's own words come back beside the tracking data that
    went out with it."""
    try:
        known = msgspec.json.decode(text(tracking, 4096) or "null")
    except (msgspec.DecodeError, RecursionError):
        return None
    chosen = node(node(known).get("buttons")).get(said)
    return Button(id=text(chosen, 200), label=said) if said and text(chosen) else None


def fetch_media(remote: Mapping[str, Any], _config: ViberConfig) -> Sequence[HttpRequest]:
    """The bytes at an address that Viber gave (good for an hour)."""
    url = str(remote["url"])
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120.0)]
