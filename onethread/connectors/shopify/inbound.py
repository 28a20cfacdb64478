"""Webhooks of a shop: orders placed, cancelled and sent, refunds and returns. Pure.

Refunds and returns name only their order: whose it is, is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from onethread.connectors.shopify.config import ShopifyConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
)

_TOPIC = "x-shopify-topic"
_ORDERS = {
    "orders/create": ("created", "placed", "created_at"),
    "orders/cancelled": ("cancelled", "cancelled", "cancelled_at"),
    "orders/fulfilled": ("fulfilled", "sent", "updated_at"),
}
_WHOSE = (
    "query($id: ID!) { order(id: $id) { name email phone currencyCode customer { legacyResourceId "
    "displayName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } } } }"
)


def verify(request: WebhookRequest, config: ShopifyConfig) -> Verified:
    """Accept what the app's secret signed. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-shopify-hmac-sha256", ""),
        config.client_secret.reveal(),
        request.body,
        what="X-Shopify-Hmac-Sha256 under the client secret",
        encoding="base64",
    )
    return Verified(keep_headers={_TOPIC: request.headers.get(_TOPIC, "")[:100]})


def parse(envelope: RawEnvelope, config: ShopifyConfig) -> Sequence[InboundItem]:
    """What happened. Raises UnparsablePayload for what is nothing of a shop's."""
    if envelope.headers.get("followed"):
        return [_told(node(envelope.headers.get("about")), envelope)]
    payload = document(envelope.body)
    topic = header(envelope.headers, _TOPIC)
    if topic in _ORDERS:
        return [_order(payload, topic, envelope)]
    if topic == "refunds/create":
        about = _refund(payload)
    elif topic.startswith("returns/"):
        about = _return(payload, topic.partition("/")[2])
    else:
        known = "id" in payload and topic.startswith(("orders/", "customers/", "app/"))
        if known:
            return [Ignored(reason=f"{topic} changes nothing here")]
        order = payload.get("order_number") is not None
        content = Content(unsupported=topic or ("order" if order else "event of the shop"))
        return [
            InboundMessage(
                message_id=f"{topic or 'event'}/{key(payload.get('id'))}",
                sender=_customer(payload, key(payload.get("id"))),
                said_at=moment(payload.get("created_at"), envelope.received_at),
                content=content,
                automatic=True,
            )
        ]
    return [Follow(requests=[_whose(about["order"], config)], headers={"about": about})]


def _customer(order: Mapping[str, Any], order_id: str) -> list[Any]:
    customer = node(order.get("customer"))
    proven = customer.get("verified_email") is True
    return shop.identities(
        ("shopify", customer.get("id"), Assurance.ASSERTED),
        (
            "email",
            order.get("email") or customer.get("email"),
            Assurance.ASSERTED if proven else Assurance.CLAIMED,
        ),
        ("phone", order.get("phone") or customer.get("phone"), Assurance.CLAIMED),
        fallback=("shopify", f"order-{order_id}"),
    )


def _order(order: dict[str, Any], topic: str, envelope: RawEnvelope) -> InboundItem:
    happened, words, at = _ORDERS[topic]
    order_id = key(order.get("id"))
    name = text(order.get("name"), 60) or f"#{order_id}"
    currency = text(order.get("currency"), 3)
    total = shop.money(order.get("total_price"), currency)
    customer = node(order.get("customer"))
    tracking = [
        text(number, 100)
        for fulfilment in nodes(order.get("fulfillments"))[:20]
        for number in [fulfilment.get("tracking_number")]
        if isinstance(number, str)
    ]
    more = f", {total}" if total and happened == "created" else ""
    if happened == "cancelled":
        reason = text(order.get("cancel_reason"), 60)
        more = f" ({reason})" if reason else ""
    if happened == "fulfilled" and tracking:
        more = f" (tracking {', '.join(tracking)})"
    return shop.message_of(
        shop.Happened(
            id=f"order/{order_id}/{happened}",
            at=moment(order.get(at), envelope.received_at),
            words=f"order {name} {words}{more}",
            sender=_customer(order, order_id),
            name=shop.named(customer.get("first_name"), customer.get("last_name")),
            note=text(order.get("note"), 10_000) if happened == "created" else "",
            items=shop.items(
                shop.item(
                    line.get("product_id"),
                    line.get("quantity"),
                    line.get("price"),
                    currency,
                    line.get("title"),
                )
                for line in nodes(order.get("line_items"))
            )
            if happened == "created"
            else (),
            about="" if happened == "created" else f"order/{order_id}/created",
            facts={"order": name, "tracking": tracking},
        )
    )


