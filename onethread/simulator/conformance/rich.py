"""One rich message out through a connector, and what its customer gets to see of it."""

from __future__ import annotations

import email
import email.policy
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_plus

import msgspec

from onethread.connectors._kit.checks import Subject
from onethread.connectors._kit.fixtures import Contact
from onethread.connectors.contract import Connector, Manifest
from onethread.delivery.render import render
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    LocalPush,
    Location,
    MailRequest,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    SendRefused,
)
from onethread.simulator.conformance.meeting import Meeting
from onethread.simulator.sandbox import Sandbox, Seen, StandIn
from onethread.simulator.sandbox._samples import SAMPLES
from onethread.transport.send import Transport

_MOST_SHOWN = 700
_SHORTEST_PACKED = 60
_TRACES = ("dinsdag", "Ochtend", "Middag", "Avond", "Kantoor", "lekkage", "52.37", "mlat=")


def rich_message(manifest: Manifest) -> tuple[Content, list[OutboundFile]]:
    """Formatted text, a picture, three buttons and a place."""
    content, media_type, name = SAMPLES["image"]
    picture = OutboundFile(
        name=name,
        media_type=media_type,
        size_bytes=len(content),
        kind="image",
        content=content,
    )
    said = Content(
        text="Goedemorgen Fatima, wij komen dinsdag. Wanneer schikt het?",
        html="<p>Goedemorgen <strong>Fatima</strong>, wij komen <em>dinsdag</em>. Wanneer schikt het?</p>",
        buttons=[Button(id=each.lower(), label=each) for each in ("Ochtend", "Middag", "Avond")],
        location=Location(latitude=52.37, longitude=4.89, name="Kantoor"),
        public=manifest.public,
    )
    return said, [picture]


def _parts(
    connector: Connector,
    contact: Contact,
    link: str = "https://service.example.org/files/lekkage.png",
) -> list[OutboundMessage]:
    """The messages that delivery would send. `link`: where the picture is for those who fetch it."""
    content, files = rich_message(connector.manifest)
    files[0].link = link
    parts = render(content, files, connector.manifest)
    return [
        OutboundMessage(
            message_uid=f"0193b6a0-0000-7000-8000-00000000000{number}",
            conversation_ref="OT-7K2M9",
            to=contact.to,
            to_scheme=contact.scheme,
            leg=dict(contact.leg),
            content=part.content,
            files=part.files,
            author_name="Sam",
            created_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            part=number,
            parts=len(parts),
        )
        for number, part in enumerate(parts, 1)
    ]


async def shown_by(
    folder: Path, connector: Connector, stand_in: StandIn | None, transport: Transport
) -> list[str]:
    """What a customer sees, message by message; without a stand-in the requests that would be sent.

    Raises AssertionError with the reason when the stand-in refuses a part.
    """
    if not connector.manifest.content_out:
        return ["nothing: what comes in by this channel is answered on another"]
    if stand_in is None:
        return _requested(folder, connector)
    async with Sandbox(stand_in, seed=1) as sandbox:
        meeting = Meeting(connector, sandbox, transport)
        contact = await meeting.first_contact()
        picture = sandbox.keep_media(*SAMPLES["image"])
        for message in _parts(connector, contact, picture.url):
            result, _ = await meeting.send(message)
            assert not isinstance(result, SendRefused), f"{result.code}{meeting.why()}"
        place = "https://service.example.org"
        words = [in_words(seen) for seen in sandbox.sent]
        return [text.replace(sandbox.url, place).replace(picture.id, "x") for text in words]


def in_words(seen: Seen) -> str:
    """A message of ours in one line, as its customer sees it."""
    parts = [seen.subject, seen.html or seen.text, seen.template]
    parts += [f"[{file.kind} {file.name}]".replace(" ]", "]") for file in seen.files]
    parts += [f"({button})" for button in seen.buttons] + [f"- {row}" for row in seen.rows]
    if seen.location:
        parts.append(f"[place {seen.location[0]}, {seen.location[1]}]")
    parts += [f"[contact {card}]" for card in seen.contacts]
    if seen.reaction is not None:
        parts.append(f"[reaction {seen.reaction or 'taken back'}]")
    return " ".join(part for part in parts if part)


