"""The developer's response to a review in the App Store, and what became of it. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from onethread.connectors._schemes.reading import answer, answered, last_http, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.reviews import answer_id, only_answer, review_answered
from onethread.connectors.app_store.config import AppStoreConfig
from onethread.connectors.app_store.inbound import request, said
from onethread.connectors.contract import ConnectionTest
from onethread.errors import InvalidInput
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

ANSWER_CHARACTERS = 5970


def build(message: OutboundMessage, config: AppStoreConfig) -> Sequence[OutboundRequest]:
    """The response; it takes the place of an earlier one. Raises InvalidInput when it can't be one."""
    words = only_answer(message, "the App Store", ANSWER_CHARACTERS)
    return [_respond(review_answered(message), words, config)]


def _respond(review_id: str, words: str, config: AppStoreConfig) -> HttpRequest:
    body = {
        "data": {
            "type": "customerReviewResponses",
            "attributes": {"responseBody": words},
            "relationships": {"review": {"data": {"type": "customerReviews", "id": review_id}}},
        }
    }
    return request("POST", "customerReviewResponses", config, json=body)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: AppStoreConfig
) -> SendResult:
    """That the response stands (Apple shows it within a day), or why not."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    if not text(node(answer(responses).get("data")).get("id")):
        return refused("temporary", "App Store Connect")
    return SendAccepted(message_id=answer_id(review_answered(message), message))


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words."""
    words = said(response)
    errors = nodes(answered(response).get("errors"))
    code = text(errors[0].get("code"), 80) if errors else ""
    if response.status in (409, 422) or code.startswith("ENTITY_ERROR.RELATIONSHIP"):
        if "RELATIONSHIP" in code:
            return refused("bad_recipient", "App Store Connect", words)
        return SendRefused(
            code=code or str(response.status), reason=f"Apple refused the response: {words}"[:400]
        )
    return by_status(response, "App Store Connect", words)


def revise(revision: Revision, config: AppStoreConfig) -> Sequence[HttpRequest]:
    """Change the response, or delete it: its id is asked for by its review."""
    review_id = revision.message_id.partition("#")[0]
    if revision.content is None:
        path = f"customerReviews/{quote(review_id, safe='')}/response"
        return [
            request("GET", path, config, step="response"),
            request("DELETE", "customerReviewResponses/{{response.data.id}}", config),
        ]
    words = revision.content.text.strip()
    if not 0 < len(words) <= ANSWER_CHARACTERS:
        raise InvalidInput(f"a response in the App Store has 1 to {ANSWER_CHARACTERS} characters")
    return [_respond(review_id, words, config)]


def test(config: AppStoreConfig) -> Sequence[OutboundRequest]:
    """Ask for the app and one of its reviews."""
    app = f"apps/{quote(config.app_id, safe='')}"
    return [
        request("GET", f"{app}?fields[apps]=name,bundleId", config, step="app"),
        request("GET", f"{app}/customerReviews?limit=1", config, step="reviews"),
    ]


def read_test(responses: Sequence[OutboundResponse], _config: AppStoreConfig) -> ConnectionTest:
    """Whether the key may read the app's reviews."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(
            ok=False, message="App Store Connect gave no answer: check the network."
        )
    words = said(response) or f"HTTP status {response.status}"
    if response.status == 401:
        return ConnectionTest(
            ok=False,
            message=f"Apple refused the key: check its ID, the issuer ID and the .p8: {words}",
        )
    if response.status == 403:
        return ConnectionTest(
            ok=False,
            message=f"The key may not read reviews: give it the role Customer Support: {words}",
        )
    if response.status >= 300:
        return ConnectionTest(ok=False, message=f"Apple does not show this app: {words}")
    held = node(node(answer(responses, "app").get("data")).get("attributes"))
    name = text(held.get("name"), 200) or "The app"
    return ConnectionTest(
        ok=True, message=f"{name} is connected.", facts={"bundle": text(held.get("bundleId"), 200)}
    )


def address(config: AppStoreConfig) -> str:
    """Where customers write a review."""
    return f"https://apps.apple.com/app/id{config.app_id}"
