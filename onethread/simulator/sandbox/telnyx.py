"""Telnyx's messaging as its documentation says (https://developers.telnyx.com/docs/messaging)."""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from onethread import clock
from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    bearer,
)
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, files, number

_PROFILE = "0f512bda-ae1e-4597-8e11-e5f5686b97d3"
_KEY = Ed25519PrivateKey.from_private_bytes(b"onethread-sandbox-ed25519-key-01")
_PUBLIC = base64.b64encode(_KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


class Profile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A messaging profile to be changed."""

    webhook_url: str
    webhook_api_version: Literal["1", "2"]


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    from_: str = msgspec.field(name="from")
    to: str
    text: str = ""
    media_urls: Annotated[list[str], msgspec.Meta(max_length=10)] = []
    messaging_profile_id: str = ""
    tags: list[str] = []


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    if not sent.text and not sent.media_urls:
        raise Refuse("invalid", "a message needs text or media_urls")
    uid = sent.tags[0] if sent.tags else ""
    return Seen(
        to=number(sent.to), text=sent.text, files=files(call.sandbox, sent.media_urls), uid=uid
    )


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.body.webhook_url
    return {"data": {"id": _PROFILE, "webhook_url": call.body.webhook_url}}


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    at = str(int(clock.now().timestamp()))
    signed = base64.b64encode(_KEY.sign(at.encode() + b"|" + body)).decode()
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "telnyx-timestamp": at,
            "telnyx-signature-ed25519": signed,
        },
    )


def _event(kind: str, n: int, at: str, payload: dict[str, Any]) -> dict[str, Any]:
    held = {"record_type": "event", "id": f"event-{n}", "event_type": kind, "occurred_at": at}
    return {"data": {**held, "payload": payload}, "meta": {"attempt": 1}}


def _message(said: Said, **more: Any) -> dict[str, Any]:
    media = said.media
    payload = {
        "record_type": "message",
        "direction": "inbound",
        "id": f"in-{said.n}",
        "type": "MMS" if media else "SMS",
        "from": {"phone_number": said.customer, "carrier": "KPN", "line_type": "Wireless"},
        "to": [{"phone_number": OURS, "status": "webhook_delivered"}],
        "text": said.text,
        "media": [{"url": media.url, "content_type": media.media_type}] if media else [],
        "received_at": said.at.isoformat(),
        **more,
    }
    return _event("message.received", said.n, said.at.isoformat(), payload)


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    status = "sending_failed" if state == "failed" else state
    errors = [{"code": "40310", "title": "Invalid 'to' address"}] if state == "failed" else []
    payload = {
        "record_type": "message",
        "direction": "outbound",
        "id": seen.id,
        "to": [{"phone_number": seen.to, "status": status}],
        "tags": [seen.uid] if seen.uid else [],
        "errors": errors,
    }
    kind = "message.sent" if state == "sent" else "message.finalized"
    return _event(kind, 0, "2026-01-02T03:04:05Z", payload)


def _error(code: str, title: str = "") -> Any:
    return lambda why: {"errors": [{"code": code, "title": title or why, "detail": title or why}]}


STAND_IN = StandIn(
    connector="telnyx",
    credentials={"api_key": "KEY-sandbox", "public_key": _PUBLIC},
    settings=lambda s: {
        **s.credentials,
        "phone_number": OURS,
        "messaging_profile_id": _PROFILE,
        "mms": True,
        "api_base_url": s.url,
    },
    authenticate=bearer("api_key"),
    routes=[
        Route(
            method="POST",
            path="/v2/messages",
            body=Send,
            seen=_seen,
            answer=lambda call: {"data": {"record_type": "message", "id": call.id}},
        ),
        Route(
            method="PATCH",
            path=f"/v2/messaging_profiles/{_PROFILE}",
            body=Profile,
            answer=_subscribe,
        ),
        Route(
            method="GET",
            path="/v2/messaging_profiles",
            answer=lambda call: {"data": [{"id": "profile-1", "name": "Stand-in"}]},
        ),
    ],
    refusals={
        "invalid": (400, _error("40304")),
        "unauthorised": (401, _error("10009", "Authentication failed")),
        "rate_limited": (429, _error("10011", "Too many requests"), {"Retry-After": "3"}),
        "fault": (502, b""),
        "bad_recipient": (400, _error("40310", "Invalid 'to' address")),
        "no_consent": (400, _error("40300", "Blocked due to STOP message")),
        "too_large": (400, _error("40302", "Message too large")),
        "blocked": (400, _error("40003", "Blocked as spam")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said),
        "text.stop": lambda s, said: _message(said, text="STOP"),
        "subject": lambda s, said: _message(said, subject=said.text),
        "unsupported": lambda s, said: _message(said, text=""),
        **{kind: lambda s, said: _message(said) for kind in KINDS},
    },
    receipts=_report,
    customer=CUSTOMER,
)