def _refund(refund: dict[str, Any]) -> dict[str, Any]:
    """What is kept of a refund while its order is asked for."""
    paid = [each for each in nodes(refund.get("transactions")) if each.get("kind") == "refund"]
    amounts = [float(text(each.get("amount"), 20) or 0) for each in paid if _is_amount(each)]
    lines = [
        {
            "name": text(node(line.get("line_item")).get("title"), 200),
            "quantity": whole(line.get("quantity")),
        }
        for line in nodes(refund.get("refund_line_items"))[: shop.MOST_ITEMS]
    ]
    return {
        "id": f"refund/{key(refund.get('id'))}",
        "order": key(refund.get("order_id")),
        "at": text(refund.get("created_at"), 40),
        "what": "refund",
        "amount": sum(amounts) if amounts else None,
        "currency": text(paid[0].get("currency"), 3) if paid else "",
        "lines": lines,
        "note": text(refund.get("note"), 1000),
    }


def _is_amount(transaction: dict[str, Any]) -> bool:
    return text(transaction.get("amount"), 20).replace(".", "", 1).isdecimal()


def _return(told: dict[str, Any], state: str) -> dict[str, Any]:
    lines = [
        {
            "name": text(
                node(node(node(line.get("fulfillment_line_item")).get("line_item"))).get("title"),
                200,
            ),
            "quantity": whole(line.get("quantity")),
        }
        for line in nodes(told.get("return_line_items"))[: shop.MOST_ITEMS]
    ]
    reasons = [
        text(line.get("customer_note"), 1000) for line in nodes(told.get("return_line_items"))[:50]
    ]
    return {
        "id": f"return/{key(told.get('id'))}/{state}",
        "order": key(node(told.get("order")).get("id")),
        "at": text(told.get("created_at"), 40) if state == "request" else "",
        "what": f"return {text(told.get('name'), 60)} {state}".replace("  ", " "),
        "lines": lines,
        "said": "\n".join(each for each in reasons if each),
    }


def _whose(order_id: str, config: ShopifyConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.graphql(),
        headers={"X-Shopify-Access-Token": config.access_token.reveal()},
        json={"query": _WHOSE, "variables": {"id": f"gid://shopify/Order/{order_id}"}},
        step="order",
    )


def _told(about: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    """A refund or return, now that its order is known."""
    order = node(node(document(envelope.body).get("data")).get("order"))
    order_id, event_id = text(about.get("order"), 100), text(about.get("id"), 200)
    if not order_id or not event_id:
        raise UnparsablePayload("the answer belongs to no refund or return")
    customer = node(order.get("customer"))
    name = text(order.get("name"), 60) or f"#{order_id}"
    amount = shop.money(about.get("amount"), about.get("currency"))
    note = text(about.get("note"), 1000)
    what = text(about.get("what"), 120)
    words = f"{what} of {amount} for order {name}" if amount else f"{what} for order {name}"
    return shop.message_of(
        shop.Happened(
            id=event_id,
            at=moment(about.get("at"), envelope.received_at),
            words=words + (f": {note}" if note else ""),
            sender=shop.identities(
                ("shopify", customer.get("legacyResourceId"), Assurance.ASSERTED),
                (
                    "email",
                    order.get("email")
                    or node(customer.get("defaultEmailAddress")).get("emailAddress"),
                    Assurance.CLAIMED,
                ),
                (
                    "phone",
                    order.get("phone")
                    or node(customer.get("defaultPhoneNumber")).get("phoneNumber"),
                    Assurance.CLAIMED,
                ),
                fallback=("shopify", f"order-{order_id}"),
            ),
            name=text(customer.get("displayName"), 200),
            note=text(about.get("said"), 10_000),
            items=shop.items(
                shop.item("", line.get("quantity"), name=line.get("name"))
                for line in nodes(about.get("lines"))
            ),
            about=f"order/{order_id}/created",
            facts={"order": name},
        )
    )
