"""Settings of a channel by Postmark."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class PostmarkConfig(MailConfig, frozen=True, kw_only=True):
    """One Postmark server: its inbound stream, and a transactional stream."""

    server_token: Annotated[
        SecretStr, config_field("Server API token", "Servers, your server, API Tokens.")
    ]
    webhook_user: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9._~-]{1,100}$"),
        config_field("Webhook user", "Put before the webhook address: https://user:password@…"),
    ]
    webhook_password: Annotated[
        SecretStr,
        config_field(
            "Webhook password",
            "Letters and digits of your own making, 20 or more. Only with it a request counts as Postmark's.",
        ),
    ]
    message_stream: Annotated[
        str,
        msgspec.Meta(max_length=100),
        config_field("Message stream", "By which answers go out.", advanced=True),
    ] = "outbound"
    track_opens: Annotated[
        bool,
        config_field(
            "Read receipts", "Put Postmark's invisible picture into each mail.", advanced=True
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.postmarkapp.com"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/{path}"
