"""A till and a counter: events as JSON, signed as Standard Webhooks describes.

Source: the specification at https://www.standardwebhooks.com and the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Any

import msgspec

from onethread.simulator.sandbox import Delivery, Said, Sandbox, StandIn

_SECRET = b"sandbox-signing-secret-0123"


def _event(said: Said, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"till/{said.n}",
        "kind": kind,
        "at": said.at,
        "store": "Utrecht",
        "customer_number": said.customer,
        **more,
    }


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    told = payload["events"][0] if "events" in payload else payload
    message_id, timestamp = f"msg_{told['id']}", "1767323045"
    signed = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.digest(_SECRET, signed, "sha256")).decode()
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": f"v1,{signature}",
        },
    )


STAND_IN = StandIn(
    connector="in_store",
    credentials={"signing_secret": "whsec_" + base64.b64encode(_SECRET).decode()},
    settings=lambda s: dict(s.credentials),
    routes=[],
    refusals={},
    deliver=_deliver,
    events={
        "text": lambda s, said: _event(said, "visit", note=said.text),
        "system": lambda s, said: _event(said, "visit"),
        "order": lambda s, said: _event(
            said, "receipt", total=39.95, items=[{"name": "Kraan", "quantity": 1, "price": 39.95}]
        ),
        "unsupported": lambda s, said: _event(said, "fitting"),
    },
    batch=lambda payloads: {"events": list(payloads)},
    customer="100234",
)
