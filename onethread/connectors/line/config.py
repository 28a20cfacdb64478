"""Settings of a LINE channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class LineConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One LINE Official Account with a Messaging API channel."""

    channel_secret: Annotated[
        SecretStr,
        config_field(
            "Channel secret", "LINE Developers Console, Basic settings. It signs every webhook."
        ),
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Channel access token", "LINE Developers Console, Messaging API: the long-lived one."
        ),
    ]
    basic_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^(@[\w.-]{2,30})?$"),
        config_field(
            "Basic ID",
            "For line.me links by which customers continue here; empty: none are offered.",
            example="@123abcde",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.line.me"
    data_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address for files",
            "Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://api-data.line.me"
    sticker_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Address of stickers",
            "Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://stickershop.line-scdn.net/stickershop/v1/sticker"

    def url(self, path: str) -> str:
        """The address of a path of the Messaging API."""
        return f"{self.api_base_url.rstrip('/')}/v2/bot/{path}"
