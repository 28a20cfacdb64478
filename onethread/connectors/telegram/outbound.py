"""Messages to the Bot API as requests, its answers, changes and the bot itself. No I/O.

Source: <https://core.telegram.org/bots/api> (Bot API 9): methods, lengths, error answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import answered, node, text, whole
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.telegram.config import TelegramConfig
from onethread.connectors.telegram.formatting import to_telegram
from onethread.connectors.telegram.inbound import message_key
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 4096
CAPTION = 1024
CALLBACK_BYTES = 64
UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "message_reaction",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "my_chat_member",
)
# Method, field and the types that Telegram shows as that kind; others go as a document.
_METHODS: dict[str, tuple[str, str, set[str] | None]] = {
    "image": ("sendPhoto", "photo", {"image/jpeg", "image/png", "image/webp"}),
    "voice": ("sendVoice", "voice", {"audio/ogg", "audio/mpeg", "audio/mp4"}),
    "audio": ("sendAudio", "audio", {"audio/mpeg", "audio/mp4"}),
    "video": ("sendVideo", "video", {"video/mp4"}),
    "sticker": ("sendSticker", "sticker", {"image/webp", "video/webm"}),
    "file": ("sendDocument", "document", None),
}
# What an album can hold together.
_ALBUMS = {"sendPhoto": "seen", "sendVideo": "seen", "sendAudio": "heard", "sendDocument": "kept"}
ALBUM = 10
_PROVIDER = "Telegram"
# Method, body, file or files, and the field of a single file.
_Sent = tuple[str, dict[str, Any], OutboundFile | list[OutboundFile] | None, str]
# Descriptions of refusals that mean something to an agent: "Error handling" and the server's source.
_SAID: tuple[tuple[str, str], ...] = (
    ("bot was blocked by the user", "blocked"),
    ("user is deactivated", "bad_recipient"),
    ("bot can't initiate conversation", "bad_recipient"),
    ("bot was kicked", "blocked"),
    ("not enough rights", "blocked"),
    ("chat not found", "bad_recipient"),
    ("peer_id_invalid", "bad_recipient"),
    ("business connection", "bad_credentials"),
    ("business_peer_usage_missing", "window_closed"),
    ("too long", "too_large"),
    ("too big", "too_large"),
    ("request entity too large", "too_large"),
    ("reaction_invalid", "unsupported"),
    ("voice_messages_forbidden", "unsupported"),
    ("image_process_failed", "unsupported"),
    ("photo_invalid_dimensions", "unsupported"),
)


def build(message: OutboundMessage, config: TelegramConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    content = message.content
    to: dict[str, Any] = {"chat_id": message.leg.get("thread") or message.to}
    if connection := message.leg.get("business_connection_id"):
        to["business_connection_id"] = str(connection)
    if message.reaction is not None:
        return [_reaction(message, to, config)]
    sends: list[_Sent] = []
    said = content.text
    formatted = to_telegram(content.html) if content.html and message.parts == 1 else ""
    if len(formatted) > TEXT:
        formatted = ""
    keyboard = _keyboard(content)
    caption = ""
    album = [] if keyboard else _album(message.files)
    if said and album and len(said) <= CAPTION and not formatted:
        caption, said = said, ""
    elif said and len(message.files) == 1 and len(said) <= CAPTION:
        caption, said = said, ""
        if message.files[0].kind == "sticker":
            caption, said = "", caption
    if said or (keyboard and not message.files):
        body: dict[str, Any] = {"text": (said or "…")[:TEXT]}
        if formatted:
            body = {"text": formatted, "parse_mode": "HTML"}
        sends.append(("sendMessage", body, None, ""))
    if album:
        sends.append(("sendMediaGroup", {"media": _media(album, caption)}, album, ""))
    for file in () if album else message.files:
        method, field = _method(file)
        shown = (file.caption or caption)[:CAPTION]
        more: dict[str, Any] = {"caption": shown} if shown and method != "sendSticker" else {}
        if file.content is None:
            if not file.link:
                raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
            sends.append((method, {field: file.link, **more}, None, ""))
        else:
            sends.append((method, more, file, field))
    if content.location is not None:
        sends.append((*_place(content), None, ""))
    for card in content.contacts:
        first, _, last = card.name.partition(" ")
        body = {"phone_number": next(iter(card.phones), ""), "first_name": first or "?"}
        if not body["phone_number"]:
            sends.append(("sendMessage", {"text": " ".join([card.name, *card.emails])}, None, ""))
        else:
            sends.append(("sendContact", {**body, "last_name": last}, None, ""))
    if not sends:
        raise InvalidInput("there is nothing in this message that Telegram can carry")
    if keyboard:
        sends[-1][1]["reply_markup"] = keyboard
    if message.in_reply_to and message.part == 1 and (number := _number(message.in_reply_to)):
        # What was deleted meanwhile can't be quoted; the answer goes all the same.
        quoted = {"message_id": number, "allow_sending_without_reply": True}
        sends[0][1]["reply_parameters"] = quoted
    return [
        _request(config, method, {**to, **body}, file, field, "send" if not at else f"send{at}")
        for at, (method, body, file, field) in enumerate(sends)
    ]


def _request(
    config: TelegramConfig,
    method: str,
    body: dict[str, Any],
    file: OutboundFile | list[OutboundFile] | None,
    field: str,
    step: str,
) -> HttpRequest:
    uploads = [each for each in file if each.content is not None] if isinstance(file, list) else []
    if file is None or (isinstance(file, list) and not uploads):
        return HttpRequest(method="POST", url=config.url(method), json=body, step=step)
    form = {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in body.items()
    }
    return HttpRequest(
        method="POST",
        url=config.url(method),
        form=form,
        file=None if isinstance(file, list) else file,
        file_field=field or "file",
        files={f"file{at}": each for at, each in enumerate(file) if each.content is not None}
        if isinstance(file, list)
        else {},
        step=step,
        timeout_seconds=120.0,
    )


def _number(message_id: str) -> int | None:
    """Telegram's number of a message, from our id of it."""
    parts = message_id.split(":")
    # A button's press has an id of its own and no number in the chat.
    if len(parts) < 2 or not parts[0].removeprefix("-").isdecimal():
        return None
    return whole(parts[1])


