"""Settings of a WhatsApp Cloud API channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class WhatsAppConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One business telephone number on the Cloud API."""

    phone_number_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{3,32}$"),
        config_field(
            "Phone number ID",
            "WhatsApp Manager, API setup. Not the telephone number itself.",
            example="106540352242922",
        ),
    ]
    business_account_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{3,32}$"),
        config_field(
            "WhatsApp Business account ID",
            "Beside the phone number ID; templates are read from it.",
            example="102290129340398",
        ),
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Access token",
            "A permanent token of a system user with whatsapp_business_messaging and "
            "whatsapp_business_management.",
        ),
    ]
    app_secret: Annotated[
        SecretStr,
        config_field("App secret", "App dashboard, Settings, Basic. It signs every webhook."),
    ]
    verify_token: Annotated[
        SecretStr,
        config_field(
            "Verify token",
            "Any text; type the same where Meta asks for it with the webhook.",
        ),
    ]
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9 ().-]{0,30}$"),
        config_field(
            "Telephone number",
            "With its country code. For links by which customers continue here; empty: none are offered.",
            example="+31 20 123 4567",
        ),
    ] = ""
    api_version: Annotated[
        str,
        msgspec.Meta(pattern=r"^v[0-9]{1,3}\.[0-9]$"),
        config_field("Graph API version", example="v25.0", advanced=True),
    ] = "v25.0"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://graph.facebook.com"

    def url(self, path: str) -> str:
        """The address of `path` in the configured version of the Graph API."""
        return f"{self.api_base_url.rstrip('/')}/{self.api_version}/{path}"
