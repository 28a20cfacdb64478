"""SendGrid: Inbound Parse (raw), Event Webhook, Mail Send; both webhooks signed by ECDSA.

Source: Twilio's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
from typing import Annotated, Any

import msgspec
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Route,
    Sandbox,
    Seen,
    StandIn,
    bearer,
)
from onethread.simulator.sandbox import _mail as mail

_KEY = ec.generate_private_key(ec.SECP256R1())
_PUBLIC = base64.b64encode(
    _KEY.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
).decode()
_TIMESTAMP = "1767323045"
_EVENTS = {
    "sent": "processed",
    "delivered": "delivered",
    "read": "open",
    "failed": "bounce",
}


class Address(msgspec.Struct, forbid_unknown_fields=True):
    """An address and its name."""

    email: Annotated[str, msgspec.Meta(pattern=r"^[^@\s]+@[^@\s]+$")]
    name: str | None = None


class Personalization(msgspec.Struct, forbid_unknown_fields=True):
    """Who gets it."""

    to: Annotated[list[Address], msgspec.Meta(min_length=1, max_length=1000)]
    custom_args: dict[str, str] = {}


class Content(msgspec.Struct, forbid_unknown_fields=True):
    """A text of it."""

    type: str
    value: Annotated[str, msgspec.Meta(min_length=1)]


class Attachment(msgspec.Struct, forbid_unknown_fields=True):
    """A file of it."""

    content: bytes
    filename: str
    type: str = ""
    disposition: str = "attachment"
    content_id: str = ""


class Mail(msgspec.Struct, forbid_unknown_fields=True, rename={"sender": "from"}, kw_only=True):
    """POST /v3/mail/send."""

    personalizations: Annotated[list[Personalization], msgspec.Meta(min_length=1)]
    sender: Address
    subject: Annotated[str, msgspec.Meta(min_length=1)]
    content: Annotated[list[Content], msgspec.Meta(min_length=1)]
    reply_to: Address | None = None
    headers: dict[str, str] = {}
    attachments: list[Attachment] = []
    tracking_settings: dict[str, Any] = {}


def _seen(call: Call) -> Seen:
    sent: Mail = call.body
    texts = {each.type: each.value for each in sent.content}
    return Seen(
        to=sent.personalizations[0].to[0].email,
        subject=sent.subject,
        text=texts.get("text/plain", ""),
        html=texts.get("text/html", ""),
        files=[mail.seen_file(f.filename, f.type, f.content) for f in sent.attachments],
        reply_to=sent.headers.get("In-Reply-To", "").strip("<>"),
    )


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    if isinstance(payload, dict) and "mail" in payload:
        envelope = msgspec.json.encode({"to": [mail.SERVICE], "from": mail.CUSTOMER})
        body, kind = mail.form(
            {
                "email": payload["mail"],
                "envelope": envelope,
                "dkim": "{@example.net : pass}",
                "SPF": "pass",
            }
        )
    else:
        body, kind = msgspec.json.encode(payload), "application/json"
    signature = _KEY.sign(_TIMESTAMP.encode() + body, ec.ECDSA(hashes.SHA256()))
    return Delivery(
        body=body,
        headers={
            "Content-Type": kind,
            "X-Twilio-Email-Event-Webhook-Signature": base64.b64encode(signature).decode(),
            "X-Twilio-Email-Event-Webhook-Timestamp": _TIMESTAMP,
        },
    )


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> Any:
    event = {
        "email": seen.to,
        "timestamp": 1767323000,
        "event": _EVENTS[state],
        "sg_event_id": f"{seen.id}-{state}",
        "sg_message_id": f"{seen.id}.filter0001",
        **seen.raw.personalizations[0].custom_args,
    }
    if state == "failed":
        event |= {"status": "5.1.1", "reason": "550 5.1.1 no such user", "type": "bounce"}
    return [event]


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.body["url"]
    return {"id": "w1", **call.body}


def _error(status: int, message: str = "", field: str | None = None) -> tuple[int, Any]:
    return status, lambda why: {"errors": [{"message": message or why, "field": field}]}


STAND_IN = StandIn(
    connector="sendgrid",
    credentials={"api_key": "SG.sandbox", "key": _PUBLIC},
    settings=lambda s: {
        "from_address": mail.SERVICE,
        "api_key": s.credentials["api_key"],
        "parse_verification_key": s.credentials["key"],
        "event_verification_key": s.credentials["key"],
        "receiving_domain": "parse.example.org",
        "api_base_url": s.url,
    },
    authenticate=bearer("api_key"),
    routes=[
        Route(
            method="POST",
            path="/v3/mail/send",
            body=Mail,
            seen=_seen,
            answer=lambda call: Answer(status=202, headers={"X-Message-Id": call.id}),
        ),
        Route(method="GET", path="/v3/scopes", answer=lambda _call: {"scopes": ["mail.send"]}),
        Route(method="POST", path="/v3/user/webhooks/parse/settings", answer=_subscribe),
        Route(method="POST", path="/v3/user/webhooks/event/settings", answer=_subscribe),
        Route(
            method="PATCH",
            path="/v3/user/webhooks/event/settings/signed/{id}",
            answer=lambda _call: {"id": "w1", "public_key": _PUBLIC},
        ),
    ],
    refusals={
        "invalid": _error(400),
        "unauthorised": _error(401, "authorization required"),
        "rate_limited": (429, {"errors": [{"message": "too many requests"}]}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "bad_recipient": _error(
            400, "Does not contain a valid address.", "personalizations.0.to.0.email"
        ),
        "too_large": _error(413, "payload too large"),
    },
    deliver=_deliver,
    events=mail.events(lambda _s, _said, content: {"mail": content}),
    receipts=_receipt,
    customer=mail.CUSTOMER,
)
