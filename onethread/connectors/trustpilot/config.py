"""Settings of a Trustpilot channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class TrustpilotConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One business unit (a domain) on Trustpilot."""

    business_unit_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-f]{24}$"),
        config_field(
            "Business unit ID",
            "Integrations, Developers, APIs.",
            example="46d6a890000064000500e0c3",
        ),
    ]
    business_user_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9a-f]{24}$"),
        config_field(
            "Business user ID", "Who signs the answers.", example="5a0c0d0e0f00640005000001"
        ),
    ]
    api_key: Annotated[SecretStr, config_field("API key", "Of an application made there.")]
    api_secret: Annotated[SecretStr, config_field("API secret")]
    webhook_token: Annotated[
        SecretStr | None,
        config_field(
            "Webhook token",
            "Any long text, put behind the webhook address as ?token=…: Trustpilot does not sign webhooks.",
        ),
    ] = None
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.trustpilot.com"

    def url(self, path: str) -> str:
        """The address of `path` in the API."""
        return f"{self.api_base_url.rstrip('/')}/v1/{path}"
