"""Messages of Apple's gateway: who sent them, and what they say. No I/O.

Source: "Messages for Business REST API" of Apple's developer documentation, checked against three open
implementations of it.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onethread.connectors._schemes.bearer import bearer_token
from onethread.connectors._schemes.reading import document, key, node, nodes, text, whole
from onethread.connectors._schemes.signing import same
from onethread.connectors.apple_messages.account import gateway
from onethread.connectors.apple_messages.config import AppleMessagesConfig
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
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
    Typing,
)

# Apple's own limit for the age of a token.
OLDEST_SECONDS = 3600
LARGEST_BYTES = 4 * 1024 * 1024
# Where an attachment stands in the text.
_PLACE = "￼"


def verify(request: WebhookRequest, config: AppleMessagesConfig) -> Verified:
    """Accept a token (HS256) for this provider by its secret. Raises BadSignature."""
    secret = config.key()
    header, _, rest = bearer_token(request.headers).partition(".")
    claims, _, given = rest.partition(".")
    if not secret or not header or not claims or not given:
        raise BadSignature("the request has no bearer token, or the provider secret is no Base64")
    signed = f"{header}.{claims}".encode("utf-8", "surrogateescape")
    expected = base64.urlsafe_b64encode(hmac.new(secret, signed, sha256).digest()).rstrip(b"=")
    if not same(given, expected):
        raise BadSignature("the token's signature does not match: check the provider secret")
    if _json(header).get("alg") != "HS256":
        raise BadSignature("the token is not signed by HS256")
    said = _json(claims)
    audience = said.get("aud")
    if config.msp_id not in (audience if isinstance(audience, list) else [audience]):
        raise BadSignature("the token is for another provider ID than this channel's")
    if request.received_at is not None:
        issued = whole(said.get("iat"))
        if issued is None or abs(request.received_at.timestamp() - issued) > OLDEST_SECONDS:
            raise BadSignature("the token is too old")
    names = ("source-id", "destination-id", "id")
    kept = {name: request.headers[name] for name in names if name in request.headers}
    return Verified(keep_headers=kept)


def _json(part: str) -> dict[str, Any]:
    try:
        return node(msgspec.json.decode(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))))
    except (msgspec.DecodeError, binascii.Error, ValueError, RecursionError):
        return {}


def parse(envelope: RawEnvelope, config: AppleMessagesConfig) -> Sequence[InboundItem]:
    """What a message says. Raises UnparsablePayload, also when it is for another business."""
    message = document(_unpacked(envelope.body))
    headers = envelope.headers
    to = text(message.get("destinationId"), 200) or text(headers.get("destination-id"), 200)
    if to and to.removeprefix("urn:biz:") != config.source_id.removeprefix("urn:biz:"):
        raise UnparsablePayload(
            f"this message is for the business {to}: give it a channel of its own, or correct the "
            f"business ID of this channel"
        )
    kind = text(message.get("type"), 60)
    if not kind:
        raise UnparsablePayload("this is not a message of Apple's gateway")
    who = SenderIdentity(
        scheme="apple",
        value=key(message.get("sourceId") or headers.get("source-id")),
        assurance=Assurance.ASSERTED,
    )
    if kind in ("typing_start", "typing_end"):
        return [Typing(sender=[who], on=kind == "typing_start")]
    if kind == "close":
        return [
            Ignored(reason="the customer deleted the chat: nothing can be sent until they write")
        ]
    message_id = key(message.get("id") or headers.get("id"))
    return [_message(message, kind, who, message_id, envelope.received_at)]


def _unpacked(body: bytes) -> bytes:
    """Apple packs what it sends (gzip); a bomb is refused."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        opener = zlib.decompressobj(wbits=31)
        found = opener.decompress(body, LARGEST_BYTES)
    except zlib.error as error:
        raise UnparsablePayload("the message is not valid gzip") from error
    if opener.unconsumed_tail:
        raise UnparsablePayload("the message is larger than any message is")
    return found


