"""What is special to Trustpilot; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.trustpilot import CONNECTOR
from onethread.connectors.trustpilot.config import TrustpilotConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CONFIG = TrustpilotConfig(
    business_unit_id="46d6a890000064000500e0c3",
    business_user_id="5a0c0d0e0f00640005000001",
    api_key=SecretStr("key"),
    api_secret=SecretStr("secret"),
    webhook_token=SecretStr("a-long-token"),
)


def webhook(name: str, **query: str) -> WebhookRequest:
    body = {"events": [{"eventName": name, "eventData": {"id": "r1"}}]}
    return WebhookRequest(method="POST", path="/", query=query, body=msgspec.json.encode(body))


@pytest.mark.parametrize(
    ("name", "store"), [("service-review-created", False), ("service-review-deleted", True)]
)
def test_a_webhook_wakes_the_poll_and_only_a_deletion_is_kept(name: str, store: bool) -> None:
    assert CONNECTOR.verify is not None
    verified = CONNECTOR.verify(webhook(name, token="a-long-token"), CONFIG)
    assert (verified.store, verified.wake) == (store, True)


def test_a_webhook_without_the_token_is_refused() -> None:
    assert CONNECTOR.verify is not None
    closed = msgspec.structs.replace(CONFIG, webhook_token=None)
    empty = msgspec.structs.replace(CONFIG, webhook_token=SecretStr(""))
    for request, config in (
        (webhook("x"), CONFIG),
        (webhook("x", token="other"), CONFIG),
        (webhook("x", token=""), empty),
        (webhook("x", token=""), closed),
    ):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(request, config)


def message(text: str) -> OutboundMessage:
    return OutboundMessage(
        message_uid="uid-1",
        conversation_ref="OT-7K2M9",
        to="c1",
        to_scheme="trustpilot",
        content=Content(text=text, public=True),
        leg={"last_inbound_id": "r1"},
        created_at=datetime(2026, 1, 2, tzinfo=UTC),
    )


def test_the_answer_is_signed_by_the_business_user() -> None:
    token, reply = CONNECTOR.build(message("Dank!"), CONFIG)
    assert isinstance(token, HttpRequest)
    assert isinstance(reply, HttpRequest)
    assert token.headers == {"Authorization": "Basic a2V5OnNlY3JldA=="}
    assert reply.url.endswith("/v1/private/reviews/r1/reply")
    assert reply.json == {"authorBusinessUserId": CONFIG.business_user_id, "message": "Dank!"}
    with pytest.raises(InvalidInput):
        CONNECTOR.build(message("x" * 4001), CONFIG)


def test_an_answer_is_changed_by_deleting_it_first() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(
        message_id="r1#uid-1", to="c1", to_scheme="trustpilot", content=Content(text="N")
    )
    assert [r.method for r in CONNECTOR.revise(ours, CONFIG)] == ["POST", "DELETE", "POST"]
    gone = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)
    assert [r.method for r in gone] == ["POST", "DELETE"]


def polled(ids: list[str], cursor: Any) -> Any:
    assert CONNECTOR.read_poll is not None
    reviews = [{"id": each, "stars": 3, "updatedAt": None} for each in ids]
    response = HttpResponse(
        status=200, headers={}, body=msgspec.json.encode({"reviews": reviews}), step="reviews"
    )
    return CONNECTOR.read_poll([response], cursor, CONFIG)


def test_a_full_page_of_new_reviews_asks_for_the_next_one() -> None:
    assert CONNECTOR.poll is not None
    begun = polled(["old"], {})
    full = polled([f"r{n}" for n in range(100)], begun.cursor)
    assert full.more
    assert "page=2" in CONNECTOR.poll(full.cursor, CONFIG)[1].url
    rest = polled(["r100", "old"], full.cursor)
    assert (rest.more, len(rest.payloads)) == (False, 1)
    assert "page=1" in CONNECTOR.poll(rest.cursor, CONFIG)[1].url
