"""Asks Google Play for reviews, and what they say. No I/O.

The API lists reviews that were written or changed in the last seven days, the latest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.google import AUTHORISATION, said, service_token
from onethread.connectors._schemes.polling import (
    noticed_page,
    read_payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import answer, key, node, nodes, text, whole
from onethread.connectors._schemes.reviews import asserted, review_content, review_item, stars
from onethread.connectors.contract import Polled, RawEnvelope
from onethread.connectors.google_play.config import GooglePlayConfig
from onethread.messages import HttpRequest, HttpResponse, InboundItem, OutboundResponse

SCOPE = "https://www.googleapis.com/auth/androidpublisher"
PAGE = 100


def token(config: GooglePlayConfig) -> HttpRequest:
    """Asks for the access token that the other requests carry."""
    return service_token(config.token_url, config.email, config.private_key, SCOPE)


def poll(cursor: Mapping[str, Any], config: GooglePlayConfig) -> Sequence[HttpRequest]:
    """The latest reviews, or the next page of them."""
    asked = {"maxResults": str(PAGE)}
    if config.language:
        asked["translationLanguage"] = config.language
    if page := text(cursor.get("page")):
        asked["token"] = page
    url = f"{config.url()}?{urlencode(asked)}"
    reviews = HttpRequest(method="GET", url=url, headers=AUTHORISATION, step="reviews")
    return [token(config), reviews]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: GooglePlayConfig
) -> Polled:
    """Reviews that are new or were changed, and the new place."""
    last = next((r for r in reversed(responses) if isinstance(r, HttpResponse)), None)
    problem, wait = refusal_of(responses, "Google Play", said(last) if last else "")
    if problem:
        return Polled(problem=problem, wait_seconds=wait, cursor=cursor)
    listed = answer(responses, "reviews")
    found = [
        (record_key(each, "reviewId"), version(each), each)
        for each in nodes(listed.get("reviews"))
        if record_key(each, "reviewId")
    ]
    after = dict(cursor)
    place = text(node(listed.get("tokenPagination")).get("nextPageToken"), 2000)
    payloads, more = noticed_page(after, found, place)
    return Polled(payloads=payloads, cursor=after, more=more)


def version(review: Mapping[str, Any]) -> str:
    """When the user last changed it: an answer of ours leaves it as it is."""
    changed = node(_said(review).get("lastModified"))
    return (
        f"{text(changed.get('seconds'), 20) or changed.get('seconds')}.{changed.get('nanos', 0)}"[
            :60
        ]
    )


def _said(review: Mapping[str, Any]) -> dict[str, Any]:
    return next(
        (
            node(each.get("userComment"))
            for each in nodes(review.get("comments"))
            if "userComment" in each
        ),
        {},
    )


def parse(envelope: RawEnvelope, _config: GooglePlayConfig) -> Sequence[InboundItem]:
    """A review that is new or was changed. Raises UnparsablePayload."""
    change, review = read_payload(envelope.body)
    review_id = key(review.get("reviewId"))
    comment = _said(review)
    words, title = _words(text(comment.get("originalText")) or text(comment.get("text")))
    at = _moment(comment.get("lastModified"), envelope.received_at)
    rating = stars(whole(comment.get("starRating"), 5))
    headers: dict[str, Any] = {
        name: shown
        for name, shown in {
            "device": text(node(comment.get("deviceMetadata")).get("productName"), 100)
            or text(comment.get("device"), 100),
            "app_version": text(comment.get("appVersionName"), 60),
            "android": whole(comment.get("androidOsVersion"), 1000),
            "translation": text(comment.get("text"), 5000) if comment.get("originalText") else "",
        }.items()
        if shown
    }
    return [
        review_item(
            change,
            review_id,
            [asserted("google_play", review_id)],
            review_content(
                words, rating, title=title, language=text(comment.get("reviewerLanguage"))
            ),
            said_at=at,
            changed_at=at,
            name=text(review.get("authorName"), 200).strip(),
            headers=headers,
        )
    ]


def _words(said_text: str) -> tuple[str, str]:
    """Old reviews have a title, apart from the words by a tab."""
    title, tab, words = said_text.partition("\t")
    return (words.strip(), title.strip()[:300]) if tab else (said_text.strip(), "")


def _moment(value: Any, fallback: datetime) -> datetime:
    seconds = whole(node(value).get("seconds"), 4_102_444_800)
    return datetime.fromtimestamp(seconds, UTC) if seconds and seconds > 631_152_000 else fallback
