"""The owner's reply to a review, and what became of it. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from onethread.connectors._schemes.google import AUTHORISATION, refusal, trouble
from onethread.connectors._schemes.reading import answer, last_http, text
from onethread.connectors._schemes.refusing import refused
from onethread.connectors._schemes.reviews import answer_id, only_answer, review_answered
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.google_reviews.config import GoogleReviewsConfig
from onethread.connectors.google_reviews.inbound import token
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendResult,
)

# The documentation says 4,096 bytes.
ANSWER_BYTES = 4096
ANSWER_CHARACTERS = 4000


def build(message: OutboundMessage, config: GoogleReviewsConfig) -> Sequence[OutboundRequest]:
    """The reply; it takes the place of an earlier one. Raises InvalidInput when it can't be one."""
    words = _fitting(only_answer(message, "Google", ANSWER_CHARACTERS))
    return [token(config), _reply(review_answered(message), words, config)]


def _fitting(words: str) -> str:
    if not words or len(words.encode()) > ANSWER_BYTES:
        raise InvalidInput(f"a reply on Google has at most {ANSWER_BYTES} bytes: shorten it")
    return words


def _address(review_id: str, config: GoogleReviewsConfig) -> str:
    return f"{config.url(config.location)}/reviews/{quote(review_id, safe='')}/reply"


def _reply(review_id: str, words: str, config: GoogleReviewsConfig) -> HttpRequest:
    return HttpRequest(
        method="PUT",
        url=_address(review_id, config),
        headers=AUTHORISATION,
        json={"comment": words},
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: GoogleReviewsConfig
) -> SendResult:
    """That the reply stands, or why not."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response, "Google Business Profile")
    if not text(answer(responses).get("comment")):
        return refused("temporary", "Google Business Profile")
    return SendAccepted(message_id=answer_id(review_answered(message), message))


def revise(revision: Revision, config: GoogleReviewsConfig) -> Sequence[HttpRequest]:
    """Change the reply, or delete it."""
    review_id = revision.message_id.partition("#")[0]
    if revision.content is None:
        url = _address(review_id, config)
        return [token(config), HttpRequest(method="DELETE", url=url, headers=AUTHORISATION)]
    return [token(config), _reply(review_id, _fitting(revision.content.text.strip()), config)]


def test(config: GoogleReviewsConfig) -> Sequence[OutboundRequest]:
    """Ask for one review."""
    url = f"{config.url(config.location)}/reviews?pageSize=1"
    return [
        token(config),
        HttpRequest(method="GET", url=url, headers=AUTHORISATION, step="reviews"),
    ]


def read_test(
    responses: Sequence[OutboundResponse], _config: GoogleReviewsConfig
) -> ConnectionTest:
    """Whether the reviews of the location can be read."""
    found = trouble(
        last_http(responses),
        "Google Business Profile",
        "the reviews of this location (is the project approved, the user a manager, the location verified?)",
    )
    if found:
        return ConnectionTest(ok=False, message=found)
    listed = answer(responses, "reviews")
    facts = {name: listed.get(name) for name in ("totalReviewCount", "averageRating")}
    return ConnectionTest(ok=True, message="The location's reviews can be read.", facts=facts)
