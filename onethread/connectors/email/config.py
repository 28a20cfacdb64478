"""Settings of an e-mail channel."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors._schemes.mail.addresses import valid_address
from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field

Security = Literal["tls", "starttls", "none"]

# Headings of the settings page.
READING = "Reading mail"
SENDING = "Sending mail"
OAUTH = "Signing in by OAuth 2"
DELIVERY = "Direct delivery"


class EmailConfig(MailConfig, frozen=True, kw_only=True):
    """One mailbox or delivery address, and how answers leave.

    Mail comes in by IMAP (`imap_host` set), by direct delivery (`listen`), or both. Signing in is by
    password, or by XOAUTH2 when `auth` is "oauth2": then `oauth_*` must be set.
    """

    auth: Annotated[
        Literal["password", "oauth2"],
        config_field("Signing in", "Password, or OAuth 2 (XOAUTH2).", group=OAUTH, advanced=True),
    ] = "password"
    imap_host: Annotated[
        str,
        config_field(
            "IMAP server", "Empty: no mailbox is read.", example="imap.example.org", group=READING
        ),
    ] = ""
    imap_port: Annotated[
        int, msgspec.Meta(ge=1, le=65535), config_field("IMAP port", group=READING)
    ] = 993
    imap_security: Annotated[Security, config_field("IMAP security", group=READING)] = "tls"
    imap_username: Annotated[str, config_field("IMAP user", group=READING)] = ""
    imap_password: Annotated[SecretStr | None, config_field("IMAP password", group=READING)] = None
    imap_folder: Annotated[
        str, config_field("Folder", "The folder that is read.", group=READING, advanced=True)
    ] = "INBOX"
    import_earlier: Annotated[
        Literal["none", "unread", "all"],
        config_field(
            "Earlier mail",
            "What to take in of the mail that is there already.",
            group=READING,
            advanced=True,
        ),
    ] = "unread"
    mark_as_read: Annotated[
        bool,
        config_field(
            "Mark as read",
            "Mark mails as read in the mailbox once they are in.",
            group=READING,
            advanced=True,
        ),
    ] = False

    smtp_host: Annotated[
        str,
        config_field(
            "SMTP server", "Sends the answers.", example="smtp.example.org", group=SENDING
        ),
    ] = ""
    smtp_port: Annotated[
        int, msgspec.Meta(ge=1, le=65535), config_field("SMTP port", group=SENDING)
    ] = 587
    smtp_security: Annotated[Security, config_field("SMTP security", group=SENDING)] = "starttls"
    smtp_username: Annotated[str, config_field("SMTP user", "Empty: no log-in.", group=SENDING)] = (
        ""
    )
    smtp_password: Annotated[SecretStr | None, config_field("SMTP password", group=SENDING)] = None

    oauth_endpoint: Annotated[
        str,
        config_field(
            "Sign-in address",
            "Where access tokens come from.",
            example="https://login.example.org/oauth2/token",
            group=OAUTH,
            advanced=True,
        ),
    ] = ""
    oauth_client_id: Annotated[str, config_field("Client id", group=OAUTH, advanced=True)] = ""
    oauth_client_secret: Annotated[
        SecretStr | None, config_field("Client secret", group=OAUTH, advanced=True)
    ] = None
    oauth_refresh_token: Annotated[
        SecretStr | None, config_field("Refresh token", group=OAUTH, advanced=True)
    ] = None
    oauth_scope: Annotated[
        str,
        config_field("Scope", "Only when the provider asks for it.", group=OAUTH, advanced=True),
    ] = ""

    listen: Annotated[
        bool,
        config_field(
            "Direct delivery",
            "Let your mail server deliver here by LMTP or SMTP.",
            group=DELIVERY,
            advanced=True,
        ),
    ] = False
    listen_protocol: Annotated[
        Literal["lmtp", "smtp"], config_field("Delivery protocol", group=DELIVERY, advanced=True)
    ] = "lmtp"
    listen_host: Annotated[str, config_field("Listen on", group=DELIVERY, advanced=True)] = (
        "127.0.0.1"
    )
    listen_port: Annotated[
        int,
        msgspec.Meta(ge=0, le=65535),
        config_field("Listen port", group=DELIVERY, advanced=True),
    ] = 2525
    listen_recipients: Annotated[
        tuple[str, ...],
        config_field(
            "Accepted addresses",
            "Mail for these is taken (with or without a plus part); other recipients are refused. "
            "Empty: the address above.",
            group=DELIVERY,
            advanced=True,
        ),
    ] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        for recipient in self.listen_recipients:
            if valid_address(recipient) is None:
                raise ValueError(f"listen_recipients: {recipient!r} is not an e-mail address")
        if self.auth == "oauth2":
            if not self.oauth_endpoint.startswith("https://") and not _is_loopback(
                self.oauth_endpoint
            ):
                raise ValueError("oauth_endpoint: must be an https:// address")
            if not self.oauth_client_id or not self.oauth_refresh_token:
                raise ValueError("oauth_refresh_token: needed with oauth_client_id to sign in")
        if self.imap_host and not self.imap_username:
            raise ValueError("imap_username: needed to read the mailbox")
        if self.imap_host and self.auth == "password" and not self.imap_password:
            raise ValueError("imap_password: needed to read the mailbox")

    def own_addresses(self) -> frozenset[str]:
        """The channel's own addresses, in lower case; those that are delivered here too."""
        return super().own_addresses() | {address.lower() for address in self.listen_recipients}


def _is_loopback(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "http://localhost:", "http://[::1]:"))
