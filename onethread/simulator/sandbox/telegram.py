"""Telegram's Bot API as its documentation describes it (core.telegram.org/bots/api)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Media,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    in_path,
    json_with,
    serve,
)

_TAG = re.compile(r"</?(?:b|i|u|s|code|pre|blockquote)>|<a href=\"[^\"]*\">|</a>")
_FILES = {
    "sendPhoto": ("photo", "image"),
    "sendAudio": ("audio", "audio"),
    "sendVoice": ("voice", "voice"),
    "sendVideo": ("video", "video"),
    "sendSticker": ("sticker", "sticker"),
    "sendDocument": ("document", "file"),
}
_COMMON = {"chat_id", "business_connection_id", "reply_parameters", "reply_markup"}


class Edit(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Other words for a text."""

    chat_id: str | int
    message_id: int
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


class Delete(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to take away."""

    chat_id: str | int
    message_id: int


class Reaction(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A reaction on a message."""

    chat_id: str | int
    message_id: int
    reaction: list[dict[str, str]]


class Webhook(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where updates go."""

    url: Annotated[str, msgspec.Meta(pattern="^https://")]
    secret_token: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,256}$")]
    allowed_updates: list[str]
    max_connections: Annotated[int, msgspec.Meta(ge=1, le=100)]


def _error(code: int, told: str, **parameters: Any) -> dict[str, Any]:
    more = {"parameters": parameters} if parameters else {}
    return {"ok": False, "error_code": code, "description": told, **more}


def _fields(call: Call, allowed: set[str]) -> dict[str, Any]:
    """The parameters: JSON, or a form whose objects are JSON."""
    fields: dict[str, Any] = dict(call.form)
    for name in ("reply_markup", "reply_parameters"):
        if name in fields:
            fields[name] = msgspec.json.decode(fields[name])
    if not fields and isinstance(call.body, dict):
        fields = call.body
    unknown = set(fields) - allowed - _COMMON
    if unknown or not fields.get("chat_id"):
        raise Refuse("invalid", f"chat_id is missing, or unknown: {sorted(unknown)}")
    return fields


def _shown(fields: dict[str, Any], **more: Any) -> Seen:
    buttons = []
    for row in (fields.get("reply_markup") or {}).get("inline_keyboard", []):
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64 or not button["text"]:
                raise Refuse("invalid", "BUTTON_DATA_INVALID")
            buttons.append(button["text"])
    quoted = (fields.get("reply_parameters") or {}).get("message_id", "")
    return Seen(
        to=str(fields["chat_id"]),
        buttons=buttons,
        rows=buttons,
        reply_to=str(quoted),
        **more,
    )


def _text(call: Call) -> Seen:
    fields = _fields(call, {"text", "parse_mode"})
    text = fields.get("text", "")
    if not text:
        raise Refuse("invalid", "message text is empty")
    html = text if fields.get("parse_mode") == "HTML" else ""
    if html:
        text = unescape(_TAG.sub("", html))
        if "<" in _TAG.sub("", html):
            raise Refuse("invalid", "can't parse entities")
    if len(text) > 4096:
        raise Refuse("too_large", "message is too long")
    return _shown(fields, text=text, html=html)


def _file(method: str) -> Callable[[Call], Seen]:
    field, kind = _FILES[method]

    def seen(call: Call) -> Seen:
        fields = _fields(call, {field, "caption"})
        if len(fields.get("caption", "")) > 1024:
            raise Refuse("invalid", "message caption is too long")
        if call.uploads:
            if call.upload.field != field:
                raise Refuse("invalid", f"there is no {field} in the request")
            file = SeenFile(kind=kind, name=call.upload.name, size_bytes=len(call.upload.content))
        elif str(fields.get(field, "")).startswith("http"):
            file = SeenFile(kind=kind, link=fields[field])
        else:
            raise Refuse("invalid", f"there is no {field} in the request")
        return _shown(fields, text=fields.get("caption", ""), files=[file])

    return seen


def _group(call: Call) -> list[Seen]:
    """sendMediaGroup: two to ten that go together, each a message of its own."""
    fields = _fields(call, {"media"})
    given = fields.get("media", [])
    media = msgspec.json.decode(given) if isinstance(given, str) else given
    kinds = {each["type"] for each in media}
    if not 2 <= len(media) <= 10 or "reply_markup" in fields:
        raise Refuse("invalid", "wrong number of media, or buttons in an album")
    if not (kinds <= {"photo", "video"} or kinds in ({"audio"}, {"document"})):
        raise Refuse("invalid", "these can't be mixed in one album")
    uploads = {each.field: each for each in call.uploads}
    shown = []
    for each in media:
        if len(each.get("caption", "")) > 1024:
            raise Refuse("invalid", "message caption is too long")
        kind = {"photo": "image", "document": "file"}.get(each["type"], each["type"])
        upload = uploads.get(each["media"].removeprefix("attach://"))
        if upload is not None:
            file = SeenFile(kind=kind, name=upload.name, size_bytes=len(upload.content))
        elif each["media"].startswith("http"):
            file = SeenFile(kind=kind, link=each["media"])
        else:
            raise Refuse("invalid", "an attached file is not in the request")
        one = _shown(fields, text=each.get("caption", ""), files=[file])
        one.id = f"{one.to}:{call.sandbox.number()}"
        shown.append(one)
    return shown


def _sent_group(call: Call) -> Any:
    results = []
    for seen in call.seen:
        chat, number = seen.id.split(":")
        results.append({"message_id": int(number), "chat": {"id": int(chat)}})
    return {"ok": True, "result": results}


def _updates(call: Call) -> Any:
    """getUpdates: what was not confirmed, or the last of it; nothing beside a webhook."""
    if call.sandbox.webhook_url:
        raise Refuse("conflict", "can't use getUpdates method while webhook is active")
    offset = int(call.body.get("offset", 0))
    found = [e.payload for e in call.sandbox.emitted if "update_id" in e.payload]
    if offset < 0:
        return {"ok": True, "result": found[offset:]}
    waiting = [each for each in found if each["update_id"] >= offset]
    return {"ok": True, "result": waiting[: int(call.body.get("limit", 100))]}


def _no_webhook(call: Call) -> Any:
    call.sandbox.webhook_url = None
    return {"ok": True, "result": True}


def _place(call: Call) -> Seen:
    fields = _fields(call, {"latitude", "longitude", "title", "address"})
    return _shown(fields, location=(float(fields["latitude"]), float(fields["longitude"])))


def _contact(call: Call) -> Seen:
    fields = _fields(call, {"phone_number", "first_name", "last_name"})
    return _shown(fields, contacts=[f"{fields['first_name']} {fields['phone_number']}"])


def _reaction(call: Call) -> Seen:
    body: Reaction = call.body
    emoji = body.reaction[0]["emoji"] if body.reaction else ""
    return Seen(to=str(body.chat_id), reaction=emoji, reply_to=str(body.message_id))


def _sent(call: Call) -> Any:
    chat, number = call.id.split(":")
    return {"ok": True, "result": {"message_id": int(number), "chat": {"id": int(chat)}}}


def _numbered(seen: Callable[[Call], Seen]) -> Callable[[Call], Seen]:
    """A message's number counts within its chat."""

    def shown(call: Call) -> Seen:
        found = seen(call)
        found.id = f"{found.to}:{call.sandbox.number()}"
        return found

    return shown


def _edit(call: Call) -> Any:
    call.sandbox.edit(f"{call.body.chat_id}:{call.body.message_id}", call.body.text)
    return {"ok": True, "result": {"message_id": call.body.message_id}}


def _delete(call: Call) -> Any:
    call.sandbox.delete(f"{call.body.chat_id}:{call.body.message_id}")
    return {"ok": True, "result": True}


def _webhook(call: Call) -> Any:
    if call.body.secret_token != call.sandbox.credentials["secret_token"]:
        raise Refuse("invalid", "another secret token than this stand-in signs with")
    call.sandbox.webhook_url = call.body.url
    return {"ok": True, "result": True}


def _send(method: str, seen: Callable[[Call], Seen]) -> Route:
    path = f"/bot{{token}}/{method}"
    return Route(method="POST", path=path, seen=_numbered(seen), answer=_sent)


def _path(call: Call) -> Any:
    media = call.sandbox.media.get((call.body or {}).get("file_id", ""))
    if media is None:
        raise Refuse("invalid", "invalid file_id")
    return {"ok": True, "result": {"file_id": media.id, "file_path": f"files/{media.id}"}}


def _content(call: Call) -> Any:
    return serve(call.sandbox.media.get(call.at["id"]))


def _update(said: Said, kind: str = "message", **more: Any) -> dict[str, Any]:
    user = {"id": int(said.customer), "is_bot": False, "first_name": said.name}
    chat = {"id": int(said.customer), "type": "private", "first_name": said.name}
    message = {"message_id": said.n, "from": user, "chat": chat, "date": said.seconds, **more}
    return {"update_id": said.n, kind: message}


def _media(media: Media) -> dict[str, Any]:
    return {
        "file_id": media.id,
        "file_unique_id": media.id,
        "file_size": len(media.content),
        "mime_type": media.media_type,
        "file_name": media.name,
        "width": 1,
        "height": 1,
    }


def _with(field: str) -> Callable[[Sandbox, Said], Any]:
    def event(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
        file: Any = _media(said.file)
        held: dict[str, Any] = {field: [file] if field == "photo" else file}
        return _update(said, "message", **held)

    return event


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    update = _update(said)
    message = {"chat": update["message"]["chat"], "message_id": said.before, "date": 0}
    query = {
        "id": f"7{said.n}",
        "from": update["message"]["from"],
        "message": message,
        "data": said.button[0],
    }
    return {"update_id": said.n, "callback_query": query}


def _reacted(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    message = _update(said)["message"]
    number = int(said.about.rpartition(":")[2] or said.before)
    reaction = {
        "chat": message["chat"],
        "message_id": number,
        "user": message["from"],
        "date": said.seconds,
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": said.emoji}],
    }
    return {"update_id": said.n, "message_reaction": reaction}


def _gone(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    chat = _update(said)["message"]["chat"]
    deleted = {"business_connection_id": "b1", "chat": chat, "message_ids": [said.before]}
    return {"update_id": said.n, "deleted_business_messages": deleted}


STAND_IN = StandIn(
    connector="telegram",
    credentials={"bot_token": "110201543:sandbox", "secret_token": "sandbox-secret"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url},
    authenticate=in_path("token", "bot_token"),
    routes=[
        _send("sendMessage", _text),
        *[_send(method, _file(method)) for method in _FILES],
        Route(method="POST", path="/bot{token}/sendMediaGroup", seen=_group, answer=_sent_group),
        Route(method="POST", path="/bot{token}/getUpdates", answer=_updates),
        Route(method="POST", path="/bot{token}/deleteWebhook", answer=_no_webhook),
        _send("sendLocation", _place),
        _send("sendVenue", _place),
        _send("sendContact", _contact),
        Route(
            method="POST",
            path="/bot{token}/setMessageReaction",
            body=Reaction,
            seen=_reaction,
            answer=lambda call: {"ok": True, "result": True},
        ),
        Route(method="POST", path="/bot{token}/editMessageText", body=Edit, answer=_edit),
        Route(method="POST", path="/bot{token}/deleteMessage", body=Delete, answer=_delete),
        Route(
            method="POST",
            path="/bot{token}/answerCallbackQuery",
            answer=lambda call: {"ok": True, "result": True},
        ),
        Route(method="POST", path="/bot{token}/getFile", answer=_path),
        Route(method="GET", path="/file/bot{token}/files/{id}", answer=_content),
        Route(
            method="POST",
            path="/bot{token}/getMe",
            answer=lambda call: {"ok": True, "result": {"id": 1, "username": "huis_bot"}},
        ),
        Route(
            method="POST",
            path="/bot{token}/getWebhookInfo",
            answer=lambda call: {"ok": True, "result": {"url": call.sandbox.webhook_url or ""}},
        ),
        Route(method="POST", path="/bot{token}/setWebhook", body=Webhook, answer=_webhook),
    ],
    refusals={
        "invalid": (400, lambda why: _error(400, f"Bad Request: {why}")),
        "conflict": (409, lambda why: _error(409, f"Conflict: {why}")),
        "not_found": (400, _error(400, "Bad Request: message not found")),
        "unauthorised": (401, _error(401, "Unauthorized")),
        "rate_limited": (429, _error(429, "Too Many Requests: retry after 7", retry_after=7)),
        "fault": (502, b"Bad Gateway"),
        "blocked": (403, _error(403, "Forbidden: bot was blocked by the user")),
        "bad_recipient": (400, _error(400, "Bad Request: chat not found")),
        "too_large": (413, _error(413, "Request Entity Too Large")),
        "unsupported": (400, _error(400, "Bad Request: REACTION_INVALID")),
    },
    deliver=json_with({"X-Telegram-Bot-Api-Secret-Token": "{secret_token}"}),
    events={
        "text": lambda s, said: _update(said, text=said.text),
        "image": _with("photo"),
        "audio": _with("audio"),
        "voice": _with("voice"),
        "video": _with("video"),
        "sticker": _with("sticker"),
        "file": _with("document"),
        "location": lambda s, said: _update(
            said, location={"latitude": said.place[0], "longitude": said.place[1]}
        ),
        "contacts": lambda s, said: _update(
            said, contact={"phone_number": "+31687654321", "first_name": "Piet"}
        ),
        "buttons": _pressed,
        "reaction": _reacted,
        "edit": lambda s, said: _update(
            said, "edited_message", message_id=said.before, text=said.text, edit_date=said.seconds
        ),
        "deletion": _gone,
        "system": lambda s, said: _update(
            said, successful_payment={"currency": "EUR", "total_amount": 1200}
        ),
        "unsupported": lambda s, said: _update(said, poll={"id": "1", "question": "?"}),
    },
    customer="279058397",
)
