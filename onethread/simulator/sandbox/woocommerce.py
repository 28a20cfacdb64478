"""WooCommerce: signed webhooks of orders, the REST API with notes that it mails.

Source: WooCommerce's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Challenge,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    basic,
)

_API = "/wp-json/wc/v3"


class Note(msgspec.Struct, forbid_unknown_fields=True):
    """POST orders/{id}/notes."""

    note: Annotated[str, msgspec.Meta(min_length=1)]
    customer_note: bool = False


class Hook(msgspec.Struct, forbid_unknown_fields=True):
    """POST webhooks."""

    topic: Annotated[str, msgspec.Meta(pattern=r"^(order|customer|product|coupon)\.\w+$")]
    delivery_url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    secret: str
    name: str = ""
    status: str = "active"


def _seen(call: Call) -> Seen:
    note: Note = call.body
    if not call.at["id"].isdigit():
        raise Refuse("bad_recipient", "Invalid order ID.")
    if not note.customer_note:
        raise Refuse("invalid", "a note for the shop alone reaches no customer")
    return Seen(to=f"order-{call.at['id']}", text=note.note)


def _subscribe(call: Call) -> Any:
    hook: Hook = call.body
    if hook.secret != call.sandbox.credentials["webhook_secret"]:
        raise Refuse("invalid", "another secret")
    call.sandbox.webhook_url = hook.delivery_url
    return Answer(status=201, body={"id": 3, "topic": hook.topic})


def _order(said: Said, **more: Any) -> tuple[str, dict[str, Any]]:
    return "order.created", {
        "id": 4000 + said.n,
        "number": str(4000 + said.n),
        "status": "processing",
        "currency": "EUR",
        "total": "84.90",
        "date_created_gmt": said.at.strftime("%Y-%m-%dT%H:%M:%S"),
        "customer_id": 26,
        "customer_note": "",
        "billing": {"first_name": "Fatima", "email": "fatima@example.net", "phone": ""},
        "line_items": [{"product_id": 93, "name": "Radiatorkraan", "quantity": 2, "price": 39.95}],
        "refunds": [],
        **more,
    }


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    topic, told = payload
    body = msgspec.json.encode(told)
    signature = hmac.digest(sandbox.credentials["webhook_secret"].encode(), body, "sha256")
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "X-WC-Webhook-Topic": topic,
            "X-WC-Webhook-Signature": base64.b64encode(signature).decode(),
        },
    )


def _error(status: int, code: str, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {"code": code, "message": message or why}


STAND_IN = StandIn(
    connector="woocommerce",
    credentials={
        "consumer_key": "ck_sandbox",
        "consumer_secret": "cs_sandbox",
        "webhook_secret": "Sandbox5Geheim8Woord",
    },
    settings=lambda s: {**s.credentials, "api_base_url": s.url},
    authenticate=basic("consumer_key", "consumer_secret"),
    routes=[
        Route(
            method="POST",
            path=_API + "/orders/{id}/notes",
            body=Note,
            seen=_seen,
            answer=lambda call: Answer(
                status=201, body={"id": int(call.id), "note": call.body.note}
            ),
        ),
        Route(
            method="GET",
            path=_API + "/webhooks",
            answer=lambda _call: [{"id": 3, "topic": "order.created"}],
        ),
        Route(method="POST", path=_API + "/webhooks", body=Hook, answer=_subscribe),
    ],
    refusals={
        "invalid": _error(400, "rest_invalid_param"),
        "unauthorised": _error(401, "woocommerce_rest_cannot_view", "Sorry, you cannot do that."),
        "rate_limited": _error(429, "too_many_requests", "slow down"),
        "fault": (503, b""),
        "bad_recipient": _error(404, "woocommerce_rest_shop_order_invalid_id", "Invalid order ID."),
    },
    deliver=_deliver,
    challenge=lambda _s: Challenge(delivery=Delivery(body=b"webhook_id=3"), expected=b""),
    events={
        "text": lambda s, said: _order(said, customer_note=said.text),
        "order": lambda s, said: _order(said),
        "system": lambda s, said: ("order.updated", _order(said, status="completed")[1]),
        "unsupported": lambda s, said: ("action.own", {"id": said.n}),
    },
    customer="26",
    new_id=lambda n: str(280 + n),
)
