"""Settings of a Google Play channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.connectors._schemes.google import TOKEN_URL
from onethread.connectors.contract import SecretStr, config_field


class GooglePlayConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One app on Google Play."""

    package_name: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$", max_length=200),
        config_field("Package name", "Of the app.", example="org.example.housing"),
    ]
    service_account: Annotated[
        SecretStr,
        config_field(
            "Service account",
            "The whole JSON key file of a service account that may 'Reply to reviews' in the Play Console.",
            multiline=True,
        ),
    ]
    language: Annotated[
        str,
        msgspec.Meta(pattern=r"^([a-z]{2,3}(-[A-Za-z]{2,4})?)?$"),
        config_field(
            "Translate to", "Reviews in other languages come with a translation.", example="nl"
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://androidpublisher.googleapis.com"
    token_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Token address", advanced=True),
    ] = TOKEN_URL

    def __post_init__(self) -> None:
        if self.service_account and not (self.email and self.private_key):
            raise ValueError("service_account: needed to be the JSON key file of a service account")

    def _file(self) -> dict[str, Any]:
        try:
            found = msgspec.json.decode(self.service_account.reveal())
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def email(self) -> str:
        """The service account's address."""
        found = self._file().get("client_email")
        return found if isinstance(found, str) else ""

    @property
    def private_key(self) -> SecretStr:
        """Its key, which signs for access tokens."""
        found = self._file().get("private_key")
        return SecretStr(found if isinstance(found, str) else "")

    def url(self, path: str = "") -> str:
        """The address of the app's reviews, or of one."""
        base = f"{self.api_base_url.rstrip('/')}/androidpublisher/v3/applications"
        return f"{base}/{self.package_name}/reviews{path}"
