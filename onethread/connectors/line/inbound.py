"""Webhooks of the LINE Messaging API: who sent them, and what they say. No I/O.

Source: "Webhook Event Objects" of the Messaging API reference and the models of line-bot-sdk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import (
    document,
    key,
    moment,
    node,
    nodes,
    place,
    text,
    whole,
)
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.line.config import LineConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Deletion,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

_FILES = {
    "image": ("image", "image/jpeg"),
    "video": ("video", "video/mp4"),
    "audio": ("audio", "audio/mp4"),
    "file": ("file", "application/octet-stream"),
}
_SILENT = {
    "follow": "the customer added the account and has said nothing yet",
    "unfollow": "the customer blocked the account: nothing can be sent any more",
    "join": "the account was added to a group",
    "leave": "the account was removed from a group",
    "memberJoined": "somebody joined a group",
    "memberLeft": "somebody left a group",
    "videoPlayComplete": "a film was watched",
    "beacon": "a beacon was passed",
    "accountLink": "an account was linked",
    "membership": "a membership began or ended",
}


def verify(request: WebhookRequest, config: LineConfig) -> Verified:
    """Accept what LINE signed with the channel secret. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-line-signature", ""),
        config.channel_secret.reveal(),
        request.body,
        what="x-line-signature (the channel secret)",
        encoding="base64",
    )
    return Verified()


def parse(envelope: RawEnvelope, _config: LineConfig) -> Sequence[InboundItem]:
    """Every event of a webhook. Raises UnparsablePayload."""
    payload = document(envelope.body)
    if not isinstance(payload.get("events"), list):
        raise UnparsablePayload("this is not a webhook of the LINE Messaging API")
    items: list[InboundItem] = []
    for event in nodes(payload["events"]):
        try:
            items.append(_read(event, envelope.received_at))
        except UnparsablePayload as error:
            items.append(Ignored(reason=f"an event that can't be read: {error.message}"))
    return items or [Ignored(reason="LINE asks whether the webhook answers")]


def _read(event: dict[str, Any], fallback: datetime) -> InboundItem:
    kind = text(event.get("type"), 60)
    if event.get("mode") == "standby":
        return Ignored(reason="another module has this conversation (standby)")
    at = moment(event.get("timestamp"), fallback)
    source = node(event.get("source"))
    if kind == "message":
        return _message(event, source, at)
    if kind == "unsend":
        target = key(node(event.get("unsend")).get("messageId"))
        return Deletion(target_id=target, sender=[_who(source)], at=at)
    if kind == "postback":
        return _pressed(event, source, at)
    return Ignored(reason=_SILENT.get(kind, f"an event of the kind {kind} is no message"))


def _who(source: dict[str, Any]) -> SenderIdentity:
    """Who wrote; in a group, LINE leaves out those who didn't allow it."""
    if source.get("userId"):
        value, assurance = key(source["userId"]), Assurance.ASSERTED
    else:
        value = key(source.get("groupId") or source.get("roomId"))
        assurance = Assurance.CLAIMED
    return SenderIdentity(scheme="line", value=value, assurance=assurance)


def _group(source: dict[str, Any]) -> str | None:
    group = source.get("groupId") or source.get("roomId")
    return key(group) if group else None


def _message(event: dict[str, Any], source: dict[str, Any], at: datetime) -> InboundItem:
    message = node(event.get("message"))
    headers: dict[str, Any] = {
        name: found
        for name, found in (
            ("quote_token", text(message.get("quoteToken"), 500)),
            ("read_token", text(message.get("markAsReadToken"), 500)),
            ("album", text(node(message.get("imageSet")).get("id"), 200)),
        )
        if found
    }
    quoted = message.get("quotedMessageId")
    return InboundMessage(
        message_id=key(message.get("id")),
        sender=[_who(source)],
        said_at=at,
        content=_content(message),
        references=[Reference(kind="message", value=key(quoted))] if quoted else [],
        thread=_group(source),
        headers=headers,
    )


def _content(message: dict[str, Any]) -> Content:
    kind = text(message.get("type"), 60) or "unknown"
    content = Content()
    if kind == "text":
        content.text = text(message.get("text"))
    elif kind in _FILES:
        content.attachments.append(_file(message, kind))
    elif kind == "sticker" and whole(message.get("stickerId")) is not None:
        sticker = whole(message.get("stickerId"))
        words = message.get("keywords")
        named = text(words[0], 60) if isinstance(words, list) and words else ""
        content.text = text(message.get("text"))
        content.attachments.append(
            Attachment(
                kind="sticker",
                name=named,
                media_type="image/png",
                remote={"sticker": sticker},
            )
        )
    elif kind == "location":
        content.location = place(
            message.get("latitude"),
            message.get("longitude"),
            message.get("title"),
            message.get("address"),
        )
    if content.is_empty():
        content.unsupported = kind
    return content


def _file(message: dict[str, Any], kind: str) -> Attachment:
    shown, media_type = _FILES[kind]
    provider = node(message.get("contentProvider"))
    link = text(provider.get("originalContentUrl"), 4000)
    if provider.get("type") == "external" and link.startswith("https://"):
        remote: dict[str, Any] = {"url": link}
    else:
        remote = {"message_id": key(message.get("id"))}
    return Attachment(
        kind=shown,
        name=text(message.get("fileName"), 255),
        media_type=media_type,
        size_bytes=whole(message.get("fileSize")),
        remote=remote,
    )


def _pressed(event: dict[str, Any], source: dict[str, Any], at: datetime) -> InboundItem:
    """A button of ours brings back its id and, below it, its label."""
    postback = node(event.get("postback"))
    chosen, _, label = text(postback.get("data"), 300).partition("\n")
    picked = node(postback.get("params"))
    when = next((text(picked.get(n), 40) for n in ("datetime", "date", "time") if n in picked), "")
    label = when or label or chosen
    content = (
        Content(text=label, pressed=Button(id=chosen, label=label))
        if label
        else Content(unsupported="postback")
    )
    return InboundMessage(
        message_id=f"postback:{key(event.get('webhookEventId'))}",
        sender=[_who(source)],
        said_at=at,
        content=content,
        thread=_group(source),
    )


def fetch_media(remote: Mapping[str, Any], config: LineConfig) -> Sequence[HttpRequest]:
    """A file's bytes: at LINE by the message's id, a sticker's picture by its number, else at the
    address that the event gave."""
    if "url" in remote or "sticker" in remote:
        stickers = config.sticker_base_url.rstrip("/")
        url = str(remote.get("url") or f"{stickers}/{remote['sticker']}/android/sticker.png")
        return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120.0)]
    number = quote(str(remote["message_id"]), safe="")
    return [
        HttpRequest(
            method="GET",
            url=f"{config.data_base_url.rstrip('/')}/v2/bot/message/{number}/content",
            headers={"Authorization": f"Bearer {config.access_token.reveal()}"},
            step="content",
            timeout_seconds=120.0,
        )
    ]
