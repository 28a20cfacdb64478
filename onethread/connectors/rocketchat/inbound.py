"""Outgoing webhooks of Rocket.Chat, and the messages that they point at. No I/O.

A webhook carries its token in the body and lacks files and names: the message itself is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.rocketchat.config import RocketChatConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Edit,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    Reference,
    SenderIdentity,
)

_UPLOADS = "/file-upload/"


def verify(request: WebhookRequest, config: RocketChatConfig) -> Verified:
    """Accept what carries the webhook's token. Raises BadSignature."""
    try:
        given = text(document(request.body).get("token"), 500)
    except UnparsablePayload as error:
        raise BadSignature("the request holds no token") from error
    check_token(given, config.webhook_token.reveal(), what="the webhook token")
    return Verified()


def parse(envelope: RawEnvelope, config: RocketChatConfig) -> Sequence[InboundItem]:
    """What a webhook points at, or (followed) the message. Raises UnparsablePayload."""
    payload = document(envelope.body)
    if envelope.headers.get("followed"):
        message = node(payload.get("message")) or payload
        edited = bool(envelope.headers.get("edited"))
        return [_message(message, edited, config, envelope.received_at)]
    if payload.get("bot") or payload.get("user_id") == config.user_id:
        return [Ignored(reason="written by a bot, as our own messages are")]
    message_id = text(payload.get("message_id"), 100).strip()
    if not message_id:
        return [Ignored(reason="an event that is no message")]
    asked = urlencode({"msgId": message_id})
    request = HttpRequest(
        method="GET",
        url=config.url(f"chat.getMessage?{asked}"),
        headers=config.headers(),
        step="follow",
    )
    return [Follow(requests=[request], headers={"edited": payload.get("isEdited") is True})]


def _message(
    message: dict[str, Any], edited: bool, config: RocketChatConfig, at: datetime
) -> InboundItem:
    author = node(message.get("u"))
    user, message_id, room = (
        key(author.get("_id")),
        key(message.get("_id")),
        key(message.get("rid")),
    )
    if user == config.user_id or message.get("bot"):
        return Ignored(reason="written by a bot, as our own messages are")
    if message.get("t"):
        return Ignored(reason=f"a notice of Rocket.Chat ({text(message.get('t'), 60)})")
    sender = [SenderIdentity(scheme="rocketchat", value=user, assurance=Assurance.ASSERTED)]
    content = _content(message)
    if edited:
        when = moment(_date(message.get("editedAt")), at)
        return Edit(target_id=message_id, content=content, sender=sender, at=when)
    root = text(message.get("tmid"), 100).strip()
    # The room of a direct conversation has an id that is made of both people's.
    direct = user in room and config.user_id in room
    thread = f"{room}/{root}" if root else room if direct else f"{room}/{message_id}"
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=moment(_date(message.get("ts")), at),
        content=content,
        display_name=text(author.get("name") or author.get("username"), 200).strip() or None,
        references=[Reference(kind="message", value=root)] if root else [],
        thread=thread,
        headers={"username": text(author.get("username"), 100)},
    )


def _date(value: Any) -> Any:
    """A time as text, or as {"$date": milliseconds}."""
    return value.get("$date") if isinstance(value, dict) else value


def _content(message: dict[str, Any]) -> Content:
    said = text(message.get("msg"))
    content = Content(text=said.strip())
    for each in nodes(message.get("attachments")):
        link = text(each.get("title_link"), 1000)
        if link.startswith(_UPLOADS) and ".." not in link:
            content.attachments.append(_file(each, link, message))
        elif each.get("message_link") and each.get("text"):
            content.quoted_text = text(each.get("text"), 10_000)
        description = text(each.get("description"), 10_000).strip()
        if description and description not in content.text:
            content.text = "\n".join(filter(None, (content.text, description)))
    place = node(message.get("location")).get("coordinates")
    if isinstance(place, list) and len(place) == 2:
        east, north = (each if isinstance(each, int | float) else None for each in place)
        if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
            content.location = Location(latitude=float(north), longitude=float(east))
    if content.is_empty():
        content.unsupported = "message"
    return content


def _file(each: dict[str, Any], link: str, message: dict[str, Any]) -> Attachment:
    files = [*nodes(message.get("files")), node(message.get("file"))]
    name = " ".join(text(each.get("title"), 240).split())
    found = next((file for file in files if text(file.get("_id")) and file["_id"] in link), {})
    media_type = (
        text(found.get("type"), 100)
        or text(each.get("image_type") or each.get("audio_type") or each.get("video_type"), 100)
        or "application/octet-stream"
    )
    return Attachment(
        kind=kind_of(media_type),
        name=name or text(found.get("name"), 240),
        media_type=media_type,
        size_bytes=whole(found.get("size")),
        remote={"path": link},
    )
