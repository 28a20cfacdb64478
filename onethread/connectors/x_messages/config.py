"""Settings of a channel for direct messages on X, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class XMessagesConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account on X."""

    user_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{1,25}$"),
        config_field("User ID", "The account's number, not its name.", example="2244994945"),
    ]
    consumer_secret: Annotated[
        SecretStr,
        config_field(
            "API key secret", "X Developer Portal, Keys and tokens. It signs every webhook."
        ),
    ]
    bearer_token: Annotated[
        SecretStr,
        config_field("Bearer token", "Beside it: the app's own, to set up the webhook."),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w-]{3,100}$"),
        config_field("Client ID", "X Developer Portal, OAuth 2.0."),
    ]
    client_secret: Annotated[SecretStr, config_field("Client secret", "Beside the client ID.")]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Access token",
            "OAuth 2.0, of the account, with dm.read, dm.write, users.read, tweet.read, media.write and "
            "offline.access: two hours good.",
        ),
    ]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token",
            "Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every hour.",
        ),
    ]
    username: Annotated[
        str,
        msgspec.Meta(pattern=r"^@?\w{0,15}$"),
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
    ] = "https://api.x.com"

    def url(self, path: str) -> str:
        """The address of a path of the API."""
        return f"{self.api_base_url.rstrip('/')}/2/{path}"
