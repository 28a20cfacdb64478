"""Plivo's messaging as its documentation says (https://www.plivo.com/docs/messaging)."""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

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
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, files, form, number, own_url

_AUTH_ID = "MA" + "X" * 18


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    src: str
    dst: str
    type: Literal["sms", "mms"] = "sms"
    text: Annotated[str, msgspec.Meta(max_length=1600)] = ""
    media_urls: Annotated[list[str], msgspec.Meta(max_length=10)] = []
    url: str = ""
    method: Literal["GET", "POST"] = "POST"


class Made(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An application to be made."""

    app_name: Annotated[str, msgspec.Meta(min_length=1)]
    message_url: str
    message_method: Literal["GET", "POST"]


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    if not sent.text and not sent.media_urls:
        raise Refuse("invalid", "text parameter not present")
    if not sent.text.isascii() and len(sent.text) > 737:
        raise Refuse("invalid", "text is too long")
    return Seen(to=number(sent.dst), text=sent.text, files=files(call.sandbox, sent.media_urls))


def _make(call: Call) -> Any:
    made: Made = call.body
    call.sandbox.state["app-1"] = made.message_url
    return Answer(status=201, body={"message": "created", "app_id": "app-1", "api_id": "x"})


def _give(call: Call) -> Any:
    url = call.sandbox.state.get(call.body["app_id"])
    if url is None or call.at["number"] != OURS.removeprefix("+"):
        raise Refuse("not_found", "no such number or application")
    call.sandbox.webhook_url = url
    return Answer(status=202, body={"message": "changed", "api_id": "x"})


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body, nonce = form(payload), "12345678901234567890"
    held = "".join(name + value for name, value in sorted(parse_qsl(body.decode(), True)))
    signed = f"{own_url(sandbox)}?{held}.{nonce}"
    mac = hmac.digest(sandbox.credentials["auth_token"].encode(), signed.encode(), "sha256")
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Plivo-Signature-V3": base64.b64encode(mac).decode(),
            "X-Plivo-Signature-V3-Nonce": nonce,
        },
    )


def _message(said: Said, **more: Any) -> dict[str, Any]:
    held = {
        "From": said.customer.removeprefix("+"),
        "To": OURS.removeprefix("+"),
        "MessageUUID": f"in-{said.n}",
        "Units": "1",
    }
    if said.media:
        held |= {"Type": "mms", "Body": said.text, "MediaCount": "1", "Media0": said.file.url}
    else:
        held |= {"Type": "sms", "Text": said.text}
    return held | more


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    held = {
        "MessageUUID": seen.id,
        "Status": "undelivered" if state == "failed" else state,
        "From": OURS.removeprefix("+"),
        "To": seen.to,
        "SentTime": "2026-01-02 03:04:05.000000",
    }
    return held | ({"ErrorCode": "50"} if state == "failed" else {})


def _error(words: str = "") -> Any:
    return lambda why: {"api_id": "sandbox", "error": words or why}


STAND_IN = StandIn(
    connector="plivo",
    credentials={"auth_id": _AUTH_ID, "auth_token": "sandbox-auth-token"},
    settings=lambda s: {
        **s.credentials,
        "phone_number": OURS,
        "webhook_url": own_url(s),
        "mms": True,
        "api_base_url": s.url,
    },
    authenticate=basic("auth_id", "auth_token"),
    routes=[
        Route(
            method="POST",
            path=f"/v1/Account/{_AUTH_ID}/Message/",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(
                status=202,
                body={"message": "message(s) queued", "message_uuid": [call.id], "api_id": "x"},
            ),
        ),
        Route(
            method="POST",
            path=f"/v1/Account/{_AUTH_ID}/Application/",
            body=Made,
            answer=_make,
        ),
        Route(
            method="POST",
            path=f"/v1/Account/{_AUTH_ID}/Number/{{number}}/",
            answer=_give,
        ),
        Route(
            method="GET",
            path=f"/v1/Account/{_AUTH_ID}/",
            answer=lambda call: {"name": "Stand-in", "cash_credits": "12.50"},
        ),
    ],
    refusals={
        "invalid": (400, _error()),
        "unauthorised": (401, b"Could not verify your access level for that URL."),
        "rate_limited": (429, _error("rate limit exceeded"), {"Retry-After": "2"}),
        "fault": (500, b""),
        "bad_recipient": (400, _error("dst is not a valid number")),
        "no_consent": (400, _error("destination opted out")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said),
        "text.stop": lambda s, said: _message(said, Text="STOP", MessageIntent="optout"),
        "unsupported": lambda s, said: _message(said, Text=""),
        **{kind: lambda s, said: _message(said) for kind in KINDS},
    },
    receipts=_report,
    customer=CUSTOMER,
)
