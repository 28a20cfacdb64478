"""Settings of an SMS channel on Vonage."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class VonageConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number of an application with the Messages capability."""

    application_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-fA-F-]{36}$"),
        config_field("Application ID", "Vonage Dashboard, Applications."),
    ]
    private_key: Annotated[
        SecretStr,
        config_field(
            "Private key",
            "The file private.key that was made with the application, from BEGIN to END.",
            multiline=True,
        ),
    ]
    signature_secret: Annotated[
        SecretStr,
        config_field(
            "Signature secret",
            "Vonage Dashboard, API settings, Signed webhooks. It signs every webhook.",
        ),
    ]
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9A-Za-z ().-]{1,30}$"),
        config_field(
            "Number or name",
            "That messages are sent from: a number with its country code, or up to 11 letters.",
            example="+31 97 0102 4000",
        ),
    ]
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS",
            "Only numbers in the United States can. Otherwise files go as links.",
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address",
            "Another region (https://api-eu.vonage.com), a proxy or a test stand-in.",
            advanced=True,
        ),
    ] = "https://api.nexmo.com"

    @property
    def number(self) -> str:
        """The number as Vonage wants it, without its plus sign; a name as it is."""
        return "".join(each for each in self.phone_number if each not in " ().-").removeprefix("+")

    def url(self, path: str) -> str:
        """The address of `path` in version 1 of the API."""
        return f"{self.api_base_url.rstrip('/')}/v1{path}"
