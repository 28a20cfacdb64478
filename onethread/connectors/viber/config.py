"""Settings of a Viber channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class ViberConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot."""

    auth_token: Annotated[
        SecretStr,
        config_field(
            "Authentication token",
            "Viber Admin Panel, the bot's settings. It also signs every webhook.",
        ),
    ]
    sender_name: Annotated[
        str,
        msgspec.Meta(min_length=1, max_length=28),
        config_field("Sender name", "Shown above every message.", example="Huis en Water"),
    ]
    avatar_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https://.*)?$"),
        config_field("Avatar", "Address of a picture of at most 100 kB, 720 × 720.", advanced=True),
    ] = ""
    bot_uri: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w.-]{0,80}$"),
        config_field(
            "Bot URI",
            "For links by which customers continue here; empty: none are offered.",
            example="huisenwater",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://chatapi.viber.com/pa"

    def url(self, method: str) -> str:
        """The address of a method of the bot API."""
        return f"{self.api_base_url.rstrip('/')}/{method}"
