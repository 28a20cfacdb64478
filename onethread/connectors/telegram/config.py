"""Settings of a Telegram channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class TelegramConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot."""

    bot_token: Annotated[
        SecretStr,
        config_field("Bot token", "@BotFather gives it when the bot is made: /newbot, /token."),
    ]
    secret_token: Annotated[
        SecretStr | None,
        config_field(
            "Secret token",
            "Any text of letters, digits, - and _ (up to 256). Telegram sends it along with every "
            "message; pressing “Subscribe webhooks” tells Telegram. Not needed where messages are asked for.",
        ),
    ] = None
    receive: Annotated[
        Literal["webhook", "poll"],
        config_field(
            "How messages come in",
            "webhook: Telegram sends them to this server's public address. poll: this server asks for "
            "them, where it has no public address. Press “Subscribe webhooks” after a change.",
        ),
    ] = "webhook"
    bot_username: Annotated[
        str,
        msgspec.Meta(pattern=r"^@?[A-Za-z0-9_]{0,64}$"),
        config_field(
            "Bot user name",
            "For t.me links by which customers continue here; empty: none are offered.",
            example="huis_en_water_bot",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address",
            "A Bot API server of your own, a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://api.telegram.org"

    def __post_init__(self) -> None:
        if self.receive == "webhook" and self.secret_token is None:
            raise ValueError("secret_token: needed, unless messages are asked for")

    @property
    def secret(self) -> str:
        """The secret token, "" without one."""
        return self.secret_token.reveal() if self.secret_token else ""

    def url(self, method: str) -> str:
        """The address of a method of the Bot API."""
        return f"{self.api_base_url.rstrip('/')}/bot{self.bot_token.reveal()}/{method}"

    def file_url(self, path: str) -> str:
        """The address of a file by the path that getFile told."""
        return f"{self.api_base_url.rstrip('/')}/file/bot{self.bot_token.reveal()}/{path}"
