"""Answers to a device, published by the receiver's connection. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.reading import text
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.mqtt.config import MqttConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    SendAccepted,
    SendResult,
)


def build(message: OutboundMessage, config: MqttConfig) -> Sequence[OutboundRequest]:
    """What is published. Raises InvalidInput for a device that no topic can name."""
    if not config.command_topic:
        raise InvalidInput("devices of this channel can't be answered: it has no topic for answers")
    if not message.to or set(message.to) & set("/+#\0"):
        raise InvalidInput("this device has an id that no topic can hold")
    payload = {
        "id": f"{message.message_uid}-{message.part}",
        "text": message.content.text,
        "at": message.created_at.isoformat(),
    }
    topic = config.command_topic.replace("{device}", message.to)
    return [RelayRequest(payload={"topic": topic, "message": payload})]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MqttConfig
) -> SendResult:
    """Whether the broker took it (QoS 1)."""
    for response in reversed(responses):
        if isinstance(response, RelayResponse):
            if response.ok:
                return SendAccepted(message_id=f"{message.message_uid}-{message.part}")
            said = text(response.facts.get("error"), 200)
            code = "bad_credentials" if "not authori" in said.lower() else "temporary"
            return refused(code, "MQTT", said)
    return refused("temporary", "MQTT", "the broker was not reached")
