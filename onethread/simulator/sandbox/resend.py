"""Resend: announced mail that is fetched whole, the e-mail API; signed as Svix does it.

Source: Resend's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    bearer,
)
from onethread.simulator.sandbox import _mail as mail

_SECRET = b"sandbox-signing-secret-0123"
_EVENTS = {"sent": "sent", "delivered": "delivered", "read": "opened", "failed": "bounced"}


class File(msgspec.Struct, forbid_unknown_fields=True):
    """A file of it."""

    filename: Annotated[str, msgspec.Meta(min_length=1)]
    content: bytes
    content_type: str = ""
    content_id: str = ""


class Email(msgspec.Struct, forbid_unknown_fields=True, rename={"sender": "from"}, kw_only=True):
    """POST /emails."""

    sender: Annotated[str, msgspec.Meta(pattern="@")]
    to: Annotated[
        list[Annotated[str, msgspec.Meta(pattern="@")]], msgspec.Meta(min_length=1, max_length=50)
    ]
    subject: str
    text: str = ""
    html: str = ""
    reply_to: list[str] = []
    headers: dict[str, str] = {}
    attachments: list[File] = []


def _seen(call: Call) -> Seen:
    sent: Email = call.body
    return Seen(
        to=sent.to[0],
        subject=sent.subject,
        text=sent.text,
        html=sent.html,
        files=[mail.seen_file(f.filename, f.content_type, f.content) for f in sent.attachments],
        reply_to=sent.headers.get("In-Reply-To", "").strip("<>"),
        uid=call.headers.get("idempotency-key", ""),
    )


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    message_id, timestamp = f"msg_{payload['data']['email_id']}_{payload['type']}", "1767323045"
    signed = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.digest(_SECRET, signed, "sha256")).decode()
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "svix-id": message_id,
            "svix-timestamp": timestamp,
            "svix-signature": f"v1,{signature}",
        },
    )


def _event(kind: str, **data: Any) -> dict[str, Any]:
    return {"type": f"email.{kind}", "created_at": "2026-01-02T03:04:05.126Z", "data": data}


def _received(sandbox: Sandbox, said: Said, content: bytes) -> Any:
    email_id = f"in-{said.n}"
    sandbox.state.setdefault("mails", {})[email_id] = content
    return _event("received", email_id=email_id, to=[mail.SERVICE], **{"from": said.customer})


def _mail(call: Call) -> bytes:
    try:
        content: bytes = call.sandbox.state["mails"][call.at["id"]]
    except KeyError:
        raise Refuse("not_found", "Email not found") from None
    return content


def _announced(call: Call) -> Any:
    _mail(call)
    return {
        "object": "email",
        "id": call.at["id"],
        "from": mail.CUSTOMER,
        "to": [mail.SERVICE],
        "raw": {"download_url": f"{call.sandbox.url}/raw/{call.at['id']}"},
        "attachments": [],
    }


def _error(status: int, name: str, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {"statusCode": status, "name": name, "message": message or why}


STAND_IN = StandIn(
    connector="resend",
    credentials={
        "api_key": "re_sandbox",
        "signing_secret": "whsec_" + base64.b64encode(_SECRET).decode(),
    },
    settings=lambda s: {**s.credentials, "from_address": mail.SERVICE, "api_base_url": s.url},
    authenticate=bearer("api_key"),
    routes=[
        Route(
            method="POST",
            path="/emails",
            body=Email,
            seen=_seen,
            answer=lambda call: {"id": call.id},
        ),
        Route(method="GET", path="/emails/receiving/{id}", answer=_announced),
        Route(
            method="GET",
            path="/emails/{id}",
            answer=lambda call: {
                "id": call.sandbox.message(call.at["id"]).id,
                "message_id": f"<{call.at['id']}@email.amazonses.com>",
            },
        ),
        Route(method="GET", path="/raw/{id}", answer=_mail, authenticate=anyone),
        Route(
            method="GET",
            path="/domains",
            answer=lambda _call: {"data": [{"name": "example.org", "status": "verified"}]},
        ),
    ],
    refusals={
        "invalid": _error(422, "validation_error"),
        "unauthorised": _error(403, "invalid_api_key", "API key is invalid"),
        "rate_limited": (
            429,
            {"statusCode": 429, "name": "rate_limit_exceeded", "message": "slow down"},
            {"Retry-After": "2"},
        ),
        "fault": (503, b""),
        "not_found": _error(404, "not_found"),
        "bad_recipient": _error(422, "validation_error", "Invalid `to` field."),
        "unsupported": _error(422, "invalid_attachment", "Attachment must have a filename"),
    },
    deliver=_deliver,
    events=mail.events(_received),
    receipts=lambda _s, seen, state: _event(
        _EVENTS[state], email_id=seen.id, to=[seen.to], bounce={"message": "550 5.1.1 no such user"}
    ),
    customer=mail.CUSTOMER,
)
