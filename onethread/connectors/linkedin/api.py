"""Requests to LinkedIn's versioned API, and the URNs in it. No I/O."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from onethread.connectors.linkedin.config import LinkedInConfig
from onethread.messages import HttpRequest

# An access token is good for 60 days; asking for another each day is enough.
TOKEN_SECONDS = 20 * 3600.0
_COMMENT = re.compile(
    r"urn:li:comment:\((?:urn:li:)?(activity|ugcPost|share):([0-9]{1,25}),([0-9]{1,25})\)"
)


def encoded(urn: str) -> str:
    """A URN as part of an address (Rest.li 2.0.0 wants every sign of it encoded)."""
    return quote(urn, safe="")


def comment_urn(value: str) -> tuple[str, str, str] | None:
    """The whole URN of a comment, its post's URN and its number; None for anything else.

    Notifications shorten the post's URN in it.
    """
    found = _COMMENT.fullmatch(value)
    if found is None:
        return None
    post = f"urn:li:{found[1]}:{found[2]}"
    return f"urn:li:comment:({post},{found[3]})", post, found[3]


def token(config: LinkedInConfig) -> list[HttpRequest]:
    """Asks for an access token by the refresh token; nothing when an access token was given."""
    if not config.refresh_token:
        return []
    return [
        HttpRequest(
            method="POST",
            url=config.token_url,
            form={
                "grant_type": "refresh_token",
                "refresh_token": config.refresh_token.reveal(),
                "client_id": config.client_id,
                "client_secret": config.client_secret.reveal(),
            },
            step="token",
            reuse_seconds=TOKEN_SECONDS,
        )
    ]


def headers(config: LinkedInConfig, **more: str) -> dict[str, str]:
    """What each request carries."""
    held = config.access_token.reveal() if config.access_token else ""
    bearer = "{{token.access_token}}" if config.refresh_token else held
    return {
        "Authorization": f"Bearer {bearer}",
        "LinkedIn-Version": config.api_version,
        "X-Restli-Protocol-Version": "2.0.0",
        **more,
    }


def request(
    method: str, path: str, config: LinkedInConfig, *, json: Any = None, step: str = "send"
) -> HttpRequest:
    """A request of the versioned API."""
    return HttpRequest(
        method=method, url=config.url(path), headers=headers(config), json=json, step=step
    )
