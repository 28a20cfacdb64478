"""Settings of an SMS channel on Plivo."""

from __future__ import annotations

import base64
from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class PlivoConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number of an application."""

    auth_id: Annotated[
        str,
        msgspec.Meta(pattern="^[A-Z0-9]{20}$"),
        config_field("Auth ID", "On the first page of the Plivo console; it begins with MA or SA."),
    ]
    auth_token: Annotated[
        SecretStr, config_field("Auth token", "Beside the auth ID. It also signs every webhook.")
    ]
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9A-Za-z ().-]{1,30}$"),
        config_field(
            "Number",
            "That messages are sent from, with its country code; or a short code or name.",
            example="+31 97 0102 4000",
        ),
    ]
    webhook_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.+)?$"),
        config_field(
            "Public webhook address",
            "This channel's webhook address exactly as it stands in the Plivo console. Plivo signs it, and "
            "reports deliveries to it. Empty: the address that requests arrive at, no reports.",
            example="https://chat.example.nl/hooks/abc",
        ),
    ] = ""
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS",
            "Only numbers in the United States and Canada can. Otherwise files go as links.",
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.plivo.com"

    @property
    def number(self) -> str:
        """The number as Plivo wants it."""
        return "".join(each for each in self.phone_number if each not in " ().-").removeprefix("+")

    def url(self, path: str) -> str:
        """The address of `path` in the account."""
        return f"{self.api_base_url.rstrip('/')}/v1/Account/{self.auth_id}{path}"

    def authorization(self) -> dict[str, str]:
        """Basic authentication by id and token."""
        given = f"{self.auth_id}:{self.auth_token.reveal()}".encode()
        return {"Authorization": "Basic " + base64.b64encode(given).decode()}
