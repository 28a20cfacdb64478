"""Threema Gateway's callbacks: encrypted messages and receipts. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qsl

from onethread.connectors._schemes.reading import (
    answered,
    header,
    key,
    moment,
    number,
    text,
    whole,
)
from onethread.connectors._schemes.signing import check_age, check_hmac
from onethread.connectors._schemes.sms import kind_of
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.threema.boxes import (
    FILE,
    LOCATION,
    MOST_FILE_BYTES,
    RECEIPT,
    TEXT,
    TYPING,
    opened,
)
from onethread.connectors.threema.config import ThreemaConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    DeliveryState,
    DeliveryUpdate,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

_SIGNED = ("from", "to", "messageId", "date", "nonce", "box")
_ID = re.compile(r"[0-9A-Z*][0-9A-Z]{7}")
_KEY = re.compile(r"[0-9a-fA-F]{64}")
_BLOB = re.compile(r"[0-9a-fA-F]{32}")
_QUOTE = re.compile(r"> quote #([0-9a-f]{16})\n\n")
_RECEIPTS: dict[int, DeliveryState] = {1: "delivered", 2: "read"}
_ANSWERS = {3: "👍", 4: "👎"}
# The date is the sender's: a telephone that was off line sends what was written up to two weeks ago.
_MOST_SECONDS = 15 * 24 * 3600.0


def verify(request: WebhookRequest, config: ThreemaConfig) -> Verified:
    """Accept a form whose fields the API secret signs, and keep its sender's public key with it.

    Raises BadSignature, also while that key is not there.
    """
    fields = _checked(request, config)
    check_age(request.received_at, fields.get("date", ""), what="date", most_seconds=_MOST_SECONDS)
    found = (request.keys or b"").decode("latin-1").strip()
    if not _KEY.fullmatch(found):
        raise BadSignature("the sender's public key could not be had")
    return Verified(keep_headers={"public_key": found.lower()})


def keys(request: WebhookRequest, config: ThreemaConfig) -> HttpRequest | None:
    """Ask for the public key of the sender, whom the signature vouches for."""
    try:
        fields = _checked(request, config)
    except BadSignature:
        return None
    return key_request(fields["from"], config)


def key_request(identity: str, config: ThreemaConfig) -> HttpRequest:
    """The request for the public key of a Threema ID."""
    secret = config.api_secret.reveal()
    asked = f"from={config.gateway_id}&secret={secret}"
    return HttpRequest(method="GET", url=config.url(f"/pubkeys/{identity}?{asked}"), step="key")


def _checked(request: WebhookRequest, config: ThreemaConfig) -> dict[str, str]:
    try:
        fields = _fields(request.body)
    except UnparsablePayload as error:
        raise BadSignature(error.message) from error
    signed = "".join(fields.get(name, "") for name in _SIGNED)
    check_hmac(
        fields.get("mac", ""),
        config.api_secret.reveal(),
        signed.encode(),
        what="mac, the API secret",
    )
    if not _ID.fullmatch(fields.get("from", "")):
        raise BadSignature("the sender is no Threema ID")
    return fields


def _fields(body: bytes) -> dict[str, str]:
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50)
    except (UnicodeDecodeError, ValueError) as error:
        raise UnparsablePayload("the payload is no form") from error
    return {name: text(value) for name, value in fields}


def parse(envelope: RawEnvelope, config: ThreemaConfig) -> Sequence[InboundItem]:
    """The message in a callback, or the receipts it brings. Raises UnparsablePayload."""
    fields = _fields(envelope.body)
    sent_by, to = fields.get("from", ""), fields.get("to", "")
    if not _ID.fullmatch(sent_by):
        raise UnparsablePayload("the payload is no callback of Threema Gateway")
    if to != config.gateway_id:
        return [Ignored(reason=f"for {to[:8]}, which is another channel's ID")]
    public_key = header(envelope.headers, "public_key")
    try:
        box, nonce = bytes.fromhex(fields.get("box", "")), bytes.fromhex(fields.get("nonce", ""))
        known = bytes.fromhex(public_key)
    except ValueError as error:
        raise UnparsablePayload("the message is not hexadecimal") from error
    kind, data = opened(box, nonce, known, config.key)
    at = moment(fields.get("date"), envelope.received_at)
    sender = [SenderIdentity(scheme="threema", value=sent_by, assurance=Assurance.ASSERTED)]
    if kind == RECEIPT:
        return _receipts(data, sender, at)
    if kind == TYPING:
        return [Typing(sender=sender, on=data[:1] == b"\1")]
    words, quoted = _said(data) if kind == TEXT else ("", "")
    nickname = text(fields.get("nickname"), 100).strip()
    return [
        InboundMessage(
            message_id=key(fields.get("messageId")),
            sender=sender,
            said_at=at,
            content=_content(kind, data, words),
            display_name=nickname or None,
            references=[Reference(kind="message", value=quoted)] if quoted else [],
            # Answers are encrypted for it.
            headers={"public_key": public_key},
        )
    ]


def _said(data: bytes) -> tuple[str, str]:
    """Words, and the id of the message that they quote."""
    words = text(data.decode("utf-8", "replace"))
    quote = _QUOTE.match(words)
    return (words[quote.end() :], quote[1]) if quote else (words, "")


def _content(kind: int, data: bytes, words: str) -> Content:
    if kind == TEXT:
        return Content(text=words) if words else Content(unsupported="empty message")
    if kind == LOCATION:
        return _place(data) or Content(unsupported="location")
    if kind == FILE:
        return _file(data)
    return Content(unsupported=f"message type 0x{kind:02x}")


def _place(data: bytes) -> Content | None:
    first, *rest = text(data.decode("utf-8", "replace")).split("\n")
    latitude, longitude, *_ = [number(part) for part in first.split(",")] + [None, None]
    if latitude is None or longitude is None:
        return None
    rest = [line.strip()[:300] for line in rest if line.strip()]
    name = rest[0] if len(rest) > 1 else None
    address = ", ".join(rest[-1].split("\\n")) if rest else None
    place = Location(latitude=latitude, longitude=longitude, name=name, address=address)
    return Content(location=place)


def _file(data: bytes) -> Content:
    """A file: its words, its name, and where its bytes lie, sealed with a key of their own."""
    held = answered(HttpResponse(status=200, headers={}, body=data))
    media_type = text(held.get("m"), 100) or "application/octet-stream"
    name, shown = text(held.get("n"), 200), whole(held.get("j", held.get("i")))
    words = text(held.get("d"), 2000)
    blob, secret = text(held.get("b")), text(held.get("k"))
    size = whole(held.get("s"), MOST_FILE_BYTES)
    if not _BLOB.fullmatch(blob) or not _KEY.fullmatch(secret) or size is None:
        return Content(text=words, unsupported=f"file {name or media_type}")
    kind = kind_of(media_type)
    if shown == 1 and kind == "audio":
        kind = "voice"
    elif shown == 2 and kind == "image":
        kind = "sticker"
    file = Attachment(
        kind=kind,
        name=name,
        media_type=media_type,
        size_bytes=size,
        remote={"blob": blob, "key": secret, "size": size},
    )
    return Content(text=words, attachments=[file])


def _receipts(data: bytes, sender: list[SenderIdentity], at: datetime) -> Sequence[InboundItem]:
    """Receipts name messages by their ids of eight bytes each; two of them are answers by a thumb."""
    state = data[0] if data else 0
    ids = [data[n : n + 8].hex() for n in range(1, len(data) - 7, 8)]
    found: list[InboundItem] = []
    for each in ids[:100]:
        if state in _RECEIPTS:
            found.append(DeliveryUpdate(message_id=each, state=_RECEIPTS[state], at=at))
        elif state in _ANSWERS:
            found.append(Reaction(target_id=each, emoji=_ANSWERS[state], sender=sender, at=at))
    return found or [Ignored(reason="a receipt of no known kind, or of no message")]
