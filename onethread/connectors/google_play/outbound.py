"""The answer to a review on Google Play, and what became of it. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from onethread.connectors._schemes.google import AUTHORISATION, refusal, trouble
from onethread.connectors._schemes.reading import answer, last_http, node
from onethread.connectors._schemes.refusing import refused
from onethread.connectors._schemes.reviews import answer_id, only_answer, review_answered
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.google_play.config import GooglePlayConfig
from onethread.connectors.google_play.inbound import token
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

ANSWER_CHARACTERS = 350


def build(message: OutboundMessage, config: GooglePlayConfig) -> Sequence[OutboundRequest]:
    """The answer; it takes the place of an earlier one. Raises InvalidInput when it is too long."""
    said = only_answer(message, "Google Play", ANSWER_CHARACTERS)
    return [token(config), _reply(review_answered(message), said, config)]


def _reply(review_id: str, said: str, config: GooglePlayConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(f"/{quote(review_id, safe='')}:reply"),
        headers=AUTHORISATION,
        json={"replyText": said},
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: GooglePlayConfig
) -> SendResult:
    """That the answer stands, or why not."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response, "Google Play")
    if not node(answer(responses).get("result")).get("replyText"):
        return refused("temporary", "Google Play")
    return SendAccepted(message_id=answer_id(review_answered(message), message))


def revise(revision: Revision, config: GooglePlayConfig) -> Sequence[HttpRequest]:
    """Change the answer. Raises InvalidInput: it can't be deleted by the API."""
    if revision.content is None:
        raise InvalidInput("an answer on Google Play can be changed, but not taken back")
    said = revision.content.text.strip()
    if not 0 < len(said) <= ANSWER_CHARACTERS:
        raise InvalidInput(f"an answer on Google Play has 1 to {ANSWER_CHARACTERS} characters")
    review_id = revision.message_id.partition("#")[0]
    return [token(config), _reply(review_id, said, config)]


def test(config: GooglePlayConfig) -> Sequence[OutboundRequest]:
    """Ask for one review."""
    reviews = HttpRequest(
        method="GET", url=f"{config.url()}?maxResults=1", headers=AUTHORISATION, step="reviews"
    )
    return [token(config), reviews]


def read_test(responses: Sequence[OutboundResponse], config: GooglePlayConfig) -> ConnectionTest:
    """Whether the service account may read the app's reviews."""
    found = trouble(
        last_http(responses),
        "Google Play",
        f"the reviews of {config.package_name} (invite {config.email} in the Play Console)",
    )
    if found:
        return ConnectionTest(ok=False, message=found)
    return ConnectionTest(ok=True, message=f"Reviews of {config.package_name} can be read.")


def address(config: GooglePlayConfig) -> str:
    """Where customers write a review."""
    return f"https://play.google.com/store/apps/details?id={config.package_name}"
