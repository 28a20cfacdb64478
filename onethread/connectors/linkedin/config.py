"""Settings of a LinkedIn channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class LinkedInConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One organisation's page, by an app with the Community Management API."""

    organization_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{1,20}$"),
        config_field(
            "Organisation ID", "The number in the page's admin address.", example="96072893"
        ),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(min_length=5, max_length=60),
        config_field("Client ID", "Developer portal, the app, Auth."),
    ]
    client_secret: Annotated[
        SecretStr, config_field("Client secret", "Beside it. It signs every webhook.")
    ]
    refresh_token: Annotated[
        SecretStr | None,
        config_field(
            "Refresh token",
            "Of an administrator of the page; good for a year. Apps without refresh tokens use an access "
            "token.",
        ),
    ] = None
    access_token: Annotated[
        SecretStr | None,
        config_field("Access token", "When there is no refresh token: good for 60 days."),
    ] = None
    application_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{0,20}$"),
        config_field(
            "App ID", "The number of the app; to subscribe the webhook.", group="Subscription"
        ),
    ] = ""
    person_id: Annotated[
        str,
        msgspec.Meta(pattern="^[A-Za-z0-9_-]{0,40}$"),
        config_field(
            "Person ID",
            "Of the administrator whose token it is; to subscribe.",
            group="Subscription",
        ),
    ] = ""
    api_version: Annotated[
        str,
        msgspec.Meta(pattern="^20[0-9]{4}$"),
        config_field(
            "API version", "Year and month; LinkedIn keeps each for a year.", advanced=True
        ),
    ] = "202606"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.linkedin.com"
    token_url: Annotated[
        str, msgspec.Meta(pattern="^https?://"), config_field("Token address", advanced=True)
    ] = "https://www.linkedin.com/oauth/v2/accessToken"  # noqa: S105 - an address

    @property
    def organization(self) -> str:
        """The page's URN."""
        return f"urn:li:organization:{self.organization_id}"

    def url(self, path: str) -> str:
        """The address of `path` in the versioned API."""
        return f"{self.api_base_url.rstrip('/')}/rest/{path}"
