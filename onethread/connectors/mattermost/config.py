"""Settings of a Mattermost channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class MattermostConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot account on one Mattermost server."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s?#]+$"),
        config_field("Server address", example="https://chat.example.org"),
    ]
    bot_token: Annotated[
        SecretStr,
        config_field("Bot access token", "System Console, Integrations, Bot Accounts."),
    ]

    def url(self, path: str) -> str:
        """The address of a resource of the API."""
        return f"{self.api_base_url.rstrip('/')}/api/v4/{path}"

    def socket_url(self) -> str:
        """The address of the WebSocket."""
        return "ws" + self.url("websocket").removeprefix("http")

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        return {"Authorization": f"Bearer {self.bot_token.reveal()}"}