def _requested(folder: Path, connector: Connector) -> list[str]:
    subject = Subject(folder, connector)
    lines: list[str] = []
    for message in _parts(connector, subject.contact):
        for request in connector.build(message, subject.config):
            lines += _told(request, message)
    return lines


def _told(request: OutboundRequest, message: OutboundMessage) -> list[str]:
    """What of the message stands in a request, in words."""
    if isinstance(request, LocalPush):
        files = [f"[{file.kind} {file.name}]" for file in message.files]
        return _traces(_leaves(msgspec.to_builtins(message.content))) + files
    file = request.file if isinstance(request, HttpRequest) else None
    if file is not None and not file.name.endswith(".eml"):
        return [*_traces(texts_of(request)), f"[{file.kind} {file.name}]"]
    return _traces(texts_of(request))


def texts_of(request: OutboundRequest) -> list[str]:
    """Every text in a request, however it is packed."""
    if isinstance(request, LocalPush):
        return []
    if isinstance(request, MailRequest):
        return _in_mail(request.message)
    if not isinstance(request, HttpRequest):
        return list(_leaves(_joined(request.payload)))
    held: list[Any] = [request.json, request.form, unquote(request.url)]
    if request.file is not None and request.file.name.endswith(".eml"):
        held += _in_mail(request.file.content or b"")
    if request.body:
        try:
            held.append(msgspec.json.decode(request.body))
        except (msgspec.DecodeError, UnicodeDecodeError):
            held.append(request.body.decode("utf-8", "replace"))
    return list(_leaves(held))


def _in_mail(content: bytes) -> list[str]:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    lines = [f"mail: {mail['Subject'] or 'without a subject'}"]
    for part in mail.walk():
        if part.get_content_type() == "text/plain":
            lines.append(part.get_content().strip())
        elif part.get_content_maintype() not in ("text", "multipart"):
            lines.append(f"[{part.get_content_type()} {part.get_filename() or ''}]")
    return lines


def _traces(texts: Iterable[str]) -> list[str]:
    """Those texts that are of the message, each once, in order."""
    found: list[str] = []
    for text in texts:
        page = text.lstrip().startswith("<!DOCTYPE") and found  # the same words as HTML
        told = text.startswith("[") or any(word in text for word in _TRACES)
        if told and text not in found and not page:
            found.append(text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…")
    return [text for text in found if not any(text != other and text in other for other in found)]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, float):
        yield str(value)
    elif isinstance(value, str):
        yield from _decoded(value)


def _decoded(text: str) -> Iterator[str]:
    """Texts are packed in JSON, as a form, or as a whole mail in base64 (Gmail)."""
    if text[:1] in ("{", "["):
        try:
            yield from _leaves(msgspec.json.decode(text))
            return
        except (msgspec.DecodeError, UnicodeEncodeError):
            pass
    if len(text) > _SHORTEST_PACKED and " " not in text:
        try:
            packed = _base64(text)
        except ValueError:
            packed = b""
        if b"MIME-Version" in packed:
            yield from _in_mail(packed)
            return
        if "%" in text:
            yield unquote_plus(text)
    yield text


def _base64(text: str) -> bytes:
    plain = text.strip().replace("-", "+").replace("_", "/")
    return b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _joined(payload: Mapping[str, Any]) -> Any:
    """The parts of a short message (SMPP: octets behind a header of their own length) as one text."""
    parts = payload.get("parts")
    if not isinstance(parts, list) or not all(isinstance(p, dict) and "octets" in p for p in parts):
        return payload
    text = b""
    for part in parts:
        octets = bytes.fromhex(part["octets"])
        text += octets[octets[0] + 1 :] if part.get("esm_class", 0) & 0x40 else octets
    wide = parts[0].get("data_coding") == 8  # UCS-2
    return {**payload, "parts": text.decode("utf-16-be" if wide else "latin-1", "replace")}
