"""Updates of the Bot API: who sent them, and what they say. No I/O.

A message's number is unique within its chat only, so that our id is "chat:number" (and the business
connection, where there is one).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.telegram.config import TelegramConfig
from onethread.connectors.telegram.kinds import own_number, read_content
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Button,
    Content,
    Deletion,
    Edit,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

_MESSAGES = ("message", "business_message")
_EDITS = ("edited_message", "edited_business_message")
# Notices in a chat that nobody said.
_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "chat_boost_added",
    "forum_topic_created",
    "video_chat_started",
    "video_chat_ended",
    "write_access_allowed",
)


def verify(request: WebhookRequest, config: TelegramConfig) -> Verified:
    """Accept what carries the secret token that setWebhook told Telegram. Raises BadSignature."""
    check_token(
        request.headers.get("x-telegram-bot-api-secret-token", ""),
        config.secret,
        what="the secret token",
    )
    return Verified()


def parse(envelope: RawEnvelope, config: TelegramConfig) -> Sequence[InboundItem]:
    """What an update says. Raises UnparsablePayload."""
    update = document(envelope.body)
    if envelope.headers.get("followed"):
        return [Ignored(reason="Telegram took note that a button's press came in")]
    if "update_id" not in update:
        raise UnparsablePayload("this is not an update of the Bot API")
    fallback = envelope.received_at
    for name in _MESSAGES:
        if message := node(update.get(name)):
            return [_message(message, fallback)]
    for name in _EDITS:
        if message := node(update.get(name)):
            return [_edit(message, fallback)]
    if query := node(update.get("callback_query")):
        return _pressed(query, fallback, config)
    if reaction := node(update.get("message_reaction")):
        return [_reaction(reaction, fallback)]
    if deleted := node(update.get("deleted_business_messages")):
        return _deleted(deleted, fallback)
    if member := node(update.get("my_chat_member")):
        status = text(node(member.get("new_chat_member")).get("status"), 40)
        return [Ignored(reason=f"the bot's place in a chat changed: {status}")]
    kinds = ", ".join(sorted(set(update) - {"update_id"}))
    return [Ignored(reason=f"an update of a kind that is no message: {text(kinds, 120)}")]


def message_key(chat: Any, number: Any, connection: Any = None) -> str:
    """Our id of a message."""
    found = f"{key(chat)}:{key(number)}"
    return f"{found}:{key(connection)}" if connection else found


def _key_of(message: dict[str, Any]) -> str:
    return message_key(
        node(message.get("chat")).get("id"),
        message.get("message_id"),
        message.get("business_connection_id"),
    )


def _who(user: dict[str, Any]) -> SenderIdentity:
    return SenderIdentity(
        scheme="telegram", value=key(user.get("id")), assurance=Assurance.ASSERTED
    )


def _name(user: dict[str, Any]) -> str | None:
    parts = (text(user.get("first_name"), 100), text(user.get("last_name"), 100))
    name = " ".join(part for part in parts if part)
    return name or text(user.get("username"), 100) or None


def _ours(message: dict[str, Any], user: dict[str, Any]) -> str:
    """Why a message is not a customer's; "" when it is."""
    chat = node(message.get("chat"))
    if chat.get("type") == "channel":
        return "a post in a channel"
    if user.get("is_bot") is True:
        return "written by a bot"
    if message.get("business_connection_id") and user.get("id") != chat.get("id"):
        return "written by the account's owner in Telegram"
    return ""


def _message(message: dict[str, Any], fallback: datetime) -> InboundItem:
    user = node(message.get("from"))
    if reason := _ours(message, user):
        return Ignored(reason=reason)
    notice = next((name for name in _SERVICE if name in message), None)
    if notice is not None:
        return Ignored(reason=f"a notice of the chat: {notice}")
    if text(message.get("text")).strip() == "/start":
        return Ignored(reason="the customer opened the chat and has said nothing yet")
    sender = [_who(user)]
    if number := own_number(message):
        sender.append(SenderIdentity(scheme="phone", value=number, assurance=Assurance.ASSERTED))
    headers: dict[str, Any] = {}
    for name, field in (
        ("album", "media_group_id"),
        ("business_connection_id", "business_connection_id"),
    ):
        if found := text(message.get(field), 200):
            headers[name] = found
    if said := text(node(message.get("quote")).get("text"), 1000):
        headers["quote"] = said
    if username := text(user.get("username"), 100):
        headers["username"] = username
    chat = node(message.get("chat"))
    answered = node(message.get("reply_to_message"))
    references: list[Reference] = []
    if answered.get("message_id"):
        target = message_key(
            chat.get("id"), answered["message_id"], message.get("business_connection_id")
        )
        references.append(Reference(kind="message", value=target))
    content = _content(message)
    content.forwarded = "forward_origin" in message
    language = text(user.get("language_code"), 8).partition("-")[0]
    content.language = language if len(language) == 2 else None
    return InboundMessage(
        message_id=_key_of(message),
        sender=sender,
        said_at=moment(message.get("date"), fallback),
        content=content,
        display_name=_name(user),
        references=references,
        thread=None if chat.get("type") == "private" else key(chat.get("id")),
        headers=headers,
    )


