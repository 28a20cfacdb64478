"""Settings of a Mastodon channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class MastodonConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account on a Mastodon server."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^/?#\s]+/?$"),
        config_field(
            "Server", "The server that the account is on.", example="https://mastodon.example"
        ),
    ]
    account: Annotated[
        str,
        msgspec.Meta(pattern=r"^@?[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9.:-]{1,255}$"),
        config_field("Account", "Its whole name.", example="@housing@mastodon.example"),
    ]
    access_token: Annotated[
        SecretStr,
        config_field(
            "Access token",
            "Preferences, Development, New application, with the scopes read, write:statuses, "
            "write:media, write:favourites and write:conversations.",
        ),
    ]
    visibility: Annotated[
        Literal["public", "unlisted"],
        config_field(
            "Public answers",
            "public: shown in public timelines; unlisted: seen by those who open the conversation.",
        ),
    ] = "unlisted"

    @property
    def handle(self) -> str:
        """user@server, in lower case."""
        return self.account.lstrip("@").lower()

    @property
    def host(self) -> str:
        """The server's name of the account."""
        return self.handle.partition("@")[2]

    def url(self, path: str) -> str:
        """The address of `path` on the server."""
        return f"{self.api_base_url.rstrip('/')}{path}"
