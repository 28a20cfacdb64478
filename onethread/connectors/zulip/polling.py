"""Zulip's event queue, asked now and then: what the cursor means, and how a lost queue is made up for.

Zulip forgets a queue that nobody asked for ten minutes; then a new one is made, and what was said meanwhile
is asked by the number of the last message. No I/O.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from onethread.connectors._schemes.reading import answered, nodes, text, whole
from onethread.connectors.contract import Polled
from onethread.connectors.zulip.config import ZulipConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

EVENTS = ("message", "update_message", "delete_message", "reaction", "typing")
_MISSED = 1000


def poll(cursor: Mapping[str, Any], config: ZulipConfig) -> Sequence[HttpRequest]:
    """A new queue (and who we are, and what was missed), or the events since the last one."""
    if cursor.get("queue"):
        asked = urlencode(
            {
                "queue_id": cursor["queue"],
                "last_event_id": cursor.get("event", -1),
                "dont_block": "true",
            }
        )
        return [_get(f"events?{asked}", config, "events")]
    requests = [
        HttpRequest(
            method="POST",
            url=config.url("register"),
            headers=config.headers(),
            form={
                "event_types": msgspec.json.encode(EVENTS).decode(),
                "apply_markdown": "false",
                "all_public_streams": "false",
            },
            step="register",
        ),
        _get("users/me", config, "me"),
    ]
    if cursor.get("message"):
        asked = urlencode(
            {
                "anchor": cursor["message"],
                "num_before": 0,
                "num_after": _MISSED,
                "include_anchor": "false",
                "apply_markdown": "false",
            }
        )
        requests.append(_get(f"messages?{asked}", config, "missed"))
    return requests


def _get(path: str, config: ZulipConfig, step: str) -> HttpRequest:
    return HttpRequest(method="GET", url=config.url(path), headers=config.headers(), step=step)


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: ZulipConfig
) -> Polled:
    """The events, each a payload, with who we are in the headers."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    if "events" in answers:
        return _events(answers["events"], cursor)
    registered = answers.get("register")
    if registered is None:
        return Polled(cursor=cursor, problem=f"{config.host} did not answer.")
    told = answered(registered)
    queue = text(told.get("queue_id"), 200)
    if registered.status != 200 or not queue:
        return _refused(registered, cursor)
    own = answered(answers["me"]) if "me" in answers else {}
    me = whole(own.get("user_id")) or cursor.get("me") or 0
    latest = max(whole(told.get("max_message_id")) or 0, whole(cursor.get("message")) or 0)
    kept = {"queue": queue, "event": told.get("last_event_id", -1), "me": me, "message": latest}
    missed = nodes(answered(answers["missed"]).get("messages")) if "missed" in answers else []
    payloads = [msgspec.json.encode({"type": "message", "message": each}) for each in missed]
    return Polled(payloads=payloads, headers={"me": me}, cursor=kept)


def _events(response: HttpResponse, cursor: Mapping[str, Any]) -> Polled:
    told = answered(response)
    if told.get("code") == "BAD_EVENT_QUEUE_ID":
        kept = {name: held for name, held in cursor.items() if name in ("me", "message")}
        return Polled(cursor=kept, more=True)
    if response.status != 200:
        return _refused(response, cursor)
    events = nodes(told.get("events"))
    kept = dict(cursor)
    for event in events:
        kept["event"] = max(whole(event.get("id")) or 0, whole(kept.get("event")) or 0)
        message = event.get("message")
        number = whole(message.get("id")) if isinstance(message, dict) else None
        kept["message"] = max(number or 0, whole(kept.get("message")) or 0)
    wanted = [msgspec.json.encode(each) for each in events if each.get("type") in EVENTS]
    return Polled(payloads=wanted, headers={"me": cursor.get("me", 0)}, cursor=kept)


def _refused(response: HttpResponse, cursor: Mapping[str, Any]) -> Polled:
    said = answered(response)
    wait = said.get("retry-after")
    words = text(said.get("msg"), 300) or f"status {response.status}"
    return Polled(
        cursor=cursor,
        wait_seconds=float(wait) if isinstance(wait, int | float) and 0 < wait < 3600 else None,
        problem=f"Zulip: {words}",
    )


def place_of(thread: str) -> dict[str, str]:
    """Where a leg's messages go: "direct:11,12" or "channel:5/topic"."""
    kind, _, rest = thread.partition(":")
    if kind == "channel":
        number, _, topic = rest.partition("/")
        return {"type": "channel", "to": number, "topic": topic or "(no topic)"}
    people = [int(each) for each in rest.split(",") if each.isdigit()]
    return {"type": "direct", "to": msgspec.json.encode(people).decode()}


def quoted(path: str) -> str:
    """A path of an upload, safe within an address."""
    return quote(path, safe="/.-_~")
