"""Webhooks of Postmark: mail (whole or taken apart) and receipts. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, update
from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors._schemes.mail.rebuilding import (
    Piece,
    from_base64,
    header_pairs,
    rebuild,
)
from onethread.connectors._schemes.reading import document, moment, node, nodes, text
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.postmark.config import PostmarkConfig
from onethread.errors import BadSignature
from onethread.messages import DeliveryUpdate, Ignored, InboundItem

MESSAGE_METADATA = "onethread"
# Bounces that are none yet: it is tried again, or a person is away.
_PASSING = frozenset(
    {"Transient", "DnsError", "AutoResponder", "AddressChange", "OpenRelayTest",
     "ChallengeVerification", "Subscribe"}
)  # fmt: skip
_COMPLAINTS = frozenset({"SpamComplaint", "SpamNotification"})
_AT = ("DeliveredAt", "BouncedAt", "ReceivedAt", "ChangedAt")


def verify(request: WebhookRequest, config: PostmarkConfig) -> Verified:
    """Accept what carries this channel's user and password (HTTP Basic). Raises BadSignature."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic" or not config.webhook_password:
        raise BadSignature(
            "the request has no user and password: put them into the webhook address"
        )
    try:
        decoded = base64.b64decode(given, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignature("the request's user and password can't be read") from error
    expected = f"{config.webhook_user}:{config.webhook_password.reveal()}"
    if base64.b64encode(decoded).decode() != given:
        raise BadSignature("the request's user and password are not written properly")
    check_token(decoded.decode("utf-8", "replace"), expected, what="the webhook user and password")
    return Verified()


def parse(envelope: RawEnvelope, config: PostmarkConfig) -> Sequence[InboundItem]:
    """A mail, or a receipt. Raises UnparsablePayload for what is neither."""
    payload = document(envelope.body)
    kind = text(payload.get("RecordType"), 40)
    if kind in ("", "Inbound"):
        return _mail(payload, envelope, config)
    return [_receipt(kind, payload, envelope)]


def _mail(
    payload: dict[str, Any], envelope: RawEnvelope, config: PostmarkConfig
) -> list[InboundItem]:
    around: dict[str, Any] = {"rcpt_to": [text(payload.get("OriginalRecipient"), 320)]}
    raw = text(payload.get("RawEmail"))
    content = raw.encode("utf-8", "surrogateescape") if raw.strip() else _rebuilt(payload)
    return read_mail(content, envelope.received_at, config, envelope=around)


def _rebuilt(payload: dict[str, Any]) -> bytes:
    headers = header_pairs(payload.get("Headers"))
    named = {name.lower() for name, _ in headers}
    sender = node(payload.get("FromFull"))
    taken_out = {
        "From": _address(sender) or text(payload.get("From"), 998),
        "To": ", ".join(_address(each) for each in nodes(payload.get("ToFull"))),
        "Cc": ", ".join(_address(each) for each in nodes(payload.get("CcFull"))),
        "Reply-To": text(payload.get("ReplyTo"), 998),
        "Subject": text(payload.get("Subject"), 2000),
        "Date": text(payload.get("Date"), 200),
    }
    headers += [
        (name, value) for name, value in taken_out.items() if value and name.lower() not in named
    ]
    if "message-id" not in named and text(payload.get("MessageID")):
        # Postmark's own id stands for a mail that had none.
        headers.append(("Message-ID", f"<{text(payload.get('MessageID'), 200)}@inbound.postmark>"))
    files = [
        Piece(
            name=text(each.get("Name"), 300),
            media_type=text(each.get("ContentType"), 120).partition(";")[0].strip().lower(),
            content=from_base64(text(each.get("Content"))),
            content_id=text(each.get("ContentID"), 300).strip("<> ") or None,
        )
        for each in nodes(payload.get("Attachments"))[:200]
    ]
    return rebuild(headers, text(payload.get("TextBody")), text(payload.get("HtmlBody")), files)


def _address(full: dict[str, Any]) -> str:
    address, name = text(full.get("Email"), 320).strip(), text(full.get("Name"), 300).strip()
    if not address:
        return ""
    quoted = name.replace("\\", "").replace('"', "")
    return f'"{quoted}" <{address}>' if quoted else address


def _receipt(kind: str, payload: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    message_id = text(payload.get("MessageID"), 200).strip()
    if not message_id:
        return Ignored(reason=f"{kind} names no message")
    at = envelope.received_at
    for name in _AT:
        if payload.get(name):
            at = moment(payload.get(name), envelope.received_at)
            break
    recipient = text(payload.get("Recipient"), 320) or text(payload.get("Email"), 320)
    bounced = text(payload.get("Type"), 60)
    said: DeliveryUpdate
    match kind:
        case "Delivery":
            said = update("delivered", at, message_id=message_id, recipient=recipient)
        case "Open":
            said = update("read", at, message_id=message_id, recipient=recipient)
        case "Bounce" if bounced in _PASSING:
            return Ignored(reason=f"{bounced} is no failure")
        case "Bounce" if bounced not in _COMPLAINTS:
            details = text(payload.get("Details")) or text(payload.get("Description"))
            code, reason = explain("", details, recipient or None)
            said = update(
                "failed",
                at,
                message_id=message_id,
                recipient=recipient,
                code=code or bounced,
                reason=reason,
            )
        case "Bounce" | "SpamComplaint":
            said = update(
                "delivered",
                at,
                message_id=message_id,
                recipient=recipient,
                code="complained",
                reason=COMPLAINT,
            )
        case _:
            return Ignored(reason=f"{kind} changes nothing")
    said.message_uid = text(node(payload.get("Metadata")).get(MESSAGE_METADATA), 80) or None
    return said
