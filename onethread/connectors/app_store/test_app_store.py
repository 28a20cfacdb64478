"""What is special to the App Store; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.app_store import CONNECTOR
from onethread.connectors.app_store.config import AppStoreConfig
from onethread.connectors.contract import SecretStr
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CONFIG = AppStoreConfig(
    app_id="1234567890",
    key_id="2X9R4HXF34",
    issuer_id="57246542-96fe-1a63-e053-0824d011072a",
    private_key=SecretStr("PEM"),
)


def message(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "r1",
            "to_scheme": "app_store",
            "content": Content(text=text, public=True),
            "leg": {"last_inbound_id": "r1"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def test_each_request_carries_a_token_of_less_than_twenty_minutes() -> None:
    [request] = CONNECTOR.build(message("Dank!"), CONFIG)
    assert isinstance(request, HttpRequest)
    assert request.jwt is not None
    assert request.jwt.algorithm == "ES256"
    assert request.jwt.header["kid"] == "2X9R4HXF34"
    assert request.jwt.claims == {"iss": CONFIG.issuer_id, "aud": "appstoreconnect-v1"}
    assert request.jwt.seconds < 1200
    own = msgspec.structs.replace(CONFIG, issuer_id="")
    [request] = CONNECTOR.build(message("Dank!"), own)
    assert request.jwt.claims["sub"] == "user"  # type: ignore[union-attr]


def test_a_response_names_its_review() -> None:
    [request] = CONNECTOR.build(message("Dank!", in_reply_to="r0#uid-0"), CONFIG)
    data = request.json["data"]  # type: ignore[union-attr]
    assert data["attributes"] == {"responseBody": "Dank!"}
    assert data["relationships"]["review"]["data"] == {"type": "customerReviews", "id": "r0"}


def test_a_response_is_replaced_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(
        message_id="r1#uid-1", to="r1", to_scheme="app_store", content=Content(text="Nu")
    )
    [change] = CONNECTOR.revise(ours, CONFIG)
    assert change.method == "POST"
    find, delete = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)
    assert find.url.endswith("/v1/customerReviews/r1/response")
    assert delete.url.endswith("/v1/customerReviewResponses/{{response.data.id}}")
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(msgspec.structs.replace(ours, content=Content(text="x" * 5971)), CONFIG)


def polled(reviews: list[Any], cursor: Any, following: str = "") -> Any:
    assert CONNECTOR.read_poll is not None
    body = {"data": reviews, "links": {"self": "x", "next": following}}
    response = HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step="reviews")
    return CONNECTOR.read_poll([response], cursor, CONFIG)


def review(review_id: str, body: str = "x") -> dict[str, Any]:
    return {"type": "customerReviews", "id": review_id, "attributes": {"rating": 3, "body": body}}


def test_a_review_whose_words_changed_is_an_edit() -> None:
    begun = polled([review("a")], {})
    assert begun.payloads == []
    result = polled([review("b"), review("a", "y")], begun.cursor)
    found = [msgspec.json.decode(each) for each in result.payloads]
    assert [(each["change"], each["record"]["id"]) for each in found] == [
        ("edited", "a"),
        ("new", "b"),
    ]


def test_the_next_page_is_asked_for_at_the_same_server_only() -> None:
    assert CONNECTOR.poll is not None
    begun = polled([], {})
    more = polled([review("a")], begun.cursor, "https://evil.example/v1/x?cursor=P2&limit=1")
    assert more.more
    [request] = CONNECTOR.poll(more.cursor, CONFIG)
    assert request.url.startswith("https://api.appstoreconnect.apple.com/v1/apps/1234567890/")
    assert "cursor=P2" in request.url
