"""Brevo: parsed mail with files by token, transactional API and events; a bearer token of our making.

Source: Brevo's documentation as named in the connector's README.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    in_header,
    serve,
)
from onethread.simulator.sandbox import _mail as mail

_EVENTS = {
    "sent": "request",
    "delivered": "delivered",
    "read": "unique_opened",
    "failed": "hard_bounce",
}


class Address(msgspec.Struct, forbid_unknown_fields=True):
    """An address and its name."""

    email: Annotated[str, msgspec.Meta(pattern="@")]
    name: str | None = None


class File(msgspec.Struct, forbid_unknown_fields=True):
    """A file of it."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    content: bytes


class Email(msgspec.Struct, forbid_unknown_fields=True, rename="camel", kw_only=True):
    """POST /v3/smtp/email."""

    sender: Address
    to: Annotated[list[Address], msgspec.Meta(min_length=1, max_length=99)]
    subject: Annotated[str, msgspec.Meta(min_length=1)]
    text_content: Annotated[str, msgspec.Meta(min_length=1)] = " "
    html_content: str = ""
    reply_to: Address | None = None
    headers: dict[str, str] = {}
    attachment: list[File] = []


_TYPES = {
    "png": "image/png", "webp": "image/webp", "mp3": "audio/mpeg", "ogg": "audio/ogg",
    "mp4": "video/mp4", "pdf": "application/pdf",
}  # fmt: skip


def _seen(call: Call) -> Seen:
    sent: Email = call.body
    return Seen(
        to=sent.to[0].email,
        subject=sent.subject,
        text=sent.text_content,
        html=sent.html_content,
        files=[
            # Brevo tells types by the ends of names.
            mail.seen_file(f.name, _TYPES.get(f.name.rpartition(".")[2], ""), f.content)
            for f in sent.attachment
        ],
        reply_to=sent.headers.get("In-Reply-To", "").strip("<>"),
    )


def _parsed(kind: str) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> Any:
        words = "" if kind == "unsupported" else said.text or "Zie bijlage"
        headers = {
            "From": f"{said.name} <{said.customer}>",
            "To": mail.SERVICE,
            "Message-ID": f"<m{said.n}@mail.example.net>",
            **({"Subject": said.text} if kind == "subject" else {}),
        }
        files = []
        if said.media is not None:
            files = [
                {
                    "Name": said.media.name,
                    "ContentType": said.media.media_type,
                    "ContentLength": len(said.media.content),
                    "ContentID": None,
                    "DownloadToken": said.media.id,
                }
            ]
        return {
            "Uuid": [f"uuid-{said.n}"],
            "Headers": headers,
            "RawTextBody": words,
            "RawHtmlBody": f"<p>{words}</p>" if kind == "html" else None,
            "Attachments": files,
        }

    return event


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = payload if "event" in payload or "items" in payload else {"items": [payload]}
    return Delivery(
        body=msgspec.json.encode(body),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {sandbox.credentials['webhook_token']}",
        },
    )


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.body["url"]
    return {"id": 1}


def _error(status: int, code: str, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {"code": code, "message": message or why}


STAND_IN = StandIn(
    connector="brevo",
    credentials={"api_key": "xkeysib-sandbox", "webhook_token": "Sandbox5Geheim8Woord"},
    settings=lambda s: {
        **s.credentials,
        "from_address": mail.SERVICE,
        "receiving_domain": "reply.example.org",
        "api_base_url": s.url,
    },
    authenticate=in_header("api-key", "api_key"),
    routes=[
        Route(
            method="POST",
            path="/v3/smtp/email",
            body=Email,
            seen=_seen,
            answer=lambda call: {"messageId": f"<{call.id}>"},
        ),
        Route(method="GET", path="/v3/account", answer=lambda _call: {"companyName": "Stand-in"}),
        Route(method="POST", path="/v3/webhooks", answer=_subscribe),
        Route(
            method="GET",
            path="/v3/inbound/attachments/{token}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["token"])),
        ),
    ],
    refusals={
        "invalid": _error(400, "invalid_parameter"),
        "unauthorised": _error(401, "unauthorized", "Key not found"),
        "rate_limited": _error(429, "too_many_requests", "slow down"),
        "fault": (503, b""),
        "not_found": _error(404, "document_not_found"),
        "bad_recipient": _error(400, "invalid_parameter", "email is not valid in to"),
    },
    deliver=_deliver,
    events={
        kind: _parsed(kind)
        for kind in ("text", "html", "subject", "image", "audio", "video", "file", "unsupported")
    },
    batch=lambda payloads: {"items": list(payloads)},
    receipts=lambda _s, seen, state: {
        "event": _EVENTS[state],
        "email": seen.to,
        "message-id": f"<{seen.id}>",
        "X-Mailin-custom": seen.raw.headers["X-Mailin-custom"],
        "ts_epoch": 1767323000000,
        "reason": "550 5.1.1 no such user" if state == "failed" else "",
    },
    customer=mail.CUSTOMER,
)
