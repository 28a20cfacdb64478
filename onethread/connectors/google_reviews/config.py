"""Settings of a channel for reviews on a Google Business Profile, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.google import KEYS_URL, TOKEN_URL
from onethread.connectors.contract import SecretStr, config_field


class GoogleReviewsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One location of a Business Profile."""

    account_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{5,30}$"),
        config_field("Account ID", "The number in accounts/…", example="103456789012345678901"),
    ]
    location_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{5,30}$"),
        config_field("Location ID", "The number in locations/…", example="9876543210123456789"),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(min_length=5, max_length=200),
        config_field(
            "OAuth client ID", "Of a project that Google gave access to the Business Profile APIs."
        ),
    ]
    client_secret: Annotated[SecretStr, config_field("OAuth client secret")]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token", "Of a manager of the location, with the scope business.manage."
        ),
    ]
    push_audience: Annotated[
        str,
        msgspec.Meta(max_length=500),
        config_field(
            "Audience of pushes",
            "As typed at the Pub/Sub push subscription. Empty: no pushes, reviews are asked for.",
            group="Pub/Sub",
        ),
    ] = ""
    push_account: Annotated[
        str,
        msgspec.Meta(pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=200),
        config_field(
            "Service account of pushes",
            "The one that the push subscription signs with.",
            example="push@project.iam.gserviceaccount.com",
            group="Pub/Sub",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://mybusiness.googleapis.com"
    token_url: Annotated[
        str, msgspec.Meta(pattern="^https?://"), config_field("Token address", advanced=True)
    ] = TOKEN_URL
    keys_url: Annotated[
        str, msgspec.Meta(pattern="^https?://"), config_field("Address of keys", advanced=True)
    ] = KEYS_URL

    @property
    def location(self) -> str:
        """The location's resource name."""
        return f"accounts/{self.account_id}/locations/{self.location_id}"

    def url(self, name: str) -> str:
        """The address of a resource."""
        return f"{self.api_base_url.rstrip('/')}/v4/{name}"
