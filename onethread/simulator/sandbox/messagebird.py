"""MessageBird's Conversations API as its documentation says (https://developers.messagebird.com/api/conversations)."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Any, Literal

import jwt
import msgspec

from onethread import clock
from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    in_header,
)
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, number, own_url

_CHANNEL = "853eeb5348e541a595da93b48c61a1ae"
_AT = "2026-01-02T03:04:05Z"


class Text(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=1377)]


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    to: str
    from_: str = msgspec.field(name="from")
    type: Literal["text"]
    content: Text
    source: dict[str, str] = {}
    report_url: str = msgspec.field(name="reportUrl", default="")


class Webhook(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A webhook to be made."""

    channel_id: str = msgspec.field(name="channelId")
    url: str
    events: list[Literal["message.created", "message.updated"]]


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    return Seen(to=number(sent.to), text=sent.content.text, uid=sent.source.get("uid", ""))


def _webhook(call: Call) -> Any:
    call.sandbox.webhook_url = call.body.url
    return Answer(status=201, body={"id": "webhook-1", "url": call.body.url})


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    claims = {
        "iss": "MessageBird",
        "nbf": int(clock.now().timestamp()),
        "exp": int(clock.now().timestamp()) + 60,
        "jti": "sandbox",
        "url_hash": sha256(own_url(sandbox).encode()).hexdigest(),
        "payload_hash": sha256(body).hexdigest(),
    }
    token = jwt.encode(claims, sandbox.credentials["signing_key"], algorithm="HS256")
    return Delivery(
        body=body,
        headers={"Content-Type": "application/json", "MessageBird-Signature-JWT": token},
    )


def _event(
    kind: str, message: dict[str, Any], customer: str, name: str = "Fatima de Boer"
) -> dict[str, Any]:
    first, _, last = name.partition(" ")
    msisdn = int(customer.removeprefix("+"))
    return {
        "type": kind,
        "contact": {"id": "p1", "msisdn": msisdn, "firstName": first, "lastName": last},
        "conversation": {"id": "c1", "status": "active"},
        "message": {"conversationId": "c1", "platform": "sms", "channelId": _CHANNEL, **message},
    }


def _message(said: Said, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    message = {
        "id": f"in-{said.n}",
        "to": OURS,
        "from": said.customer,
        "type": kind,
        "content": content,
        "direction": "received",
        "status": "received",
        "createdDatetime": said.at.isoformat(),
    }
    return _event("message.created", message, said.customer, said.name)


def _file(kind: str) -> Any:
    return lambda s, said: _message(said, kind, {kind: {"url": said.file.url}})


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "id": seen.id,
        "to": seen.to,
        "from": OURS,
        "type": "text",
        "content": {"text": seen.text},
        "direction": "sent",
        "status": state,
        "createdDatetime": _AT,
        "updatedDatetime": _AT,
        "source": {"uid": seen.uid},
    }
    if state == "failed":
        message["error"] = {"code": 1, "description": "EC_UNKNOWN_SUBSCRIBER"}
    return _event("message.updated", message, seen.to)


def _error(code: int, words: str = "") -> Any:
    return lambda why: {"errors": [{"code": code, "description": words or why}]}


def _place(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    spot = {"latitude": said.place[0], "longitude": said.place[1]}
    return _message(said, "location", {"location": spot})


STAND_IN = StandIn(
    connector="messagebird",
    credentials={
        "access_key": "sandbox-access-key",
        "signing_key": "sandbox-signing-key-0123456789abcdef",
    },
    settings=lambda s: {
        **s.credentials,
        "channel_id": _CHANNEL,
        "phone_number": OURS,
        "webhook_url": own_url(s),
        "api_base_url": s.url,
    },
    authenticate=in_header("Authorization", "access_key", "AccessKey "),
    routes=[
        Route(
            method="POST",
            path="/v1/send",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(status=202, body={"id": call.id, "status": "accepted"}),
        ),
        Route(
            method="GET",
            path="/v1/webhooks",
            answer=lambda call: {"items": [{"id": "webhook-1", "channelId": _CHANNEL}]},
        ),
        Route(method="POST", path="/v1/webhooks", body=Webhook, answer=_webhook),
    ],
    refusals={
        "invalid": (422, _error(10)),
        "unauthorised": (401, _error(2, "Request not allowed (incorrect access_key)")),
        "rate_limited": (429, _error(429, "Too many requests")),
        "fault": (500, _error(99, "Internal error")),
        "bad_recipient": (422, _error(21, "invalid recipient")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, "text", {"text": said.text}),
        "text.stop": lambda s, said: _message(said, "text", {"text": "STOP"}),
        "location": _place,
        "unsupported": lambda s, said: _message(said, "hologram", {}),
        **{kind: _file(kind) for kind in KINDS},
    },
    receipts=_report,
    customer=CUSTOMER,
)
