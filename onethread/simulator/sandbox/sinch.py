"""Sinch's Conversation API as its documentation says (https://developers.sinch.com/docs/conversation)."""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any, Literal

import msgspec

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
    basic,
    issued,
)
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, files, number

_PROJECT, _APP = "c36f3d3d-1513-2edd-ae42-11995557ff61", "01EB37HMH1M6SV18BSNS3G135H"
_BASE = f"/v1/projects/{_PROJECT}"
_AT = "2026-01-02T03:04:05Z"


class Identity(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A number on a channel."""

    channel: Literal["SMS", "MMS"]
    identity: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")]


class Identified(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """By one or several."""

    channel_identities: Annotated[list[Identity], msgspec.Meta(min_length=1)]


class Recipient(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Who gets it."""

    identified_by: Identified


class Text(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=1600)]


class Media(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A file by its address."""

    url: str


class Message(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is said: one of these."""

    text_message: Text | None = None
    media_message: Media | None = None


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    app_id: Literal["01EB37HMH1M6SV18BSNS3G135H"]
    recipient: Recipient
    message: Message
    channel_priority_order: list[str]
    channel_properties: dict[str, str]
    message_metadata: Annotated[str, msgspec.Meta(max_length=1024)] = ""


class Webhook(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A webhook to be made."""

    app_id: str
    target: Annotated[str, msgspec.Meta(max_length=742)]
    target_type: Literal["HTTP"]
    secret: str
    triggers: list[Literal["MESSAGE_INBOUND", "MESSAGE_DELIVERY"]]


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    to = number(sent.recipient.identified_by.channel_identities[0].identity)
    words, media = sent.message.text_message, sent.message.media_message
    if (words is None) is (media is None):
        raise Refuse("invalid", "message must be one of text_message, media_message")
    return Seen(
        to=to,
        text=words.text if words else "",
        files=files(call.sandbox, [media.url]) if media else [],
        uid=sent.message_metadata,
    )


def _webhook(call: Call) -> Any:
    call.sandbox.webhook_url = call.body.target
    return {"id": "webhook-1", "app_id": _APP, "target": call.body.target}


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body, nonce, at = (
        msgspec.json.encode(payload),
        "01FJA8B4A7BM43YGWSG9GBV067",
        str(int(clock.now().timestamp())),
    )
    key = sandbox.credentials["webhook_secret"].encode()
    mac = hmac.digest(key, body + f".{nonce}.{at}".encode(), "sha256")
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "x-sinch-webhook-signature": base64.b64encode(mac).decode(),
            "x-sinch-webhook-signature-algorithm": "HmacSHA256",
            "x-sinch-webhook-signature-nonce": nonce,
            "x-sinch-webhook-signature-timestamp": at,
        },
    )


def _event(**more: Any) -> dict[str, Any]:
    return {"app_id": _APP, "project_id": _PROJECT, "accepted_time": _AT, "event_time": _AT, **more}


def _message(said: Said, contact_message: dict[str, Any]) -> dict[str, Any]:
    channel = "MMS" if said.media else "SMS"
    identity = {"channel": channel, "identity": said.customer.removeprefix("+"), "app_id": ""}
    return _event(
        message={
            "id": f"in-{said.n}",
            "direction": "TO_APP",
            "contact_message": contact_message,
            "channel_identity": identity,
            "conversation_id": "c1",
            "contact_id": "p1",
            "accept_time": said.at.isoformat(),
            "sender_id": OURS.removeprefix("+"),
        }
    )


def _file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    return _message(said, {"media_message": {"url": said.file.url, "thumbnail_url": ""}})


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    status = {"sent": "QUEUED_ON_CHANNEL", "delivered": "DELIVERED", "failed": "FAILED"}[state]
    report: dict[str, Any] = {
        "message_id": seen.id,
        "status": status,
        "channel_identity": {"channel": "SMS", "identity": seen.to, "app_id": ""},
        "metadata": seen.uid,
    }
    if state == "failed":
        report["reason"] = {"code": "RECIPIENT_NOT_REACHABLE", "description": "no such number"}
    return _event(message_delivery_report=report)


def _error(status: str, code: int, words: str = "") -> Any:
    return lambda why: {"error": {"code": code, "status": status, "message": words or why}}


STAND_IN = StandIn(
    connector="sinch",
    credentials={
        "key_id": "aaaaaaaa-1111-4222-8333-444444444444",
        "key_secret": "sandbox-key-secret",
        "webhook_secret": "sandbox-webhook-secret",
    },
    settings=lambda s: {
        **s.credentials,
        "project_id": _PROJECT,
        "app_id": _APP,
        "phone_number": OURS,
        "mms": True,
        "api_base_url": s.url,
        "auth_base_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(
            method="POST",
            path="/oauth2/token",
            authenticate=basic("key_id", "key_secret"),
            answer=lambda call: {
                "access_token": call.sandbox.new_token(),
                "expires_in": 3599,
                "token_type": "bearer",
            },
        ),
        Route(
            method="POST",
            path=_BASE + "/messages:send",
            body=Send,
            seen=_seen,
            answer=lambda call: {"message_id": call.id, "accepted_time": _AT},
        ),
        Route(
            method="GET",
            path=f"{_BASE}/apps/{_APP}",
            answer=lambda call: {
                "id": _APP,
                "display_name": "Stand-in",
                "channel_credentials": [{"channel": "SMS"}, {"channel": "MMS"}],
            },
        ),
        Route(method="POST", path=_BASE + "/webhooks", body=Webhook, answer=_webhook),
    ],
    refusals={
        "invalid": (400, _error("INVALID_ARGUMENT", 400)),
        "unauthorised": (401, {"error": "invalid_client", "error_description": "Unknown client"}),
        "rate_limited": (429, _error("RESOURCE_EXHAUSTED", 429, "Rate limit exceeded")),
        "fault": (503, b""),
        "bad_recipient": (400, _error("INVALID_ARGUMENT", 400, "Invalid channel identity")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said, {"text_message": {"text": said.text}}),
        "text.stop": lambda s, said: _message(said, {"text_message": {"text": "STOP"}}),
        "location": lambda s, said: _message(
            said,
            {
                "location_message": {
                    "title": "Hier",
                    "coordinates": {"latitude": said.place[0], "longitude": said.place[1]},
                }
            },
        ),
        "unsupported": lambda s, said: _message(said, {"fallback_message": {"raw_message": "x"}}),
        **dict.fromkeys(KINDS, _file),
    },
    receipts=_report,
    customer=CUSTOMER,
)
