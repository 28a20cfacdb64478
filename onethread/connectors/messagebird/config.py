"""Settings of an SMS channel on MessageBird (Bird)."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class MessageBirdConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One channel of the Conversations API."""

    access_key: Annotated[
        SecretStr,
        config_field("Access key", "MessageBird Dashboard, Developers, API access; a live key."),
    ]
    signing_key: Annotated[
        SecretStr,
        config_field(
            "Signing key",
            "MessageBird Dashboard, Developers, API settings. It signs every webhook.",
        ),
    ]
    channel_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-fA-F-]{32,36}$"),
        config_field(
            "Channel ID", "MessageBird Dashboard, Channels, the SMS channel of the number."
        ),
    ]
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9 ().-]{0,30}$"),
        config_field(
            "Number", "With its country code. Customers are told it.", example="+31 97 0102 4000"
        ),
    ] = ""
    webhook_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.+)?$"),
        config_field(
            "Public webhook address",
            "This channel's webhook address exactly as MessageBird was told it: it signs the address too. "
            "Empty: the address that requests arrive at.",
            example="https://chat.example.nl/hooks/abc",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://conversations.messagebird.com"

    def url(self, path: str) -> str:
        """The address of `path` in version 1 of the API."""
        return f"{self.api_base_url.rstrip('/')}/v1{path}"

    def authorization(self) -> dict[str, str]:
        """The access key as the API wants it."""
        return {"Authorization": f"AccessKey {self.access_key.reveal()}"}
