"""What became of several requests that send one message, and other habits of chat APIs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from onethread.connectors._schemes.refusing import refused
from onethread.messages import (
    HttpResponse,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)


def outcome(
    responses: Sequence[OutboundResponse],
    provider: str,
    *,
    refusal: Callable[[HttpResponse], SendRefused | None],
    id_of: Callable[[HttpResponse], Any],
) -> SendResult:
    """The ids of the steps named "send…", or the refusal of the first request that failed.

    An answer without an id, and no answer at all, are temporary.
    """
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        found = refusal(response)
        if found is not None:
            return found
        if response.step.startswith("send"):
            sent = id_of(response)
            if not isinstance(sent, str) or not sent or len(sent) > 512 or "\0" in sent:
                return refused("temporary", provider, "an answer without a message id")
            ids.append(sent)
    if not ids:
        return refused("temporary", provider, "no answer")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def step_name(requests: Sequence[Any]) -> str:
    """ "send" for the first request that sends, "send2"… for the next ones."""
    count = sum(getattr(each, "step", "").startswith("send") for each in requests)
    return "send" if count == 0 else f"send{count + 1}"


def kind_of(media_type: str) -> str:
    """The kind of attachment that a media type is shown as."""
    family = media_type.partition("/")[0].lower()
    return family if family in ("image", "audio", "video") else "file"


def same_host(url: str, base: str) -> bool:
    """Whether `url` is at the server of `base`: only there do its credentials go."""
    try:
        one, other = urlsplit(url), urlsplit(base)
        return (
            bool(one.hostname)
            and one.hostname == other.hostname
            and one.port == other.port
            and one.scheme == other.scheme
            and "@" not in one.netloc
            and "\\" not in url
        )
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host name of an https address without a user name in it; "" for any other address."""
    try:
        parts = urlsplit(url)
        if parts.scheme != "https" or "@" in parts.netloc or "\\" in url:
            return ""
        return (parts.hostname or "").lower()
    except ValueError:
        return ""
