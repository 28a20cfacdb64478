"""Webhooks of Sinch's Conversation API: messages by SMS and MMS, and reports. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import document, key, moment, node, number, text
from onethread.connectors._schemes.signing import check_age, check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.sinch.config import SinchConfig
from onethread.connectors.sinch.refusals import explained
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Content,
    DeliveryState,
    DeliveryUpdate,
    Ignored,
    InboundItem,
    Location,
    Reference,
)

_STATES: dict[str, DeliveryState] = {
    "QUEUED_ON_CHANNEL": "sent",
    "DELIVERED": "delivered",
    "READ": "delivered",  # SMS knows no "read": what claims so was delivered
    "FAILED": "failed",
}
_CHANNELS = ("SMS", "MMS")
# Whether a webhook that is tried again is signed again isn't told; what comes twice is one message.
_TRIED_SECONDS = 24 * 3600.0


def verify(request: WebhookRequest, config: SinchConfig) -> Verified:
    """Accept what the webhook's secret signed with nonce and time, for a day: so long Sinch tries again.

    Raises BadSignature.
    """
    nonce = request.headers.get("x-sinch-webhook-signature-nonce", "")
    at = request.headers.get("x-sinch-webhook-signature-timestamp", "")
    check_hmac(
        request.headers.get("x-sinch-webhook-signature", ""),
        config.webhook_secret.reveal(),
        request.body + f".{nonce}.{at}".encode(),
        what="x-sinch-webhook-signature, the webhook secret",
        encoding="base64",
    )
    check_age(
        request.received_at,
        at,
        what="x-sinch-webhook-signature-timestamp",
        most_seconds=_TRIED_SECONDS,
    )
    return Verified()


def parse(envelope: RawEnvelope, config: SinchConfig) -> Sequence[InboundItem]:
    """The one event in a webhook. Raises UnparsablePayload."""
    event = document(envelope.body)
    if "app_id" not in event:
        raise UnparsablePayload("the payload is no event of Sinch's Conversation API")
    if event["app_id"] != config.app_id:
        return [Ignored(reason=f"for the app {text(event['app_id'], 60)}, which is another's")]
    at = moment(event.get("event_time") or event.get("accepted_time"), envelope.received_at)
    report = event.get("message_delivery_report")
    if isinstance(report, dict):
        return [_receipt(report, at)]
    message = node(event.get("message"))
    if not message:
        names = sorted(name for name in event if name.endswith("_notification") or "_event" in name)
        return [Ignored(reason=f"{text(', '.join(names), 80) or 'the event'} is not a message")]
    identity = node(message.get("channel_identity"))
    channel = text(identity.get("channel"), 40)
    if message.get("direction") == "TO_CONTACT":
        return [Ignored(reason="a message of our own")]
    if channel not in _CHANNELS:
        return [Ignored(reason=f"a message by {channel or 'no channel'}, not by SMS or MMS")]
    said = node(message.get("contact_message"))
    media = node(said.get("media_message")) or node(said.get("media_card_message"))
    found = sms.message(
        message_id=message.get("id"),
        sent_by=sms.sender(identity.get("identity")),
        at=moment(message.get("accept_time"), at),
        words=node(said.get("text_message")).get("text") or media.get("caption"),
        attachments=[sms.media(media.get("url"), name=text(media.get("filename_override"), 120))],
        headers={"to": text(message.get("sender_id"), 40)},
        references=_quoted(said),
    )
    _complete(found.content, said)
    return [found]


def _quoted(said: Mapping[str, Any]) -> list[Reference]:
    quoted = text(node(said.get("reply_to")).get("message_id"), 200)
    return [Reference(kind="message", value=quoted)] if quoted else []


def _complete(content: Content, said: Mapping[str, Any]) -> None:
    """A place, and the name of a kind that has none here."""
    place = node(said.get("location_message"))
    spot = node(place.get("coordinates"))
    latitude, longitude = number(spot.get("latitude")), number(spot.get("longitude"))
    if latitude is not None and longitude is not None:
        name = text(place.get("label"), 200) or text(place.get("title"), 200)
        content.location = Location(latitude=latitude, longitude=longitude, name=name or None)
        content.unsupported = None
    elif content.unsupported:
        kinds = [name for name in said if name.endswith("_message")]
        content.unsupported = text(kinds[0], 80) if kinds else content.unsupported


def _receipt(report: Mapping[str, Any], at: Any) -> InboundItem:
    status = text(report.get("status"), 40)
    state = _STATES.get(status)
    if state is None:
        return Ignored(reason=f"the message is {status or 'of no state'}, which is no receipt")
    code, reason = explained(report.get("reason")) if state == "failed" else (None, None)
    identity = node(report.get("channel_identity"))
    return DeliveryUpdate(
        message_id=key(report.get("message_id")),
        state=state,
        at=at,
        code=code,
        reason=reason,
        recipient=text(identity.get("identity"), 40) or None,
        message_uid=text(report.get("metadata"), 64) or None,
    )
