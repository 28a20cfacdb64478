"""Asks App Store Connect for reviews, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import msgspec

from onethread.connectors._schemes.polling import (
    noticed_page,
    read_payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import (
    answer,
    answered,
    key,
    moment,
    node,
    nodes,
    text,
)
from onethread.connectors._schemes.reviews import asserted, review_content, review_item, stars
from onethread.connectors.app_store.config import AppStoreConfig
from onethread.connectors.contract import Polled, RawEnvelope
from onethread.messages import HttpRequest, HttpResponse, InboundItem, OutboundResponse, SignedJwt

PAGE = 100
# Apple refuses tokens that are good for more than twenty minutes.
TOKEN_SECONDS = 1140
AUDIENCE = "appstoreconnect-v1"


def request(
    method: str, path: str, config: AppStoreConfig, *, json: Any = None, step: str = "send"
) -> HttpRequest:
    """A request with a token of its own, which transport signs as it goes."""
    claims = {"iss": config.issuer_id} if config.issuer_id else {"sub": "user"}
    return HttpRequest(
        method=method,
        url=config.url(path),
        json=json,
        jwt=SignedJwt(
            key=config.private_key,
            algorithm="ES256",
            claims={**claims, "aud": AUDIENCE},
            header={"kid": config.key_id, "typ": "JWT"},
            seconds=TOKEN_SECONDS,
        ),
        step=step,
    )


def poll(cursor: Mapping[str, Any], config: AppStoreConfig) -> Sequence[HttpRequest]:
    """The latest reviews, or the next page of them."""
    asked = {"sort": "-createdDate", "limit": str(PAGE), "include": "response"}
    if page := text(cursor.get("page")):
        asked["cursor"] = page
    path = f"apps/{quote(config.app_id, safe='')}/customerReviews?{urlencode(asked)}"
    return [request("GET", path, config, step="reviews")]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: AppStoreConfig
) -> Polled:
    """Reviews that are new or were changed, and the new place."""
    last = next((r for r in reversed(responses) if isinstance(r, HttpResponse)), None)
    problem, wait = refusal_of(responses, "App Store Connect", said(last) if last else "")
    if problem:
        return Polled(problem=problem, wait_seconds=wait, cursor=cursor)
    listed = answer(responses, "reviews")
    found = [
        (record_key(each), version(each), each)
        for each in nodes(listed.get("data"))
        if record_key(each)
    ]
    after = dict(cursor)
    place = _cursor(text(node(listed.get("links")).get("next"), 4000))
    payloads, more = noticed_page(after, found, place)
    return Polled(payloads=payloads, cursor=after, more=more)


def _cursor(address: str) -> str:
    """The place in the address of the next page: the address itself is not followed."""
    try:
        return parse_qs(urlsplit(address).query).get("cursor", [""])[0][:2000]
    except ValueError:
        return ""


def version(review: Mapping[str, Any]) -> str:
    """What a changed review has another of: it has no time of its change."""
    held = node(review.get("attributes"))
    shown = [held.get(name) for name in ("rating", "title", "body", "createdDate")]
    return blake2b(msgspec.json.encode(shown), digest_size=8).hexdigest()


def said(response: HttpResponse) -> str:
    """Apple's own words of what is wrong."""
    errors = nodes(answered(response).get("errors"))
    first = errors[0] if errors else {}
    return text(first.get("detail"), 300) or text(first.get("title"), 200)


def parse(envelope: RawEnvelope, _config: AppStoreConfig) -> Sequence[InboundItem]:
    """A review that is new or was changed. Raises UnparsablePayload."""
    change, review = read_payload(envelope.body)
    review_id, held = key(review.get("id")), node(review.get("attributes"))
    at = envelope.received_at
    territory = text(held.get("territory"), 10)
    return [
        review_item(
            change,
            review_id,
            [asserted("app_store", review_id)],
            review_content(
                text(held.get("body")).strip(),
                stars(held.get("rating")),
                title=text(held.get("title"), 300).strip(),
            ),
            said_at=moment(held.get("createdDate"), at),
            changed_at=at,
            name=text(held.get("reviewerNickname"), 200).strip(),
            headers={"territory": territory} if territory else {},
        )
    ]
