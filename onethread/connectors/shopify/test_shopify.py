"""What is special to Shopify; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors._schemes import shop
from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.shopify import CONNECTOR
from onethread.connectors.shopify.config import ShopifyConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Assurance,
    Content,
    Follow,
    HttpResponse,
    InboundMessage,
    OutboundMessage,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = ShopifyConfig(
    shop="example.myshopify.com",
    client_secret=SecretStr("shpss_invented"),
    access_token=SecretStr("shpat_invented"),
)


def answered(step: str, body: object) -> HttpResponse:
    return HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step=step)


def test_a_refund_is_told_when_its_order_is_known_and_only_then() -> None:
    refund = {"id": 1, "order_id": 2, "transactions": [{"kind": "sale", "amount": "9"}]}
    envelope = RawEnvelope(
        id=1,
        channel_id=1,
        received_at=AT,
        headers={"x-shopify-topic": "refunds/create"},
        body=msgspec.json.encode(refund),
    )
    (follow,) = CONNECTOR.parse(envelope, CONFIG)
    assert isinstance(follow, Follow)
    assert follow.requests[0].json["variables"] == {"id": "gid://shopify/Order/2"}
    order = {"data": {"order": {"name": "#7", "email": "a@b.nl", "customer": None}}}
    known = RawEnvelope(
        id=2,
        channel_id=1,
        received_at=AT,
        headers={**follow.headers, "followed": True},
        body=msgspec.json.encode(order),
    )
    (told,) = CONNECTOR.parse(known, CONFIG)
    assert isinstance(told, InboundMessage)
    assert (told.message_id, told.content.system) == ("refund/1", "refund for order #7")
    assert told.automatic


def test_nothing_goes_out() -> None:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="1",
        to_scheme="shopify",
        content=Content(text="Hallo"),
        created_at=AT,
    )
    with pytest.raises(InvalidInput, match="answer by mail"):
        CONNECTOR.build(message, CONFIG)
    assert CONNECTOR.manifest.content_out == ()


def test_what_is_subscribed_already_is_no_refusal_and_what_is_refused_is_told() -> None:
    assert CONNECTOR.read_subscribed is not None

    def made(said: str) -> HttpResponse:
        errors = [{"message": said}]
        return answered(
            "orders_create", {"data": {"webhookSubscriptionCreate": {"userErrors": errors}}}
        )

    assert CONNECTOR.read_subscribed(
        [made("Address for this topic has already been taken")], CONFIG
    ).ok
    refused = CONNECTOR.read_subscribed([made("Address is invalid")], CONFIG)
    assert not refused.ok
    assert "orders_create" in refused.message


def test_a_shop_that_tells_nothing_is_told() -> None:
    assert CONNECTOR.read_test is not None
    silent = {"data": {"shop": {"name": "Huis"}, "webhookSubscriptions": {"nodes": []}}}
    assert "subscribe" in CONNECTOR.read_test([answered("shop", silent)], CONFIG).message
    wrong = {"errors": [{"message": "Access denied"}]}
    assert "Access denied" in CONNECTOR.read_test([answered("shop", wrong)], CONFIG).message


@pytest.mark.parametrize("given", ["", "no address", "@", "a@", 5, None, ["a@b.nl"]])
def test_what_is_no_address_identifies_nobody(given: object) -> None:
    found = shop.identities(("email", given, Assurance.CLAIMED), fallback=("shopify", "order-1"))
    assert [(each.scheme, each.value) for each in found] == [("shopify", "order-1")]
