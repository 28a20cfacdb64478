"""Settings of a Zalo channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field

_Address = Annotated[
    str,
    msgspec.Meta(pattern="^https?://"),
    config_field(
        "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
    ),
]


class ZaloConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Official Account."""

    app_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{3,32}$"),
        config_field("App ID", "Zalo for Developers, the app's settings.", example="431254594"),
    ]
    app_secret: Annotated[
        SecretStr, config_field("App secret key", "Beside the app ID; it renews the access token.")
    ]
    oa_secret: Annotated[
        SecretStr,
        config_field(
            "OA secret key",
            "Zalo for Developers, the app's Official Account settings. It signs every webhook.",
        ),
    ]
    access_token: Annotated[
        SecretStr,
        config_field("Access token", "Of the Official Account (API Explorer): a day good."),
    ]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token",
            "Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every day.",
        ),
    ]
    oa_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{0,32}$"),
        config_field(
            "Official Account ID",
            "For zalo.me links by which customers continue here; empty: none are offered.",
        ),
    ] = ""
    api_base_url: _Address = "https://openapi.zalo.me"
    oauth_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Address for tokens",
            "Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://oauth.zaloapp.com"

    def url(self, path: str) -> str:
        """The address of a path of the Official Account API."""
        return f"{self.api_base_url.rstrip('/')}/{path}"
