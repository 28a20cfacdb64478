"""Rocket.Chat's API as its documentation says (https://developer.rocket.chat/apidocs)."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    in_header,
    serve,
)

_BOT = "botBOTbotBOT12345"
_CUSTOMER = "usrUSRusrUSR67890"
_ROOM = _BOT + _CUSTOMER


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """chat.postMessage."""

    room_id: Annotated[str, msgspec.Meta(min_length=1)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)]
    tmid: str = ""


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """chat.react."""

    emoji: Annotated[str, msgspec.Meta(pattern="^:[a-z0-9_+-]+:$")]
    message_id: str
    should_react: bool


class Change(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """chat.update and chat.delete."""

    room_id: str
    msg_id: str
    text: str = ""


class Confirm(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """rooms.mediaConfirm."""

    description: str = ""
    msg: str = ""
    tmid: str = ""


def _seen(call: Call) -> Seen:
    if call.body.room_id != _ROOM:
        raise Refuse("bad_recipient")
    return Seen(to=call.body.room_id, text=call.body.text, reply_to=call.body.tmid)


def _upload(call: Call) -> Any:
    file = call.upload
    kept = call.sandbox.keep_media(file.content, file.media_type, file.name)
    return {"success": True, "file": {"_id": kept.id, "url": f"/file-upload/{kept.id}/x"}}


def _confirm(call: Call) -> Seen:
    media = call.sandbox.media.get(call.at["file"])
    if media is None:
        raise Refuse("invalid", "no such upload")
    shown = SeenFile(kind=kind_of(media.media_type), name=media.name, size_bytes=len(media.content))
    return Seen(to=call.at["room"], text=call.body.description, files=[shown])


def _change(call: Call) -> Any:
    call.sandbox.edit(call.body.msg_id, call.body.text)
    return {"success": True, "message": {"_id": call.body.msg_id}}


def _delete(call: Call) -> Any:
    call.sandbox.delete(call.body.msg_id)
    return {"success": True, "_id": call.body.msg_id}


def _held(call: Call) -> Any:
    found = call.sandbox.state.get(f"said {call.query.get('msgId')}")
    if found is None:
        raise Refuse("not_found")
    return {"success": True, "message": found}


def _sent(call: Call) -> Any:
    return {"success": True, "message": {"_id": call.id, "rid": _ROOM}}


def _message(sandbox: Sandbox, said: Said, edited: bool = False, **more: Any) -> dict[str, Any]:
    """The webhook points at the message, which is held for who asks."""
    number = f"m{said.before if edited else said.n}"
    author = {"_id": said.customer, "username": "fatima", "name": said.name}
    held = {"_id": number, "rid": _ROOM, "msg": said.text, "ts": said.at, "u": author, **more}
    sandbox.state[f"said {number}"] = held
    return {
        "token": sandbox.credentials["webhook_token"],
        "bot": False,
        "channel_id": _ROOM,
        "message_id": number,
        "timestamp": said.at,
        "user_id": said.customer,
        "user_name": "fatima",
        "text": said.text,
        "isEdited": edited,
    }


def _file(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    file = said.file
    told = {"_id": file.id, "name": file.name, "type": file.media_type, "size": len(file.content)}
    shown = {
        "title": file.name,
        "title_link": f"/file-upload/{file.id}/{file.name}",
        "type": "file",
    }
    return _message(sandbox, said, file=told, files=[told], attachments=[shown])


STAND_IN = StandIn(
    connector="rocketchat",
    credentials={"auth_token": "sandbox-token", "webhook_token": "sandbox-webhook-token"},
    settings=lambda s: {**s.credentials, "user_id": _BOT, "api_base_url": s.url},
    authenticate=in_header("X-Auth-Token", "auth_token"),
    routes=[
        Route(method="POST", path="/api/v1/chat.postMessage", body=Post, seen=_seen, answer=_sent),
        Route(
            method="POST",
            path="/api/v1/chat.react",
            body=React,
            seen=lambda call: Seen(
                to=_ROOM, reaction=call.body.emoji, reply_to=call.body.message_id
            ),
            answer=lambda call: {"success": True},
        ),
        Route(method="POST", path="/api/v1/chat.update", body=Change, answer=_change),
        Route(method="POST", path="/api/v1/chat.delete", body=Change, answer=_delete),
        Route(method="GET", path="/api/v1/chat.getMessage", answer=_held),
        Route(method="POST", path="/api/v1/rooms.media/{room}", answer=_upload),
        Route(
            method="POST",
            path="/api/v1/rooms.mediaConfirm/{room}/{file}",
            body=Confirm,
            seen=_confirm,
            answer=_sent,
        ),
        Route(
            method="GET",
            path="/api/v1/me",
            answer=lambda call: {"success": True, "username": "hulp"},
        ),
        Route(
            method="GET",
            path="/file-upload/{id}/{name}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
    ],
    refusals={
        "invalid": (400, lambda why: {"success": False, "error": why, "errorType": "invalid"}),
        "unauthorised": (401, {"status": "error", "message": "You must be logged in to do this."}),
        "rate_limited": (429, {"success": False, "error": "slow down"}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "not_found": (404, {"success": False, "error": "not found"}),
        "bad_recipient": (400, {"success": False, "errorType": "error-invalid-room"}),
        "blocked": (400, {"success": False, "errorType": "error-you-are-blocked"}),
        "too_large": (400, {"success": False, "errorType": "error-message-size-exceeded"}),
    },
    deliver=lambda s, payload: Delivery(
        body=msgspec.json.encode(payload), headers={"Content-Type": "application/json"}
    ),
    events={
        "text": _message,
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
        "location": lambda s, said: _message(
            s,
            said,
            msg="",
            location={"type": "Point", "coordinates": [said.place[1], said.place[0]]},
        ),
        "edit": lambda s, said: _message(s, said, edited=True, editedAt=said.at),
        "unsupported": lambda s, said: _message(s, said, msg=""),
    },
    customer=_CUSTOMER,
    new_id=lambda n: f"o{n}",
)
