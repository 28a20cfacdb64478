"""Settings of a Webex channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class WebexConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Webex bot."""

    bot_token: Annotated[
        SecretStr,
        config_field("Bot access token", "developer.webex.com, My Webex Apps, your bot."),
    ]
    webhook_secret: Annotated[
        SecretStr,
        config_field(
            "Webhook secret", "Any text of at least 16 characters; it signs every webhook."
        ),
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://webexapis.com"

    def url(self, path: str) -> str:
        """The address of a resource of the API."""
        return f"{self.api_base_url.rstrip('/')}/v1/{path}"

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        return {"Authorization": f"Bearer {self.bot_token.reveal()}"}
