"""Settings of a channel by Resend."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class ResendConfig(MailConfig, frozen=True, kw_only=True):
    """Mail in by webhook and fetched, out by the API, receipts by the same webhook."""

    api_key: Annotated[
        SecretStr, config_field("API key", "With full access: received mail is fetched with it.")
    ]
    signing_secret: Annotated[
        SecretStr, config_field("Signing secret", "On the webhook's page; begins with whsec_.")
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.resend.com"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/{path}"