def _message(
    message: dict[str, Any], kind: str, who: SenderIdentity, message_id: str, at: datetime
) -> InboundMessage:
    content = _chosen(message) if kind == "interactive" else Content()
    if kind == "text":
        content.text = text(message.get("body")).replace(_PLACE, "").strip()
    for attachment in nodes(message.get("attachments")):
        content.attachments.append(_file(attachment))
    if content.is_empty():
        content.unsupported = kind
    language = text(message.get("locale"), 20).partition("_")[0].lower()
    content.language = language if len(language) == 2 else None
    headers = {
        name: found for name in ("intent", "group") if (found := text(message.get(name), 300))
    }
    return InboundMessage(
        message_id=message_id,
        sender=[who],
        said_at=at,
        content=content,
        headers=headers,
    )


def _chosen(message: dict[str, Any]) -> Content:
    """What was picked: a quick reply, rows of a list, a time; else the words of the answer."""
    held = node(node(message.get("interactiveData")).get("data"))
    quick = node(held.get("quick-reply"))
    if quick:
        items = nodes(quick.get("items"))
        at = whole(quick.get("selectedIndex"))
        chosen = items[at] if at is not None and at < len(items) else {}
        named = text(quick.get("selectedIdentifier"), 300)
        chosen = chosen or next((i for i in items if i.get("identifier") == named), {})
        label = text(chosen.get("title"), 300)
        if label:
            return Content(text=label, pressed=_button(chosen.get("identifier"), label))
    picked = [
        item
        for section in nodes(node(held.get("listPicker")).get("sections"))
        for item in nodes(section.get("items"))
        if text(item.get("title"))
    ]
    if picked:
        titles = ", ".join(text(item.get("title"), 300) for item in picked[:30])
        first = picked[0].get("identifier") if len(picked) == 1 else ""
        return Content(text=titles, pressed=_button(first, titles))
    slots = nodes(node(held.get("event")).get("timeslots"))
    if slots:
        when = text(slots[0].get("startTime"), 60)
        return Content(text=when, pressed=_button(slots[0].get("identifier"), when))
    return Content(text=text(node(held.get("replyMessage")).get("title"), 1000))


def _button(identifier: Any, label: str) -> Button:
    return Button(id=text(identifier, 300) or label[:300], label=label)


def _file(attachment: dict[str, Any]) -> Attachment:
    media_type = text(attachment.get("mimeType"), 127).lower() or "application/octet-stream"
    family = media_type.partition("/")[0]
    found = Attachment(
        kind=family if family in ("image", "audio", "video") else "file",
        name=text(attachment.get("name"), 255),
        media_type=media_type,
        size_bytes=whole(attachment.get("size")),
    )
    remote = {
        name: text(attachment.get(name), 2000) for name in ("url", "owner", "signature", "key")
    }
    if all(remote.values()):
        found.remote = remote
    else:
        found.error = "Apple told no address and key of this file"
    return found


def fetch_media(remote: Mapping[str, Any], config: AppleMessagesConfig) -> Sequence[HttpRequest]:
    """First where the sealed file is, then its bytes, which open_media() opens."""
    try:
        signature = base64.b64encode(bytes.fromhex(str(remote["signature"]))).decode()
    except ValueError:
        signature = str(remote["signature"])
    where = gateway(
        config,
        "GET",
        "preDownload",
        step="media",
        headers={
            "url": _line(remote["url"]),
            "owner": _line(remote["owner"]),
            "signature": _line(signature),
        },
    )
    content = HttpRequest(
        method="GET", url="{{media.download-url}}", step="content", timeout_seconds=120.0
    )
    return [where, content]


def _line(value: Any) -> str:
    return "".join(str(value).split())


def open_media(remote: Mapping[str, Any], _config: AppleMessagesConfig) -> Callable[[bytes], bytes]:
    """Apple's files are sealed by AES-256 in counter mode; the key came along with the message.

    Raises UnparsablePayload for a key that is none.
    """
    try:
        secret = bytes.fromhex(str(remote["key"]))[-32:]
        opener = Cipher(algorithms.AES(secret), modes.CTR(bytes(16))).decryptor()
    except ValueError as error:
        raise UnparsablePayload("the file's key is none") from error
    return opener.update
