"""Settings of a Google Chat channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class GoogleChatConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Chat app of a Google Cloud project."""

    audience: Annotated[
        str,
        msgspec.Meta(pattern=r"^([0-9]{5,20}|https://\S{4,500})$"),
        config_field(
            "Authentication audience",
            "As chosen in the Chat API's configuration: the project number, or the HTTP endpoint URL.",
            example="1234567890",
        ),
    ]
    client_email: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^@\s]{1,200}@[^@\s]{3,200}$"),
        config_field(
            "Service account",
            "The client_email in the service account's key file.",
            example="hulp@project.iam.gserviceaccount.com",
        ),
    ]
    private_key: Annotated[
        SecretStr,
        config_field(
            "Private key",
            "The private_key in that file, from BEGIN to END PRIVATE KEY.",
            multiline=True,
        ),
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://chat.googleapis.com"
    token_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Token address", "Where access tokens are asked.", advanced=True),
    ] = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    keys_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Address of the keys", "Google's public keys.", advanced=True),
    ] = "https://www.googleapis.com"

    def url(self, path: str) -> str:
        """The address of a resource of the Chat API."""
        return f"{self.api_base_url.rstrip('/')}/v1/{path}"
