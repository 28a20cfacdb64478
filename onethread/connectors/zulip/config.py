"""Settings of a Zulip channel, as shown on its settings page."""

from __future__ import annotations

import base64
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class ZulipConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot in one Zulip organisation."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s?#]+$"),
        config_field("Organisation's address", example="https://voorbeeld.zulipchat.com"),
    ]
    bot_email: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^@\s]{1,200}@[^@\s]{3,200}$"),
        config_field(
            "Bot's address", "Settings, Your bots.", example="hulp-bot@voorbeeld.zulipchat.com"
        ),
    ]
    api_key: Annotated[SecretStr, config_field("API key", "Beside the bot's address.")]
    hears: Annotated[
        Literal["direct", "mentions", "all"],
        config_field(
            "What it takes in",
            "direct: direct messages alone. mentions: also what mentions the bot in a channel. all: every "
            "message in channels that it is subscribed to.",
        ),
    ] = "mentions"

    @property
    def host(self) -> str:
        """The organisation's host name."""
        return (urlsplit(self.api_base_url).hostname or "").lower()

    def url(self, path: str) -> str:
        """The address of a resource of the API."""
        return f"{self.api_base_url.rstrip('/')}/api/v1/{path}"

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        pair = f"{self.bot_email}:{self.api_key.reveal()}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
