"""signal-cli's REST bridge as its documentation says (https://bbernhard.github.io/signal-cli-rest-api/).

What customers do is handed over as frames of a WebSocket; here each is the frame's text.
"""

from __future__ import annotations

import base64
import re
from typing import Annotated, Any, Literal
from urllib.parse import unquote

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    basic,
    serve,
)
from onethread.simulator.sandbox._sms import CUSTOMER, OURS

_WHO = "4e6b7f1c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"
_FILE = re.compile(r"data:([\w.+/-]+);filename=([^;,]*);base64,(.*)", re.DOTALL)
_FIRST = 1_767_323_045_000


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent, or changed."""

    number: Literal["+3197010240000"]
    recipients: Annotated[list[str], msgspec.Meta(min_length=1)]
    message: str
    base64_attachments: list[str] = []
    quote_timestamp: int = 0
    quote_author: str = ""
    quote_message: str = ""
    edit_timestamp: int = 0


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A reaction to be put or taken back."""

    recipient: str
    reaction: str
    target_author: str
    timestamp: int


class Receipt(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A receipt to be sent."""

    recipient: str
    receipt_type: Literal["read", "viewed"]
    timestamp: int


class Delete(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be taken back."""

    recipient: str
    timestamp: int


def _id(n: int) -> str:
    return f"{OURS}:{_FIRST + n}"


def _time(seen: Seen) -> int:
    return int(seen.id.rpartition(":")[2])


def _ours(call: Call) -> None:
    if unquote(call.at["number"]) != OURS:
        raise Refuse("invalid", f"User {call.at['number']} is not registered.")


def _seen(call: Call) -> Seen | None:
    sent: Send = call.body
    if sent.edit_timestamp:
        call.sandbox.edit(f"{OURS}:{sent.edit_timestamp}", sent.message)
        return None
    files = []
    for each in sent.base64_attachments:
        found = _FILE.fullmatch(each)
        if found is None:
            raise Refuse("invalid", "an attachment is no data URI")
        kind = found[1].partition("/")[0]
        if found[2].endswith(".webp"):
            kind = "sticker"
        size = len(base64.b64decode(found[3], validate=True))
        files.append(
            SeenFile(
                kind=kind if kind in ("image", "audio", "video", "sticker") else "file",
                name=found[2],
                media_type=found[1],
                size_bytes=size,
            )
        )
    reply = f"{sent.quote_author}:{sent.quote_timestamp}" if sent.quote_timestamp else ""
    return Seen(to=sent.recipients[0], text=sent.message, files=files, reply_to=reply)


def _sent(call: Call) -> Any:
    at = _time(call.seen[0]) if call.seen else _FIRST
    return Answer(status=201, body={"timestamp": str(at)})


def _react(call: Call) -> Seen:
    _ours(call)
    sent: React = call.body
    emoji = sent.reaction if call.method == "POST" else ""
    return Seen(
        to=sent.recipient, reaction=emoji, reply_to=f"{sent.target_author}:{sent.timestamp}"
    )


def _read(call: Call) -> Any:
    _ours(call)
    sent: Receipt = call.body
    call.sandbox.read.append(f"{sent.recipient}:{sent.timestamp}")
    return Answer(status=204)


def _delete(call: Call) -> Any:
    _ours(call)
    call.sandbox.delete(f"{OURS}:{call.body.timestamp}")
    return Answer(status=201, body={"timestamp": "1"})


def _at(n: int) -> int:
    return _FIRST - 1_000_000 + n


def _envelope(said: Said, **more: Any) -> dict[str, Any]:
    envelope = {
        "source": said.customer,
        "sourceNumber": said.customer,
        "sourceUuid": _WHO,
        "sourceName": said.name,
        "sourceDevice": 1,
        "timestamp": _at(said.n),
        **more,
    }
    return {"envelope": envelope, "account": OURS}


def _message(said: Said, **more: Any) -> dict[str, Any]:
    held = {"timestamp": _at(said.n), "message": said.text or None, "expiresInSeconds": 0}
    return _envelope(said, dataMessage={**held, "viewOnce": False, **more})


def _file(said: Said) -> dict[str, Any]:
    return {
        "contentType": said.file.media_type,
        "filename": said.file.name,
        "id": said.file.id,
        "size": len(said.file.content),
    }


def _with_file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    return _message(said, attachments=[_file(said)])


def _reaction(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    target = int(said.about.rpartition(":")[2] or 0) if said.about else _at(said.before)
    author = OURS if said.about else said.customer
    reaction = {
        "emoji": said.emoji,
        "targetAuthor": author,
        "targetAuthorNumber": author,
        "targetSentTimestamp": target,
        "isRemove": False,
    }
    return _message(said, reaction=reaction)


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    receipt = {
        "when": _time(seen) + 1000,
        "isDelivery": state == "delivered",
        "isRead": state == "read",
        "timestamps": [_time(seen)],
    }
    held = {"source": CUSTOMER, "sourceNumber": CUSTOMER, "sourceUuid": _WHO, "timestamp": _FIRST}
    return {"envelope": {**held, "receiptMessage": receipt}, "account": OURS}


def _error(words: str = "") -> Any:
    return lambda why: {"error": words or why}


_PHONE = [{"value": "+31687654321", "type": "MOBILE"}]

STAND_IN = StandIn(
    connector="signal",
    credentials={"username": "bridge", "password": "sandbox-password"},
    settings=lambda s: {**s.credentials, "phone_number": OURS, "bridge_url": s.url},
    authenticate=basic("username", "password"),
    routes=[
        Route(method="POST", path="/v2/send", body=Send, seen=_seen, answer=_sent),
        Route(
            method="POST",
            path="/v1/reactions/{number}",
            body=React,
            seen=_react,
            answer=lambda call: Answer(status=204),
        ),
        Route(
            method="DELETE",
            path="/v1/reactions/{number}",
            body=React,
            seen=_react,
            answer=lambda call: Answer(status=204),
        ),
        Route(method="POST", path="/v1/receipts/{number}", body=Receipt, answer=_read),
        Route(method="DELETE", path="/v1/remote-delete/{number}", body=Delete, answer=_delete),
        Route(
            method="GET",
            path="/v1/attachments/{id}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
        Route(
            method="GET",
            path="/v1/about",
            answer=lambda call: {"versions": ["v1", "v2"], "mode": "json-rpc", "version": "0.94"},
        ),
        Route(method="GET", path="/v1/accounts", answer=lambda call: [OURS]),
    ],
    refusals={
        "invalid": (400, _error()),
        "unauthorised": (401, b""),
        "rate_limited": (429, _error("Rate limited")),
        "fault": (500, _error("signal-cli died")),
        "bad_recipient": (400, _error('Unregistered user "+31612345678"')),
    },
    events={
        "text": lambda s, said: _message(said),
        "image": _with_file,
        "audio": _with_file,
        "video": _with_file,
        "file": _with_file,
        "voice": lambda s, said: _message(
            said, attachments=[{**_file(said), "filename": None, "contentType": "audio/aac"}]
        ),
        "sticker": lambda s, said: _message(
            said, sticker={"packId": "9acc", "stickerId": 3, "attachment": _file(said)}
        ),
        "contacts": lambda s, said: _message(
            said, contacts=[{"name": {"display": "Piet Bakker"}, "phone": _PHONE}]
        ),
        "reaction": _reaction,
        "edit": lambda s, said: _envelope(
            said,
            editMessage={
                "targetSentTimestamp": _at(said.before),
                "dataMessage": {"timestamp": _at(said.n), "message": said.text},
            },
        ),
        "deletion": lambda s, said: _message(said, remoteDelete={"timestamp": _at(said.before)}),
        "typing": lambda s, said: _envelope(
            said, typingMessage={"action": "STARTED", "timestamp": _at(said.n)}
        ),
        "unsupported": lambda s, said: _message(said, payment={"note": "x"}),
    },
    receipts=_report,
    customer=CUSTOMER,
    new_id=_id,
)
