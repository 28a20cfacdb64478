"""A program at the other end of a generic channel: signs as Standard Webhooks describes, takes replies.

Source: the specification at https://www.standardwebhooks.com and this connector's README.
"""

from __future__ import annotations

import base64
import hmac
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    same,
)


class To(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Who gets it."""

    scheme: str
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A file by its address or with its content."""

    name: str
    media_type: str
    caption: str | None = None
    url: Annotated[str, msgspec.Meta(pattern="^https?://")] | None = None
    content: bytes | None = None


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An agent's reply."""

    type: Literal["reply"]
    message_id: Annotated[str, msgspec.Meta(min_length=1)]
    at: datetime
    to: To
    text: Annotated[str, msgspec.Meta(max_length=10_000)]
    files: list[File]
    conversation: str
    thread: str | None
    in_reply_to: str | None
    author: str | None


def _signature(sandbox: Sandbox, message_id: str, timestamp: str, body: bytes) -> str:
    key = base64.b64decode(sandbox.credentials["signing_secret"].removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def _authenticate(call: Call) -> bool:
    message_id, timestamp = (
        call.headers.get("webhook-id", ""),
        call.headers.get("webhook-timestamp", ""),
    )
    expected = _signature(call.sandbox, message_id, timestamp, call.raw)
    return same(call.headers.get("webhook-signature"), expected)  # fmt: skip


def _seen(call: Call) -> Seen:
    reply: Reply = call.body
    return Seen(
        to=reply.to.value,
        text=reply.text,
        files=[
            SeenFile(
                kind=file.media_type.partition("/")[0]
                if file.media_type.startswith(("image/", "audio/", "video/"))
                else "file",
                name=file.name,
                media_type=file.media_type,
                size_bytes=len(file.content) if file.content is not None else None,
                link=file.url or "",
            )
            for file in reply.files
        ],
        reply_to=reply.in_reply_to or "",
        uid=reply.message_id,
    )


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    message_id, timestamp = f"msg_{payload.get('id') or payload.get('message_id')}", "1767323045"
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": _signature(sandbox, message_id, timestamp, body),
        },
    )


def _message(said: Said, **more: Any) -> dict[str, Any]:
    identity = {"scheme": "phone", "value": said.customer, "assurance": "asserted"}
    return {
        "type": "message",
        "id": f"sms-{said.n}",
        "at": said.at,
        "sender": {"identities": [identity], "name": said.name},
        "text": said.text,
        **more,
    }


def _file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    file = {"name": said.file.name, "media_type": said.file.media_type, "url": said.file.url}
    return _message(said, attachments=[file])


STAND_IN = StandIn(
    connector="generic",
    credentials={
        "signing_secret": "whsec_" + base64.b64encode(b"sandbox-signing-secret-0123").decode()
    },
    settings=lambda s: {**s.credentials, "reply_url": f"{s.url}/outgoing"},
    authenticate=_authenticate,
    routes=[
        Route(
            method="POST",
            path="/outgoing",
            body=Reply,
            seen=_seen,
            answer=lambda call: {"id": f"gw-{call.id}"},
        )
    ],
    refusals={
        "invalid": (400, lambda why: {"error": why}),
        "unauthorised": (401, {"error": "bad signature"}),
        "rate_limited": (429, {"error": "slow down"}),
        "fault": (503, b""),
        "bad_recipient": (404, {"error": "unknown recipient"}),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _message(said),
        "subject": lambda s, said: _message(said, subject=said.text),
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
    },
    receipts=lambda s, seen, state: {"type": "receipt", "message_id": seen.uid, "state": state},
    customer="+31612345678",
)
