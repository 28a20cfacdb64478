"""Asks what is new on Bluesky: notifications, direct messages, and which posts were taken back. No I/O.

Notifications come newest first and can't be asked for from a time on: pages are read back until one
holds what was seen. Direct messages have a log with a place in it. The network tells nobody of a post
that was deleted, so the latest ones are looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.polling import (
    in_doubt,
    missing,
    newest_first,
    payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import answered, node, nodes, text
from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.bluesky.session import query, session
from onethread.connectors.contract import Polled
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

PAGE = 100
REASONS = ("mention", "reply", "quote")
# app.bsky.feed.getPosts takes as many.
WATCHED = 25


def poll(cursor: Mapping[str, Any], config: BlueskyConfig) -> Sequence[HttpRequest]:
    """The requests of one poll; the first one only learns the place."""
    begun = "since" in cursor
    asked = [("reasons", each) for each in REASONS]
    asked.append(("limit", str(PAGE if begun else 1)))
    if back := text(cursor.get("back")):
        asked.append(("cursor", back))
    requests = [
        session(config),
        query("app.bsky.notification.listNotifications", asked, "notifications", config),
    ]
    watched = list(node(cursor.get("watched")))
    if watched:
        uris = [("uris", each) for each in watched[-WATCHED:]]
        requests.append(query("app.bsky.feed.getPosts", uris, "posts", config))
    if config.direct_messages:
        place = [("cursor", found)] if (found := text(cursor.get("log"))) else []
        requests.append(query("chat.bsky.convo.getLog", place, "log", config))
    return requests


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: BlueskyConfig
) -> Polled:
    """What is new, oldest first, and the new place."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    after = dict(cursor)
    watched = {text(k): node(v) for k, v in node(cursor.get("watched")).items()}
    payloads: list[bytes] = []
    more = False
    me = text(_answer(answers, "session").get("did"))
    if posts := _answer(answers, "posts"):
        present = [text(each.get("uri")) for each in nodes(posts.get("posts"))]
        kept = dict(watched)
        for uri in missing(watched, present):
            payloads.append(
                payload("gone", {"post": {"uri": uri, "author": kept[uri].get("author")}})
            )
        more = in_doubt(watched)
    told = _answer(answers, "notifications")
    if "notifications" in told:
        listed = [
            (record_key(each, "uri"), text(each.get("indexedAt")), each)
            for each in nodes(told["notifications"])
            if record_key(each, "uri")
        ]
        found, further = newest_first(after, listed, text(told.get("cursor")), PAGE)
        more = more or further
        for each in found:
            payloads.append(payload("new", {"notification": each}))
            author = node(each.get("author"))
            watched[text(each.get("uri"))] = {"author": {"did": text(author.get("did"))}}
    log = _answer(answers, "log")
    if "logs" in log:
        begun = bool(text(cursor.get("log")))
        for each in nodes(log["logs"]) if begun else ():
            payloads.append(payload("new", {"log": each, "me": me}))
        after["log"] = text(log.get("cursor")) or text(cursor.get("log"))
        more = more or (begun and len(nodes(log["logs"])) >= PAGE)
    after["watched"] = dict(list(watched.items())[-WATCHED:])
    problem, wait = refusal_of(responses, "Bluesky", _said(answers))
    return Polled(payloads=payloads, cursor=after, more=more, problem=problem, wait_seconds=wait)


def _answer(answers: Mapping[str, HttpResponse], step: str) -> dict[str, Any]:
    response = answers.get(step)
    return answered(response) if response is not None and response.status == 200 else {}


def _said(answers: Mapping[str, HttpResponse]) -> str:
    for step, answer in answers.items():
        if answer.status >= 300:
            words = text(answered(answer).get("message"), 200)
            if step == "log":
                return f"direct messages: {words} (does the app password allow them?)"
            return words
    return ""
