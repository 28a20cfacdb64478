"""Webhooks of Webex, which only point at what was said, and what was fetched for them. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha1
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import document, key, moment, node, text
from onethread.connectors._schemes.sent import same_host
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.webex.config import WebexConfig
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Deletion,
    Edit,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

# Bots write from addresses of this domain, our own bot among them.
_BOTS = "@webex.bot"


def verify(request: WebhookRequest, config: WebexConfig) -> Verified:
    """Accept what was signed with the webhook's secret. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-spark-signature", ""),
        config.webhook_secret.reveal(),
        request.body,
        what="X-Spark-Signature (the webhook secret)",
        algorithm=sha1,
    )
    return Verified()


def parse(envelope: RawEnvelope, config: WebexConfig) -> Sequence[InboundItem]:
    """What a webhook points at, or (followed) what was there. Raises UnparsablePayload."""
    payload = document(envelope.body)
    if envelope.headers.get("followed"):
        return [_followed(payload, envelope, config)]
    resource, event = text(payload.get("resource"), 60), text(payload.get("event"), 60)
    pointed = node(payload.get("data"))
    at = moment(pointed.get("created"), envelope.received_at)
    if text(pointed.get("personEmail"), 320).endswith(_BOTS):
        return [Ignored(reason="written by a bot, as our own messages are")]
    if resource == "messages" and event == "deleted":
        return [Deletion(target_id=key(pointed.get("id")), sender=_sender(pointed), at=at)]
    if resource == "messages" and event in ("created", "updated"):
        return [_follow(f"messages/{quote(key(pointed.get('id')), safe='')}", event, config)]
    if resource == "attachmentActions" and event == "created":
        return [
            _follow(f"attachment/actions/{quote(key(pointed.get('id')), safe='')}", event, config)
        ]
    return [Ignored(reason=f"the event {resource!r} {event!r} is not a message")]


def _follow(path: str, event: str, config: WebexConfig) -> Follow:
    request = HttpRequest(
        method="GET", url=config.url(path), headers=config.headers(), step="follow"
    )
    return Follow(requests=[request], headers={"event": event})


def _sender(found: dict[str, Any]) -> list[SenderIdentity]:
    """The person's id, and the address that Webex knows them by."""
    sender = [
        SenderIdentity(
            scheme="webex", value=key(found.get("personId")), assurance=Assurance.ASSERTED
        )
    ]
    email = text(found.get("personEmail"), 320).strip()
    if "@" in email:
        sender.append(SenderIdentity(scheme="email", value=email, assurance=Assurance.ASSERTED))
    return sender


def _followed(found: dict[str, Any], envelope: RawEnvelope, config: WebexConfig) -> InboundItem:
    at = moment(found.get("created"), envelope.received_at)
    if text(found.get("personEmail"), 320).endswith(_BOTS):
        return Ignored(reason="written by a bot, as our own messages are")
    if found.get("type") == "submit":
        return _pressed(found, at)
    message_id = key(found.get("id"))
    content = _content(found, config)
    if envelope.headers.get("event") == "updated":
        when = moment(found.get("updated"), at)
        return Edit(target_id=message_id, content=content, sender=_sender(found), at=when)
    room, parent = key(found.get("roomId")), text(found.get("parentId"), 300).strip()
    direct = found.get("roomType") == "direct"
    return InboundMessage(
        message_id=message_id,
        sender=_sender(found),
        said_at=at,
        content=content,
        references=[Reference(kind="message", value=parent)] if parent else [],
        thread=room if direct else f"{room}/{parent or message_id}",
        headers={"room_type": text(found.get("roomType"), 20)},
    )


def _content(found: dict[str, Any], config: WebexConfig) -> Content:
    listed = found.get("files")
    urls = [text(each, 2000) for each in listed] if isinstance(listed, list) else []
    content = Content(
        text=text(found.get("text")).strip(),
        attachments=[
            _attachment(url, bool(found.get("isVoiceClip")), config) for url in urls if url
        ],
    )
    if content.is_empty():
        content.unsupported = "card" if found.get("attachments") else "message"
    return content


def _attachment(url: str, voice: bool, config: WebexConfig) -> Attachment:
    """A file by its address at the API, the only place where the token goes."""
    attachment = Attachment(kind="voice" if voice else "file")
    if same_host(url, config.api_base_url):
        attachment.remote = {"url": url}
    else:
        attachment.error = "the file is not at Webex"
    return attachment


def _pressed(found: dict[str, Any], at: datetime) -> InboundItem:
    inputs = node(found.get("inputs"))
    pressed = text(inputs.get("button"), 200)
    label = text(inputs.get("label"), 200)
    if not pressed:
        chosen, _, label = text(inputs.get("choice"), 400).partition("\n")
        pressed = chosen[:200]
    if not pressed:
        return Ignored(reason="an action of a card that is not ours")
    room, target = key(found.get("roomId")), key(found.get("messageId"))
    return InboundMessage(
        message_id=key(found.get("id")),
        sender=_sender(found),
        said_at=at,
        content=Content(text=label or pressed, pressed=Button(id=pressed, label=label or pressed)),
        references=[Reference(kind="message", value=target)],
        thread=room,
    )
