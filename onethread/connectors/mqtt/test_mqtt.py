"""What is special to devices; the receiver is tested against a real Mosquitto in tests/connectors/mqtt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onethread.connectors.contract import RawEnvelope
from onethread.connectors.mqtt import CONNECTOR
from onethread.connectors.mqtt.config import MqttConfig
from onethread.connectors.mqtt.inbound import device_of
from onethread.errors import InvalidInput
from onethread.messages import Content, InboundMessage, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = MqttConfig(host="127.0.0.1", security="none")


@pytest.mark.parametrize(
    ("topic", "device"),
    [
        ("devices/b12/alarms", "b12"),
        ("devices/b12/other", None),
        ("devices/b/12/alarms", None),
        ("devices//alarms", None),
        ("x/devices/b12/alarms", None),
    ],
)
def test_the_device_is_what_stands_in_its_place_of_the_topic(
    topic: str, device: str | None
) -> None:
    assert device_of(topic, CONFIG) == device


def message_of(body: bytes) -> InboundMessage:
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={"topic": "devices/b12/alarms"}, body=body
    )
    (item,) = CONNECTOR.parse(envelope, CONFIG)
    assert isinstance(item, InboundMessage)
    return item


def test_an_alarm_that_comes_again_is_the_same_and_another_is_not() -> None:
    assert (
        message_of(b'{"alarm":"a","ts":1}').message_id
        == message_of(b'{"alarm":"a","ts":1}').message_id
    )
    assert (
        message_of(b'{"alarm":"a","ts":1}').message_id
        != message_of(b'{"alarm":"a","ts":2}').message_id
    )


def outbound(to: str) -> OutboundMessage:
    return OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=to,
        to_scheme="device",
        content=Content(text="Monteur komt"),
        created_at=AT,
    )


@pytest.mark.parametrize("to", ["", "a/b", "+", "#", "a\0"])
def test_no_id_of_a_device_leads_to_another_topic(to: str) -> None:
    with pytest.raises(InvalidInput):
        CONNECTOR.build(outbound(to), CONFIG)