def _method(file: OutboundFile) -> tuple[str, str]:
    media_type = file.media_type.partition(";")[0].strip().lower()
    method, field, types = _METHODS.get(file.kind, _METHODS["file"])
    if types is not None and media_type not in types:
        method, field, _ = _METHODS["file"]
    return method, field


def _album(files: Sequence[OutboundFile]) -> list[OutboundFile]:
    """The files, when Telegram shows them all together: pictures and films, or sound, or documents."""
    families = {_ALBUMS.get(_method(file)[0], "") for file in files}
    if not 2 <= len(files) <= ALBUM or len(families) > 1 or "" in families:
        return []
    if any(file.content is None and not file.link for file in files):
        return []
    return list(files)


def _media(album: Sequence[OutboundFile], caption: str) -> list[dict[str, Any]]:
    """What an album holds. Words that stand under the first alone are the album's."""
    media = []
    for at, file in enumerate(album):
        held = f"attach://file{at}" if file.content is not None else file.link
        shown = (file.caption or (caption if at == 0 else ""))[:CAPTION]
        one: dict[str, Any] = {"type": _method(file)[1], "media": held}
        media.append(one | ({"caption": shown} if shown else {}))
    return media


def _keyboard(content: Content) -> dict[str, Any] | None:
    """Buttons beside and rows below each other, under the message."""
    rows = [[(row.id, row.title)] for row in content.rows]
    buttons = [(button.id, button.label) for button in content.buttons]
    rows += [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    if not rows:
        return None
    return {
        "inline_keyboard": [
            [{"text": label[:64], "callback_data": _callback(chosen)} for chosen, label in row]
            for row in rows
        ]
    }


def _callback(chosen: str) -> str:
    """At most 64 bytes."""
    return chosen.encode()[:CALLBACK_BYTES].decode("utf-8", "ignore") or "-"


def _place(content: Content) -> tuple[str, dict[str, Any]]:
    place = content.location
    assert place is not None
    body: dict[str, Any] = {"latitude": place.latitude, "longitude": place.longitude}
    if place.name or place.address:
        named = {"title": place.name or place.address, "address": place.address or place.name}
        return "sendVenue", {**body, **named}
    return "sendLocation", body


def _reaction(message: OutboundMessage, to: dict[str, Any], config: TelegramConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    number = _number(message.in_reply_to) or message.in_reply_to
    reaction = [{"type": "emoji", "emoji": message.reaction}] if message.reaction else []
    body = {"chat_id": to["chat_id"], "message_id": number, "reaction": reaction}
    return HttpRequest(method="POST", url=config.url("setMessageReaction"), json=body)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: TelegramConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        result = answered(response).get("result")
        if message.reaction is not None and result is True:
            return SendAccepted(message_id=message.message_uid)
        try:
            # An album is several messages.
            ids += [
                _sent_key(node(each)) for each in (result if isinstance(result, list) else [result])
            ]
        except UnparsablePayload:
            return unclear(_PROVIDER)
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def _sent_key(sent: dict[str, Any]) -> str:
    return message_key(
        node(sent.get("chat")).get("id"), sent.get("message_id"), sent.get("business_connection_id")
    )


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer of the Bot API; None when it took the request."""
    answer = answered(response)
    if response.status < 300 and answer.get("ok") is not False:
        return None
    told = text(answer.get("description"), 300)
    code = answer.get("error_code")
    status = code if isinstance(code, int) and 300 <= code < 600 else response.status
    if status == 429:
        wait = whole(node(answer.get("parameters")).get("retry_after"), 3600)
        return refused("rate_limited", _PROVIDER, told, float(wait) if wait else None)
    for words, ours in _SAID:
        if words in told.lower():
            return refused(ours, _PROVIDER, told)
    if status == 404:
        # Telegram knows no such bot: the address holds the token.
        return refused("bad_credentials", _PROVIDER, told)
    if status == 403:
        return refused("blocked", _PROVIDER, told)
    return by_status(HttpResponse(status=max(status, 400), headers={}, body=b""), _PROVIDER, told)


def revise(revision: Revision, config: TelegramConfig) -> Sequence[HttpRequest]:
    """Other words for a text of ours, or none (Telegram deletes within 48 hours)."""
    number = _number(revision.message_id)
    if number is None:
        raise InvalidInput("this message can't be found on Telegram")
    body: dict[str, Any] = {
        "chat_id": revision.leg.get("thread") or revision.to,
        "message_id": number,
    }
    connection = revision.leg.get("business_connection_id")
    if revision.content is None and connection:
        body = {"business_connection_id": str(connection), "message_ids": [number]}
        return [_request(config, "deleteBusinessMessages", body, None, "", "delete")]
    if revision.content is None:
        return [_request(config, "deleteMessage", body, None, "", "delete")]
    if connection:
        body["business_connection_id"] = str(connection)
    formatted = to_telegram(revision.content.html) if revision.content.html else ""
    if formatted and len(formatted) <= TEXT:
        body |= {"text": formatted, "parse_mode": "HTML"}
    else:
        body["text"] = revision.content.text[:TEXT]
    return [_request(config, "editMessageText", body, None, "", "edit")]


def mark_leg_read(
    to: str, message_id: str, facts: Mapping[str, Any], config: TelegramConfig
) -> Sequence[HttpRequest]:
    """Read marks in a business chat; a bot of its own has none."""
    number, connection = _number(message_id), facts.get("business_connection_id")
    if number is None or not connection:
        return []
    body = {"business_connection_id": str(connection), "chat_id": to, "message_id": number}
    return [_request(config, "readBusinessMessage", body, None, "", "read")]


def test(config: TelegramConfig) -> Sequence[OutboundRequest]:
    """Ask who the bot is, and where its updates go."""
    return [
        HttpRequest(method="POST", url=config.url("getMe"), json={}, step="bot"),
        HttpRequest(method="POST", url=config.url("getWebhookInfo"), json={}, step="webhook"),
    ]


def read_test(responses: Sequence[OutboundResponse], config: TelegramConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    answers: dict[str, dict[str, Any]] = {}
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False, message=f"Telegram refused the bot token: {no.reason}"
                )
            answers[response.step] = node(answered(response).get("result"))
    bot = answers.get("bot")
    if bot is None:
        return ConnectionTest(
            ok=False, message="Telegram gave no answer: check the network and the API address."
        )
    name = f"@{text(bot.get('username'), 100)}"
    hook = answers.get("webhook", {})
    facts = {"bot": name, "webhook": text(hook.get("url"), 500)}
    if config.receive == "poll":
        return ConnectionTest(
            ok=not facts["webhook"],
            message=f"{name} sends its messages to {facts['webhook']}: press “Subscribe webhooks”, so that "
            "they can be asked for."
            if facts["webhook"]
            else f"{name} is connected; this server asks for its messages.",
            facts=facts,
        )
    if not facts["webhook"]:
        return ConnectionTest(
            ok=False,
            message=f"{name} answers, but Telegram has no webhook of it, so nothing will come in: "
            "press “Subscribe webhooks”.",
            facts=facts,
        )
    if problem := text(hook.get("last_error_message"), 300):
        return ConnectionTest(
            ok=False, message=f"{name} answers, but its webhook last failed: {problem}", facts=facts
        )
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts=facts)


def subscribe(webhook_url: str, config: TelegramConfig) -> Sequence[HttpRequest]:
    """Have Telegram send the bot's updates here; or nowhere, so that they can be asked for."""
    if config.receive == "poll":
        return [
            HttpRequest(method="POST", url=config.url("deleteWebhook"), json={}, step="unsubscribe")
        ]
    body = {
        "url": webhook_url,
        "secret_token": config.secret,
        "allowed_updates": list(UPDATES),
        "max_connections": 40,
    }
    return [HttpRequest(method="POST", url=config.url("setWebhook"), json=body, step="subscribe")]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: TelegramConfig
) -> ConnectionTest:
    """Whether it worked."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False, message=f"Telegram refused the webhook: {no.reason}"
                )
            return ConnectionTest(
                ok=True,
                message="Telegram keeps the bot's messages until this server asks for them."
                if response.step == "unsubscribe"
                else "Telegram sends the bot's messages here.",
            )
    return ConnectionTest(ok=False, message="Telegram gave no answer.")
