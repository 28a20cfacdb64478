"""Settings of a Reddit channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class RedditConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account on Reddit, and the subreddit of the organisation if there is one."""

    username: Annotated[
        str,
        msgspec.Meta(pattern=r"^(u/)?[A-Za-z0-9_-]{3,20}$"),
        config_field("Account", "Who answers.", example="housing_support"),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(min_length=5, max_length=60),
        config_field("Client ID", "Of a web app at reddit.com/prefs/apps."),
    ]
    client_secret: Annotated[SecretStr, config_field("Client secret")]
    refresh_token: Annotated[
        SecretStr,
        config_field(
            "Refresh token",
            "Of the account, with duration permanent and the scopes identity, read, privatemessages, submit "
            "and edit.",
        ),
    ]
    subreddit: Annotated[
        str,
        msgspec.Meta(pattern=r"^((r/)?[A-Za-z0-9_]{2,21})?$"),
        config_field(
            "Subreddit",
            "Of the organisation: every post and comment there comes in. Empty: only what is said to the "
            "account.",
            example="housing",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://oauth.reddit.com"
    token_url: Annotated[
        str, msgspec.Meta(pattern="^https?://"), config_field("Token address", advanced=True)
    ] = "https://www.reddit.com/api/v1/access_token"  # noqa: S105 - an address

    @property
    def name(self) -> str:
        """The account without u/."""
        return self.username.removeprefix("u/")

    @property
    def board(self) -> str:
        """The subreddit without r/, "" when there is none."""
        return self.subreddit.removeprefix("r/")

    def url(self, path: str) -> str:
        """The address of `path` in the API."""
        return f"{self.api_base_url.rstrip('/')}{path}"
