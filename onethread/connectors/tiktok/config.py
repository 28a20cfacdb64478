"""Settings of a TikTok channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class TikTokConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One TikTok Business Account."""

    business_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w-]{3,80}$"),
        config_field(
            "Business ID",
            "The account's open_id, given with its access token.",
            example="_000abc123",
        ),
    ]
    app_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w-]{3,80}$"),
        config_field("App ID", "TikTok API for Business, My apps."),
    ]
    app_secret: Annotated[
        SecretStr, config_field("App secret", "Beside the app ID. It signs every webhook.")
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Access token",
            "Of the account, with message.list.read, message.list.send and message.list.manage: a day good.",
        ),
    ]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token",
            "Given with the access token. Press “Subscribe webhooks”: the access token is renewed then, "
            "and every day.",
        ),
    ]
    username: Annotated[
        str,
        msgspec.Meta(pattern=r"^@?[\w.]{0,40}$"),
        config_field(
            "User name", "For links by which customers continue here; empty: none are offered."
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://business-api.tiktok.com"

    def url(self, path: str) -> str:
        """The address of a path of the API."""
        return f"{self.api_base_url.rstrip('/')}/open_api/v1.3/{path}"
