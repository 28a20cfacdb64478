"""Webhooks of MessageBird's Conversations API: messages, and what became of ours. No I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.hashed_jwt import check_hashed
from onethread.connectors._schemes.reading import document, key, moment, node, number, text
from onethread.connectors._schemes.refusing import REASONS
from onethread.connectors._schemes.signing import check_age, same
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.messagebird.config import MessageBirdConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Content,
    DeliveryState,
    DeliveryUpdate,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
)

_STATES: dict[str, DeliveryState] = {
    "sent": "sent",
    "transmitted": "sent",
    "delivered": "delivered",
    "read": "delivered",  # SMS knows no "read": what claims so was delivered
    "failed": "failed",
    "rejected": "failed",
}
_MEDIA = ("image", "video", "audio", "file")


def verify(request: WebhookRequest, config: MessageBirdConfig) -> Verified:
    """Accept a token of the signing key for this body and this channel's address. Raises BadSignature."""
    claims = check_hashed(
        request.headers.get("messagebird-signature-jwt", ""),
        config.signing_key.reveal(),
        request.body,
        issuer="MessageBird",
        what="the signing key",
    )
    hashed = claims.get("url_hash")
    url = config.webhook_url or request.url
    if request.query and "?" not in url:
        url = f"{url}?{urlencode(request.query)}"
    # A proxy in front hides the scheme, when no public address was filled in.
    addresses = [url] if config.webhook_url else [url, re.sub("^http:", "https:", url)]
    if not isinstance(hashed, str) or not any(
        same(hashed.lower(), sha256(each.encode()).hexdigest()) for each in addresses
    ):
        raise BadSignature(
            "the token is for another address: check the public webhook address of this channel"
        )
    check_age(request.received_at, claims.get("nbf") or "", what="nbf in its token")
    return Verified()


def parse(envelope: RawEnvelope, config: MessageBirdConfig) -> Sequence[InboundItem]:
    """The one message or receipt in a webhook. Raises UnparsablePayload."""
    event = document(envelope.body)
    message = node(event.get("message"))
    if not message:
        raise UnparsablePayload("the payload is no event of MessageBird's Conversations API")
    channel = text(message.get("channelId"), 60)
    if channel and channel != config.channel_id:
        return [Ignored(reason=f"for the channel {channel}, which is another's")]
    created = moment(message.get("createdDatetime"), envelope.received_at)
    if text(message.get("direction")) != "received":
        at = moment(message.get("updatedDatetime"), created)
        return [_receipt(message, at)]
    if text(event.get("type")) not in ("message.created", ""):
        return [Ignored(reason=f"{text(event.get('type'), 60)} of a message that came before")]
    return [_message(event, message, created)]


def _message(event: Mapping[str, Any], message: Mapping[str, Any], at: Any) -> InboundMessage:
    contact = node(event.get("contact"))
    content = node(message.get("content"))
    kind = text(message.get("type"), 60)
    media = [node(content.get(name)) for name in _MEDIA]
    caption = next((text(each["caption"]) for each in media if each.get("caption")), "")
    names = (text(contact.get("firstName"), 100), text(contact.get("lastName"), 100))
    found = sms.message(
        message_id=message.get("id"),
        sent_by=sms.sender(message.get("from") or _msisdn(contact)),
        at=at,
        words=content.get("text") or caption,
        attachments=[sms.media(each.get("url")) for each in media],
        headers={"to": text(message.get("to"), 40)},
        display_name=" ".join(name for name in names if name),
    )
    _complete(found.content, content, kind)
    return found


def _complete(content: Content, held: Mapping[str, Any], kind: str) -> None:
    place = node(held.get("location"))
    latitude, longitude = number(place.get("latitude")), number(place.get("longitude"))
    if latitude is not None and longitude is not None:
        content.location = Location(latitude=latitude, longitude=longitude)
        content.unsupported = None
    elif content.unsupported and kind not in ("", "text"):
        content.unsupported = kind


def _msisdn(contact: Mapping[str, Any]) -> str:
    value = contact.get("msisdn")
    return str(value) if isinstance(value, int) else text(value, 40)


def _receipt(message: Mapping[str, Any], at: Any) -> InboundItem:
    status = text(message.get("status"), 40)
    state = _STATES.get(status)
    if state is None:
        return Ignored(reason=f"the message is {status or 'of no state'}, which is no receipt")
    code, reason = None, None
    if state == "failed":
        error = node(message.get("error"))
        number_ = error.get("code")
        said = text(error.get("description"), 300) or status
        code = _CODES.get(number_ if isinstance(number_, int) else 0) or None
        told = f"MessageBird: {said}"
        reason = " ".join(part for part in (REASONS.get(code or "", ""), told) if part)
    return DeliveryUpdate(
        message_id=key(message.get("id")),
        state=state,
        at=at,
        code=code,
        reason=reason,
        recipient=text(message.get("to"), 40) or None,
        message_uid=text(node(message.get("source")).get("uid"), 64) or None,
    )


# Errors of deliveries: those of the telephone network that say something of the number (README.md, Sources).
# A telephone that is off or busy, and MessageBird's own codes, are told in its words.
_CODES = {
    1: "bad_recipient",  # unknown subscriber
    3: "bad_recipient",
    5: "bad_recipient",  # unidentified subscriber
    7: "bad_recipient",
    9: "bad_recipient",  # illegal subscriber
    11: "bad_recipient",  # the line has no SMS
    12: "bad_recipient",  # illegal equipment
    13: "blocked",  # barred
    21: "unsupported",
}