def _content(message: dict[str, Any]) -> Content:
    content = read_content(message)
    if content.is_empty():
        known = {"message_id", "from", "chat", "date", "edit_date", "reply_to_message", "text"}
        kinds = sorted(set(message) - known)
        content.unsupported = text(", ".join(kinds), 80) or "empty message"
    return content


def _edit(message: dict[str, Any], fallback: datetime) -> InboundItem:
    user = node(message.get("from"))
    if reason := _ours(message, user):
        return Ignored(reason=reason)
    return Edit(
        target_id=_key_of(message),
        content=_content(message),
        sender=[_who(user)],
        at=moment(message.get("edit_date"), fallback),
    )


def _pressed(
    query: dict[str, Any], fallback: datetime, config: TelegramConfig
) -> list[InboundItem]:
    """A button was pressed. Telegram shows it as busy until it is answered."""
    query_id = key(query.get("id"))
    user = node(query.get("from"))
    chosen = text(query.get("data"), 64)
    message = node(query.get("message"))
    label = chosen
    for row in _rows(node(message.get("reply_markup")).get("inline_keyboard")):
        for button in row:
            if chosen and button.get("callback_data") == query.get("data"):
                label = text(button.get("text"), 200) or label
    references = []
    headers: dict[str, Any] = {}
    chat = node(message.get("chat"))
    if message.get("message_id") and chat.get("id"):
        references.append(Reference(kind="message", value=_key_of(message)))
    if connection := text(message.get("business_connection_id"), 200):
        headers["business_connection_id"] = connection
    content = (
        Content(text=label, pressed=Button(id=chosen, label=label))
        if label
        else Content(unsupported="a button of a game")
    )
    said = InboundMessage(
        message_id=f"callback:{query_id}",
        sender=[_who(user)],
        said_at=fallback,
        content=content,
        display_name=_name(user),
        references=references,
        thread=key(chat["id"]) if chat.get("id") and chat.get("type") != "private" else None,
        headers=headers,
    )
    heard = HttpRequest(
        method="POST",
        url=config.url("answerCallbackQuery"),
        json={"callback_query_id": query_id},
        step="heard",
    )
    return [said, Follow(requests=[heard])]


def _rows(keyboard: Any) -> list[list[dict[str, Any]]]:
    return [nodes(row) for row in keyboard] if isinstance(keyboard, list) else []


def _reaction(reaction: dict[str, Any], fallback: datetime) -> InboundItem:
    user = node(reaction.get("user"))
    if not user:
        return Ignored(reason="a reaction by nobody in particular")
    new = nodes(reaction.get("new_reaction"))
    emoji = text(new[-1].get("emoji"), 32) if new else ""
    # A custom emoji has no character of its own.
    emoji = emoji or ("⭐" if new else "")
    return Reaction(
        target_id=_key_of(reaction),
        emoji=emoji,
        sender=[_who(user)],
        at=moment(reaction.get("date"), fallback),
    )


def _deleted(deleted: dict[str, Any], fallback: datetime) -> list[InboundItem]:
    chat = node(deleted.get("chat"))
    listed = deleted.get("message_ids")
    numbers = listed if isinstance(listed, list) else []
    return [
        Deletion(
            target_id=message_key(chat.get("id"), number, deleted.get("business_connection_id")),
            sender=[_who(chat)],
            at=fallback,
        )
        for number in numbers
        if isinstance(number, int)
    ] or [Ignored(reason="a deletion of nothing")]


def fetch_media(remote: Mapping[str, Any], config: TelegramConfig) -> Sequence[HttpRequest]:
    """First the file's path (an hour good), then its bytes."""
    return [
        HttpRequest(
            method="POST",
            url=config.url("getFile"),
            json={"file_id": str(remote["file_id"])},
            step="file",
        ),
        HttpRequest(
            method="GET",
            url=config.file_url("{{file.result.file_path}}"),
            step="content",
            timeout_seconds=120.0,
        ),
    ]
