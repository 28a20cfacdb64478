"""Vonage's Messages API as its documentation says (https://developer.vonage.com/en/messages/overview)."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Any, Literal

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from onethread import clock
from onethread.simulator.sandbox import Answer, Call, Delivery, Route, Said, Sandbox, Seen, StandIn
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, OURS, files, number

_APPLICATION = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_PRIVATE = _KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
_PUBLIC = _KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
Digits = Annotated[str, msgspec.Meta(pattern="^[0-9]{7,15}$")]


class File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A file by its address."""

    url: str
    caption: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    channel: Literal["sms", "mms"]
    message_type: Literal["text", "image", "audio", "video", "file"]
    to: Digits
    from_: str = msgspec.field(name="from")
    text: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    image: File | None = None
    audio: File | None = None
    video: File | None = None
    file: File | None = None
    client_ref: Annotated[str, msgspec.Meta(max_length=100)] = ""


def _authenticate(call: Call) -> bool:
    """A token that the application's key signed, each used once."""
    token = call.headers.get("authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(
            token, _PUBLIC, algorithms=["RS256"], options={"require": ["iat", "jti"]}
        )
    except jwt.PyJWTError:
        return False
    return bool(claims.get("application_id") == _APPLICATION)


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    held = sent.image or sent.audio or sent.video or sent.file
    return Seen(
        to=number(sent.to),
        text=sent.text or (held.caption if held else ""),
        files=files(call.sandbox, [held.url]) if held else [],
        uid=sent.client_ref,
    )


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    claims = {
        "iss": "Vonage",
        "iat": int(clock.now().timestamp()),
        "jti": "sandbox",
        "payload_hash": sha256(body).hexdigest(),
        "application_id": _APPLICATION,
    }
    token = jwt.encode(claims, sandbox.credentials["signature_secret"], algorithm="HS256")
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    return Delivery(body=body, headers=headers)


def _message(said: Said, kind: str = "text", **more: Any) -> dict[str, Any]:
    held: dict[str, Any] = {
        "channel": "mms" if said.media else "sms",
        "message_uuid": f"in-{said.n}",
        "to": OURS.removeprefix("+"),
        "from": said.customer.removeprefix("+"),
        "timestamp": said.at.isoformat(),
        "message_type": kind,
    }
    if said.media:
        held[kind] = {"url": said.file.url, "name": said.file.name, "caption": said.text}
    else:
        held["text"] = said.text
    return held | more


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    status = {"sent": "submitted", "failed": "undeliverable"}.get(state, state)
    held: dict[str, Any] = {
        "message_uuid": seen.id,
        "to": seen.to,
        "from": OURS.removeprefix("+"),
        "timestamp": "2026-01-02T03:04:05Z",
        "status": status,
        "channel": "sms",
        "client_ref": seen.uid,
    }
    if state == "failed":
        kind = "https://developer.vonage.com/api-errors/messages#1300"
        held["error"] = {"type": kind, "title": "1300", "detail": "Not part of the network"}
    return held


def _problem(code: str, words: str = "") -> Any:
    return lambda why: {
        "type": f"https://developer.vonage.com/api-errors/messages#{code}",
        "title": code,
        "detail": words or why,
        "instance": "sandbox",
    }


STAND_IN = StandIn(
    connector="vonage",
    credentials={
        "application_id": _APPLICATION,
        "private_key": _PRIVATE,
        "signature_secret": "sandbox-signature-secret-0123456789",
    },
    settings=lambda s: {
        **s.credentials,
        "phone_number": OURS,
        "mms": True,
        "api_base_url": s.url,
    },
    authenticate=_authenticate,
    routes=[
        Route(
            method="POST",
            path="/v1/messages",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(status=202, body={"message_uuid": call.id}),
        ),
        Route(method="GET", path="/v1/users", answer=lambda call: {"page_size": 1}),
    ],
    refusals={
        "invalid": (422, _problem("1150")),
        "unauthorised": (401, {"title": "Unauthorized", "detail": "Incorrect credentials."}),
        "rate_limited": (429, _problem("1000", "Throttled")),
        "fault": (500, {"title": "Internal error"}),
        "bad_recipient": (422, _problem("1170", "Invalid or Missing Msisdn Param")),
        "no_consent": (422, _problem("1240", "Illegal Number")),
        "blocked": (422, _problem("1050", "Number barred")),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said),
        "text.stop": lambda s, said: _message(said, text="STOP"),
        "unsupported": lambda s, said: _message(said, "hologram", text=""),
        **{
            kind: (lambda s, said, kind=kind: _message(said, kind))  # type: ignore[misc]
            for kind in KINDS
        },
    },
    receipts=_report,
    customer=CUSTOMER,
)
