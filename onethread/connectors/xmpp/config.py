"""Settings of an XMPP channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class XmppConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account on one XMPP server."""

    address: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^@/\s<>&\"']{1,200}@[A-Za-z0-9.-]{1,253}$"),
        config_field("Address", "Of the account.", example="hulp@example.org"),
    ]
    password: Annotated[SecretStr, config_field("Password")]
    host: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9.:-]{0,253}$"),
        config_field(
            "Server",
            "Where to connect, if that is not the address's own domain.",
            advanced=True,
        ),
    ] = ""
    port: Annotated[int, msgspec.Meta(ge=1, le=65535), config_field("Port", advanced=True)] = 5222
    security: Annotated[
        Literal["starttls", "tls", "none"],
        config_field(
            "Security", "none: only within a network of your own, and for tests.", advanced=True
        ),
    ] = "starttls"

    @property
    def user(self) -> str:
        return self.address.partition("@")[0]

    @property
    def domain(self) -> str:
        return self.address.partition("@")[2].lower()
