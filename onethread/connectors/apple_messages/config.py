"""Settings of an Apple Messages for Business channel, as shown on its settings page."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class AppleMessagesConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One business, served by a Messaging Service Provider's account at Apple."""

    business_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^(urn:biz:)?[0-9A-Za-z-]{3,80}$"),
        config_field(
            "Business ID",
            "Apple Business Connect, the Messages for Business account.",
            example="urn:biz:22222222-dddd-4444-bbbb-777777777777",
        ),
    ]
    msp_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[0-9A-Za-z-]{3,80}$"),
        config_field("Provider ID", "The Messaging Service Provider's ID (CSP ID) at Apple."),
    ]
    msp_secret: Annotated[
        SecretStr,
        config_field(
            "Provider secret",
            "The provider's API secret at Apple, in Base64. It signs what comes and what goes.",
        ),
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address",
            "The address of a provider that passes Apple's protocol on, a proxy or a test stand-in.",
            advanced=True,
        ),
    ] = "https://mspgw.push.apple.com/v1"

    def url(self, path: str) -> str:
        """The address of a path of the gateway."""
        return f"{self.api_base_url.rstrip('/')}/{path}"

    @property
    def source_id(self) -> str:
        """The business as Apple names it."""
        return (
            self.business_id
            if self.business_id.startswith("urn:")
            else f"urn:biz:{self.business_id}"
        )

    def key(self) -> bytes:
        """The secret's bytes; none when it is no Base64."""
        try:
            return base64.b64decode(self.msp_secret.reveal(), validate=True)
        except (binascii.Error, ValueError):
            return b""
