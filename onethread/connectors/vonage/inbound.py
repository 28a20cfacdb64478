"""Webhooks of Vonage's Messages API: messages, and reports of what was sent. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.bearer import bearer_token
from onethread.connectors._schemes.hashed_jwt import check_hashed
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors._schemes.signing import check_age
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.vonage.config import VonageConfig
from onethread.connectors.vonage.refusals import explained
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Attachment,
    DeliveryState,
    DeliveryUpdate,
    Ignored,
    InboundItem,
)

_STATES: dict[str, DeliveryState] = {
    "submitted": "sent",
    "delivered": "delivered",
    "read": "read",
    "rejected": "failed",
    "undeliverable": "failed",
}
# Whether a webhook that is tried again is signed again isn't told; what comes twice is one message.
_TRIED_SECONDS = 24 * 3600.0
_MEDIA = ("image", "video", "audio", "vcard", "file")
_CHANNELS = ("sms", "mms")


def verify(request: WebhookRequest, config: VonageConfig) -> Verified:
    """Accept what the signature secret signed for this body, for a day: so long Vonage tries again.

    Raises BadSignature.
    """
    claims = check_hashed(
        bearer_token(request.headers),
        config.signature_secret.reveal(),
        request.body,
        issuer="Vonage",
        what="the signature secret",
    )
    check_age(
        request.received_at,
        claims.get("iat") or "",
        what="iat in its token",
        most_seconds=_TRIED_SECONDS,
    )
    return Verified()


def parse(envelope: RawEnvelope, _config: VonageConfig) -> Sequence[InboundItem]:
    """The one message or receipt in a webhook. Raises UnparsablePayload."""
    event = document(envelope.body)
    if "message_uuid" not in event:
        raise UnparsablePayload("the payload is no message or report of Vonage")
    channel = text(event.get("channel"), 40).lower()
    if channel not in _CHANNELS:
        return [Ignored(reason=f"a message by {channel or 'no channel'}, not by SMS or MMS")]
    at = moment(event.get("timestamp"), envelope.received_at)
    if "status" in event:
        return [_receipt(event, at)]
    kind = text(event.get("message_type"), 40)
    words = text(event.get("text"))
    attachments = []
    for name in _MEDIA:
        attachments.append(_attachment(name, node(event.get(name))))
        words = words or text(node(event.get(name)).get("caption"))
    for each in nodes(event.get("content")):
        attachments.append(_attachment(text(each.get("type"), 40), each))
    message = sms.message(
        message_id=event.get("message_uuid"),
        sent_by=sms.sender(event.get("from")),
        at=at,
        words=words,
        attachments=attachments,
        headers={
            "to": text(event.get("to"), 40),
            "keyword": text(node(event.get("sms")).get("keyword"), 40),
        },
    )
    if message.content.unsupported and kind not in ("", "text"):
        message.content.unsupported = kind
    return [message]


def _attachment(kind: str, held: Mapping[str, Any]) -> Attachment | None:
    found = sms.media(held.get("url"), name=text(held.get("name"), 120))
    if found is not None and kind in ("image", "video", "audio"):
        found.kind = kind
    return found


def _receipt(event: Mapping[str, Any], at: Any) -> InboundItem:
    status = text(event.get("status"), 40)
    state = _STATES.get(status)
    if state is None:
        return Ignored(reason=f"the message is {status or 'of no state'}, which is no receipt")
    code, reason = explained(event.get("error")) if state == "failed" else (None, None)
    return DeliveryUpdate(
        message_id=key(event.get("message_uuid")),
        # SMS knows no "read": what claims so was delivered.
        state="delivered" if state == "read" else state,
        at=at,
        code=code,
        reason=reason,
        recipient=text(event.get("to"), 40) or None,
        message_uid=text(event.get("client_ref"), 64) or None,
    )
