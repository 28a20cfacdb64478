"""Devices that speak MQTT: alarms in, messages out, over one lasting session at the broker."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.mqtt.config import MqttConfig
from onethread.connectors.mqtt.inbound import parse
from onethread.connectors.mqtt.outbound import build, parse_response

MANIFEST = Manifest(
    id="mqtt",
    name="Devices (MQTT)",
    identity_schemes=("device", "external"),
    transport="receiver",
    content_in=("text", "location", "system", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=10_000),
    docs_url="https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/mqtt-v3.1.1.html",
    cost="free",
    area="life",
    colour="#660066",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=MqttConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    receiver="onethread.connectors.mqtt.receiver:run",
    test_live="onethread.connectors.mqtt.receiver:try_settings",
)
