"""Settings of a channel for comments on a Facebook Page, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes import meta
from onethread.connectors.contract import SecretStr, config_field


class FacebookCommentsConfig(msgspec.Struct, frozen=True, kw_only=True):
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
            "Of a system user, without expiry, with pages_read_user_content, pages_manage_engagement, "
            "pages_manage_metadata and pages_messaging.",
        ),
    ]
    app_secret: meta.AppSecret
    verify_token: meta.VerifyToken
    more_fields: meta.MoreFields = ""
    api_version: meta.ApiVersion = "v25.0"
    api_base_url: meta.ApiBaseUrl = "https://graph.facebook.com"
