"""Webhooks of RCS for Business: messages of users, and what they and their telephones did. No I/O.

Google signs the event itself, which stands as base64 in `message.data`; what stands around it is not signed
and is not read.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from hashlib import sha512
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import document, key, moment, node, number, text, whole
from onethread.connectors._schemes.signing import check_hmac, check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.rcs.config import RcsConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    DeliveryUpdate,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    SenderIdentity,
    Typing,
)

_CONSENTS = {"UNSUBSCRIBE": "refused", "SUBSCRIBE": "given"}


def verify(request: WebhookRequest, config: RcsConfig) -> Verified:
    """Accept an event that the client token signs, and answer Google's question with its secret.

    Raises BadSignature.
    """
    token = config.client_token.reveal()
    try:
        body = document(request.body)
    except UnparsablePayload as error:
        raise BadSignature(error.message) from error
    if "clientToken" in body:
        check_token(text(body["clientToken"]), token, what="the client token")
        return Verified(store=False, body=text(body.get("secret"), 1000).encode())
    try:
        signed = _signed(body)
    except UnparsablePayload as error:
        raise BadSignature(error.message) from error
    check_hmac(
        request.headers.get("x-goog-signature", ""),
        token,
        signed,
        what="X-Goog-Signature, the client token",
        algorithm=sha512,
        encoding="base64",
    )
    return Verified()


def _signed(body: Mapping[str, Any]) -> bytes:
    """The bytes of the event. Raises UnparsablePayload for what is no exact base64."""
    encoded = text(node(body.get("message")).get("data"))
    try:
        found = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnparsablePayload("the event is not in base64") from error
    if not found or base64.b64encode(found).decode() != encoded:
        raise UnparsablePayload("the payload is no event of RCS for Business")
    return found


def parse(envelope: RawEnvelope, config: RcsConfig) -> Sequence[InboundItem]:
    """The one event in a webhook. Raises UnparsablePayload."""
    event = document(_signed(document(envelope.body)))
    agent = text(event.get("agentId"), 120)
    if agent and agent != config.agent:
        return [Ignored(reason=f"for the agent {agent}, which is another's")]
    at = moment(event.get("sendTime"), envelope.received_at)
    kind = text(event.get("eventType"), 60)
    if kind:
        return [_event(event, kind, at)]
    phone = sms.e164(event.get("senderPhoneNumber"))
    if not phone:
        raise UnparsablePayload("the event names no sender")
    content = _content(event)
    headers = {"consent": asked} if (asked := sms.consent_in(content.text)) else {}
    return [
        InboundMessage(
            message_id=_id(phone, event.get("messageId")),
            sender=_sender(phone),
            said_at=at,
            content=content,
            headers=headers,
        )
    ]


def _id(phone: str, message_id: Any) -> str:
    """With the number before it, which marking as read needs."""
    return key(f"{phone}/{key(message_id)}")


def _sender(phone: str) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="phone", value=phone, assurance=Assurance.ASSERTED)]


def _event(event: Mapping[str, Any], kind: str, at: Any) -> InboundItem:
    phone = sms.e164(event.get("senderPhoneNumber") or event.get("phoneNumber"))
    if kind in ("DELIVERED", "READ"):
        return DeliveryUpdate(
            message_id=key(event.get("messageId")),
            state="delivered" if kind == "DELIVERED" else "read",
            at=at,
            recipient=phone or None,
        )
    if kind == "TTL_EXPIRATION_REVOKED":
        return DeliveryUpdate(
            message_id=key(event.get("messageId")),
            state="failed",
            at=at,
            code="bad_recipient",
            reason="The telephone was not reached in time, and the message was taken back.",
            recipient=phone or None,
        )
    if not phone:
        raise UnparsablePayload("the event names no sender")
    if kind == "IS_TYPING":
        return Typing(sender=_sender(phone))
    consent = _CONSENTS.get(kind)
    if consent is None:
        return Ignored(reason=f"{kind} is not a message")
    said = (
        "The customer stopped messages." if consent == "refused" else "The customer wants messages."
    )
    return InboundMessage(
        message_id=_id(phone, event.get("eventId")),
        sender=_sender(phone),
        said_at=at,
        content=Content(system=said),
        automatic=True,
        headers={"consent": consent},
    )


def _content(event: Mapping[str, Any]) -> Content:
    content = Content(text=text(event.get("text")))
    pressed = node(event.get("suggestionResponse"))
    if pressed:
        label = text(pressed.get("text"), 200)
        chosen = text(pressed.get("postbackData"), 2000) or label
        if chosen:
            content.pressed = Button(id=chosen, label=label or chosen)
            content.text = content.text or label
    place = node(event.get("location"))
    latitude, longitude = number(place.get("latitude")), number(place.get("longitude"))
    if latitude is not None and longitude is not None:
        content.location = Location(latitude=latitude, longitude=longitude)
    file = _file(node(node(event.get("userFile")).get("payload")))
    if file is not None:
        content.attachments = [file]
    if content.is_empty():
        known = ("messageId", "senderPhoneNumber", "sendTime", "agentId", "text")
        others = [name for name in event if name not in known]
        content.unsupported = text(others[0], 80) if others else "empty message"
    return content


def _file(payload: Mapping[str, Any]) -> Attachment | None:
    name = text(payload.get("fileName"), 200)
    found = sms.media(payload.get("fileUri"), payload.get("mimeType"), name)
    if found is not None:
        found.size_bytes = whole(payload.get("fileSizeBytes"))
        if found.media_type == "audio/amr" or name.startswith("voice"):
            found.kind = "audio"
    return found
