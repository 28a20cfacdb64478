"""Settings of an SMS channel on Sinch."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class SinchConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number of an app of the Conversation API."""

    project_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-zA-Z-]{10,60}$"),
        config_field("Project ID", "Sinch Build dashboard, Settings, Projects."),
    ]
    app_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9A-Za-z]{10,60}$"),
        config_field("App ID", "Sinch Build dashboard, Conversation API, Apps."),
    ]
    key_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-zA-Z-]{10,60}$"),
        config_field("Access key ID", "Sinch Build dashboard, Settings, Access keys."),
    ]
    key_secret: Annotated[
        SecretStr, config_field("Access key secret", "Shown once, when the key is made.")
    ]
    webhook_secret: Annotated[
        SecretStr,
        config_field(
            "Webhook secret",
            "Any long text; type the same at the webhook in the dashboard. It signs every webhook.",
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
    region: Annotated[
        Literal["eu", "us", "br"],
        config_field("Region", "Where the app was made: eu, us or br."),
    ] = "eu"
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS",
            "Only where MMS is set up as a channel of the app. Otherwise files go as links.",
        ),
    ] = False
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.+)?$"),
        config_field(
            "API address",
            "Empty: that of the region. Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = ""
    auth_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Address of access tokens",
            "Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://auth.sinch.com"

    @property
    def number(self) -> str:
        """The number as Sinch wants it, without its plus sign; a name as it is."""
        return "".join(each for each in self.phone_number if each not in " ().-").removeprefix("+")

    def url(self, path: str) -> str:
        """The address of `path` in the project."""
        base = self.api_base_url or f"https://{self.region}.conversation.api.sinch.com"
        return f"{base.rstrip('/')}/v1/projects/{self.project_id}{path}"
