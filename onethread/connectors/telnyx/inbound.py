"""Telnyx's webhooks: messages, and reports of what was sent. No I/O."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors._schemes.signing import check_age
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.telnyx.config import TelnyxConfig
from onethread.connectors.telnyx.refusals import explained
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import DeliveryState, DeliveryUpdate, Ignored, InboundItem

_STATES: dict[str, DeliveryState] = {
    "sent": "sent",
    "delivered": "delivered",
    "sending_failed": "failed",
    "delivery_failed": "failed",
    "expired": "failed",
}


def verify(request: WebhookRequest, config: TelnyxConfig) -> Verified:
    """Accept what Telnyx's key signed, not longer than five minutes ago. Raises BadSignature."""
    given = request.headers.get("telnyx-signature-ed25519", "")
    at = request.headers.get("telnyx-timestamp", "")
    try:
        public_key = Ed25519PublicKey.from_public_bytes(_exact(config.public_key.reveal()))
        public_key.verify(_exact(given), at.encode() + b"|" + request.body)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(
            "the signature does not match: check the public key of this channel"
        ) from error
    check_age(request.received_at, at, what="telnyx-timestamp")
    return Verified()


def _exact(encoded: str) -> bytes:
    """Base64 that could not be written otherwise. Raises ValueError."""
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("no base64") from error
    if base64.b64encode(raw).decode() != encoded:
        raise ValueError("no exact base64")
    return raw


def parse(envelope: RawEnvelope, _config: TelnyxConfig) -> Sequence[InboundItem]:
    """The one event in a webhook. Raises UnparsablePayload."""
    event = node(document(envelope.body).get("data"))
    kind = text(event.get("event_type"), 80)
    payload = node(event.get("payload"))
    if not kind:
        raise UnparsablePayload("the payload is no event of Telnyx")
    at = moment(event.get("occurred_at"), envelope.received_at)
    if kind == "message.received":
        sent_by = node(payload.get("from")).get("phone_number") or payload.get("from")
        return [
            sms.message(
                message_id=payload.get("id"),
                sent_by=sms.sender(sent_by),
                at=moment(payload.get("received_at"), at),
                words=payload.get("text"),
                subject=payload.get("subject"),
                attachments=[
                    sms.media(each.get("url"), each.get("content_type"))
                    for each in nodes(payload.get("media"))
                ],
                headers={"to": [text(t.get("phone_number"), 40) for t in nodes(payload.get("to"))]},
            )
        ]
    if kind in ("message.sent", "message.finalized"):
        found = [_receipt(payload, each, at) for each in nodes(payload.get("to"))]
        return found or [Ignored(reason=f"{kind} names no recipient")]
    return [Ignored(reason=f"{kind} is not a message")]


def _receipt(payload: dict[str, Any], recipient: dict[str, Any], at: Any) -> InboundItem:
    status = text(recipient.get("status"), 40)
    state = _STATES.get(status)
    if state is None:
        return Ignored(reason=f"the message is {status or 'of no state'}, which is no receipt")
    code, reason = None, None
    if state == "failed":
        errors = nodes(payload.get("errors"))
        code, reason = explained(errors[0] if errors else {}, status)
    tags = payload.get("tags")
    uid = text(tags[0], 64) if isinstance(tags, list) and tags else ""
    return DeliveryUpdate(
        message_id=key(payload.get("id")),
        state=state,
        at=at,
        code=code,
        reason=reason,
        recipient=text(recipient.get("phone_number"), 40) or None,
        message_uid=uid or None,
    )
