"""Asks a Business Profile for reviews, when Google says that there is one or now and then. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.bearer import bearer_token, check_bearer
from onethread.connectors._schemes.google import AUTHORISATION, ISSUERS, said, user_token
from onethread.connectors._schemes.polling import (
    noticed_page,
    read_payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import answer, key, moment, node, nodes, text
from onethread.connectors._schemes.reviews import asserted, review_content, review_item, stars
from onethread.connectors.contract import Polled, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.google_reviews.config import GoogleReviewsConfig
from onethread.errors import BadSignature
from onethread.messages import HttpRequest, HttpResponse, InboundItem, OutboundResponse

PAGE = 50
_STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}


def token(config: GoogleReviewsConfig) -> HttpRequest:
    """Asks for the access token that the other requests carry."""
    return user_token(
        config.token_url,
        config.client_id,
        config.client_secret.reveal(),
        config.refresh_token.reveal(),
    )


def keys(_request: WebhookRequest, config: GoogleReviewsConfig) -> HttpRequest | None:
    """Google's public keys, when pushes are wanted."""
    if not config.push_audience:
        return None
    return HttpRequest(method="GET", url=config.keys_url, step="keys")


def verify(request: WebhookRequest, config: GoogleReviewsConfig) -> Verified:
    """A push of Pub/Sub wakes the poll: it says which review is new, and the list says what is in it.

    Raises BadSignature unless Google signed its token for this audience and service account.
    """
    if not config.push_audience or not config.push_account:
        raise BadSignature("this channel takes no pushes: fill in their audience and account")
    claims = check_bearer(
        bearer_token(request.headers),
        request.keys,
        issuers=ISSUERS,
        audience=config.push_audience,
        received_at=request.received_at,
    )
    if claims.get("email") != config.push_account or claims.get("email_verified") is not True:
        raise BadSignature("the push is signed by another service account")
    return Verified(store=False, wake=True)


def poll(cursor: Mapping[str, Any], config: GoogleReviewsConfig) -> Sequence[HttpRequest]:
    """The reviews changed last, or the next page of them."""
    asked = {"pageSize": str(PAGE), "orderBy": "updateTime desc"}
    if page := text(cursor.get("page")):
        asked["pageToken"] = page
    url = f"{config.url(config.location)}/reviews?{urlencode(asked)}"
    reviews = HttpRequest(method="GET", url=url, headers=AUTHORISATION, step="reviews")
    return [token(config), reviews]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: GoogleReviewsConfig
) -> Polled:
    """Reviews that are new or were changed, and the new place."""
    last = next((r for r in reversed(responses) if isinstance(r, HttpResponse)), None)
    problem, wait = refusal_of(responses, "Google Business Profile", said(last) if last else "")
    if problem:
        return Polled(problem=problem, wait_seconds=wait, cursor=cursor)
    listed = answer(responses, "reviews")
    found = [
        (record_key(each, "reviewId"), text(each.get("updateTime"), 60), each)
        for each in nodes(listed.get("reviews"))
        if record_key(each, "reviewId")
    ]
    after = dict(cursor)
    payloads, more = noticed_page(after, found, text(listed.get("nextPageToken"), 2000))
    return Polled(payloads=payloads, cursor=after, more=more)


def parse(envelope: RawEnvelope, _config: GoogleReviewsConfig) -> Sequence[InboundItem]:
    """A review that is new or was changed. Raises UnparsablePayload."""
    change, review = read_payload(envelope.body)
    review_id, reviewer = key(review.get("reviewId")), node(review.get("reviewer"))
    at = envelope.received_at
    written = moment(review.get("createTime"), at)
    words, translation = _words(text(review.get("comment")))
    anonymous = reviewer.get("isAnonymous") is True
    headers = {"name": text(review.get("name"), 400)}
    if translation:
        headers["translation"] = translation
    return [
        review_item(
            change,
            review_id,
            [asserted("google_reviews", review_id)],
            review_content(words, stars(_STARS.get(text(review.get("starRating"))))),
            said_at=written,
            changed_at=moment(review.get("updateTime"), at),
            name="" if anonymous else text(reviewer.get("displayName"), 200).strip(),
            headers=headers,
        )
    ]


def _words(comment: str) -> tuple[str, str]:
    """What was written, and Google's translation, which it puts before or after it."""
    original = "(Original)"
    translated = "(Translated by Google)"
    if translated not in comment:
        return comment.strip(), ""
    if original in comment:
        before, _, after = comment.partition(original)
        return after.strip(), before.replace(translated, "").strip()
    before, _, after = comment.partition(translated)
    return before.strip(), after.strip()
