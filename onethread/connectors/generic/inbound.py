"""Signed webhooks of any program: who sent them, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

from onethread.connectors._schemes import form_fields as form
from onethread.connectors._schemes.standard_webhooks import is_signed, key_of
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.generic.config import GenericConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    DeliveryUpdate,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

TEXT_CHARACTERS = 100_000
_LEVELS = {
    "claimed": Assurance.CLAIMED,
    "asserted": Assurance.ASSERTED,
    "verified": Assurance.VERIFIED,
}
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
Address = Annotated[str, msgspec.Meta(min_length=1, max_length=320, pattern=r"^[^\x00]+$")]


class GivenIdentity(msgspec.Struct, kw_only=True):
    """An address of the sender, and what vouches for it."""

    scheme: Literal["email", "phone", "external", "visitor", "account"]
    value: Address
    assurance: Literal["claimed", "asserted", "verified"] = "claimed"


class GivenSender(msgspec.Struct, kw_only=True):
    """Who says it. The first identity is the one that is answered."""

    identities: Annotated[list[GivenIdentity], msgspec.Meta(max_length=10)] = []
    name: Annotated[str, msgspec.Meta(max_length=300)] = ""


class GivenFile(msgspec.Struct, kw_only=True):
    """A file, by its address or with its content."""

    name: Annotated[str, msgspec.Meta(max_length=300)] = ""
    media_type: Annotated[str, msgspec.Meta(max_length=200)] = "application/octet-stream"
    url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s\x00]+$", max_length=2000)] | None = (
        None
    )
    content: bytes | None = None  # base64 in JSON


class Said(msgspec.Struct, tag_field="type", tag="message", kw_only=True):
    """A message. Whatever does not apply is absent."""

    id: Key | None = None
    at: datetime | None = None
    kind: Literal["form", "sms", "call", "message"] | None = None
    sender: GivenSender | None = None
    subject: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    text: str = ""
    fields: Annotated[dict[str, str | int | float | bool | None], msgspec.Meta(max_length=200)] = {}
    attachments: Annotated[list[GivenFile], msgspec.Meta(max_length=50)] = []
    in_reply_to: Key | None = None
    thread: Key | None = None
    language: Annotated[str, msgspec.Meta(max_length=10)] | None = None
    automatic: bool = False


class Receipt(msgspec.Struct, tag_field="type", tag="receipt", kw_only=True):
    """What became of a reply."""

    message_id: Key
    state: Literal["sent", "delivered", "read", "failed"]
    at: datetime | None = None
    code: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    reason: Annotated[str, msgspec.Meta(max_length=500)] | None = None


_decode = msgspec.json.Decoder(Said | Receipt).decode


def verify(request: WebhookRequest, config: GenericConfig) -> Verified:
    """Accept what was signed with the channel's secret. Raises BadSignature for everything else.

    The age of the timestamp is not judged: a message that comes again is refused by its id.
    """
    message_id = request.headers.get("webhook-id", "")
    timestamp = request.headers.get("webhook-timestamp", "")
    given = request.headers.get("webhook-signature", "")
    key = key_of(config.signing_secret)
    if not (message_id and timestamp and given):
        raise BadSignature(
            "the request has no webhook-id, webhook-timestamp and webhook-signature: sign it as"
            " Standard Webhooks describes"
        )
    if not is_signed(key, message_id, timestamp, request.body, given):
        raise BadSignature("the signature does not match: check the signing secret of this channel")
    return Verified(keep_headers={"webhook-id": message_id, "webhook-timestamp": timestamp})


def parse(envelope: RawEnvelope, config: GenericConfig) -> Sequence[InboundItem]:
    """The message or receipt of a webhook. Raises UnparsablePayload for what is neither."""
    if b"\\u0000" in envelope.body:
        raise UnparsablePayload("a NUL character, which no text holds")
    try:
        item = _decode(envelope.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UnparsablePayload(f"not a message of this channel: {error}") from error
    at = _time(item.at, envelope)
    if isinstance(item, Receipt):
        return [
            DeliveryUpdate(
                message_id=item.message_id,
                state=item.state,
                at=at,
                code=item.code,
                reason=item.reason,
                message_uid=item.message_id,
            )
        ]
    return [_message(item, envelope, config, at)]


def _time(given: datetime | None, envelope: RawEnvelope) -> datetime:
    if given is not None:
        if given.tzinfo is None:
            raise UnparsablePayload("a time without a zone: write 2026-01-02T03:04:05Z")
        try:
            return given.astimezone(UTC)
        except (OverflowError, ValueError) as error:
            raise UnparsablePayload("a time that no calendar holds") from error
    return envelope.received_at


def _message(
    said: Said, envelope: RawEnvelope, config: GenericConfig, at: datetime
) -> InboundMessage:
    filled = form.read({name: _words(value) for name, value in said.fields.items()})
    message_id = said.id or str(envelope.headers.get("webhook-id") or "")
    if not message_id or "\0" in message_id or len(message_id) > 300:
        raise UnparsablePayload("a message without an id")
    kind = said.kind or config.kind
    sender = said.sender or GivenSender()
    content = _content(said, filled)
    if content.is_empty():
        raise UnparsablePayload("an empty message")
    return InboundMessage(
        message_id=message_id,
        sender=_identities(sender, filled, config, message_id),
        said_at=at,
        content=content,
        display_name=_line(sender.name) or form.name_in(filled),
        references=(
            [Reference(kind="message", value=said.in_reply_to)] if said.in_reply_to else []
        ),
        automatic=said.automatic,
        thread=said.thread,
        headers={"kind": kind, **({"fields": dict(filled.others)} if filled.others else {})},
        attributes={
            name: filled.known[name][:300] for name in form.ATTRIBUTES if name in filled.known
        },
    )


def _identities(
    sender: GivenSender, filled: form.Filled, config: GenericConfig, message_id: str
) -> list[SenderIdentity]:
    """All that the sender is known by. Nobody known: an identity of this message alone."""
    most = _LEVELS[config.highest_assurance]
    found = [
        SenderIdentity(
            scheme=each.scheme, value=each.value, assurance=min(_LEVELS[each.assurance], most)
        )
        for each in sender.identities
    ]
    given = {(each.scheme, each.value) for each in found}
    for scheme in form.IDENTITIES:
        value = filled.known.get(scheme, "")[:320]
        fits = "@" in value if scheme == "email" else any(c.isdigit() for c in value)
        if fits and (scheme, value) not in given:
            found.append(SenderIdentity(scheme=scheme, value=value, assurance=Assurance.CLAIMED))
    return found or [
        SenderIdentity(scheme="anonymous", value=message_id, assurance=Assurance.CLAIMED)
    ]


def _content(said: Said, filled: form.Filled) -> Content:
    written = said.text or filled.known.get("text", "")
    lines = [f"{name}: {value}" for name, value in filled.others]
    text = "\n\n".join(part for part in (written.strip(), "\n".join(lines)) if part)
    return Content(
        text=text[:TEXT_CHARACTERS],
        subject=_line(said.subject or filled.known.get("subject", "")) or None,
        attachments=[_attachment(file) for file in said.attachments],
        language=said.language,
    )


def _attachment(file: GivenFile) -> Attachment:
    family = file.media_type.partition("/")[0]
    attachment = Attachment(
        kind=family if family in ("image", "audio", "video") else "file",
        name=_line(file.name)[:200],
        media_type=file.media_type,
    )
    if file.content is not None:
        attachment.data, attachment.size_bytes = file.content, len(file.content)
    elif file.url is not None:
        attachment.remote = {"url": file.url}
    else:
        attachment.error = "the file was named, but not sent"
    return attachment


def _words(value: Any) -> str:
    return "" if value is None else str(value)[:TEXT_CHARACTERS]


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
