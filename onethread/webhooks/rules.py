"""Decisions about outgoing webhooks: what can be subscribed to, when to try again, when to stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from onethread.access import Actor
from onethread.errors import InvalidInput, NotAllowed

EVENT_KINDS: dict[str, str] = {
    "message.received": "A customer said something.",
    "message.sent": "An answer was given; it is on its way.",
    "message.state": "An answer was sent, delivered, read, or failed.",
    "message.edited": "A message was changed, by the customer or by us.",
    "message.deleted": "A message was taken back, by the customer or by us.",
    "message.reaction": "A customer reacted to a message.",
    "note.added": "An agent wrote an internal note.",
    "conversation.created": "A conversation began.",
    "conversation.changed": "Status, owner, team, tags or subject of a conversation changed.",
    "conversation.reopened": "A customer came back to a resolved matter.",
    "conversation.moved": "A conversation or message went to where it belongs.",
    "conversation.split": "Messages became a conversation of their own.",
    "conversation.merged": "Two conversations became one.",
    "customer.created": "A customer got in touch for the first time.",
    "customer.changed": "A customer's name, language or identities changed.",
    "customer.merged": "Two customers turned out to be one.",
    "customer.unmerged": "A merge of customers was undone.",
}

SCOPES: dict[str, str] = {
    "conversations:read": "Payloads hold the conversation and the message with its text.",
    "customers:read": "Payloads hold the customer with name and identities.",
}
"""What payloads may hold beyond ids and times. A webhook without scopes is told ids only."""

# Seconds before the next attempt: quick at first for a restart, then rarely for an outage.
_BACKOFF_SECONDS = (5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800)
GIVE_UP_AFTER = timedelta(days=3)
# A receiver may ask for a longer pause, up to this.
LONGEST_PAUSE_SECONDS = 86_400
TIMEOUT_SECONDS = 15.0
ANSWER_CHARACTERS = 500
URL_CHARACTERS = 2_000


def backoff_seconds(failures: int, spread: int = 0) -> float:
    """How long to wait after the n-th failure in a row (n from 1), spread by `spread`."""
    return spread_out(_BACKOFF_SECONDS[min(failures, len(_BACKOFF_SECONDS)) - 1], spread)


def spread_out(seconds: float, spread: int) -> float:
    """Up to a tenth longer, by any number (say a job's id), so that many that waited for the same
    moment don't all come at once."""
    return seconds * (1 + spread * 37 % 100 / 1000)


def retry_after_seconds(value: str | None) -> float:
    """What a Retry-After header in seconds asks for; 0 when it asks nothing we understand."""
    if value is None or not value.strip().isdigit() or not value.isascii():
        return 0
    return float(min(int(value.strip()[:9]), LONGEST_PAUSE_SECONDS))


def check_event_kinds(kinds: Sequence[str]) -> list[str]:
    """Kinds that exist, each once, at least one. Raises InvalidInput."""
    unknown = sorted(set(kinds) - set(EVENT_KINDS))
    if unknown:
        raise InvalidInput(
            f"unknown event {', '.join(unknown)}",
            fields={"event_kinds": f"any of {', '.join(EVENT_KINDS)}"},
        )
    if not kinds:
        raise InvalidInput("choose what to be told", fields={"event_kinds": "name at least one"})
    return sorted(set(kinds))


def check_scopes(scopes: Sequence[str], actor: Actor) -> list[str]:
    """Scopes that exist and that `actor` has: nobody makes the system tell what they may not read.
    Raises InvalidInput, NotAllowed."""
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown:
        raise InvalidInput(
            f"unknown scope {', '.join(unknown)}", fields={"scopes": f"any of {', '.join(SCOPES)}"}
        )
    for scope in scopes:
        if not actor.may(scope.replace(":", ".")):
            raise NotAllowed(f"you can't let a webhook tell what you may not read ({scope})")
    return sorted(set(scopes))


def check_url(url: str) -> tuple[str, str, int, bool]:
    """(url, host, port, encrypted) of a receiver's address. Raises InvalidInput."""

    def refuse(why: str) -> InvalidInput:
        return InvalidInput("this address can't be used", fields={"url": why})

    url = url.strip()
    if len(url) > URL_CHARACTERS or not url.isascii() or not url.isprintable() or " " in url:
        raise refuse("write it like https://example.org/onethread")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise refuse("write it like https://example.org/onethread") from error
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise refuse("write it like https://example.org/onethread")
    if parts.username or parts.password:
        raise refuse("leave user and password out: receivers check the signature")
    encrypted = parts.scheme == "https"
    return url, parts.hostname, port or (443 if encrypted else 80), encrypted
