"""Messages and events of a WeChat Official Account: who sent them, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import key, moment, number, place, text, whole
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.wechat.account import token
from onethread.connectors.wechat.config import WeChatConfig
from onethread.connectors.wechat.envelope import check_signature, opened, read_xml
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

# WeChat sends a message three times within 15 seconds; what is much older is somebody's replay.
OLDEST_SECONDS = 900
_FILES = {
    "voice": ("voice", "audio/amr"),
    "video": ("video", "video/mp4"),
    "shortvideo": ("video", "video/mp4"),
}
_EVENTS = {
    "subscribe": "the customer follows the account and has said nothing yet",
    "unsubscribe": "the customer follows the account no more",
    "SCAN": "the customer scanned a QR code and has said nothing yet",
    "LOCATION": "the customer's telephone reported where it is",
    "VIEW": "the customer opened a link of the menu",
    "TEMPLATESENDJOBFINISH": "a template message was delivered or not",
}


def verify(request: WebhookRequest, config: WeChatConfig) -> Verified:
    """Accept what carries a signature with the channel's token, and answer WeChat's challenge.

    In plain mode the signature covers no body. With an EncodingAESKey only encrypted messages are
    accepted, whose signature does. Raises BadSignature.
    """
    query, secret = request.query, config.token.reveal()
    timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
    if not secret:
        raise BadSignature("this channel has no token to check a signature with")
    if request.received_at is not None:
        said = whole(timestamp)
        age = request.received_at.timestamp() - said if said is not None else None
        if age is None or abs(age) > OLDEST_SECONDS:
            raise BadSignature("the signature is too old")
    if request.method == "GET":
        check_signature(query.get("signature", ""), secret, timestamp, nonce)
        answer = query.get("echostr", "").encode("utf-8", "surrogateescape")
        return Verified(store=False, body=answer)
    if config.aes_key:
        try:
            encrypted = text(read_xml(request.body).get("Encrypt"))
        except UnparsablePayload as error:
            raise BadSignature("the request is not an encrypted message of WeChat") from error
        if not encrypted:
            raise BadSignature("the message is not encrypted, though this channel has a key")
        check_signature(query.get("msg_signature", ""), secret, timestamp, nonce, encrypted)
    else:
        check_signature(query.get("signature", ""), secret, timestamp, nonce)
    return Verified(body=b"success")


def parse(envelope: RawEnvelope, config: WeChatConfig) -> Sequence[InboundItem]:
    """What a message says; WeChat sends them one by one. Raises UnparsablePayload."""
    message = opened(envelope.body, config.aes_key, config.app_id)
    kind = text(message.get("MsgType"), 60)
    if not kind:
        raise UnparsablePayload("this is not a message of WeChat")
    if kind == "event":
        return [_event(message, envelope.received_at)]
    return [_message(message, kind, envelope.received_at)]


def _said(
    message: dict[str, Any], message_id: str, content: Content, fallback: datetime
) -> InboundMessage:
    who = key(message.get("FromUserName"))
    return InboundMessage(
        message_id=message_id,
        sender=[SenderIdentity(scheme="wechat", value=who, assurance=Assurance.ASSERTED)],
        said_at=moment(message.get("CreateTime"), fallback),
        content=content,
    )


def _event(message: dict[str, Any], fallback: datetime) -> InboundItem:
    kind = text(message.get("Event"), 60)
    chosen = text(message.get("EventKey"), 200)
    if kind == "CLICK" and chosen:
        at, who = key(message.get("CreateTime")), key(message.get("FromUserName"))
        content = Content(text=chosen, pressed=Button(id=chosen, label=chosen))
        # An event has no id: who, when and what are as unique, as WeChat advises.
        return _said(message, f"click:{who}:{at}:{chosen}", content, fallback)
    return Ignored(reason=_EVENTS.get(kind, f"an event of the kind {kind} is no message"))


def _message(message: dict[str, Any], kind: str, fallback: datetime) -> InboundItem:
    content = Content()
    if kind == "text":
        content.text = text(message.get("Content"))
        chosen = text(message.get("bizmsgmenuid"), 200)
        if chosen and content.text:
            content.pressed = Button(id=chosen, label=content.text)
    elif kind == "image":
        link = text(message.get("PicUrl"), 2000)
        remote = {"url": link} if link.startswith(("https://", "http://")) else _media(message)
        if remote:
            content.attachments.append(
                Attachment(kind="image", media_type="image/jpeg", remote=remote)
            )
    elif kind in _FILES:
        shown, media_type = _FILES[kind]
        remote = _media(message)
        if remote:
            content.attachments.append(Attachment(kind=shown, media_type=media_type, remote=remote))
        # What WeChat heard in a voice message, where the account has that switched on.
        content.text = text(message.get("Recognition"))
    elif kind == "location":
        content.location = place(
            message.get("Location_X"), message.get("Location_Y"), "", message.get("Label")
        )
    elif kind == "link":
        parts = [text(message.get(name), 2000) for name in ("Title", "Description", "Url")]
        content.text = "\n".join(part for part in parts if part)
    if content.is_empty():
        content.unsupported = kind
    given = message.get("MsgId")
    if number(given) is None:
        raise UnparsablePayload("the message has no MsgId")
    return _said(message, key(given), content, fallback)


def _media(message: dict[str, Any]) -> dict[str, Any]:
    media_id = text(message.get("MediaId"), 300)
    return {"media_id": media_id} if media_id else {}


def fetch_media(remote: Mapping[str, Any], config: WeChatConfig) -> Sequence[HttpRequest]:
    """A picture at its own address; other files by the media id (three days good) with the token."""
    if "url" in remote:
        url = str(remote["url"])
        return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120.0)]
    media_id = "".join(c for c in str(remote["media_id"]) if c.isalnum() or c in "-_")
    return [
        token(config),
        HttpRequest(
            method="GET",
            url=config.url(
                f"media/get?access_token={{{{token.access_token}}}}&media_id={media_id}"
            ),
            step="content",
            timeout_seconds=120.0,
        ),
    ]
