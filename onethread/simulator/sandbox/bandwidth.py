"""Bandwidth's messaging as its documentation says (https://dev.bandwidth.com/docs/messaging)."""

from __future__ import annotations

import base64
from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    basic,
)
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, files, number

_ACCOUNT, _APPLICATION = "9900000", "93de2206-9669-4e07-948d-329f4b722ee2"
_BASE = f"/api/v2/users/{_ACCOUNT}"
_AT = "2026-01-02T03:04:05Z"


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A message to be sent."""

    application_id: str
    to: Annotated[list[str], msgspec.Meta(min_length=1, max_length=50)]
    from_: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9]+$")] = msgspec.field(name="from")
    text: Annotated[str, msgspec.Meta(max_length=2048)] = ""
    media: list[str] = []
    tag: Annotated[str, msgspec.Meta(max_length=1024)] = ""


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    if not sent.text and not sent.media:
        raise Refuse("invalid", "text or media must be set")
    return Seen(
        to=number(sent.to[0]),
        text=sent.text,
        files=files(call.sandbox, sent.media),
        uid=sent.tag,
    )


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    held = sandbox.credentials
    pair = f"{held['webhook_username']}:{held['webhook_password']}".encode()
    return Delivery(
        body=msgspec.json.encode(payload),
        headers={
            "Content-Type": "application/json; charset=utf-8",
            "Authorization": "Basic " + base64.b64encode(pair).decode(),
        },
    )


def _message(said: Said, **more: Any) -> list[dict[str, Any]]:
    message = {
        "id": f"in-{said.n}",
        "owner": OURS,
        "applicationId": _APPLICATION,
        "time": said.at.isoformat(),
        "segmentCount": 1,
        "direction": "in",
        "to": [OURS],
        "from": said.customer,
        "text": said.text,
        **({"media": [said.file.url]} if said.media else {}),
        **more,
    }
    return [
        {
            "type": "message-received",
            "time": said.at.isoformat(),
            "description": "Incoming message received",
            "to": OURS,
            "message": message,
        }
    ]


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> list[dict[str, Any]]:
    kind = {"sent": "message-sending"}.get(state, f"message-{state}")
    event: dict[str, Any] = {
        "type": kind,
        "time": _AT,
        "description": "ok",
        "to": seen.to,
        "message": {"id": seen.id, "applicationId": _APPLICATION, "tag": seen.uid},
    }
    if state == "failed":
        event |= {"errorCode": 4720, "description": "invalid-destination-address"}
    return [event]


def _together(payloads: Any) -> list[Any]:
    return [event for payload in payloads for event in payload]


def _error(kind: str, words: str = "", field: str = "") -> Any:
    def body(why: str) -> dict[str, Any]:
        told = words or why
        fields = [{"fieldName": field, "description": told}] if field else []
        return {"type": kind, "description": told, "fieldErrors": fields}

    return body


STAND_IN = StandIn(
    connector="bandwidth",
    credentials={
        "username": "sandbox-user",
        "password": "sandbox-password",
        "webhook_username": "onethread",
        "webhook_password": "sandbox-webhook-password",
    },
    settings=lambda s: {
        **s.credentials,
        "account_id": _ACCOUNT,
        "application_id": _APPLICATION,
        "phone_number": OURS,
        "api_base_url": s.url,
    },
    authenticate=basic("username", "password"),
    routes=[
        Route(
            method="POST",
            path=_BASE + "/messages",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(
                status=202, body={"id": call.id, "time": _AT, "direction": "out"}
            ),
        ),
        Route(method="GET", path=_BASE + "/media", answer=lambda call: []),
    ],
    refusals={
        "invalid": (400, _error("request-validation", field="from")),
        "unauthorised": (401, _error("unauthorized", "Authentication Failed")),
        "rate_limited": (429, _error("too-many-requests", "sending too many messages")),
        "fault": (500, b""),
        "bad_recipient": (400, _error("request-validation", "no valid number", "to")),
    },
    deliver=_deliver,
    batch=_together,
    events={
        "text": lambda s, said: _message(said),
        "text.stop": lambda s, said: _message(said, text="STOP"),
        "unsupported": lambda s, said: _message(said, text="", channel="RBM"),
        **{kind: lambda s, said: _message(said) for kind in KINDS},
    },
    receipts=_report,
    customer=CUSTOMER,
)
