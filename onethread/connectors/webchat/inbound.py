"""From stored frames to messages. What a frame says of its sender was checked before it was stored."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

from onethread.connectors.contract import RawEnvelope
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    DeliveryUpdate,
    InboundItem,
    InboundMessage,
    Rating,
    Reference,
    SenderIdentity,
)

TEXT_CHARACTERS = 8000
FILES = 10


Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]


class StoredIdentity(msgspec.Struct, kw_only=True):
    """An identity of the sender with the assurance that the receiver found."""

    scheme: Literal["visitor", "external", "email", "phone"]
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]
    assurance: Literal[1, 2, 3]


class StoredFile(msgspec.Struct, kw_only=True):
    """A file that was uploaded before."""

    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    name: str = ""
    media_type: str = "application/octet-stream"
    kind: Literal["image", "audio", "voice", "video", "file"] = "file"
    size_bytes: Size | None = None
    width: Size | None = None
    height: Size | None = None


class Consent(msgspec.Struct, kw_only=True):
    """What the visitor agreed to before their first message, as it stood on the screen."""

    text: Annotated[str, msgspec.Meta(max_length=500)]
    link: Annotated[str, msgspec.Meta(max_length=500)] = ""


class StoredRating(msgspec.Struct, kw_only=True):
    """A rating: 1 to `best`, about the conversation of a message by its provider id."""

    score: Annotated[int, msgspec.Meta(ge=1, le=5)]
    best: Literal[2, 5]
    about: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class StoredFrame(msgspec.Struct, kw_only=True):
    """What the receiver stores: the visitor's frame with who sent it.

    `kind`: message, or a receipt (delivered, read) of our message `uid`.
    """

    kind: Literal["message", "delivered", "read"]
    sender: list[StoredIdentity]
    id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    uid: Annotated[str, msgspec.Meta(max_length=64)] = ""
    text: str = ""
    files: list[StoredFile] = []
    pressed: Button | None = None
    name: str | None = None
    language: str | None = None
    page: str | None = None
    at: float | None = None
    attributes: dict[str, Any] = {}
    consent: Consent | None = None
    rating: StoredRating | None = None
    continues: Annotated[str, msgspec.Meta(max_length=60)] | None = None


_decoder = msgspec.json.Decoder(StoredFrame)


def parse(envelope: RawEnvelope, config: object) -> list[InboundItem]:
    """The one item of a frame. Raises UnparsablePayload."""
    if b"\\u0000" in envelope.body:
        raise UnparsablePayload("a NUL character, which no text holds")
    try:
        frame = _decoder.decode(envelope.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnparsablePayload(f"not a frame of the web chat: {error}") from error
    if frame.kind != "message":
        if not frame.uid:
            raise UnparsablePayload("a receipt that names no message")
        return [
            DeliveryUpdate(
                message_id=frame.uid, state=frame.kind, at=_at(frame, envelope.received_at)
            )
        ]
    if not frame.id or not frame.sender:
        raise UnparsablePayload("a message without an id or a sender")
    content = Content(
        text=frame.text[:TEXT_CHARACTERS],
        attachments=[_attachment(file) for file in frame.files[:FILES]],
        pressed=frame.pressed,
        language=frame.language,
        rating=Rating(score=min(frame.rating.score, frame.rating.best), best=frame.rating.best)
        if frame.rating
        else None,
    )
    if not (content.text or content.attachments or frame.pressed or frame.rating):
        raise UnparsablePayload("an empty message")
    return [
        InboundMessage(
            message_id=f"{frame.sender[0].value}:{frame.id}",
            sender=[
                SenderIdentity(
                    scheme=each.scheme, value=each.value, assurance=Assurance(each.assurance)
                )
                for each in frame.sender
            ],
            said_at=_at(frame, envelope.received_at),
            content=content,
            display_name=frame.name[:100] if frame.name else None,
            # A rating is stored where the matter is, and never opens it again.
            references=_references(frame),
            automatic=frame.rating is not None,
            headers=_headers(frame),
            attributes=frame.attributes,
        )
    ]


def _references(frame: StoredFrame) -> list[Reference]:
    found = []
    if frame.rating:
        found.append(Reference(kind="message", value=frame.rating.about))
    if frame.continues:
        found.append(Reference(kind="continue", value=frame.continues))
    return found


def _headers(frame: StoredFrame) -> dict[str, Any]:
    headers: dict[str, Any] = {"page": frame.page} if frame.page else {}
    if frame.consent:
        headers["consent"] = f"{frame.consent.text} {frame.consent.link}".strip()
    return headers


def _at(frame: StoredFrame, received_at: datetime) -> datetime:
    """When it was said by the device's clock, which may be wrong: never after we received it."""
    if frame.at is None:
        return received_at
    try:
        said = datetime.fromtimestamp(frame.at / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return received_at
    # A message may wait on a device without a network, but not for ever.
    early = (received_at - said).total_seconds()
    return said if 0 <= early <= 14 * 86400 else received_at


def _attachment(file: StoredFile) -> Attachment:
    return Attachment(
        kind=file.kind,
        name=file.name[:200],
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        file_id=file.id,
        width=file.width,
        height=file.height,
    )
