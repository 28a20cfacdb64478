"""What is special to Google Play; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.google_play import CONNECTOR
from onethread.connectors.google_play.config import GooglePlayConfig
from onethread.connectors.registry import make_config
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpResponse, OutboundMessage, Revision

FILE = msgspec.json.encode({"client_email": "x@y.example", "private_key": "PEM"}).decode()
CONFIG = GooglePlayConfig(package_name="org.example.housing", service_account=SecretStr(FILE))


def message(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "r1",
            "to_scheme": "google_play",
            "content": Content(text=text, public=True),
            "leg": {"last_inbound_id": "r1"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def test_the_service_account_signs_for_a_token_once_an_hour() -> None:
    token, reply = CONNECTOR.build(message("Dank!"), CONFIG)
    assert token.jwt.claims["iss"] == "x@y.example"  # type: ignore[union-attr]
    assert token.jwt.key == SecretStr("PEM")  # type: ignore[union-attr]
    assert token.jwt.place == "assertion"  # type: ignore[union-attr]
    assert token.reuse_seconds == 3300  # type: ignore[union-attr]
    assert reply.url.endswith("/org.example.housing/reviews/r1:reply")  # type: ignore[union-attr]


def test_a_key_file_that_is_none_is_refused_by_name() -> None:
    for bad in ("x", "[]", '{"client_email": 3}'):
        with pytest.raises(InvalidInput) as refused:
            make_config(CONNECTOR, {"package_name": "a.b", "service_account": bad})
        assert "service_account" in refused.value.extra["fields"]


def test_an_answer_that_needs_two_parts_is_refused() -> None:
    for bad in (message("x" * 351), message("1/2", part=1, parts=2), message(" ")):
        with pytest.raises(InvalidInput):
            CONNECTOR.build(bad, CONFIG)


def test_an_answer_is_changed_but_not_taken_back() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(
        message_id="r1#uid-1", to="r1", to_scheme="google_play", content=Content(text="Nu")
    )
    assert CONNECTOR.revise(ours, CONFIG)[-1].json == {"replyText": "Nu"}
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)


def review(review_id: str, seconds: int) -> dict[str, Any]:
    comment = {"text": "x", "lastModified": {"seconds": str(seconds)}, "starRating": 3}
    return {"reviewId": review_id, "comments": [{"userComment": comment}]}


def polled(reviews: list[Any], cursor: Any, page: str = "") -> Any:
    assert CONNECTOR.read_poll is not None
    body = {"reviews": reviews, "tokenPagination": {"nextPageToken": page}}
    response = HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step="reviews")
    return CONNECTOR.read_poll([response], cursor, CONFIG)


def changes(result: Any) -> list[tuple[str, str]]:
    found = [msgspec.json.decode(each) for each in result.payloads]
    return [(each["change"], each["record"]["reviewId"]) for each in found]


def test_the_first_poll_learns_then_new_and_changed_ones_come_oldest_first() -> None:
    first = polled([review("a", 1)], {})
    assert changes(first) == []
    second = polled([review("c", 9), review("a", 8), review("b", 7)], first.cursor)
    assert changes(second) == [("new", "b"), ("edited", "a"), ("new", "c")]
    assert changes(polled([review("c", 9), review("a", 8)], second.cursor)) == []


def test_a_page_of_nothing_but_new_ones_asks_for_the_next() -> None:
    assert CONNECTOR.poll is not None
    begun = polled([], {})
    full = polled([review("b", 2), review("a", 1)], begun.cursor, "page2")
    assert full.more
    assert "token=page2" in CONNECTOR.poll(full.cursor, CONFIG)[1].url
    rest = polled([review("a", 1)], full.cursor, "page3")
    assert not rest.more
    assert "page" not in rest.cursor


def test_a_refused_poll_keeps_its_place() -> None:
    assert CONNECTOR.read_poll is not None
    body = b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}'
    refused = HttpResponse(status=400, headers={}, body=body, step="token")
    result = CONNECTOR.read_poll([refused], {"seen": {"a": "1.0"}}, CONFIG)
    assert result.cursor == {"seen": {"a": "1.0"}}
    assert "Invalid JWT Signature" in result.problem
