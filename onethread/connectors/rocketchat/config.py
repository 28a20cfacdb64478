"""Settings of a Rocket.Chat channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class RocketChatConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot user on one Rocket.Chat server."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s?#]+$"),
        config_field("Server address", example="https://chat.example.org"),
    ]
    user_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9]{5,40}$"),
        config_field("Bot's user ID", "Shown with its personal access token."),
    ]
    auth_token: Annotated[
        SecretStr,
        config_field("Personal access token", "Of the bot: My Account, Personal Access Tokens."),
    ]
    webhook_token: Annotated[
        SecretStr,
        config_field("Webhook token", "Of the outgoing webhook; Rocket.Chat shows it there."),
    ]

    def url(self, path: str) -> str:
        """The address of a method of the API."""
        return f"{self.api_base_url.rstrip('/')}/api/v1/{path}"

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        return {"X-Auth-Token": self.auth_token.reveal(), "X-User-Id": self.user_id}
