"""Asks a Mastodon server what is new: notifications, private mentions, and whether what customers said
was edited or taken back. No I/O.

Ids of Mastodon only grow, as numbers in text. `min_id` gives the page right after an id. The server
tells nobody that a mention was edited or deleted, so the latest ones are looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec

from onethread.connectors._schemes.polling import (
    in_doubt,
    missing,
    payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import node, nodes, text
from onethread.connectors.contract import Polled
from onethread.connectors.mastodon.config import MastodonConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

PAGE = 80
CONVERSATIONS = 40
# So many of the latest statuses are looked at again (GET /api/v1/statuses takes as many at once).
WATCHED = 20
TYPES = ("mention", "favourite")


def poll(cursor: Mapping[str, Any], config: MastodonConfig) -> Sequence[HttpRequest]:
    """The requests of one poll; the first one only learns the place."""
    begun = "notification" in cursor
    asked: list[tuple[str, str]] = [("types[]", each) for each in TYPES]
    asked.append(("limit", str(PAGE if begun else 1)))
    talks: list[tuple[str, str]] = [("limit", str(CONVERSATIONS if begun else 1))]
    if begun:
        asked.append(("min_id", text(cursor.get("notification")) or "0"))
        talks.append(("min_id", text(cursor.get("conversation")) or "0"))
    requests = [
        _get("/api/v1/notifications", asked, "notifications", config),
        _get("/api/v1/conversations", talks, "conversations", config),
    ]
    watched = list(node(cursor.get("watched")))
    if watched and cursor.get("watch") != "off":
        ids = [("id[]", each) for each in watched]
        requests.append(_get("/api/v1/statuses", ids, "statuses", config))
    return requests


def _get(
    path: str, query: Sequence[tuple[str, str]], step: str, config: MastodonConfig
) -> HttpRequest:
    return HttpRequest(
        method="GET",
        url=config.url(f"{path}?{urlencode(query)}"),
        headers={"Authorization": f"Bearer {config.access_token.reveal()}"},
        step=step,
    )


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: MastodonConfig
) -> Polled:
    """What is new, oldest first, and the new place."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    after = dict(cursor)
    begun = "notification" in cursor
    payloads: list[bytes] = []
    more = False
    watched = {text(k): node(v) for k, v in node(cursor.get("watched")).items()}
    statuses = answers.pop("statuses", None)
    if statuses is not None:
        if statuses.status == 404:  # before Mastodon 4.3
            after["watch"] = "off"
        else:
            listed = _listed(statuses)
            if listed is not None:
                payloads += _changed(listed, watched)
                more = in_doubt(watched)
    told = _listed(answers.get("notifications"))
    if told is not None:
        told.sort(key=_place)
        after["notification"] = _last(told, cursor.get("notification"))
        if begun:
            more = more or len(told) >= PAGE
            for each in told:
                payloads.append(payload("new", {"notification": each}))
                _watch(watched, node(each.get("status")), config)
    talks = _listed(answers.get("conversations"))
    if talks is not None and told is not None:
        latest = sorted((node(each.get("last_status")) for each in talks), key=_place)
        after["conversation"] = _last(latest, cursor.get("conversation"))
        if begun:
            for each in latest:
                if record_key(each):
                    payloads.append(payload("new", {"status": each}))
                    _watch(watched, each, config)
    after["watched"] = dict(list(watched.items())[-WATCHED:])
    problem, wait = refusal_of([*answers.values()], "Mastodon")
    return Polled(payloads=payloads, cursor=after, more=more, problem=problem, wait_seconds=wait)


def _listed(answer: HttpResponse | None) -> list[dict[str, Any]] | None:
    """The objects of an answer that is an array; None for any other."""
    if answer is None or answer.status != 200:
        return None
    try:
        found = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return nodes(found) if isinstance(found, list) else None


def _place(record: Mapping[str, Any]) -> tuple[int, str]:
    found = record_key(record)
    return len(found), found


def _last(records: Sequence[Mapping[str, Any]], before: Any) -> str:
    """The greatest id there is: ids are compared as numbers."""
    ids = [record_key(each) for each in records] + [text(before)]
    return max(ids, key=lambda each: (len(each), each)) or "0"


def _watch(watched: dict[str, dict[str, Any]], status: dict[str, Any], config: Any) -> None:
    """Remember a customer's status, to see what becomes of it."""
    status_id = record_key(status)
    account = node(status.get("account"))
    if not status_id or not record_key(account) or own(account, config):
        return
    watched[status_id] = {
        "edited_at": text(status.get("edited_at")),
        "account": {"id": record_key(account), "acct": text(account.get("acct"), 400)},
    }


def own(account: Mapping[str, Any], config: MastodonConfig) -> bool:
    """Whether the account is this channel's own."""
    acct = text(account.get("acct")).lower()
    return acct in (config.handle, config.handle.partition("@")[0])


def _changed(listed: list[dict[str, Any]], watched: dict[str, dict[str, Any]]) -> list[bytes]:
    """What became of the watched statuses; `watched` is brought up to date."""
    kept = dict(watched)
    payloads = [
        payload("gone", {"status": {"id": status_id, "account": kept[status_id].get("account")}})
        for status_id in missing(watched, (record_key(each) for each in listed))
    ]
    for status in listed:
        seen = watched.get(record_key(status))
        edited = text(status.get("edited_at"))
        if seen is not None and edited and edited != seen.get("edited_at"):
            seen["edited_at"] = edited
            payloads.append(payload("edited", {"status": status}))
    return payloads
