"""Shopify: signed webhooks of orders and refunds, and the GraphQL Admin API that says whose they are.

Source: Shopify's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    StandIn,
    in_header,
)

_PATH = "/admin/api/{version}/graphql.json"


class Query(msgspec.Struct, forbid_unknown_fields=True):
    """A GraphQL request."""

    query: str
    variables: dict[str, Any] = {}


def _answer(call: Call) -> Any:
    asked: Query = call.body
    if "webhookSubscriptionCreate" in asked.query:
        hook = asked.variables["hook"]
        if not str(hook.get("uri", "")).startswith("https://"):
            made = {"userErrors": [{"message": "Address is invalid"}]}
        else:
            call.sandbox.webhook_url = hook["uri"]
            made = {"userErrors": []}
        return {"data": {"webhookSubscriptionCreate": made}}
    if "order(id:" in asked.query:
        number = str(asked.variables["id"]).rpartition("/")[2]
        if not number.isdigit():
            raise Refuse("invalid", "Invalid global id")
        customer = {
            "legacyResourceId": "115310627314723954",
            "displayName": call.sandbox.stand_in.name,
            "defaultEmailAddress": {"emailAddress": "fatima@example.net"},
            "defaultPhoneNumber": None,
        }
        return {"data": {"order": {"name": f"#{number}", "email": None, "customer": customer}}}
    topics = [{"topic": "ORDERS_CREATE"}, {"topic": "REFUNDS_CREATE"}]
    return {"data": {"shop": {"name": "Stand-in"}, "webhookSubscriptions": {"nodes": topics}}}


def _order(said: Said, **more: Any) -> tuple[str, dict[str, Any]]:
    return "orders/create", {
        "id": 1000 + said.n,
        "name": f"#{1000 + said.n}",
        "created_at": said.at,
        "currency": "EUR",
        "total_price": "84.90",
        "email": "fatima@example.net",
        "customer": {"id": 115310627314723954, "first_name": "Fatima", "verified_email": True},
        "line_items": [
            {"product_id": 1, "title": "Radiatorkraan", "quantity": 2, "price": "39.95"}
        ],
        **more,
    }


def _refund(_sandbox: Sandbox, said: Said) -> tuple[str, dict[str, Any]]:
    paid = [{"kind": "refund", "amount": "39.95", "currency": "EUR"}]
    return "refunds/create", {
        "id": said.n,
        "order_id": 1000 + said.n,
        "created_at": said.at,
        "transactions": paid,
        "refund_line_items": [{"quantity": 1, "line_item": {"title": "Radiatorkraan"}}],
    }


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    topic, told = payload
    body = msgspec.json.encode(told)
    signature = hmac.digest(sandbox.credentials["client_secret"].encode(), body, "sha256")
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "X-Shopify-Topic": topic,
            "X-Shopify-Hmac-Sha256": base64.b64encode(signature).decode(),
            "X-Shopify-Shop-Domain": "example.myshopify.com",
        },
    )


STAND_IN = StandIn(
    connector="shopify",
    credentials={"client_secret": "shpss_sandbox", "access_token": "shpat_sandbox"},
    settings=lambda s: {**s.credentials, "shop": "example.myshopify.com", "api_base_url": s.url},
    authenticate=in_header("X-Shopify-Access-Token", "access_token"),
    routes=[Route(method="POST", path=_PATH, body=Query, answer=_answer)],
    refusals={
        "invalid": (400, lambda why: {"errors": [{"message": why}]}),
        "unauthorised": (401, {"errors": "[API] Invalid API key or access token"}),
        "rate_limited": (429, {"errors": "Exceeded 2 calls per second"}, {"Retry-After": "2"}),
        "fault": (503, b""),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _order(said, note=said.text),
        "order": lambda s, said: _order(said),
        "system": _refund,
        "unsupported": lambda s, said: ("checkouts/create", {"id": said.n, "created_at": said.at}),
    },
    customer="115310627314723954",
)
