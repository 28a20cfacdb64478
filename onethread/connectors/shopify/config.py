"""Settings of a channel by Shopify."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class ShopifyConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One shop and the app by which it tells what happens."""

    shop: Annotated[
        str,
        msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,80}\.myshopify\.com$"),
        config_field("Shop", "Its myshopify.com name.", example="example.myshopify.com"),
    ]
    client_secret: Annotated[
        SecretStr, config_field("Client secret", "Of the app; it signs every webhook.")
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Admin API access token", "With read_orders, read_returns and read_customers."
        ),
    ]
    api_version: Annotated[
        str,
        msgspec.Meta(pattern=r"^20\d\d-(01|04|07|10)$"),
        config_field("API version", example="2026-04", advanced=True),
    ] = "2026-04"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s]+)?$"),
        config_field(
            "API address",
            "Empty: the shop's own. Only a test stand-in needs another.",
            advanced=True,
        ),
    ] = ""

    def graphql(self) -> str:
        """The address of the Admin API."""
        base = self.api_base_url.rstrip("/") or f"https://{self.shop}"
        return f"{base}/admin/api/{self.api_version}/graphql.json"
