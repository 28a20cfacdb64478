"""Asks Trustpilot for reviews, when it says that there is one or now and then. No I/O."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.polling import (
    noticed_page,
    read_payload,
    record_key,
    refusal_of,
)
from onethread.connectors._schemes.reading import (
    answer,
    answered,
    document,
    key,
    moment,
    node,
    nodes,
    text,
)
from onethread.connectors._schemes.reviews import asserted, review_content, review_item, stars
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import Polled, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.trustpilot.config import TrustpilotConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Deletion,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundItem,
    OutboundResponse,
    SenderIdentity,
)

PAGE = 100
# Trustpilot's tokens are good for four days.
TOKEN_SECONDS = 24 * 3600.0
AUTHORISATION = {"Authorization": "Bearer {{token.access_token}}"}
_DELETED = "service-review-deleted"


def token(config: TrustpilotConfig) -> HttpRequest:
    """Asks for the access token that the other requests carry."""
    pair = f"{config.api_key.reveal()}:{config.api_secret.reveal()}".encode()
    return HttpRequest(
        method="POST",
        url=config.url("oauth/oauth-business-users-for-applications/accesstoken"),
        headers={"Authorization": f"Basic {base64.b64encode(pair).decode()}"},
        form={"grant_type": "client_credentials"},
        step="token",
        reuse_seconds=TOKEN_SECONDS,
    )


def verify(request: WebhookRequest, config: TrustpilotConfig) -> Verified:
    """A webhook with the channel's token wakes the poll; one of a deletion is kept, as the list tells
    nothing of it. Raises BadSignature without the token."""
    if config.webhook_token is None:
        raise BadSignature("this channel takes no webhooks: give it a webhook token")
    check_token(
        request.query.get("token", ""), config.webhook_token.reveal(), what="the webhook token"
    )
    try:
        events = nodes(document(request.body).get("events"))
    except UnparsablePayload:
        events = []
    return Verified(store=any(e.get("eventName") == _DELETED for e in events), wake=True)


def poll(cursor: Mapping[str, Any], config: TrustpilotConfig) -> Sequence[HttpRequest]:
    """The latest reviews, or the next page of them."""
    asked = {
        "perPage": str(PAGE),
        "orderBy": "createdat.desc",
        "page": text(cursor.get("page")) or "1",
    }
    path = f"private/business-units/{config.business_unit_id}/reviews?{urlencode(asked)}"
    reviews = HttpRequest(method="GET", url=config.url(path), headers=AUTHORISATION, step="reviews")
    return [token(config), reviews]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], _config: TrustpilotConfig
) -> Polled:
    """Reviews that are new or were changed, and the new place."""
    last = next((r for r in reversed(responses) if isinstance(r, HttpResponse)), None)
    problem, wait = refusal_of(responses, "Trustpilot", said(last) if last else "")
    if problem:
        return Polled(problem=problem, wait_seconds=wait, cursor=cursor)
    listed = nodes(answer(responses, "reviews").get("reviews"))
    found = [(record_key(each), version(each), each) for each in listed if record_key(each)]
    after = dict(cursor)
    page = text(cursor.get("page"))
    following = str(int(page) + 1) if page.isascii() and page.isdigit() else "2"
    payloads, more = noticed_page(after, found, following if len(listed) >= PAGE else "")
    return Polled(payloads=payloads, cursor=after, more=more)


def version(review: Mapping[str, Any]) -> str:
    """When it was changed; what never was has null there."""
    return (
        f"{text(review.get('updatedAt'), 60)}|{text(review.get('stars')) or review.get('stars')}"[
            :80
        ]
    )


def said(response: HttpResponse) -> str:
    """Trustpilot's own words of what is wrong."""
    found = answered(response)
    for name in ("message", "error_description", "error"):
        if words := text(found.get(name), 300):
            return words
    return text(node(found.get("fault")).get("faultstring"), 300)


def parse(envelope: RawEnvelope, _config: TrustpilotConfig) -> Sequence[InboundItem]:
    """A review that is new or was changed, or the deletions of a webhook. Raises UnparsablePayload."""
    found = document(envelope.body)
    if "events" in found:
        events = nodes(found["events"])
        return [_event(each, envelope.received_at) for each in events] or [
            Ignored(reason="nothing in it")
        ]
    change, review = read_payload(envelope.body)
    review_id, at = key(review.get("id")), envelope.received_at
    headers: dict[str, Any] = {}
    if reference := text(review.get("referenceId"), 200):
        headers["reference"] = reference
    if review.get("isVerified") is True:
        headers["verified"] = True
    consumer = node(review.get("consumer"))
    return [
        review_item(
            change,
            review_id,
            _sender(review, review_id),
            review_content(
                text(review.get("text")).strip(),
                stars(review.get("stars")),
                title=text(review.get("title"), 300).strip(),
                language=text(review.get("language")),
            ),
            said_at=moment(review.get("createdAt"), at),
            changed_at=moment(review.get("updatedAt"), at),
            name=(
                text(consumer.get("displayName"), 200) or text(consumer.get("name"), 200)
            ).strip(),
            headers=headers,
        )
    ]


def _sender(review: Mapping[str, Any], review_id: str) -> list[SenderIdentity]:
    """The consumer; and the address that the business itself invited, which nobody proved."""
    consumer = record_key(node(review.get("consumer")))
    found = [asserted("trustpilot", consumer or f"review:{review_id}")]
    email = text(review.get("referralEmail")).strip()
    if 3 <= len(email) <= 320 and "@" in email and not any(c.isspace() for c in email):
        found.append(SenderIdentity(scheme="email", value=email, assurance=Assurance.CLAIMED))
    return found


def _event(event: dict[str, Any], at: datetime) -> InboundItem:
    review = node(event.get("eventData"))
    if event.get("eventName") != _DELETED:
        return Ignored(reason="what it tells of is asked for")
    try:
        review_id = key(review.get("id"))
    except UnparsablePayload:
        return Ignored(reason="a deletion that names no review")
    return Deletion(target_id=review_id, sender=_sender(review, review_id), at=at)
