"""Settings of a channel for comments on YouTube, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.google import TOKEN_URL
from onethread.connectors.contract import SecretStr, config_field


class YouTubeCommentsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One channel on YouTube: every comment on it and on its videos."""

    channel_id: Annotated[
        str,
        msgspec.Meta(pattern="^UC[A-Za-z0-9_-]{22}$"),
        config_field(
            "Channel ID", "Advanced settings of the channel.", example="UC_x5XG1OV2P6uZZ5FSM9Ttw"
        ),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(min_length=5, max_length=200),
        config_field("OAuth client ID", "Of a project with the YouTube Data API."),
    ]
    client_secret: Annotated[SecretStr, config_field("OAuth client secret")]
    refresh_token: Annotated[
        SecretStr,
        config_field("Refresh token", "Of the channel's owner, with the scope youtube.force-ssl."),
    ]
    held_comments: Annotated[
        bool,
        config_field(
            "Held comments",
            "Bring in comments that YouTube holds for review; an answer publishes them first.",
        ),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://www.googleapis.com"
    token_url: Annotated[
        str, msgspec.Meta(pattern="^https?://"), config_field("Token address", advanced=True)
    ] = TOKEN_URL

    def url(self, path: str) -> str:
        """The address of `path` in the Data API."""
        return f"{self.api_base_url.rstrip('/')}/youtube/v3/{path}"
