"""Settings of an SMS channel on Bandwidth."""

from __future__ import annotations

import base64
from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class BandwidthConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a messaging application."""

    account_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{4,12}$"),
        config_field("Account ID", "Seven digits, in the Bandwidth App."),
    ]
    application_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-fA-F-]{36}$"),
        config_field("Application ID", "Of the messaging application that has the number."),
    ]
    username: Annotated[str, config_field("API username", "Of a user made for the API.")]
    password: Annotated[SecretStr, config_field("API password")]
    webhook_username: Annotated[
        str,
        msgspec.Meta(min_length=1, pattern="^[^:]+$"),
        config_field(
            "Webhook user",
            "Of your own making; type the same at the application, Use basic authentication.",
        ),
    ]
    webhook_password: Annotated[
        SecretStr, config_field("Webhook password", "Long and random, and the same there.")
    ]
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9 ().-]{3,30}$"),
        config_field(
            "Number",
            "That messages are sent from, with its country code; registered for 10DLC where needed.",
            example="+1 919 555 0100",
        ),
    ]
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS",
            "Numbers in the United States and Canada can. Switched off, files go as links.",
        ),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://messaging.bandwidth.com"

    @property
    def number(self) -> str:
        """The number as Bandwidth wants it."""
        return "".join(each for each in self.phone_number if each not in " ().-")

    def url(self, path: str) -> str:
        """The address of `path` in the account."""
        return f"{self.api_base_url.rstrip('/')}/api/v2/users/{self.account_id}{path}"

    def authorization(self) -> dict[str, str]:
        """Basic authentication of the API's user."""
        return {"Authorization": basic(self.username, self.password.reveal())}


def basic(user: str, password: str) -> str:
    """An Authorization header of basic authentication."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
