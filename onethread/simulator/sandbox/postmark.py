"""Postmark: webhooks behind a user and password, the e-mail API.

Source: Postmark's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import Call, Delivery, Route, Sandbox, Seen, StandIn, in_header
from onethread.simulator.sandbox import _mail as mail

_EVENTS: dict[str, dict[str, Any]] = {
    "delivered": {"RecordType": "Delivery", "DeliveredAt": "2026-01-02T03:04:05Z"},
    "read": {"RecordType": "Open", "ReceivedAt": "2026-01-02T03:05:05Z"},
    "failed": {
        "RecordType": "Bounce",
        "Type": "HardBounce",
        "BouncedAt": "2026-01-02T03:04:06Z",
        "Details": "smtp;550 5.1.1 no such user",
    },
}


class File(msgspec.Struct, forbid_unknown_fields=True, rename="pascal"):
    """A file of it."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    content: bytes
    content_type: str
    content_i_d: Annotated[str, msgspec.Meta(pattern="^cid:")] | None = None


class Header(msgspec.Struct, forbid_unknown_fields=True, rename="pascal"):
    """A header of it."""

    name: str
    value: str


class Email(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "From"}, kw_only=True):
    """POST /email."""

    from_: Annotated[str, msgspec.Meta(pattern="@")]
    To: Annotated[str, msgspec.Meta(pattern="@")]
    Subject: str
    TextBody: str = ""
    HtmlBody: str = ""
    ReplyTo: str = ""
    MessageStream: str = "outbound"
    TrackOpens: bool = False
    TrackLinks: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] = "None"
    Headers: list[Header] = []
    Metadata: dict[
        Annotated[str, msgspec.Meta(max_length=20)], Annotated[str, msgspec.Meta(max_length=80)]
    ] = {}
    Attachments: list[File] = []


def _seen(call: Call) -> Seen:
    sent: Email = call.body
    headers = {each.name: each.value for each in sent.Headers}
    return Seen(
        to=sent.To,
        subject=sent.Subject,
        text=sent.TextBody,
        html=sent.HtmlBody,
        files=[mail.seen_file(f.name, f.content_type, f.content) for f in sent.Attachments],
        reply_to=headers.get("In-Reply-To", "").strip("<>"),
    )


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    held = sandbox.credentials
    pair = f"{held['webhook_user']}:{held['webhook_password']}".encode()
    return Delivery(
        body=msgspec.json.encode(payload),
        headers={
            "Content-Type": "application/json",
            "Authorization": "Basic " + base64.b64encode(pair).decode(),
        },
    )


def _inbound(_sandbox: Sandbox, said: Any, content: bytes) -> Any:
    return {
        "FromFull": {"Email": said.customer, "Name": said.name},
        "OriginalRecipient": mail.SERVICE,
        "MessageID": f"inbound-{said.n}",
        "RawEmail": content.decode("utf-8"),
    }


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> Any:
    return {
        "MessageID": seen.id,
        "Recipient": seen.to,
        "Metadata": seen.raw.Metadata,
        **_EVENTS[state],
    }


def _webhook(call: Call) -> Any:
    call.sandbox.webhook_url = call.body["Url"]
    return {"ID": 1, **call.body}


def _error(status: int, code: int, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {"ErrorCode": code, "Message": message or why}


STAND_IN = StandIn(
    connector="postmark",
    credentials={
        "server_token": "server-token-sandbox",
        "webhook_user": "onethread",
        "webhook_password": "Sandbox5Geheim8Woord",
    },
    settings=lambda s: {**s.credentials, "from_address": mail.SERVICE, "api_base_url": s.url},
    authenticate=in_header("X-Postmark-Server-Token", "server_token"),
    routes=[
        Route(
            method="POST",
            path="/email",
            body=Email,
            seen=_seen,
            answer=lambda call: {
                "To": call.body.To,
                "MessageID": call.id,
                "ErrorCode": 0,
                "Message": "OK",
            },
        ),
        Route(
            method="GET",
            path="/server",
            answer=lambda _call: {
                "Name": "Stand-in",
                "InboundHookUrl": "https://x.example",
                "InboundAddress": "hash@inbound.postmarkapp.com",
            },
        ),
        Route(method="PUT", path="/server", answer=lambda call: {"Name": "Stand-in", **call.body}),
        Route(method="POST", path="/webhooks", answer=_webhook),
    ],
    refusals={
        "invalid": _error(422, 403),
        "unauthorised": _error(401, 10, "Bad or missing Server API token."),
        "rate_limited": _error(429, 429, "Rate Limit Exceeded"),
        "fault": (503, b""),
        "bad_recipient": _error(422, 300, "Invalid 'To' address: 'x@'."),
        "blocked": _error(422, 406, "You tried to send to an inactive recipient."),
        "unsupported": _error(422, 411, "Forbidden attachment type"),
        "too_large": _error(413, 0, "too large"),
    },
    deliver=_deliver,
    events=mail.events(_inbound),
    receipts=_receipt,
    customer=mail.CUSTOMER,
)
