"""Settings of a channel for devices that speak MQTT."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class MqttConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One broker, the topics on which devices tell, and the one on which they are told."""

    host: Annotated[str, config_field("Broker", example="mqtt.example.org")]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535), config_field("Port")] = 8883
    security: Annotated[
        Literal["tls", "none"],
        config_field("Security", "none only inside your own network.", advanced=True),
    ] = "tls"
    username: Annotated[str, config_field("User", "Empty: no log-in.")] = ""
    password: Annotated[SecretStr | None, config_field("Password")] = None
    client_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{1,60}$"),
        config_field(
            "Client id", "The broker keeps what comes meanwhile under this name.", advanced=True
        ),
    ] = "onethread"
    topic: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^\x00+#]{0,200}\{device\}[^\x00+#]{0,200}$"),
        config_field(
            "Topic of alarms",
            "{device} stands for the device's id.",
            example="devices/{device}/alarms",
        ),
    ] = "devices/{device}/alarms"
    command_topic: Annotated[
        str,
        msgspec.Meta(pattern=r"^([^\x00+#]{0,200}\{device\}[^\x00+#]{0,200})?$"),
        config_field("Topic of answers", "Empty: devices can't be answered."),
    ] = "devices/{device}/messages"

    def subscription(self) -> str:
        """The filter that all devices' alarms fit."""
        return self.topic.replace("{device}", "+")
