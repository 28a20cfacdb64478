"""Settings of a channel by WooCommerce."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class WooCommerceConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One shop on WordPress."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field("Address of the shop", example="https://shop.example.org"),
    ]
    consumer_key: Annotated[
        SecretStr,
        config_field("Consumer key", "WooCommerce, Settings, Advanced, REST API; read and write."),
    ]
    consumer_secret: Annotated[SecretStr, config_field("Consumer secret")]
    webhook_secret: Annotated[
        SecretStr,
        config_field("Webhook secret", "A text of your own making; it signs what the shop tells."),
    ]

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/wp-json/wc/v3/{path}"
