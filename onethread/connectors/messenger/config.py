"""Settings of a Messenger channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes import meta
from onethread.connectors.contract import SecretStr, config_field


class MessengerConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Facebook Page."""

    page_id: Annotated[
        str,
        msgspec.Meta(pattern="^[0-9]{3,32}$"),
        config_field("Page ID", "Meta Business Suite, Page settings.", example="107741234567890"),
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Page access token",
            "Of a system user, without expiry, with pages_messaging and pages_manage_metadata.",
        ),
    ]
    app_secret: meta.AppSecret
    verify_token: meta.VerifyToken
    page_name: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w.]{0,80}$"),
        config_field(
            "Page user name",
            "For m.me links by which customers continue here; empty: none are offered.",
            example="huis.en.water",
        ),
    ] = ""
    more_fields: meta.MoreFields = ""
    api_version: meta.ApiVersion = "v25.0"
    api_base_url: meta.ApiBaseUrl = "https://graph.facebook.com"
