"""Settings of an SMS channel on Telnyx."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class TelnyxConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a messaging profile."""

    api_key: Annotated[
        SecretStr, config_field("API key", "Mission Control Portal, API Keys. It begins with KEY.")
    ]
    public_key: Annotated[
        SecretStr,
        config_field(
            "Public key",
            "Mission Control Portal, Keys & Credentials, Public Key. It proves that webhooks are "
            "Telnyx's.",
        ),
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
    messaging_profile_id: Annotated[
        str,
        msgspec.Meta(pattern="^([0-9a-fA-F-]{36})?$"),
        config_field(
            "Messaging profile ID",
            "To let the channel set its webhook by itself, and to send from a name.",
        ),
    ] = ""
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS", "Only numbers in North America can. Otherwise files go as links."
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.telnyx.com"

    @property
    def number(self) -> str:
        """The number as Telnyx wants it."""
        return "".join(each for each in self.phone_number if each not in " ().-")

    def url(self, path: str) -> str:
        """The address of `path` in version 2 of the API."""
        return f"{self.api_base_url.rstrip('/')}/v2{path}"
