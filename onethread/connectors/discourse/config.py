"""Settings of a Discourse channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class DiscourseConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One forum."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s?#]+$"),
        config_field("Forum", "Its address.", example="https://forum.example.org"),
    ]
    username: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^\s/,]{1,60}$"),
        config_field(
            "User",
            "The user of the forum who answers; what it posts is not brought in.",
            example="housing",
        ),
    ]
    api_key: Annotated[
        SecretStr,
        config_field(
            "API key",
            "Admin, API, New API key, for this single user; granular: topics write, posts edit and "
            "delete, uploads create; or global.",
        ),
    ]
    webhook_secret: Annotated[
        SecretStr,
        config_field("Webhook secret", "At least 12 characters; type the same with the webhook."),
    ]
    ignore_staff: Annotated[
        bool,
        config_field(
            "Leave out staff", "What administrators and moderators post is no customer's question."
        ),
    ] = True

    def url(self, path: str) -> str:
        """The address of `path` on the forum."""
        return f"{self.api_base_url.rstrip('/')}{path}"

    @property
    def host(self) -> str:
        """The forum's name in identities: user 7 of another forum is somebody else."""
        return (urlsplit(self.api_base_url).hostname or "").lower()
