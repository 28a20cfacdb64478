"""Discord's API as its documentation says (https://discord.com/developers/docs/reference).

What people do comes as frames of the gateway; here each is the frame's text.
"""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import unquote

import msgspec

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    bearer,
    serve,
)

_CHANNEL = "1300000000000000004"
_FIRST = 1_200_000_000_000_000_000


class Reference(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The message that is answered."""

    message_id: str
    fail_if_not_exists: bool = True


class Option(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of a select menu."""

    label: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    description: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Part(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A button or a select menu."""

    type: int
    custom_id: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    style: int = 0
    label: Annotated[str, msgspec.Meta(max_length=80)] = ""
    options: Annotated[list[Option], msgspec.Meta(max_length=25)] = []


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of components."""

    type: int
    components: Annotated[list[Part], msgspec.Meta(min_length=1, max_length=5)]


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to be made or changed."""

    content: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    nonce: Annotated[str, msgspec.Meta(max_length=25)] = ""
    enforce_nonce: bool = False
    allowed_mentions: dict[str, list[str]] = {}
    message_reference: Reference | None = None
    components: Annotated[list[Row], msgspec.Meta(max_length=5)] = []


def _post_of(call: Call) -> Post:
    try:
        if call.uploads:
            return msgspec.json.decode(call.form["payload_json"], type=Post)
        return msgspec.convert(call.body, Post)
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError) as error:
        raise Refuse("invalid", str(error)) from error


def _seen(call: Call) -> Seen:
    sent = _post_of(call)
    if call.at["channel"] != _CHANNEL:
        raise Refuse("bad_recipient")
    if not (sent.content or sent.components or call.uploads):
        raise Refuse("empty")
    parts = [part for row in sent.components for part in row.components]
    return Seen(
        to=call.at["channel"],
        text=sent.content,
        buttons=[part.label for part in parts if part.type == 2],
        rows=[option.label for part in parts for option in part.options],
        files=[
            SeenFile(kind=kind_of(each.media_type), name=each.name, size_bytes=len(each.content))
            for each in call.uploads
        ],
        reply_to=sent.message_reference.message_id if sent.message_reference else "",
        uid=sent.nonce if sent.enforce_nonce else "",
    )


def _react(call: Call) -> Seen:
    emoji = unquote(call.at["emoji"])
    return Seen(to=call.at["channel"], reaction=emoji, reply_to=call.at["id"])


def _change(call: Call) -> Any:
    call.sandbox.edit(call.at["id"], _post_of(call).content)
    return {"id": call.at["id"]}


def _delete(call: Call) -> Any:
    call.sandbox.delete(call.at["id"])
    return Answer(status=204)


def _frame(kind: str, said: Said, **told: Any) -> dict[str, Any]:
    return {"op": 0, "s": said.n, "t": kind, "d": {"channel_id": _CHANNEL, **told}}


def _message(_sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    author = {"id": said.customer, "username": "fatima", "global_name": said.name}
    told = {
        "id": str(_FIRST + said.n),
        "author": author,
        "content": said.text,
        "timestamp": said.at,
        "edited_timestamp": None,
        "type": 0,
    }
    return _frame("MESSAGE_CREATE", said, **{**told, **more})


def _file(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    file = said.file
    told = {"id": file.id, "filename": file.name, "size": len(file.content), "url": file.url}
    attached = {**told, "content_type": file.media_type}
    return _message(sandbox, said, attachments=[attached], **more)


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    earlier = {"id": str(_FIRST + said.before), "edited_timestamp": said.at}
    return {**_message(sandbox, said, **earlier), "t": "MESSAGE_UPDATE"}


def _deletion(_sandbox: Sandbox, said: Said) -> Delivery:
    frame = _frame("MESSAGE_DELETE", said, id=str(_FIRST + said.before))
    return Delivery(body=msgspec.json.encode(frame), headers={"author": said.customer})


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    value, label = said.button
    part = {"type": 2, "label": label, "custom_id": value}
    message = {"id": said.about or "1", "components": [{"type": 1, "components": [part]}]}
    return _frame(
        "INTERACTION_CREATE",
        said,
        id=str(_FIRST + said.n),
        token="sandbox",  # noqa: S106 - of an interaction, invented
        type=3,
        user={"id": said.customer, "username": "fatima"},
        message=message,
        data={"custom_id": value, "component_type": 2},
    )


def _voice(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    return _file(sandbox, said, flags=1 << 13)


def _sticker(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    sandbox.state["sticker"] = said.file.id
    told = {"id": "749054660769218631", "name": "Wave", "format_type": 1}
    return _message(sandbox, said, content="", sticker_items=[told])


STAND_IN = StandIn(
    connector="discord",
    credentials={"bot_token": "sandbox.token"},
    settings=lambda s: {**s.credentials, "api_base_url": f"{s.url}/api", "media_base_url": s.url},
    authenticate=bearer("bot_token", "Bot"),
    routes=[
        Route(
            method="POST",
            path="/api/v10/users/@me/channels",
            answer=lambda call: {"id": _CHANNEL},
        ),
        Route(
            method="POST",
            path="/api/v10/channels/{channel}/messages",
            seen=_seen,
            answer=lambda call: {"id": call.id, "channel_id": call.at["channel"]},
        ),
        Route(
            method="PUT",
            path="/api/v10/channels/{channel}/messages/{id}/reactions/{emoji}/@me",
            seen=_react,
            answer=lambda call: Answer(status=204),
        ),
        Route(method="PATCH", path="/api/v10/channels/{channel}/messages/{id}", answer=_change),
        Route(method="DELETE", path="/api/v10/channels/{channel}/messages/{id}", answer=_delete),
        Route(
            method="GET",
            path="/stickers/{name}",
            answer=lambda call: serve(call.sandbox.media.get(call.sandbox.state["sticker"])),
            authenticate=anyone,
        ),
        Route(
            method="GET",
            path="/api/v10/applications/@me",
            answer=lambda call: {"id": "9", "name": "Hulp", "flags": 1 << 19},
        ),
    ],
    refusals={
        "invalid": (400, lambda why: {"code": 50035, "message": f"Invalid Form Body: {why}"}),
        "empty": (400, {"code": 50006, "message": "Cannot send an empty message"}),
        "unauthorised": (401, {"code": 0, "message": "401: Unauthorized"}),
        "rate_limited": (429, {"message": "rate limited", "retry_after": 7.5, "global": False}),
        "fault": (503, b""),
        "bad_recipient": (404, {"code": 10003, "message": "Unknown Channel"}),
        "blocked": (403, {"code": 50007, "message": "Cannot send messages to this user"}),
        "too_large": (413, {"code": 40005, "message": "Request entity too large"}),
    },
    events={
        "text": _message,
        "image": _file,
        "audio": _file,
        "voice": _voice,
        "video": _file,
        "file": _file,
        "sticker": _sticker,
        "buttons": _pressed,
        "reaction": lambda s, said: _frame(
            "MESSAGE_REACTION_ADD",
            said,
            user_id=said.customer,
            message_id=said.about or "1",
            emoji={"id": None, "name": said.emoji},
        ),
        "edit": _edit,
        "deletion": _deletion,
        "typing": lambda s, said: _frame("TYPING_START", said, user_id=said.customer),
        "unsupported": lambda s, said: _message(s, said, content="", poll={"question": {}}),
    },
    customer="110000000000000002",
    new_id=lambda n: str(_FIRST + 100_000 + n),
)
