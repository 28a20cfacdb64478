"""Webhooks of a shop on WooCommerce: orders, what becomes of them, and refunds. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import shop
from onethread.connectors._schemes.reading import (
    document,
    header,
    key,
    moment,
    node,
    nodes,
    text,
    whole,
)
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.woocommerce.config import WooCommerceConfig
from onethread.messages import Assurance, Content, Ignored, InboundItem, InboundMessage

_TOPIC = "x-wc-webhook-topic"
# The shop asks whether somebody is there, before it has a secret to sign with; nothing comes of it.
_PING = re.compile(rb"webhook_id=\d{1,12}")
_STATES = {
    "pending": "waits for payment",
    "processing": "is paid and being prepared",
    "on-hold": "is on hold",
    "completed": "is completed",
    "cancelled": "is cancelled",
    "failed": "could not be paid",
    "refunded": "is refunded",
}


def verify(request: WebhookRequest, config: WooCommerceConfig) -> Verified:
    """Accept what the webhook's secret signed; answer a ping, keeping nothing. Raises BadSignature."""
    if config.webhook_secret and _PING.fullmatch(request.body):
        return Verified(store=False)
    check_hmac(
        request.headers.get("x-wc-webhook-signature", ""),
        config.webhook_secret.reveal(),
        request.body,
        what="X-WC-Webhook-Signature under the webhook secret",
        encoding="base64",
    )
    return Verified(keep_headers={_TOPIC: request.headers.get(_TOPIC, "")[:100]})


def parse(envelope: RawEnvelope, config: WooCommerceConfig) -> Sequence[InboundItem]:
    """What happened. Raises UnparsablePayload for what is nothing of a shop's."""
    payload = document(envelope.body)
    topic = header(envelope.headers, _TOPIC)
    if topic in ("order.created", "order.updated", "order.restored"):
        return _order(payload, topic, envelope)
    if topic.startswith(("customer.", "product.", "coupon.", "order.")):
        return [Ignored(reason=f"{topic} changes nothing here")]
    order_id = key(payload.get("id"))
    return [
        InboundMessage(
            message_id=f"{topic or 'event'}/{order_id}",
            sender=_customer(payload, order_id),
            said_at=moment(payload.get("date_created_gmt"), envelope.received_at),
            content=Content(unsupported=topic or "event of the shop"),
            automatic=True,
            thread=f"order-{order_id}"[:500],
        )
    ]


def _customer(order: dict[str, Any], order_id: str) -> list[Any]:
    billing = node(order.get("billing"))
    account = whole(order.get("customer_id"))
    return shop.identities(
        ("woocommerce", account or None, Assurance.ASSERTED),
        ("email", billing.get("email"), Assurance.CLAIMED),
        ("phone", billing.get("phone"), Assurance.CLAIMED),
        fallback=("woocommerce", f"order-{order_id}"),
    )


def _order(order: dict[str, Any], topic: str, envelope: RawEnvelope) -> list[InboundItem]:
    order_id = key(order.get("id"))
    number = text(order.get("number"), 60) or order_id
    currency = text(order.get("currency"), 3)
    billing = node(order.get("billing"))
    status = text(order.get("status"), 40)
    shared: dict[str, Any] = {
        "sender": _customer(order, order_id),
        "name": shop.named(billing.get("first_name"), billing.get("last_name")),
        "thread": f"order-{order_id}"[:500],
        "facts": {"order": number, "status": status, "total": text(order.get("total"), 30)},
    }
    found: list[InboundItem] = []
    total = shop.money(order.get("total"), currency)
    created = f"order/{order_id}/created"
    if topic == "order.created":
        lines = shop.items(
            shop.item(
                line.get("product_id"),
                line.get("quantity"),
                line.get("price"),
                currency,
                line.get("name"),
            )
            for line in nodes(order.get("line_items"))
        )
        placed = f"order {number} placed" + (f", {total}" if total else "")
        found.append(
            shop.message_of(
                shop.Happened(
                    id=created,
                    at=moment(order.get("date_created_gmt"), envelope.received_at),
                    words=placed,
                    note=text(order.get("customer_note"), 10_000),
                    items=lines,
                    **shared,
                )
            )
        )
    elif status and status not in ("pending", "checkout-draft", "auto-draft", "trash"):
        found.append(
            shop.message_of(
                shop.Happened(
                    id=f"order/{order_id}/{status}",
                    at=moment(order.get("date_modified_gmt"), envelope.received_at),
                    words=f"order {number} {_STATES.get(status, f'is {status}')}",
                    about=created,
                    **shared,
                )
            )
        )
    for refund in nodes(order.get("refunds"))[:50]:
        refund_id = whole(refund.get("id"))
        if refund_id is None:
            continue
        amount = shop.money(text(refund.get("total"), 30).lstrip("-"), currency)
        reason = text(refund.get("reason"), 500)
        found.append(
            shop.message_of(
                shop.Happened(
                    id=f"refund/{refund_id}",
                    at=moment(order.get("date_modified_gmt"), envelope.received_at),
                    words=f"refund of {amount or 'an amount'} for order {number}"
                    + (f": {reason}" if reason else ""),
                    about=created,
                    **shared,
                )
            )
        )
    return found or [Ignored(reason=f"order {number} {status or 'changed'}: nothing to tell")]
