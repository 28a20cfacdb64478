"""Twilio's webhooks of a WhatsApp sender: messages, answers to buttons, reports. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms, twilio
from onethread.connectors._schemes.reading import key, number, whole
from onethread.connectors._schemes.twilio import verify
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    Reference,
    SenderIdentity,
)

__all__ = ["parse", "verify"]

_MOST_MEDIA = 20
_REFERRAL = (
    "ReferralBody",
    "ReferralHeadline",
    "ReferralSourceId",
    "ReferralSourceType",
    "ReferralSourceUrl",
    "ReferralCtwaClid",
)


def parse(envelope: RawEnvelope, config: TwilioWhatsAppConfig) -> Sequence[InboundItem]:
    """The one message or receipt in a form. Raises UnparsablePayload."""
    fields = twilio.form(envelope)
    receipt = twilio.report(fields, envelope)
    if receipt is not None:
        return [receipt]
    ours = _digits(fields.get("To", ""))
    if ours and ours != config.digits:
        return [Ignored(reason=f"for {ours}, which is another channel's number")]
    headers: dict[str, Any] = {name: fields[name] for name in _REFERRAL if fields.get(name)}
    content = _content(fields)
    asked = sms.consent_in(content.text)
    if asked:
        headers["consent"] = asked
    quoted = fields.get("OriginalRepliedMessageSid")
    return [
        InboundMessage(
            message_id=key(fields.get("MessageSid") or fields.get("SmsSid")),
            sender=_sender(fields),
            said_at=envelope.received_at,
            content=content,
            display_name=fields.get("ProfileName") or None,
            references=[Reference(kind="message", value=key(quoted))] if quoted else [],
            headers=headers,
        )
    ]


def _digits(address: str) -> str:
    return address.removeprefix("whatsapp:").removeprefix("+")


def _sender(fields: Mapping[str, str]) -> list[SenderIdentity]:
    """The WhatsApp account, by its number in digits as everywhere here, and the number itself."""
    value = key(fields.get("WaId") or _digits(fields.get("From", "")))
    found = [SenderIdentity(scheme="whatsapp", value=value, assurance=Assurance.ASSERTED)]
    phone = sms.e164(_digits(fields.get("From", "")) or value)
    if phone:
        found.append(SenderIdentity(scheme="phone", value=phone, assurance=Assurance.ASSERTED))
    return found


def _content(fields: Mapping[str, str]) -> Content:
    content = Content(text=fields.get("Body", ""), attachments=_attachments(fields))
    label = fields.get("ButtonText") or fields.get("ListTitle")
    if label:
        chosen = fields.get("ButtonPayload") or fields.get("ListId") or label
        content.pressed = Button(id=chosen, label=label)
        content.text = content.text or label
    latitude, longitude = number(fields.get("Latitude")), number(fields.get("Longitude"))
    if latitude is not None and longitude is not None:
        content.location = Location(
            latitude=latitude,
            longitude=longitude,
            name=fields.get("Label") or None,
            address=fields.get("Address") or None,
        )
    content.forwarded = "true" in (fields.get("Forwarded"), fields.get("FrequentlyForwarded"))
    if content.is_empty():
        content.unsupported = fields.get("MessageType", "")[:80] or "unknown"
    return content


def _attachments(fields: Mapping[str, str]) -> list[Attachment]:
    found = []
    for at in range(min(whole(fields.get("NumMedia")) or 0, _MOST_MEDIA)):
        media_type = fields.get(f"MediaContentType{at}", "")
        each = sms.media(fields.get(f"MediaUrl{at}"), media_type)
        if each is None:
            continue
        if media_type.startswith("image/webp"):
            each.kind = "sticker"
        elif media_type.startswith("audio/ogg"):
            each.kind = "voice"
        found.append(each)
    return found
