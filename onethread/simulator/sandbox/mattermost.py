"""Mattermost's API as its documentation says (https://developers.mattermost.com/api-documentation/).

What people do comes as frames of a WebSocket; here each is the frame's text.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.connectors._schemes.sent import kind_of
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
    bearer,
    serve,
)

_CHANNEL = "c1a2b3c4d5e6f7g8h9i0j1k2l3"
_CUSTOMER = "u9x7p1c3tbyfzkw4m2a6d8e5gh"
_ME = {"id": "bot8c5k3mfgt3nxq1y5o8w6h7r", "username": "hulp"}
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A post to be made."""

    channel_id: Annotated[str, msgspec.Meta(min_length=1)]
    message: Annotated[str, msgspec.Meta(max_length=16_383)] = ""
    root_id: str = ""
    file_ids: Annotated[list[str], msgspec.Meta(max_length=10)] = []


class Session(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An upload to be begun."""

    channel_id: str
    filename: Annotated[str, msgspec.Meta(min_length=1)]
    file_size: Annotated[int, msgspec.Meta(ge=1)]


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A reaction to be put."""

    user_id: str
    post_id: str
    emoji_name: Annotated[str, msgspec.Meta(pattern="^[a-z0-9_+-]+$")]


def _seen(call: Call) -> Seen:
    sent: Post = call.body
    if sent.channel_id != _CHANNEL:
        raise Refuse("bad_recipient")
    files = []
    for each in sent.file_ids:
        media = call.sandbox.media.get(each)
        if media is None or not media.content:
            raise Refuse("invalid", "a file that was not uploaded")
        kind = kind_of(_TYPES.get(media.name.rpartition(".")[2], "application/pdf"))
        files.append(SeenFile(kind=kind, name=media.name, size_bytes=len(media.content)))
    return Seen(to=sent.channel_id, text=sent.message, files=files, reply_to=sent.root_id)


def _begin(call: Call) -> Any:
    kept = call.sandbox.keep_media(b"", "application/octet-stream", call.body.filename)
    call.sandbox.state[f"size {kept.id}"] = call.body.file_size
    return Answer(status=201, body={"id": kept.id, "filename": kept.name})


def _put(call: Call) -> Any:
    media = call.sandbox.media.get(call.at["id"])
    if media is None or len(call.raw) != call.sandbox.state.get(f"size {call.at['id']}"):
        raise Refuse("invalid", "another size than was announced")
    media.content = call.raw
    return Answer(status=201, body={"id": media.id, "name": media.name})


def _change(call: Call) -> Any:
    call.sandbox.edit(call.at["id"], call.body["message"])
    return {"id": call.at["id"]}


def _delete(call: Call) -> Any:
    call.sandbox.delete(call.at["id"])
    return {"status": "OK"}


def _frame(event: str, **told: Any) -> dict[str, Any]:
    return {"event": event, "data": told, "broadcast": {"channel_id": _CHANNEL}, "seq": 1}


def _post(_sandbox: Sandbox, said: Said, event: str = "posted", **more: Any) -> dict[str, Any]:
    post = {
        "id": f"in{said.n if event == 'posted' else said.before}",
        "create_at": said.millis,
        "update_at": said.millis,
        "user_id": said.customer,
        "channel_id": _CHANNEL,
        "message": said.text,
        "type": "",
        "props": {},
        **more,
    }
    told = msgspec.json.encode(post).decode()
    return _frame(event, post=told, channel_type="D", sender_name="@fatima")


def _file(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    file = said.file
    told = {"id": file.id, "name": file.name, "mime_type": file.media_type}
    held = {"files": [{**told, "size": len(file.content)}]}
    return _post(sandbox, said, file_ids=[file.id], metadata=held)


def _reaction(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    told = {"user_id": said.customer, "post_id": said.about or "o1", "emoji_name": "+1"}
    reaction = msgspec.json.encode({**told, "create_at": said.millis}).decode()
    return _frame("reaction_added", reaction=reaction)


STAND_IN = StandIn(
    connector="mattermost",
    credentials={"bot_token": "sandbox-token"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url},
    authenticate=bearer("bot_token"),
    routes=[
        Route(method="GET", path="/api/v4/users/me", answer=lambda call: _ME),
        Route(
            method="POST",
            path="/api/v4/channels/direct",
            answer=lambda call: Answer(status=201, body={"id": _CHANNEL}),
        ),
        Route(
            method="POST",
            path="/api/v4/posts",
            body=Post,
            seen=_seen,
            answer=lambda call: Answer(status=201, body={"id": call.id}),
        ),
        Route(method="POST", path="/api/v4/uploads", body=Session, answer=_begin),
        Route(method="POST", path="/api/v4/uploads/{id}", answer=_put),
        Route(
            method="POST",
            path="/api/v4/reactions",
            body=React,
            seen=lambda call: Seen(
                to=_CHANNEL, reaction=call.body.emoji_name, reply_to=call.body.post_id
            ),
            answer=lambda call: {"post_id": call.body.post_id},
        ),
        Route(method="PUT", path="/api/v4/posts/{id}/patch", answer=_change),
        Route(method="DELETE", path="/api/v4/posts/{id}", answer=_delete),
        Route(
            method="GET",
            path="/api/v4/files/{id}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
    ],
    refusals={
        "invalid": (400, lambda why: {"id": "api.context.invalid_body.app_error", "message": why}),
        "unauthorised": (
            401,
            {"id": "api.context.session_expired.app_error", "message": "expired"},
        ),
        "rate_limited": (429, b"limit exceeded", {"Retry-After": "7"}),
        "fault": (503, b""),
        "bad_recipient": (404, {"id": "app.channel.get.existing.app_error", "message": "none"}),
        "blocked": (403, {"id": "api.context.permissions.app_error", "message": "not allowed"}),
        "too_large": (413, {"id": "api.file.upload_file.too_large.app_error", "message": "large"}),
    },
    events={
        "text": _post,
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
        "reaction": _reaction,
        "edit": lambda s, said: _post(s, said, "post_edited", edit_at=said.millis),
        "deletion": lambda s, said: _post(s, said, "post_deleted", delete_at=said.millis),
        "typing": lambda s, said: _frame("typing", parent_id="", user_id=said.customer),
        "unsupported": lambda s, said: _post(s, said, message=""),
    },
    customer=_CUSTOMER,
    new_id=lambda n: f"o{n}",
)
