"""Asks YouTube for comments on a channel and its videos, and what became of them. No I/O.

Each list costs one unit of the project's quota (10,000 a day by default), whatever it brings. A thread comes
with some of its answers: when it has more, they are listed in the next poll.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.google import AUTHORISATION, reason, said, user_token
from onethread.connectors._schemes.polling import (
    in_doubt,
    missing,
    noticed,
    payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import answered, node, nodes, text, whole
from onethread.connectors.contract import Polled
from onethread.connectors.youtube_comments.config import YouTubeCommentsConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

PAGE = 100
# comments.list takes 50 ids.
WATCHED = 50
# So many threads' answers are listed in one poll, the others in the next.
THREADS = 5
# Above all comments of a page of threads with five answers each.
REMEMBERED = 1000
QUOTA_WAIT_SECONDS = 900.0


def token(config: YouTubeCommentsConfig) -> HttpRequest:
    """Asks for the access token that the other requests carry."""
    return user_token(
        config.token_url,
        config.client_id,
        config.client_secret.reveal(),
        config.refresh_token.reveal(),
    )


def get(
    path: str, asked: Mapping[str, str], config: YouTubeCommentsConfig, step: str
) -> HttpRequest:
    """A request that only reads."""
    url = f"{config.url(path)}?{urlencode({'textFormat': 'plainText', **asked})}"
    return HttpRequest(method="GET", url=url, headers=AUTHORISATION, step=step)


def poll(cursor: Mapping[str, Any], config: YouTubeCommentsConfig) -> Sequence[HttpRequest]:
    """The requests of one poll; the first one only learns what there is."""
    threads = {
        "part": "snippet,replies",
        "allThreadsRelatedToChannelId": config.channel_id,
        "order": "time",
        "maxResults": str(PAGE),
    }
    requests = [token(config), get("commentThreads", threads, config, "threads")]
    if config.held_comments:
        held = {**threads, "moderationStatus": "heldForReview"}
        requests.append(get("commentThreads", held, config, "held"))
    asked = cursor.get("ask")
    for thread in (
        [text(each) for each in asked if text(each)][:THREADS] if isinstance(asked, list) else ()
    ):
        listed = {"part": "snippet", "parentId": thread, "maxResults": str(PAGE)}
        requests.append(get("comments", listed, config, f"replies:{thread}"))
    watched = list(node(cursor.get("watched")))
    if watched:
        ids = {"part": "snippet", "id": ",".join(watched[-WATCHED:])}
        requests.append(get("comments", ids, config, "watched"))
    return requests


def read_poll(
    responses: Sequence[OutboundResponse],
    cursor: Mapping[str, Any],
    config: YouTubeCommentsConfig,
) -> Polled:
    """Comments that are new or were changed, oldest first, and the new place."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    after = dict(cursor)
    begun = "seen" in cursor
    watched = {text(k): node(v) for k, v in node(cursor.get("watched")).items()}
    counts = {text(k): whole(v) or 0 for k, v in node(cursor.get("counts")).items()}
    payloads: list[bytes] = []
    found: list[dict[str, Any]] = []
    ask = [text(each) for each in cursor.get("ask") or () if text(each)]
    if (response := answers.get("watched")) is not None and response.status == 200:
        found += _items(response)
        kept = dict(watched)
        for gone in missing(watched, (record_key(each) for each in _items(response))):
            payloads.append(payload("gone", {"id": gone, "author": kept[gone].get("author")}))
    for step, response in answers.items():
        if response.status != 200:
            continue
        if step in ("threads", "held"):
            listed, full = _threads(_items(response), counts, step == "held")
            found += listed
            ask += [each for each in full if begun and each not in ask]
        elif step.startswith("replies:"):
            thread = step.partition(":")[2]
            found += _items(response)
            ask = [each for each in ask if each != thread]
    before = node(cursor.get("seen"))
    told, seen = noticed(_records(found), before, REMEMBERED)
    if "threads" in answers and answers["threads"].status == 200:
        after |= {"seen": seen, "ask": ask, "counts": dict(list(counts.items())[-REMEMBERED:])}
        if begun:
            payloads += told
            for comment_id, _, each in _records(found):
                if comment_id not in before:
                    _watch(watched, each, config)
        after["watched"] = dict(list(watched.items())[-WATCHED:])
    last = list(answers.values())[-1] if answers else None
    problem, wait = refusal_of(responses, "YouTube", said(last) if last else "")
    if last is not None and last.status == 403 and reason(last) == "quotaExceeded":
        wait = QUOTA_WAIT_SECONDS
    return Polled(
        payloads=payloads,
        cursor=after,
        more=begun and not problem and (bool(ask) or in_doubt(watched)),
        problem=problem,
        wait_seconds=wait,
    )


def _items(response: HttpResponse) -> list[dict[str, Any]]:
    return nodes(answered(response).get("items"))


def _threads(
    threads: list[dict[str, Any]], counts: dict[str, int], held: bool
) -> tuple[list[dict[str, Any]], list[str]]:
    """Comments of threads, and the threads that have more answers than came along and than were known."""
    found, full = [], []
    for thread in threads:
        snippet = node(thread.get("snippet"))
        top, replies = (
            node(snippet.get("topLevelComment")),
            nodes(node(thread.get("replies")).get("comments")),
        )
        thread_id, total = record_key(thread), whole(snippet.get("totalReplyCount")) or 0
        video = text(snippet.get("videoId"), 60)
        for each in (top, *replies):
            found.append(
                {**each, "videoId": video, "held": held} if held else {**each, "videoId": video}
            )
        if thread_id and total != counts.get(thread_id):
            if total > len(replies) and total > counts.get(thread_id, 0):
                full.append(thread_id)
            counts.pop(thread_id, None)
            counts[thread_id] = total
    return found, full


def _records(found: list[dict[str, Any]]) -> list[tuple[str, str, dict[str, Any]]]:
    """Each comment once, oldest first, with what it has another of when it was changed."""
    each_once = {record_key(each): each for each in found if record_key(each)}
    ordered = sorted(
        each_once.values(), key=lambda each: text(node(each.get("snippet")).get("publishedAt"), 60)
    )
    return [
        (record_key(each), text(node(each.get("snippet")).get("updatedAt"), 60), each)
        for each in ordered
    ]


def author(comment: Mapping[str, Any]) -> str:
    """The channel of who wrote a comment, "" when it is not told."""
    snippet = node(comment.get("snippet"))
    return text(node(snippet.get("authorChannelId")).get("value"), 100)


def _watch(
    watched: dict[str, dict[str, Any]], comment: dict[str, Any], config: YouTubeCommentsConfig
) -> None:
    comment_id, by = record_key(comment), author(comment)
    if comment_id and by and by != config.channel_id and comment_id not in watched:
        watched[comment_id] = {"author": by}
