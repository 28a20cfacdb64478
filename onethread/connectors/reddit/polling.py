"""Asks Reddit what is new: the inbox, the subreddit, and what became of what was said. No I/O.

Listings come newest first, of up to 100 things. Nobody is told that a comment or post was edited or
deleted, so the latest ones are looked at again (`/api/info` takes 100).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.polling import newest_first, payload, record_key, refusal_of
from onethread.connectors._schemes.reading import answered, node, nodes, number, text
from onethread.connectors.contract import Polled
from onethread.connectors.reddit.config import RedditConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

PAGE = 100
WATCHED = 50
# Access tokens are good for a day; an hour is what older apps get.
TOKEN_SECONDS = 3000.0
_GONE = ("[deleted]", "[removed]")


def token(config: RedditConfig) -> HttpRequest:
    """Asks for the access token that the other requests carry."""
    pair = f"{config.client_id}:{config.client_secret.reveal()}".encode()
    return HttpRequest(
        method="POST",
        url=config.token_url,
        headers={
            "Authorization": f"Basic {base64.b64encode(pair).decode()}",
            "User-Agent": agent(config),
        },
        form={"grant_type": "refresh_token", "refresh_token": config.refresh_token.reveal()},
        step="token",
        reuse_seconds=TOKEN_SECONDS,
    )


def agent(config: RedditConfig) -> str:
    """Reddit wants every app to say who it is, and refuses what looks like a browser's library."""
    return f"web:onethread:v1 (by /u/{config.name})"


def headers(config: RedditConfig) -> dict[str, str]:
    """What each request carries."""
    return {"Authorization": "Bearer {{token.access_token}}", "User-Agent": agent(config)}


def get(path: str, asked: Mapping[str, str], config: RedditConfig, step: str) -> HttpRequest:
    """A request that only reads; `raw_json` leaves "&" as it is."""
    query = urlencode({"raw_json": "1", **asked})
    return HttpRequest(
        method="GET", url=config.url(f"{path}?{query}"), headers=headers(config), step=step
    )


def feeds(config: RedditConfig) -> dict[str, str]:
    """What is listed, by its name in the cursor."""
    found = {"inbox": "/message/inbox"}
    if config.board:
        found |= {"posts": f"/r/{config.board}/new", "comments": f"/r/{config.board}/comments"}
    return found


def poll(cursor: Mapping[str, Any], config: RedditConfig) -> Sequence[HttpRequest]:
    """The requests of one poll; the first one only learns the place."""
    requests = [token(config)]
    for name, path in feeds(config).items():
        asked = {"limit": str(PAGE)}
        if back := text(node(cursor.get(name)).get("back")):
            asked["after"] = back
        requests.append(get(path, asked, config, name))
    if watched := list(node(cursor.get("watched"))):
        requests.append(get("/api/info", {"id": ",".join(watched[-WATCHED:])}, config, "watched"))
    return requests


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: RedditConfig
) -> Polled:
    """What is new, oldest first, and the new place."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    after = dict(cursor)
    watched = {text(k): node(v) for k, v in node(cursor.get("watched")).items()}
    payloads: list[bytes] = []
    more = False
    if (seen := answers.get("watched")) is not None and seen.status == 200:
        payloads += _changed(things(seen), watched)
    for name in feeds(config):
        response = answers.get(name)
        if response is None or response.status != 200:
            continue
        place = dict(node(cursor.get(name)))
        found = [(record_key(each, "name"), _time(each), each) for each in things(response)]
        listing = node(answered(response).get("data"))
        new, further = newest_first(
            place, [each for each in found if each[0]], text(listing.get("after"), 60), PAGE
        )
        after[name], more = place, more or further
        for thing in new:
            payloads.append(payload("new", {"thing": thing}))
            _watch(watched, thing, config)
    after["watched"] = dict(list(watched.items())[-WATCHED:])
    problem, wait = refusal_of(responses, "Reddit")
    return Polled(payloads=payloads, cursor=after, more=more, problem=problem, wait_seconds=wait)


def things(response: HttpResponse) -> list[dict[str, Any]]:
    """The things of a listing; what they are is told by the beginning of their name."""
    listed = nodes(node(answered(response).get("data")).get("children"))
    return [node(each.get("data")) for each in listed]


def _time(thing: Mapping[str, Any]) -> str:
    return f"{int(number(thing.get('created_utc')) or 0):012}"


def own(thing: Mapping[str, Any], config: RedditConfig) -> bool:
    """Whether the account itself wrote it."""
    return text(thing.get("author")).lower() == config.name.lower()


def _watch(watched: dict[str, dict[str, Any]], thing: dict[str, Any], config: RedditConfig) -> None:
    name = record_key(thing, "name")
    # Private messages (t4) are not listed by /api/info.
    if not name.startswith(("t1_", "t3_")) or own(thing, config):
        return
    watched[name] = {"edited": _edited(thing), "author": text(thing.get("author"), 100)}


def _edited(thing: Mapping[str, Any]) -> str:
    return str(int(number(thing.get("edited")) or 0))


def _changed(listed: list[dict[str, Any]], watched: dict[str, dict[str, Any]]) -> list[bytes]:
    """What became of the watched ones; `watched` is brought up to date."""
    payloads = []
    for thing in listed:
        name = record_key(thing, "name")
        kept = watched.get(name)
        if kept is None:
            continue
        words = text(thing.get("body")) or text(thing.get("selftext"))
        if text(thing.get("author")) == _GONE[0] or words in _GONE:
            del watched[name]
            gone = {"name": name, "author": kept.get("author")}
            payloads.append(payload("gone", {"thing": gone}))
        elif _edited(thing) != kept.get("edited"):
            kept["edited"] = _edited(thing)
            payloads.append(payload("edited", {"thing": thing}))
    return payloads
