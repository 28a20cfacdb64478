"""Settings of a channel by Brevo."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class BrevoConfig(MailConfig, frozen=True, kw_only=True):
    """Mail in by inbound parsing, out by the transactional API, receipts by webhook."""

    api_key: Annotated[SecretStr, config_field("API key", "SMTP & API, API keys (v3).")]
    webhook_token: Annotated[
        SecretStr,
        config_field(
            "Webhook token",
            "A text of your own making, 20 or more letters and digits. Brevo signs nothing; it sends this "
            "along as bearer token.",
        ),
    ]
    receiving_domain: Annotated[
        str,
        msgspec.Meta(max_length=255),
        config_field(
            "Receiving domain",
            "The domain whose mail Brevo takes in, for automatic set-up.",
            example="reply.example.org",
            advanced=True,
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.brevo.com"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/v3/{path}"
