"""Zulip's API as its documentation says (https://zulip.com/api/)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    basic,
    serve,
)

_ME, _EMAIL = 9, "hulp-bot@sandbox.example"


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be sent."""

    type: Literal["direct", "channel"]
    to: str
    content: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]
    topic: str = ""


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A reaction to be put."""

    emoji_name: str
    emoji_code: Annotated[str, msgspec.Meta(pattern="^[0-9a-f-]+$")]
    reaction_type: Literal["unicode_emoji"]


def _ok(**more: Any) -> dict[str, Any]:
    return {"result": "success", "msg": "", **more}


def _seen(call: Call) -> Seen:
    sent: Post = call.body
    files = [
        SeenFile(kind=kind_of(media.media_type), name=media.name, size_bytes=len(media.content))
        for media in call.sandbox.media.values()
        if f"(/user_uploads/2/{media.id}/" in sent.content
    ]
    return Seen(to=sent.to, text=sent.content, files=files)


def _upload(call: Call) -> Any:
    file = call.upload
    kept = call.sandbox.keep_media(file.content, file.media_type, file.name)
    where = f"/user_uploads/2/{kept.id}/{kept.name}"
    return _ok(uri=where, url=where, filename=kept.name)


def _address(call: Call) -> Any:
    media = call.sandbox.media.get(call.at["id"])
    if media is None:
        raise Refuse("not_found")
    return _ok(url=f"/user_uploads/temporary/{media.id}/{media.name}")


def _change(call: Call) -> Any:
    call.sandbox.edit(call.at["id"], call.form["content"])
    return _ok()


def _delete(call: Call) -> Any:
    call.sandbox.delete(call.at["id"])
    return _ok()


def _read(call: Call) -> Any:
    call.sandbox.read.append(call.form["messages"])
    return _ok()


def _register(call: Call) -> Any:
    latest = max((each.n for each in call.sandbox.emitted), default=-1)
    return _ok(queue_id="q1", last_event_id=latest, max_message_id=30_000)


def _events(call: Call) -> Any:
    if call.query.get("queue_id") != "q1":
        raise Refuse("lost_queue")
    since = int(call.query["last_event_id"])
    return _ok(
        events=[{**each.payload, "id": each.n} for each in call.sandbox.emitted if each.n > since]
    )


def _message(_sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    people = [{"id": int(said.customer)}, {"id": _ME}]
    message = {
        "id": 31_000 + said.n,
        "sender_id": int(said.customer),
        "sender_full_name": said.name,
        "sender_email": "user11@sandbox.example",
        "type": "private",
        "content": said.text,
        "timestamp": said.seconds,
        "display_recipient": people,
        **more,
    }
    return {"type": "message", "flags": [], "message": message}


def _file(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    where = f"/user_uploads/2/{said.file.id}/{said.file.name}"
    return _message(sandbox, said, content=f"{said.text} [{said.file.name}]({where})")


STAND_IN = StandIn(
    connector="zulip",
    credentials={"bot_email": _EMAIL, "api_key": "sandbox-key"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url},
    authenticate=basic("bot_email", "api_key"),
    routes=[
        Route(method="POST", path="/api/v1/register", answer=_register),
        Route(method="GET", path="/api/v1/events", answer=_events),
        Route(
            method="GET",
            path="/api/v1/users/me",
            answer=lambda call: _ok(user_id=_ME, full_name="Hulp", is_bot=True),
        ),
        Route(
            method="POST",
            path="/api/v1/messages",
            body=Post,
            seen=_seen,
            answer=lambda call: _ok(id=int(call.id)),
        ),
        Route(method="POST", path="/api/v1/messages/flags", answer=_read),
        Route(method="PATCH", path="/api/v1/messages/{id}", answer=_change),
        Route(method="DELETE", path="/api/v1/messages/{id}", answer=_delete),
        Route(
            method="POST",
            path="/api/v1/messages/{id}/reactions",
            body=React,
            seen=lambda call: Seen(
                to=call.at["id"], reaction=call.body.emoji_name, reply_to=call.at["id"]
            ),
            answer=lambda call: _ok(),
        ),
        Route(method="POST", path="/api/v1/user_uploads", answer=_upload),
        Route(method="GET", path="/api/v1/user_uploads/2/{id}/{name}", answer=_address),
        Route(
            method="GET",
            path="/user_uploads/temporary/{id}/{name}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
            authenticate=anyone,
        ),
    ],
    refusals={
        "invalid": (400, lambda why: {"result": "error", "code": "BAD_REQUEST", "msg": why}),
        "unauthorised": (
            401,
            {"result": "error", "code": "UNAUTHORIZED", "msg": "Invalid API key"},
        ),
        "rate_limited": (
            429,
            {"result": "error", "code": "RATE_LIMIT_HIT", "msg": "slow down", "retry-after": 7.5},
            {"Retry-After": "7"},
        ),
        "fault": (503, b""),
        "not_found": (404, {"result": "error", "msg": "not found"}),
        "lost_queue": (400, {"result": "error", "code": "BAD_EVENT_QUEUE_ID", "msg": "Bad queue"}),
        "bad_recipient": (400, {"result": "error", "msg": "Invalid user ID 11"}),
        "blocked": (403, {"result": "error", "code": "UNAUTHORIZED_PRINCIPAL", "msg": "no"}),
    },
    events={
        "text": _message,
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
        "reaction": lambda s, said: {
            "type": "reaction",
            "op": "add",
            "user_id": int(said.customer),
            "message_id": int(said.about or 1),
            "emoji_name": "thumbs_up",
            "emoji_code": "1f44d",
            "reaction_type": "unicode_emoji",
        },
        "edit": lambda s, said: {
            "type": "update_message",
            "user_id": int(said.customer),
            "message_id": 31_000 + said.before,
            "edit_timestamp": said.seconds,
            "content": said.text,
        },
        "deletion": lambda s, said: {
            "type": "delete_message",
            "message_id": 31_000 + said.before,
            "sender_id": int(said.customer),
        },
        "typing": lambda s, said: {
            "type": "typing",
            "op": "start",
            "message_type": "direct",
            "sender": {"user_id": int(said.customer)},
        },
        "unsupported": lambda s, said: _message(s, said, content=""),
    },
    customer="11",
    new_id=lambda n: str(32_000 + n),
)
