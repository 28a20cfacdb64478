"""What is special to WooCommerce; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.woocommerce import CONNECTOR
from onethread.connectors.woocommerce.config import WooCommerceConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = WooCommerceConfig(
    api_base_url="https://shop.example.org/",
    consumer_key=SecretStr("ck_invented"),
    consumer_secret=SecretStr("cs_invented"),
    webhook_secret=SecretStr("Zeer5Geheim8Woord2Hier"),
)


def message(thread: str | None, words: str = "Hallo") -> OutboundMessage:
    return OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="26",
        to_scheme="woocommerce",
        content=Content(text=words),
        leg={"thread": thread},
        created_at=AT,
    )


def test_an_answer_is_a_note_to_the_customer_at_the_order_asked_about() -> None:
    (request,) = CONNECTOR.build(message("order-4750"), CONFIG)
    assert isinstance(request, HttpRequest)
    assert request.url == "https://shop.example.org/wp-json/wc/v3/orders/4750/notes"
    assert request.json == {"note": "Hallo", "customer_note": True}


@pytest.mark.parametrize("thread", [None, "", "order-", "order-1/../2", "action-7"])
def test_without_an_order_there_is_nothing_to_answer(thread: str | None) -> None:
    with pytest.raises(InvalidInput, match="about no order"):
        CONNECTOR.build(message(thread), CONFIG)


def test_a_ping_is_answered_and_nothing_else_without_a_signature() -> None:
    assert CONNECTOR.verify is not None
    ping = WebhookRequest(method="POST", path="/", body=b"webhook_id=3")
    assert not CONNECTOR.verify(ping, CONFIG).store
    for body in (b"webhook_id=3&id=4", b"webhook_id=", b'{"id":3}'):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(WebhookRequest(method="POST", path="/", body=body), CONFIG)
    with pytest.raises(BadSignature):
        CONNECTOR.verify(ping, msgspec.structs.replace(CONFIG, webhook_secret=SecretStr("")))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'[{"id":1,"topic":"order.created"}]', "is connected"),
        (b"[]", "tells no orders"),
        (b"<html>", "no answer of WooCommerce"),
    ],
)
def test_the_connection_test_tells_what_is_missing(body: bytes, said: str) -> None:
    assert CONNECTOR.read_test is not None
    answer = HttpResponse(status=200, headers={}, body=body, step="webhooks")
    assert said in CONNECTOR.read_test([answer], CONFIG).message
