"""Settings of a channel by Mailgun."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class MailgunConfig(MailConfig, frozen=True, kw_only=True):
    """Mail in by a route, out by the Messages API, receipts by webhooks."""

    domain: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9.-]{3,255}$"),
        config_field("Sending domain", "As it is called in Mailgun.", example="mg.example.org"),
    ]
    api_key: Annotated[
        SecretStr, config_field("API key", "A sending key of the domain, or a key of the account.")
    ]
    webhook_signing_key: Annotated[
        SecretStr,
        config_field("Webhook signing key", "API security, HTTP webhook signing key."),
    ]
    track_opens: Annotated[
        bool,
        config_field(
            "Read receipts", "Put Mailgun's invisible picture into each mail.", advanced=True
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address",
            "https://api.eu.mailgun.net for a domain in the European region.",
            advanced=True,
        ),
    ] = "https://api.mailgun.net"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/v3/{path}"
