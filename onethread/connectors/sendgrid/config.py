"""Settings of a channel by SendGrid."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class SendGridConfig(MailConfig, frozen=True, kw_only=True):
    """Mail in by Inbound Parse, out by the Mail Send API, receipts by the Event Webhook."""

    api_key: Annotated[
        SecretStr,
        config_field(
            "API key",
            "Settings, API Keys. With Mail Send; for automatic set-up also Inbound Parse "
            "and Mail Settings.",
        ),
    ]
    parse_verification_key: Annotated[
        SecretStr,
        config_field(
            "Verification key of Inbound Parse",
            "The public key of the security policy attached to the parse setting. Unsigned mail is refused.",
        ),
    ]
    event_verification_key: Annotated[
        SecretStr | None,
        config_field(
            "Verification key of the Event Webhook",
            "Settings, Mail Settings, Event Webhook, signature verification. Empty: no receipts.",
        ),
    ] = None
    receiving_domain: Annotated[
        str,
        msgspec.Meta(max_length=255),
        config_field(
            "Receiving domain",
            "The host name whose mail SendGrid takes in (its MX is mx.sendgrid.net).",
            example="parse.example.org",
            advanced=True,
        ),
    ] = ""
    track_opens: Annotated[
        bool,
        config_field(
            "Read receipts", "Put SendGrid's invisible picture into each mail.", advanced=True
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address",
            "https://api.eu.sendgrid.com for subusers in Europe; else only a test stand-in needs another.",
            advanced=True,
        ),
    ] = "https://api.sendgrid.com"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/v3/{path}"
