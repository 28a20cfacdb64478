"""Mailgun: routes with the whole mail, webhooks, raw messages; signed by HMAC of timestamp and token.

Source: Mailgun's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Any

import msgspec

from onethread.simulator.sandbox import Call, Delivery, Refuse, Route, Sandbox, Seen, StandIn, same
from onethread.simulator.sandbox import _mail as mail

_TIMESTAMP = "1767323045"
_EVENTS: dict[str, dict[str, Any]] = {
    "sent": {"event": "accepted"},
    "delivered": {"event": "delivered"},
    "read": {"event": "opened"},
    "failed": {
        "event": "failed",
        "severity": "permanent",
        "delivery-status": {"code": 550, "enhanced-code": "5.1.1", "message": "no such user"},
    },
}


def _authenticate(call: Call) -> bool:
    pair = f"api:{call.sandbox.credentials['api_key']}".encode()
    return same(
        call.headers.get("authorization"), "Basic " + base64.b64encode(pair).decode("ascii")
    )


def _seen(call: Call) -> Seen:
    if call.at["domain"] != "mg.example.org":
        raise Refuse("not_found", "Domain not found")
    if call.upload.field != "message" or "@" not in call.form.get("to", ""):
        raise Refuse("invalid", "message or to is missing")
    content = call.upload.content
    own = mail.own_id(content)
    call.sandbox.state.setdefault("variables", {})[own] = {
        name[2:]: value for name, value in call.form.items() if name.startswith("v:")
    }
    return mail.seen_mail(content, id=own)


def _signature(sandbox: Sandbox, token: str) -> str:
    key = sandbox.credentials["webhook_signing_key"].encode()
    return hmac.new(key, f"{_TIMESTAMP}{token}".encode(), "sha256").hexdigest()


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    token = f"token-{sandbox.number():044d}"
    signed = {"timestamp": _TIMESTAMP, "token": token, "signature": _signature(sandbox, token)}
    if "mail" in payload:
        body, kind = mail.form(
            {
                "recipient": mail.SERVICE,
                "sender": mail.CUSTOMER,
                "body-mime": payload["mail"],
                **signed,
            }
        )
    else:
        body = msgspec.json.encode({"signature": signed, "event-data": payload})
        kind = "application/json"
    return Delivery(body=body, headers={"Content-Type": kind})


def _receipt(sandbox: Sandbox, seen: Seen, state: str) -> Any:
    return {
        "id": f"{state}-{seen.id}",
        "timestamp": 1767323000.5,
        "recipient": seen.to,
        "message": {"headers": {"message-id": seen.id, "to": seen.to}},
        "user-variables": sandbox.state["variables"][seen.id],
        **_EVENTS[state],
    }


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.form["url"]
    return {"message": "Webhook has been created", "webhook": {"url": call.form["url"]}}


def _route(call: Call) -> Any:
    if not call.form.get("expression", "").startswith("match_recipient("):
        raise Refuse("invalid", "expression is missing")
    return {"message": "Route has been created", "route": {"id": "r1"}}


STAND_IN = StandIn(
    connector="mailgun",
    credentials={"api_key": "key-sandbox", "webhook_signing_key": "sandbox-signing-key"},
    settings=lambda s: {
        **s.credentials,
        "from_address": mail.SERVICE,
        "domain": "mg.example.org",
        "api_base_url": s.url,
    },
    authenticate=_authenticate,
    routes=[
        Route(
            method="POST",
            path="/v3/{domain}/messages.mime",
            seen=_seen,
            answer=lambda call: {"id": f"<{call.id}>", "message": "Queued. Thank you."},
        ),
        Route(
            method="GET",
            path="/v3/domains/{domain}",
            answer=lambda call: {"domain": {"name": call.at["domain"], "state": "active"}},
        ),
        Route(method="POST", path="/v3/domains/{domain}/webhooks", answer=_subscribe),
        Route(method="POST", path="/v3/routes", answer=_route),
    ],
    refusals={
        "invalid": (400, lambda why: {"message": why}),
        "unauthorised": (401, b"Forbidden"),
        "rate_limited": (429, {"message": "limit exceeded"}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "not_found": (404, lambda why: {"message": why}),
        "bad_recipient": (400, {"message": "'to' parameter is not a valid address."}),
        "too_large": (413, {"message": "too large"}),
    },
    deliver=_deliver,
    events=mail.events(lambda _s, _said, content: {"mail": content}),
    receipts=_receipt,
    customer=mail.CUSTOMER,
)
