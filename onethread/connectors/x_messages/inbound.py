"""Webhooks of X's Account Activity API: who sent them, and what they say. No I/O.

Source: "Account Activity API", "Securing webhooks" and "Direct Messages" of the X API documentation.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.x_messages.config import XMessagesConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    DeliveryUpdate,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
    Typing,
)

_MEDIA_HOSTS = ("https://ton.x.com/", "https://ton.twitter.com/")


def verify(request: WebhookRequest, config: XMessagesConfig) -> Verified:
    """Accept what X signed with the API key secret, and answer its challenge. Raises BadSignature."""
    secret = config.consumer_secret.reveal()
    if request.method == "GET":
        asked = request.query.get("crc_token", "")
        if not secret or not asked:
            raise BadSignature("the request has no crc_token, or this channel no API key secret")
        digest = hmac.new(secret.encode(), asked.encode("utf-8", "surrogateescape"), sha256)
        token = "sha256=" + base64.b64encode(digest.digest()).decode()
        return Verified(
            store=False,
            body=msgspec.json.encode({"response_token": token}),
            content_type="application/json",
        )
    check_hmac(
        request.headers.get("x-twitter-webhooks-signature", ""),
        secret,
        request.body,
        what="x-twitter-webhooks-signature (the API key secret)",
        encoding="base64",
        prefix="sha256=",
    )
    return Verified()


def parse(envelope: RawEnvelope, config: XMessagesConfig) -> Sequence[InboundItem]:
    """Everything in a webhook. Raises UnparsablePayload, also when it is for another account."""
    payload = document(envelope.body)
    account = payload.get("for_user_id")
    if account is None:
        raise UnparsablePayload("this is not a webhook of account activity")
    if text(str(account), 40) != config.user_id:
        raise UnparsablePayload(
            f"this webhook is for user {text(str(account), 40)}: give that account a channel of its own, "
            f"or correct the user ID of this channel"
        )
    users = node(payload.get("users"))
    readers = (
        ("direct_message_events", _message),
        ("direct_message_indicate_typing_events", _typing),
        ("direct_message_mark_read_events", _seen),
    )
    items: list[InboundItem] = []
    for name, read in readers:
        for event in nodes(payload.get(name)):
            try:
                items.append(read(event, users, envelope.received_at, config))
            except UnparsablePayload as error:
                items.append(Ignored(reason=f"an event that can't be read: {error.message}"))
    known = {name for name, _ in readers} | {"for_user_id", "users", "apps"}
    others = sorted(set(payload) - known)
    if others:
        items.append(Ignored(reason=f"no direct message: {text(', '.join(others), 120)}"))
    return items or [Ignored(reason="nothing in it")]


def _who(value: Any) -> SenderIdentity:
    return SenderIdentity(scheme="x", value=key(value), assurance=Assurance.ASSERTED)


def _message(
    event: dict[str, Any], users: dict[str, Any], fallback: datetime, config: XMessagesConfig
) -> InboundItem:
    if text(event.get("type")) not in ("message_create", ""):
        return Ignored(reason=f"{text(event.get('type'), 60)} is no message")
    created = node(event.get("message_create"))
    who = _who(created.get("sender_id"))
    if who.value == config.user_id:
        return Ignored(reason="an echo of what was sent from this account")
    told = node(created.get("message_data"))
    profile = node(users.get(who.value))
    username = text(profile.get("screen_name"), 40)
    return InboundMessage(
        message_id=key(event.get("id") or told.get("id")),
        sender=[who],
        said_at=moment(event.get("created_timestamp") or told.get("created_timestamp"), fallback),
        content=_content(told),
        display_name=text(profile.get("name"), 200) or username or None,
        headers={"username": username} if username else {},
    )


def _content(told: dict[str, Any]) -> Content:
    content = Content(text=_text(told))
    chosen = node(told.get("quick_reply_response"))
    if chosen and content.text:
        content.pressed = Button(id=text(chosen.get("metadata"), 1000), label=content.text)
    media = node(node(told.get("attachment")).get("media"))
    kind = text(media.get("type"), 40)
    if media:
        link = _film(media) or text(media.get("media_url_https"), 2000)
        if link.startswith(("https://", "http://")):
            shown = "image" if kind == "photo" else "video"
            content.attachments.append(
                Attachment(
                    kind=shown,
                    media_type="image/jpeg" if shown == "image" else "video/mp4",
                    remote={"url": link},
                )
            )
    if content.is_empty():
        content.unsupported = kind or text(told.get("type"), 40) or "empty message"
    return content


def _text(told: dict[str, Any]) -> str:
    """What was typed, with the real addresses instead of X's short ones; its own link to a file goes."""
    said = text(told.get("text"))
    media = node(node(told.get("attachment")).get("media"))
    for url in nodes(node(told.get("entities")).get("urls")):
        short, real = text(url.get("url"), 300), text(url.get("expanded_url"), 2000)
        if short and real:
            said = said.replace(short, "" if short == text(media.get("url"), 300) else real)
    return said.strip()


def _film(media: dict[str, Any]) -> str:
    """The best of a film's versions."""
    versions = [
        version
        for version in nodes(node(media.get("video_info")).get("variants"))
        if version.get("content_type") == "video/mp4" and text(version.get("url"))
    ]
    if not versions:
        return ""
    best = max(versions, key=lambda version: whole(version.get("bitrate")) or 0)
    return text(best.get("url"), 2000)


def _typing(
    event: dict[str, Any], _users: dict[str, Any], _fallback: datetime, config: XMessagesConfig
) -> InboundItem:
    who = _who(event.get("sender_id"))
    if who.value == config.user_id:
        return Ignored(reason="the account itself is typing")
    return Typing(sender=[who])


def _seen(
    event: dict[str, Any], _users: dict[str, Any], fallback: datetime, config: XMessagesConfig
) -> InboundItem:
    who = _who(event.get("sender_id"))
    if who.value == config.user_id:
        return Ignored(reason="the account read a message")
    at = moment(event.get("created_timestamp"), fallback)
    return DeliveryUpdate(
        message_id=key(event.get("last_read_event_id")),
        state="read",
        at=at,
        recipient=who.value,
        until=who,
    )


def fetch_media(remote: Mapping[str, Any], config: XMessagesConfig) -> Sequence[HttpRequest]:
    """A file's bytes: what X keeps for the two only needs the account's token."""
    url = str(remote["url"])
    mine = url.startswith(_MEDIA_HOSTS)
    headers = {"Authorization": f"Bearer {config.access_token.reveal()}"} if mine else {}
    return [
        HttpRequest(method="GET", url=url, headers=headers, step="content", timeout_seconds=120.0)
    ]
