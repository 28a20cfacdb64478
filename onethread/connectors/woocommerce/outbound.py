"""Answers as notes to the customer at the order, which the shop mails. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.reading import answer, answered, key, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.woocommerce.config import WooCommerceConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

TOPICS = ("order.created", "order.updated")
TEXT_CHARACTERS = 10_000


def _request(
    method: str, path: str, step: str, config: WooCommerceConfig, json: Any = None
) -> HttpRequest:
    pair = f"{config.consumer_key.reveal()}:{config.consumer_secret.reveal()}"
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()},
        json=json,
        step=step,
    )


def build(message: OutboundMessage, config: WooCommerceConfig) -> Sequence[OutboundRequest]:
    """A note at the order that the leg is about. Raises InvalidInput when there is none."""
    order = text(message.leg.get("thread"), 100).removeprefix("order-")
    if not order.isdecimal():
        raise InvalidInput("this leg is about no order: answer by mail or telephone")
    if not message.content.text.strip():
        raise InvalidInput("there is nothing in this message that a note could carry")
    note = {"note": message.content.text, "customer_note": True}
    return [_request("POST", f"orders/{order}/notes", "send", config, note)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: WooCommerceConfig
) -> SendResult:
    """Whether the shop took the note; it says nothing of the mail."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            found = answered(response)
            code, said = text(found.get("code"), 80), text(found.get("message"), 300)
            if code == "woocommerce_rest_shop_order_invalid_id":
                return refused("bad_recipient", "WooCommerce", said)
            if code.startswith("woocommerce_rest_cannot"):
                return refused("bad_credentials", "WooCommerce", said)
            return by_status(response, "WooCommerce", said)
    refusal = refused_by_status(responses, "WooCommerce")
    if refusal is not None:
        return refusal
    try:
        note = key(answer(responses).get("id"))
    except UnparsablePayload:
        return refused("temporary", "WooCommerce", "the shop's answer names no note")
    return SendAccepted(message_id=f"note/{note}", extra_ids=[note])


def test(config: WooCommerceConfig) -> Sequence[OutboundRequest]:
    """Ask for the webhooks: only a good key may."""
    return [_request("GET", "webhooks?per_page=100", "webhooks", config)]


def read_test(responses: Sequence[OutboundResponse], config: WooCommerceConfig) -> ConnectionTest:
    """Whether the key is right and orders are told."""
    refusal = refused_by_status(responses, "WooCommerce")
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"{config.api_base_url} refused: {refusal.reason} Is it the shop's address?",
        )
    found = [r for r in responses if isinstance(r, HttpResponse)]
    if not found or (b'"topic"' not in found[-1].body and not found[-1].body.startswith(b"[")):
        return ConnectionTest(
            ok=False, message=f"{config.api_base_url} gave no answer of WooCommerce's."
        )
    if b'"order.created"' not in found[-1].body:
        return ConnectionTest(
            ok=False, message="The shop answers, but tells no orders: subscribe, or add a webhook."
        )
    return ConnectionTest(ok=True, message="The shop is connected.")


def subscribe(webhook_url: str, config: WooCommerceConfig) -> Sequence[HttpRequest]:
    """Let the shop tell of orders here."""
    return [
        _request(
            "POST",
            "webhooks",
            topic,
            config,
            {
                "name": f"Onethread {topic}",
                "topic": topic,
                "delivery_url": webhook_url,
                "secret": config.webhook_secret.reveal(),
                "status": "active",
            },
        )
        for topic in TOPICS
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], config: WooCommerceConfig
) -> ConnectionTest:
    """Whether it will."""
    refusal = refused_by_status(responses, "WooCommerce")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"The shop refused: {refusal.reason}")
    return ConnectionTest(ok=True, message="The shop tells of orders and refunds here.")
