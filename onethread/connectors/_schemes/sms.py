"""What every provider of SMS and MMS shares: who sends, what a text costs, words that opt out, media."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from onethread.connectors._schemes.reading import key, text
from onethread.errors import InvalidInput
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    Reference,
    SenderIdentity,
)

SCHEMES = ("phone", "sms_sender")
"""A telephone number, and what else can stand as the sender of an SMS: a short code or a name."""

# Words that, alone in a message, stop or start messages. The English ones are those that carriers know
# (CTIA Messaging Principles); the others are what people write in Dutch, German and French.
STOP_WORDS = frozenset(
    {"STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "REVOKE"}
    | {"AFMELDEN", "UITSCHRIJVEN", "STOPP", "ABMELDEN", "ARRET", "ARRÊT", "DESABONNER"}
)
START_WORDS = frozenset({"START", "UNSTOP", "OPTIN", "AANMELDEN", "ANMELDEN"})

# GSM 03.38, basic set and its extension, each of which takes two septets (3GPP TS 23.038, 6.2.1).
GSM_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENSION: Mapping[str, int] = {
    "\f": 0x0A,
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
}
_GSM = frozenset(GSM_BASIC) - {"\x1b"} | frozenset(GSM_EXTENSION)
_E164 = re.compile(r"\+?([1-9][0-9]{6,14})")
_GAPS = re.compile(r"[\s().-]+")


def e164(value: Any) -> str:
    """The number with its plus sign, "" when it is no international number (a short code, a name)."""
    found = _E164.fullmatch(_GAPS.sub("", text(value, 64)))
    return f"+{found[1]}" if found else ""


def digits(value: str) -> str:
    """The number as APIs want it that take no plus sign."""
    return value.removeprefix("+")


def sender(value: Any) -> list[SenderIdentity]:
    """Who sent it. A number was authenticated by the network that the telephone is on; a short code or
    a name (a bank's "MijnBank") is what the sending party chose. Raises UnparsablePayload without one."""
    number = e164(value)
    if number:
        return [SenderIdentity(scheme="phone", value=number, assurance=Assurance.ASSERTED)]
    return [SenderIdentity(scheme="sms_sender", value=key(value), assurance=Assurance.CLAIMED)]


def recipient(message: OutboundMessage) -> str:
    """The number or short code to send to. Raises InvalidInput for a sender that is only a name."""
    if message.to_scheme == "sms_sender" and not (message.to.isascii() and message.to.isdigit()):
        raise InvalidInput(
            f"{message.to} is a name that an SMS was sent under: it can't be answered"
        )
    return message.to


def consent_in(words: str) -> Literal["refused", "given"] | None:
    """Whether a message is nothing but a word by which people stop or start messages."""
    if len(words) > 40:
        return None
    said = "".join(each for each in words.upper() if each.isalnum())
    if said in STOP_WORDS:
        return "refused"
    return "given" if said in START_WORDS else None


def is_gsm(words: str) -> bool:
    """Whether the telephone's own alphabet has every character."""
    return _GSM.issuperset(words)


def kind_of(media_type: str) -> str:
    """The kind of attachment that a media type is shown as."""
    first = media_type.partition("/")[0].lower()
    return first if first in ("image", "audio", "video") else "file"


def media(url: Any, media_type: Any = "", name: str = "") -> Attachment | None:
    """A file that the provider holds at `url`; None for none, and for the layout of an MMS (SMIL)."""
    address = text(url, 2000)
    kind = text(media_type, 200).partition(";")[0].strip().lower()
    if not address.startswith(("https://", "http://")) or kind == "application/smil":
        return None
    name = name or address.partition("?")[0].rstrip("/").rpartition("/")[2][:120]
    if name.lower().endswith(".smil"):
        return None
    known = kind or _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return Attachment(kind=kind_of(known), name=name, media_type=known, remote={"url": address})


_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "3gp": "video/3gpp",
    "mp3": "audio/mpeg",
    "amr": "audio/amr",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "vcf": "text/vcard",
    "txt": "text/plain",
}


def message(
    *,
    message_id: Any,
    sent_by: list[SenderIdentity],
    at: datetime,
    words: Any,
    attachments: Iterable[Attachment | None] = (),
    subject: Any = None,
    consent: Literal["refused", "given"] | None = None,
    headers: Mapping[str, Any] | None = None,
    references: Sequence[Reference] = (),
    display_name: str = "",
) -> InboundMessage:
    """An SMS or MMS. `consent`: what the provider says that the message asks for; else it is read from
    the words. Intake keeps it. A message of nothing is kept as such. Raises UnparsablePayload."""
    content = Content(
        text=text(words),
        subject=text(subject, 1000) or None,
        attachments=[each for each in attachments if each is not None],
    )
    if content.is_empty():
        content.unsupported = "empty message"
    kept = {name: value for name, value in (headers or {}).items() if value}
    asked = consent or consent_in(content.text)
    if asked:
        kept["consent"] = asked
    return InboundMessage(
        message_id=key(message_id),
        sender=sent_by,
        said_at=at,
        content=content,
        display_name=display_name or None,
        references=list(references),
        headers=kept,
    )


def links(files: Sequence[OutboundFile]) -> list[str]:
    """The public addresses from which a provider takes the files of an MMS. Raises InvalidInput."""
    for file in files:
        if not file.link:
            raise InvalidInput(f"the file {file.name!r} has no address that it can be had from")
    return [file.link for file in files if file.link]


def with_links(words: str, files: Sequence[OutboundFile]) -> str:
    """The text with a line for each file, for numbers that can't send MMS."""
    lines = [f"{file.caption or file.name}: {file.link}" for file in files if file.link]
    links(files)
    return "\n".join(part for part in (words, *lines) if part)
