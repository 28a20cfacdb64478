"""Settings of a channel for comments on Instagram, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes import meta
from onethread.connectors.contract import SecretStr, config_field


class InstagramCommentsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One professional Instagram account."""

    account_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{3,32}$"),
        config_field(
            "Instagram account ID",
            "App dashboard, Instagram, API setup: the number beside the account, not its name.",
            example="17841405309211844",
        ),
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Access token",
            "A long-lived token with instagram_business_basic, instagram_business_manage_comments and "
            "instagram_business_manage_messages.",
        ),
    ]
    app_secret: Annotated[
        SecretStr,
        config_field(
            "Instagram app secret",
            "App dashboard, Instagram, API setup with Instagram login. It signs every webhook.",
        ),
    ]
    verify_token: meta.VerifyToken
    more_fields: meta.MoreFields = ""
    api_version: meta.ApiVersion = "v25.0"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address",
            "https://graph.facebook.com for a token by Facebook Login; else only a proxy or a test "
            "stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://graph.instagram.com"
