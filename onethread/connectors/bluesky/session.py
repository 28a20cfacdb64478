"""Requests in the account's session: the first one opens it, and its answer is used again. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.messages import HttpRequest

# An access token is good for two hours. Sessions may be opened 300 times a day.
SESSION_SECONDS = 3600.0
POST = "app.bsky.feed.post"
LIKE = "app.bsky.feed.like"


def session(config: BlueskyConfig) -> HttpRequest:
    """Opens the session; later requests fill in its `accessJwt` and `did`."""
    return HttpRequest(
        method="POST",
        url=config.url("com.atproto.server.createSession"),
        json={"identifier": config.handle.lstrip("@"), "password": config.app_password.reveal()},
        step="session",
        reuse_seconds=SESSION_SECONDS,
    )


def headers(config: BlueskyConfig, chat: bool = False) -> dict[str, str]:
    """The session's token; chat methods are passed on to the service of direct messages."""
    found = {"Authorization": "Bearer {{session.accessJwt}}"}
    if chat:
        found["Atproto-Proxy"] = config.chat_service
    return found


def query(
    method: str, asked: Sequence[tuple[str, str]], step: str, config: BlueskyConfig
) -> HttpRequest:
    """A method that only reads."""
    filled = f"?{urlencode(asked)}" if asked else ""
    return HttpRequest(
        method="GET",
        url=config.url(method) + filled,
        headers=headers(config, method.startswith("chat.")),
        step=step,
    )


def procedure(method: str, body: Any, config: BlueskyConfig, step: str = "send") -> HttpRequest:
    """A method that does something."""
    return HttpRequest(
        method="POST",
        url=config.url(method),
        headers=headers(config, method.startswith("chat.")),
        json=body,
        step=step,
    )


def parts(uri: str) -> tuple[str, str, str] | None:
    """Repository, collection and key of an at:// address; None for anything else."""
    found = uri.removeprefix("at://").split("/")
    if not uri.startswith("at://") or len(found) != 3 or not all(found):
        return None
    return found[0], found[1], found[2]
