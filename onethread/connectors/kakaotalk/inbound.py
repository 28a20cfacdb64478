"""Messages of KakaoTalk consultations, as the partner passes them on. No I/O.

Kakao signs nothing: a token in the address, which only the partner knows, is what proves the sender.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.kakaotalk.config import KakaoTalkConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

_FILES = {
    "photo": ("image", "image/jpeg"),
    "image": ("image", "image/jpeg"),
    "im": ("image", "image/jpeg"),
    "video": ("video", "video/mp4"),
    "audio": ("audio", "audio/mp4"),
    "voice": ("voice", "audio/mp4"),
    "file": ("file", "application/octet-stream"),
    "fi": ("file", "application/octet-stream"),
}
_TEXTS = ("text", "tx", "li")


def verify(request: WebhookRequest, config: KakaoTalkConfig) -> Verified:
    """Accept what comes to the address with the channel's token. Raises BadSignature."""
    given = request.query.get("token", "") or request.headers.get("x-webhook-token", "")
    check_token(given, config.webhook_token.reveal(), what="the webhook token")
    return Verified(body=b'{"code":0}', content_type="application/json")


def parse(envelope: RawEnvelope, config: KakaoTalkConfig) -> Sequence[InboundItem]:
    """What a message says. Raises UnparsablePayload, also when it is for another sender profile."""
    payload = document(envelope.body)
    if "user_key" not in payload:
        raise UnparsablePayload("this is not a message of a KakaoTalk consultation")
    profile = text(payload.get("sender_key"), 80)
    if profile and profile != config.sender_profile:
        raise UnparsablePayload(
            f"this message is for the sender key {profile}: give that profile a channel of its own"
        )
    if "reference" in payload and "type" not in payload:
        return [Ignored(reason="the customer opened the consultation and has said nothing yet")]
    kind = text(payload.get("type") or payload.get("message_type"), 40).lower()
    if not kind:
        return [Ignored(reason="the consultation ended")]
    session = text(payload.get("session_id"), 100)
    return [
        InboundMessage(
            message_id=_id_of(payload, envelope),
            sender=[
                SenderIdentity(
                    scheme="kakaotalk",
                    value=key(payload.get("user_key")),
                    assurance=Assurance.ASSERTED,
                )
            ],
            said_at=moment(payload.get("time"), envelope.received_at),
            content=_content(payload, kind),
            headers={"session_id": session} if session else {},
        )
    ]


def _id_of(payload: dict[str, Any], envelope: RawEnvelope) -> str:
    """The message's serial number; where the partner gives none, the message itself stands for it
    (it says when it was sent, to the millisecond)."""
    for name in ("serial_number", "message_id", "msgid"):
        if payload.get(name):
            return key(payload[name])
    if payload.get("time") is None:
        raise UnparsablePayload("the message has neither a serial number nor a time")
    return "content:" + sha256(envelope.body).hexdigest()[:40]


def _content(payload: dict[str, Any], kind: str) -> Content:
    content = Content(text=_words(payload))
    if kind in _FILES:
        shown, media_type = _FILES[kind]
        for file in _files(payload):
            link = text(file.get("url"), 4000)
            content.attachments.append(
                Attachment(
                    kind=shown,
                    name=text(file.get("name") or file.get("file_name"), 255),
                    media_type=media_type,
                    size_bytes=whole(file.get("size") or file.get("file_size")),
                    remote={"url": link},
                )
            )
    if content.is_empty() or (kind not in _TEXTS and kind not in _FILES):
        content.unsupported = kind
    return content


def _words(payload: dict[str, Any]) -> str:
    for name in ("content", "contents", "message", "text"):
        held = payload.get(name)
        if isinstance(held, str) and not held.startswith("https://"):
            return text(held)
        if isinstance(held, dict) and isinstance(held.get("text"), str):
            return text(held["text"])
    return ""


def _files(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Where the files are: an object or a list of them, or an address by itself."""
    found: list[dict[str, Any]] = []
    for name in ("attachment", "image", "file", "contents", "content"):
        held = payload.get(name)
        if isinstance(held, str):
            found.append({"url": held})
        found += nodes(held)
        inner = node(held)
        found += [inner, *(node(inner.get(each)) for each in ("image", "file", "link"))]
    for name in ("image_url", "file_url", "url"):
        found.append({"url": payload.get(name), "name": payload.get("file_name")})
    known: dict[str, dict[str, Any]] = {}
    for file in found:
        link = text(file.get("url") or file.get("img_url"), 4000)
        if link.startswith(("https://", "http://")):
            known.setdefault(link, {**file, "url": link})
    return list(known.values())[:30]


def fetch_media(remote: Mapping[str, Any], _config: KakaoTalkConfig) -> Sequence[HttpRequest]:
    """The bytes at an address that Kakao gave."""
    url = str(remote["url"])
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120.0)]
