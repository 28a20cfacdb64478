"""Asks what is new on Bluesky: notifications, direct messages, and which posts were taken back. No I/O.

Notifications come newest first and can't be asked for from a time on: pages are read back until one
holds what was seen. Direct messages have a log with a place in it. The network tells nobody of a post
that was deleted, so the latest ones are looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.polling import missing, payload, record_key, refusal_of
from onethread.connectors._schemes.reading import answered, node, nodes, text, whole
from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.bluesky.session import query, session
from onethread.connectors.contract import Polled
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

PAGE = 100
REASONS = ("mention", "reply", "quote")
# app.bsky.feed.getPosts takes as many.
WATCHED = 25
REMEMBERED = 300
# Further back than so many pages nobody reads in one go.
PAGES_BACK = 20


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
    told = _answer(answers, "notifications")
    if "notifications" in told:
        found, more = _notifications(told, after)
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


def _notifications(
    told: Mapping[str, Any], after: dict[str, Any]
) -> tuple[list[dict[str, Any]], bool]:
    """Those that are new, oldest first, and whether an older page must be asked for.

    `since`: up to when everything was brought. While pages are read back it stays, and `until` holds the
    latest time there was; `seen` keeps a page from being brought twice.
    """
    begun = "since" in after
    listed = [each for each in nodes(told.get("notifications")) if record_key(each, "uri")]
    times = [text(each.get("indexedAt")) for each in listed]
    since = text(after.get("since"))
    if not begun:
        after["since"] = max(times, default="")
        after["seen"] = [record_key(each, "uri") for each in listed]
        return [], False
    seen = dict.fromkeys(text(each) for each in after.get("seen") or () if isinstance(each, str))
    new = [
        each
        for each, at in zip(listed, times, strict=True)
        if at >= since and record_key(each, "uri") not in seen
    ]
    until = max([text(after.get("until")), since, *times])
    place = text(told.get("cursor"))
    pages = whole(after.get("pages"), PAGES_BACK) or 0
    more = bool(place and len(listed) >= PAGE and min(times) > since and pages < PAGES_BACK)
    seen.update(dict.fromkeys(record_key(each, "uri") for each in new))
    after["seen"] = list(seen)[-REMEMBERED - pages * PAGE :]
    if more:
        after |= {"back": place, "until": until, "pages": pages + 1}
    else:
        for name in ("back", "until", "pages"):
            after.pop(name, None)
        after["since"] = until
    return new[::-1], more
