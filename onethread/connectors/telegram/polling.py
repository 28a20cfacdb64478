"""Asks Telegram for the bot's updates, for a server that Telegram can't reach. No I/O.

Source: getUpdates of <https://core.telegram.org/bots/api>. What was answered is confirmed by asking for what
comes after it, so nothing is confirmed before it was stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import answered, nodes, whole
from onethread.connectors.contract import Polled
from onethread.connectors.telegram.config import TelegramConfig
from onethread.connectors.telegram.outbound import UPDATES, refused_by
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

MOST_UPDATES = 100
# Telegram keeps the question open until something comes; a stop of ours waits as long.
WAIT_SECONDS = 8
# Beyond the wait itself, for the answer to come.
GRACE_SECONDS = 20.0


def polls(config: TelegramConfig) -> bool:
    """Whether this channel asks."""
    return config.receive == "poll"


def poll(cursor: Mapping[str, Any], config: TelegramConfig) -> Sequence[HttpRequest]:
    """What came after the latest that was stored; at first only where that is."""
    begun = "offset" in cursor
    body = {
        "offset": cursor["offset"] if begun else -1,
        "limit": MOST_UPDATES if begun else 1,
        "timeout": WAIT_SECONDS if begun else 0,
        "allowed_updates": list(UPDATES),
    }
    return [
        HttpRequest(
            method="POST",
            url=config.url("getUpdates"),
            json=body,
            step="updates",
            timeout_seconds=WAIT_SECONDS + GRACE_SECONDS,
        )
    ]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: TelegramConfig
) -> Polled:
    """Each update is a payload, as a webhook would bring it."""
    response = next((each for each in responses if isinstance(each, HttpResponse)), None)
    if response is None:
        return Polled(problem="Telegram gave no answer")
    if no := refused_by(response):
        if response.status == 409:
            return Polled(
                problem="Telegram sends this bot's messages elsewhere: press “Subscribe webhooks”, and let "
                f"nothing else ask for them ({no.reason})"
            )
        return Polled(problem=no.reason, wait_seconds=no.retry_after_seconds)
    updates = nodes(answered(response).get("result"))
    numbers = [n for each in updates if (n := whole(each.get("update_id"))) is not None]
    if "offset" not in cursor:
        return Polled(cursor={"offset": max(numbers) + 1 if numbers else 0}, more=True)
    payloads = [msgspec.json.encode(each) for each in updates]
    after = max([*numbers, whole(cursor["offset"]) or 0], default=0)
    offset = after + 1 if numbers else cursor["offset"]
    return Polled(payloads=payloads, cursor={"offset": offset}, more=len(updates) >= MOST_UPDATES)
