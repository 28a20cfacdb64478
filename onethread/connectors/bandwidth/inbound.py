"""Bandwidth's webhooks of an application: messages, and reports of what was sent. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import key, moment, node, text
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.bandwidth.config import BandwidthConfig, basic
from onethread.connectors.bandwidth.refusals import explained
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Content,
    DeliveryState,
    DeliveryUpdate,
    Ignored,
    InboundItem,
    InboundMessage,
)

_STATES: dict[str, DeliveryState] = {
    "message-sent": "sent",
    "message-sending": "sent",
    "message-delivered": "delivered",
    "message-failed": "failed",
}


def verify(request: WebhookRequest, config: BandwidthConfig) -> Verified:
    """Accept who gives the user and password that the application was told. Raises BadSignature."""
    password = config.webhook_password.reveal()
    if not password:
        raise BadSignature("this channel has no webhook password")
    check_token(
        request.headers.get("authorization", ""),
        basic(config.webhook_username, password),
        what="the webhook user and password",
    )
    return Verified()


def parse(envelope: RawEnvelope, config: BandwidthConfig) -> Sequence[InboundItem]:
    """Every event in a webhook; one that can't be read doesn't take its neighbours.

    Raises UnparsablePayload.
    """
    try:
        events = msgspec.json.decode(envelope.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnparsablePayload(f"the payload is not valid JSON: {error}") from error
    if not isinstance(events, list):
        raise UnparsablePayload("the payload is no list of events")
    items: list[InboundItem] = []
    for event in events:
        try:
            items.append(_item(node(event), envelope, config))
        except UnparsablePayload as error:
            items.append(Ignored(reason=error.message))
    if items and all(isinstance(i, Ignored) for i in items) and not any(map(_kind, events)):
        raise UnparsablePayload("the payload is no event of Bandwidth's")
    return _apart(items) or [Ignored(reason="nothing in it")]


def _kind(event: Any) -> str:
    return text(node(event).get("type"), 60)


def _apart(items: Sequence[InboundItem]) -> list[InboundItem]:
    """Each message once: a message to several of our numbers comes once for each."""
    seen: set[str] = set()
    kept: list[InboundItem] = []
    for item in items:
        if isinstance(item, InboundMessage):
            if item.message_id in seen:
                continue
            seen.add(item.message_id)
        kept.append(item)
    return kept


def _item(event: dict[str, Any], envelope: RawEnvelope, config: BandwidthConfig) -> InboundItem:
    kind = _kind(event)
    message = node(event.get("message"))
    application = text(message.get("applicationId"), 60)
    if application and application != config.application_id:
        return Ignored(reason=f"for the application {application}, which is another's")
    at = moment(event.get("time"), envelope.received_at)
    if kind == "message-received":
        media = message.get("media")
        found = sms.message(
            message_id=message.get("id"),
            sent_by=sms.sender(message.get("from")),
            at=moment(message.get("time"), at),
            words=message.get("text"),
            attachments=[sms.media(url) for url in (media if isinstance(media, list) else ())],
            headers={"to": _numbers(message.get("to"))},
        )
        _keep_content(found.content, message)
        return found
    state = _STATES.get(kind)
    if state is None:
        return Ignored(reason=f"{kind or 'the event'} is not a message")
    code, reason = None, None
    if state == "failed":
        number = event.get("errorCode")
        said = text(event.get("description"), 300)
        code, reason = explained(str(number) if isinstance(number, int) else text(number, 20), said)
    return DeliveryUpdate(
        message_id=key(message.get("id")),
        state=state,
        at=at,
        code=code,
        reason=reason,
        recipient=text(event.get("to"), 40) or None,
        message_uid=text(message.get("tag"), 64) or None,
    )


def _numbers(value: Any) -> list[str]:
    return [text(each, 40) for each in value[:20]] if isinstance(value, list) else []


def _keep_content(content: Content, message: Mapping[str, Any]) -> None:
    """What comes by another kind of message than SMS and MMS is named by it."""
    channel = text(message.get("channel"), 40)
    if content.unsupported and channel:
        content.unsupported = channel
