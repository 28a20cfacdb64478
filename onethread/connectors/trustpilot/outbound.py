"""The answer to a review on Trustpilot, and what became of it. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from onethread.connectors._schemes.reading import last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.reviews import answer_id, only_answer, review_answered
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.trustpilot.config import TrustpilotConfig
from onethread.connectors.trustpilot.inbound import AUTHORISATION, said, token
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

ANSWER_CHARACTERS = 4000


def build(message: OutboundMessage, config: TrustpilotConfig) -> Sequence[OutboundRequest]:
    """The answer. Raises InvalidInput when it can't be one."""
    words = only_answer(message, "Trustpilot", ANSWER_CHARACTERS)
    return [token(config), _reply(review_answered(message), words, config)]


def _reply(review_id: str, words: str, config: TrustpilotConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(f"private/reviews/{quote(review_id, safe='')}/reply"),
        headers=AUTHORISATION,
        json={"authorBusinessUserId": config.business_user_id, "message": words},
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: TrustpilotConfig
) -> SendResult:
    """That the answer stands, or why not."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    for response in answers:
        if response.status >= 300:
            return refusal(response)
    if not any(each.step == "send" for each in answers):
        return refused("temporary", "Trustpilot")
    return SendAccepted(message_id=answer_id(review_answered(message), message))


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words."""
    words = said(response)
    if response.step == "token" and response.status in (400, 401, 403):
        return refused("bad_credentials", "Trustpilot", words)
    if response.status == 409:
        return SendRefused(
            code="blocked",
            reason=f"The review has an answer already: change that one. Trustpilot: {words}"[:400],
        )
    if response.status == 400:
        return SendRefused(code="400", reason=f"Trustpilot refused the answer: {words}"[:400])
    return by_status(response, "Trustpilot", words)


def revise(revision: Revision, config: TrustpilotConfig) -> Sequence[HttpRequest]:
    """Delete the answer, or put another in its place."""
    review_id = revision.message_id.partition("#")[0]
    delete = HttpRequest(
        method="DELETE",
        url=config.url(f"private/reviews/{quote(review_id, safe='')}/reply"),
        headers=AUTHORISATION,
        step="delete",
    )
    requests = [token(config), delete]
    if revision.content is not None:
        words = text(revision.content.text.strip(), ANSWER_CHARACTERS)
        requests.append(_reply(review_id, words, config))
    return requests


def test(config: TrustpilotConfig) -> Sequence[OutboundRequest]:
    """Ask for one review."""
    path = f"private/business-units/{config.business_unit_id}/reviews?perPage=1"
    reviews = HttpRequest(method="GET", url=config.url(path), headers=AUTHORISATION, step="reviews")
    return [token(config), reviews]


def read_test(responses: Sequence[OutboundResponse], _config: TrustpilotConfig) -> ConnectionTest:
    """Whether the reviews of the business unit can be read."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="Trustpilot gave no answer: check the network.")
    words = said(response) or f"HTTP status {response.status}"
    if response.status >= 300 and response.step == "token":
        return ConnectionTest(
            ok=False, message=f"Trustpilot refused the API key or secret: {words}"
        )
    if response.status >= 300:
        return ConnectionTest(
            ok=False,
            message=f"Trustpilot does not show the reviews of this business unit (does the plan include "
            f"the API?): {words}",
        )
    return ConnectionTest(ok=True, message="The reviews of the business unit can be read.")
