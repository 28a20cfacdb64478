"""What a device published, as a message. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import moment, node, number, text
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.mqtt.config import MqttConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    InboundItem,
    InboundMessage,
    Location,
    SenderIdentity,
)

_WORDS = ("message", "alarm", "text", "event", "description")
_TIMES = ("at", "timestamp", "time", "ts")
_KNOWN = frozenset(
    {*_WORDS, *_TIMES, "id", "severity", "level", "latitude", "longitude", "customer_number"}
)


def device_of(topic: str, config: MqttConfig) -> str | None:
    """The device that a topic names; None for a topic of another form."""
    before, _, after = config.topic.partition("{device}")
    found = re.fullmatch(re.escape(before) + r"([^/]{1,200})" + re.escape(after), topic)
    return found.group(1) if found else None


def parse(envelope: RawEnvelope, config: MqttConfig) -> Sequence[InboundItem]:
    """The alarm. Raises UnparsablePayload for another topic, or when there is nothing in it."""
    topic = text(envelope.headers.get("topic"), 1000)
    device = device_of(topic, config)
    if not device:
        raise UnparsablePayload("the topic names no device")
    try:
        told: Any = msgspec.json.decode(envelope.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        told = envelope.body.decode("utf-8", "replace")
    fields = node(told)
    words = next((text(fields[k], 10_000).strip() for k in _WORDS if text(fields.get(k))), "")
    if not fields:
        words = text(told if isinstance(told, str) else str(told), 10_000).strip()
    if not words and not fields:
        raise UnparsablePayload("the device published nothing")
    severity = text(fields.get("severity") or fields.get("level"), 40)
    others = [
        f"{text(name, 100)}: {_plain(value)}"
        for name, value in list(fields.items())[:100]
        if name not in _KNOWN and _plain(value)
    ]
    at = next(
        (moment(fields[k], envelope.received_at) for k in _TIMES if k in fields),
        envelope.received_at,
    )
    content = Content(
        text="\n".join(([words] if words else []) + others),
        system=f"alarm ({severity})" if severity else None,
        location=_place(fields),
    )
    if content.is_empty():
        content.unsupported = "empty alarm"
    given = text(fields.get("id"), 200).strip()
    digest = sha256(topic.encode("utf-8", "replace") + b"\0" + envelope.body).hexdigest()
    sender = [SenderIdentity(scheme="device", value=device, assurance=Assurance.ASSERTED)]
    customer = text(fields.get("customer_number"), 200).strip()
    if customer:
        sender.append(
            SenderIdentity(scheme="external", value=customer, assurance=Assurance.CLAIMED)
        )
    return [
        InboundMessage(
            message_id=f"{device}/{given}" if given else f"sha256:{digest}",
            sender=sender,
            said_at=at,
            content=content,
            headers={"topic": topic, **({"severity": severity} if severity else {})},
        )
    ]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)[:40]
    return text(value, 500)


def _place(fields: dict[str, Any]) -> Location | None:
    latitude, longitude = number(fields.get("latitude")), number(fields.get("longitude"))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Location(latitude=latitude, longitude=longitude)
