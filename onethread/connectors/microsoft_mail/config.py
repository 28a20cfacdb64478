"""Settings of a channel by Microsoft 365."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field

_NAME = r"^[A-Za-z0-9.-]{1,255}$"


class MicrosoftMailConfig(MailConfig, frozen=True, kw_only=True):
    """One mailbox of Microsoft 365, read and answered by Microsoft Graph as an application."""

    mailbox: Annotated[
        str,
        msgspec.Meta(max_length=320),
        config_field(
            "Mailbox", "Its address or id. Empty: the address above.", example="service@example.org"
        ),
    ] = ""
    tenant_id: Annotated[
        str,
        msgspec.Meta(pattern=_NAME),
        config_field("Tenant", "Directory (tenant) id, or domain."),
    ]
    client_id: Annotated[str, msgspec.Meta(pattern=_NAME), config_field("Application (client) id")]
    client_secret: Annotated[SecretStr, config_field("Client secret", "Its value, not its id.")]
    client_state: Annotated[
        SecretStr,
        msgspec.Meta(),
        config_field(
            "Notification secret",
            "A text of your own making, 20 to 120 letters and digits; Microsoft sends it along.",
        ),
    ]
    folder: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_=-]{1,255}$"),
        config_field("Folder", "inbox, or the id of another folder.", advanced=True),
    ] = "inbox"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address",
            "A national cloud, a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://graph.microsoft.com/v1.0"
    sign_in_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field("Sign-in address", "As above.", advanced=True),
    ] = "https://login.microsoftonline.com"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/{path}"
