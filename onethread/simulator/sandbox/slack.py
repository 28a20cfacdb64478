"""Slack's Web API and Events API as their documentation says (https://docs.slack.dev/reference/methods)."""

from __future__ import annotations

import hmac
from typing import Annotated, Any
from urllib.parse import quote

import msgspec

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Call,
    Challenge,
    Delivery,
    Media,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    bearer,
)

_CHANNEL, _TEAM = "D0SANDBOX1", "T0SANDBOX1"
_SIGNED_AT = "1767323045"


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """chat.postMessage and chat.update."""

    channel: Annotated[str, msgspec.Meta(min_length=1)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=40_000)]
    ts: str = ""
    thread_ts: str = ""
    username: str = ""
    unfurl_links: bool = True
    unfurl_media: bool = True
    blocks: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=50)] = []


class React(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """reactions.add."""

    channel: str
    timestamp: str
    name: Annotated[str, msgspec.Meta(pattern="^[a-z0-9_+-]+$")]


class Shared(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """files.completeUploadExternal."""

    files: Annotated[list[dict[str, str]], msgspec.Meta(min_length=1)]
    channel_id: Annotated[str, msgspec.Meta(min_length=1)]
    thread_ts: str = ""
    initial_comment: str = ""


def _text_of(element: dict[str, Any], most: int) -> str:
    told = str(element["text"]["text"])
    if not 1 <= len(told) <= most:
        raise Refuse("invalid", "a text of a block is too long")
    return told


def _seen(call: Call) -> Seen:
    sent: Post = call.body
    if sent.channel != _CHANNEL:
        raise Refuse("bad_recipient")
    buttons, rows = [], []
    for block in sent.blocks:
        if block["type"] == "section":
            _text_of(block, 3000)
            continue
        if block["type"] != "actions" or len(block["elements"]) > 25:
            raise Refuse("invalid", "a block that is none")
        for element in block["elements"]:
            if element["type"] == "button":
                buttons.append(_text_of(element, 75))
            else:
                rows += [_text_of(option, 75) for option in element["options"]]
    return Seen(to=sent.channel, text=sent.text, buttons=buttons, rows=rows)


def _place(call: Call) -> Any:
    media: Media = call.sandbox.keep_media(b"", "application/octet-stream", call.form["filename"])
    return {"ok": True, "upload_url": f"{call.sandbox.url}/upload/{media.id}", "file_id": media.id}


def _put(call: Call) -> Any:
    media = call.sandbox.media[call.at["id"]]
    media.content = call.raw
    return b"OK"


_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
}


def _share(call: Call) -> Seen:
    sent: Shared = call.body
    files = []
    for each in sent.files:
        media = call.sandbox.media.get(each["id"])
        if media is None or not media.content:
            raise Refuse("invalid", "nothing was uploaded")
        media_type = _TYPES.get(media.name.rpartition(".")[2], "application/pdf")
        files.append(
            SeenFile(kind=kind_of(media_type), name=media.name, size_bytes=len(media.content))
        )
    number = f"{sent.channel_id}:{sent.files[0]['id']}"
    return Seen(id=number, to=sent.channel_id, text=sent.initial_comment, files=files)


def _where(call: Call) -> Any:
    media = call.sandbox.media.get(call.form.get("file", ""))
    if media is None:
        raise Refuse("invalid", "file_not_found")
    return {"ok": True, "file": {"id": media.id, "url_private_download": media.url}}


def _change(call: Call) -> Any:
    sent: Post = call.body
    call.sandbox.edit(f"{sent.channel}:{sent.ts}", sent.text)
    return {"ok": True, "channel": sent.channel, "ts": sent.ts}


def _delete(call: Call) -> Any:
    sent = call.body
    call.sandbox.delete(f"{sent['channel']}:{sent['ts']}")
    return {"ok": True, "channel": sent["channel"], "ts": sent["ts"]}


def _ts(said: Said, n: int) -> str:
    return f"{said.seconds}.{n:06d}"


def _event(said: Said, **more: Any) -> dict[str, Any]:
    event = {"user": said.customer, "event_ts": _ts(said, said.n), **more}
    return {
        "team_id": _TEAM,
        "api_app_id": "A0SANDBOX1",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{said.n}",
        "authorizations": [{"team_id": _TEAM, "user_id": "U0BOT", "is_bot": True}],
    }


def _message(said: Said, **more: Any) -> dict[str, Any]:
    place = {"channel": _CHANNEL, "channel_type": "im", "type": "message"}
    return _event(said, **{**place, "text": said.text, "ts": _ts(said, said.n), **more})


def _file(_sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    file = said.file
    told = {
        "id": file.id,
        "name": file.name,
        "mimetype": file.media_type,
        "size": len(file.content),
    }
    return _message(said, subtype="file_share", files=[{**told, "mode": "hosted", **more}])


def _edit(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    earlier = {"type": "message", "user": said.customer, "ts": _ts(said, said.before), "text": "x"}
    edited = {"user": said.customer, "ts": _ts(said, said.n)}
    now = {**earlier, "text": said.text, "edited": edited}
    return _message(said, subtype="message_changed", message=now, previous_message=earlier)


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    value, label = said.button
    return {
        "type": "block_actions",
        "user": {"id": said.customer, "name": said.name, "team_id": _TEAM},
        "team": {"id": _TEAM},
        "channel": {"id": _CHANNEL},
        "message": {"ts": said.about.partition(":")[2] or "1767323000.000001", "user": "U0BOT"},
        "actions": [
            {
                "action_id": "button0",
                "type": "button",
                "value": value,
                "text": {"type": "plain_text", "text": label},
                "action_ts": _ts(said, said.n),
            }
        ],
    }


def _reaction(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    item = {"type": "message", "channel": _CHANNEL, "ts": said.about.partition(":")[2] or "1.1"}
    return _event(said, type="reaction_added", reaction="+1", item=item)


def _signed(sandbox: Sandbox, body: bytes, media_type: str) -> Delivery:
    secret = sandbox.credentials["signing_secret"].encode()
    signature = hmac.digest(secret, f"v0:{_SIGNED_AT}:".encode() + body, "sha256").hex()
    headers = {
        "Content-Type": media_type,
        "X-Slack-Request-Timestamp": _SIGNED_AT,
        "X-Slack-Signature": f"v0={signature}",
    }
    return Delivery(body=body, headers=headers)


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    if payload.get("type") == "block_actions":
        form = b"payload=" + quote(body, safe="").encode()
        return _signed(sandbox, form, "application/x-www-form-urlencoded")
    return _signed(sandbox, body, "application/json")


def _challenge(sandbox: Sandbox) -> Challenge:
    asked = {"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV"}
    return Challenge(delivery=_deliver(sandbox, asked), expected=b"3eZbrw1aBm2rZgRNFdxV")


STAND_IN = StandIn(
    connector="slack",
    credentials={"bot_token": "xoxb-sandbox", "signing_secret": "sandbox-signing-secret"},
    settings=lambda s: {**s.credentials, "api_base_url": f"{s.url}/api"},
    authenticate=bearer("bot_token"),
    routes=[
        Route(
            method="POST",
            path="/api/chat.postMessage",
            body=Post,
            seen=_seen,
            answer=lambda call: {
                "ok": True,
                "channel": _CHANNEL,
                "ts": call.id.partition(":")[2],
            },
        ),
        Route(
            method="POST",
            path="/api/conversations.open",
            answer=lambda call: {"ok": True, "channel": {"id": _CHANNEL}},
        ),
        Route(
            method="POST",
            path="/api/reactions.add",
            body=React,
            seen=lambda call: Seen(
                to=call.body.channel,
                reaction=call.body.name,
                reply_to=f"{call.body.channel}:{call.body.timestamp}",
            ),
            answer=lambda call: {"ok": True},
        ),
        Route(method="POST", path="/api/files.getUploadURLExternal", answer=_place),
        Route(method="POST", path="/upload/{id}", answer=_put, authenticate=anyone),
        Route(
            method="POST",
            path="/api/files.completeUploadExternal",
            body=Shared,
            seen=_share,
            answer=lambda call: {"ok": True, "files": [{"id": call.id.partition(":")[2]}]},
        ),
        Route(method="POST", path="/api/files.info", answer=_where),
        Route(method="POST", path="/api/chat.update", body=Post, answer=_change),
        Route(method="POST", path="/api/chat.delete", answer=_delete),
        Route(
            method="GET",
            path="/api/chat.getPermalink",
            answer=lambda call: {"ok": True, "permalink": "https://sandbox.slack.com/x"},
        ),
        Route(
            method="GET",
            path="/api/users.info",
            answer=lambda call: {
                "ok": True,
                "user": {
                    "id": call.query["user"],
                    "profile": {"display_name": "Fatima", "email": "fatima@example.org"},
                },
            },
        ),
        Route(
            method="POST",
            path="/api/auth.test",
            answer=lambda call: {"ok": True, "team": "Sandbox", "user": "hulp"},
        ),
    ],
    refusals={
        "invalid": (200, lambda why: {"ok": False, "error": "invalid_blocks"}),
        "unauthorised": (200, {"ok": False, "error": "invalid_auth"}),
        "rate_limited": (429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "bad_recipient": (200, {"ok": False, "error": "channel_not_found"}),
        "blocked": (200, {"ok": False, "error": "restricted_action"}),
        "too_large": (200, {"ok": False, "error": "msg_too_long"}),
    },
    deliver=_deliver,
    challenge=_challenge,
    events={
        "text": lambda s, said: _message(said),
        "image": _file,
        "audio": _file,
        "voice": lambda s, said: _file(s, said, subtype="slack_audio"),
        "video": _file,
        "file": _file,
        "buttons": _pressed,
        "reaction": _reaction,
        "edit": _edit,
        "deletion": lambda s, said: _message(
            said,
            subtype="message_deleted",
            deleted_ts=_ts(said, said.before),
            previous_message={"user": said.customer, "ts": _ts(said, said.before)},
        ),
        "unsupported": lambda s, said: _message(said, text=""),
    },
    customer="U061F7AUR",
    new_id=lambda n: f"{_CHANNEL}:1767323100.{n:06d}",
)
