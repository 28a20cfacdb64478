"""Settings of a Discord channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class DiscordConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Discord bot."""

    bot_token: Annotated[
        SecretStr,
        config_field("Bot token", "discord.com/developers, your application, Bot."),
    ]
    hears: Annotated[
        Literal["direct", "mentions", "all"],
        config_field(
            "What it takes in",
            "direct: direct messages alone. mentions: also what mentions or answers the bot on a server. "
            "all: every message in channels that it can read.",
        ),
    ] = "mentions"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://discord.com/api"
    media_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Address of pictures", "Where stickers are fetched.", advanced=True),
    ] = "https://media.discordapp.net"

    def url(self, path: str) -> str:
        """The address of a resource of the API, version 10."""
        return f"{self.api_base_url.rstrip('/')}/v10/{path}"

    def headers(self) -> dict[str, str]:
        """What authorises a request; Discord refuses programs that don't say who they are."""
        return {
            "Authorization": f"Bot {self.bot_token.reveal()}",
            "User-Agent": "DiscordBot (https://onethread.example, 1)",
        }
