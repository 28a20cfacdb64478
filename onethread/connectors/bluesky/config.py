"""Settings of a Bluesky channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class BlueskyConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account of the AT protocol."""

    handle: Annotated[
        str,
        msgspec.Meta(pattern=r"^@?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254),
        config_field("Handle", "The account's name.", example="housing.bsky.social"),
    ]
    app_password: Annotated[
        SecretStr,
        config_field(
            "App password",
            "Settings, Privacy and security, App passwords; with access to direct messages when those "
            "are wanted. Never the account's own password.",
        ),
    ]
    direct_messages: Annotated[
        bool,
        config_field("Direct messages", "Bring them in; the app password must allow it."),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Server", "Of an account that is not hosted by Bluesky: its own.", advanced=True
        ),
    ] = "https://bsky.social"
    directory_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Directory", "Tells on which server an author's pictures are.", advanced=True),
    ] = "https://plc.directory"
    chat_service: Annotated[
        str,
        msgspec.Meta(pattern=r"^did:[a-z]+:[A-Za-z0-9.:%_-]+#[a-z_]+$"),
        config_field("Service of direct messages", advanced=True),
    ] = "did:web:api.bsky.chat#bsky_chat"

    def url(self, method: str) -> str:
        """The address of an XRPC method."""
        return f"{self.api_base_url.rstrip('/')}/xrpc/{method}"
