"""Settings of a channel by Gmail."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field

PUSH = "Push notifications"


class GmailConfig(MailConfig, frozen=True, kw_only=True):
    """One mailbox at Google, read and answered by the Gmail API."""

    client_id: Annotated[
        str,
        config_field(
            "Client id",
            "Of your OAuth client in the Google Cloud console.",
            example="1234-abc.apps.googleusercontent.com",
        ),
    ]
    client_secret: Annotated[SecretStr, config_field("Client secret")]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token",
            "Given once for the mailbox with the scopes gmail.readonly and gmail.send.",
        ),
    ]
    topic: Annotated[
        str,
        msgspec.Meta(pattern=r"^(projects/[^/\s]{1,100}/topics/[^/\s]{1,255})?$"),
        config_field(
            "Pub/Sub topic",
            "Gmail publishes to it when mail comes. Empty: the mailbox is asked every minute.",
            example="projects/example/topics/onethread",
            group=PUSH,
            advanced=True,
        ),
    ] = ""
    push_service_account: Annotated[
        str,
        msgspec.Meta(max_length=320),
        config_field(
            "Service account of the push subscription",
            "Its address, as chosen under authentication of the push subscription.",
            example="push@example.iam.gserviceaccount.com",
            group=PUSH,
            advanced=True,
        ),
    ] = ""
    push_audience: Annotated[
        str,
        msgspec.Meta(max_length=500),
        config_field(
            "Audience of the push subscription",
            "As typed there; Google's default is the webhook address.",
            group=PUSH,
            advanced=True,
        ),
    ] = ""
    trusted_authserv_ids: Annotated[
        tuple[str, ...],
        config_field(
            "Trusted checkers",
            "Whose Authentication-Results header is believed. Google's own is mx.google.com.",
            advanced=True,
        ),
    ] = ("mx.google.com",)
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://gmail.googleapis.com"
    sign_in_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "Sign-in address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://oauth2.googleapis.com/token"

    def url(self, path: str) -> str:
        """The address of a path of the mailbox."""
        return f"{self.api_base_url.rstrip('/')}/gmail/v1/users/me/{path}"
