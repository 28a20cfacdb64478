"""Settings of an App Store channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class AppStoreConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One app in App Store Connect."""

    app_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{5,20}$"),
        config_field(
            "App ID", "App Store Connect, App Information, Apple ID.", example="1234567890"
        ),
    ]
    key_id: Annotated[
        str,
        msgspec.Meta(pattern="^[A-Z0-9]{8,20}$"),
        config_field(
            "Key ID", "Users and Access, Integrations, App Store Connect API.", example="2X9R4HXF34"
        ),
    ]
    issuer_id: Annotated[
        str,
        msgspec.Meta(pattern="^([0-9a-fA-F-]{36})?$"),
        config_field("Issuer ID", "Above the list of team keys; empty for an individual key."),
    ]
    private_key: Annotated[
        SecretStr,
        config_field(
            "Private key",
            "The .p8 file of the key, which needs the role Customer Support.",
            multiline=True,
        ),
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.appstoreconnect.apple.com"

    def url(self, path: str) -> str:
        """The address of `path` in the API."""
        return f"{self.api_base_url.rstrip('/')}/v1/{path}"
