"""Stanzas of XMPP: what they say. No I/O.

The receiver stores each with `id` (for a message without an id of its own) and `me`, our address.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from onethread.connectors._schemes.reading import header, key, moment, number, text
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.xmpp import stanzas
from onethread.connectors.xmpp.config import XmppConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    DeliveryState,
    DeliveryUpdate,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

_GEO = re.compile(r"geo:(-?[0-9.]{1,20}),(-?[0-9.]{1,20})[^\s]*")
_STATES = {"composing": True, "paused": False, "active": False, "inactive": False, "gone": False}


def parse(envelope: RawEnvelope, config: XmppConfig) -> Sequence[InboundItem]:
    """What a stanza is. Raises UnparsablePayload."""
    stanza = stanzas.read(envelope.body)
    if stanza.tag != f"{{{stanzas.CLIENT}}}message":
        return [Ignored(reason="a stanza that is no message")]
    person = text(stanza.get("from"), 2000).partition("/")[0].lower()
    me = header(envelope.headers, "me") or config.address
    if not person or person == me.lower():
        return [Ignored(reason="a message of our own account or server")]
    at = moment(_delay(stanza), envelope.received_at)
    kind = stanza.get("type", "normal")
    if kind == "error":
        return [_failed(stanza, person, at)]
    if kind not in ("chat", "normal"):
        return [Ignored(reason=f"a message of type {text(kind, 30)!r}")]
    return _read(stanza, person, at, envelope)


def _sender(person: str) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="xmpp", value=key(person), assurance=Assurance.ASSERTED)]


def _id(person: str, value: Any) -> str:
    """Programs make ids as they like, even "1", "2"…: only with the other's address one of a kind."""
    return key(f"{person}|{key(value)}")


def _delay(stanza: Any) -> str:
    found = stanzas.child(stanza, "delay", stanzas.DELAY)
    return text(found.get("stamp"), 60) if found is not None else ""


def _failed(stanza: Any, person: str, at: datetime) -> InboundItem:
    """A message of ours came back."""
    error = stanzas.child(stanza, "error")
    reason = text(error[0].tag.rpartition("}")[2], 60) if error is not None and len(error) else ""
    if not stanza.get("id"):
        return Ignored(reason="an error about no message")
    return DeliveryUpdate(
        message_id=_id(person, stanza.get("id")),
        state="failed",
        at=at,
        code={"item-not-found": "bad_recipient", "forbidden": "blocked"}.get(
            reason, reason or None
        ),
        reason=f"The other server refused the message ({reason or 'unknown'}).",
        recipient=person,
    )


def _read(stanza: Any, person: str, at: datetime, envelope: RawEnvelope) -> list[InboundItem]:
    sender = _sender(person)
    received = stanzas.child(stanza, "received", stanzas.RECEIPTS)
    displayed = stanzas.child(stanza, "displayed", stanzas.MARKERS)
    states: tuple[tuple[Any, DeliveryState], ...] = ((displayed, "read"), (received, "delivered"))
    for found, state in states:
        if found is not None and found.get("id"):
            target = _id(person, found.get("id"))
            return [DeliveryUpdate(message_id=target, state=state, at=at, recipient=person)]
    reactions = stanzas.child(stanza, "reactions", stanzas.REACTIONS)
    if reactions is not None:
        signs = [text(each.text, 100).strip() for each in reactions if isinstance(each.tag, str)]
        target = _id(person, reactions.get("id"))
        return [
            Reaction(target_id=target, emoji=sign, sender=sender, at=at)
            for sign in [each for each in signs if each] or [""]
        ]
    retracted = _retracted(stanza)
    if retracted:
        return [Deletion(target_id=_id(person, retracted), sender=sender, at=at)]
    content = _content(stanza)
    if content is None:
        for name, on in _STATES.items():
            if stanzas.child(stanza, name, stanzas.STATES) is not None:
                return [Typing(sender=sender, on=on)]
        return [Ignored(reason="a message without words")]
    replaced = stanzas.child(stanza, "replace", stanzas.CORRECT)
    if replaced is not None and replaced.get("id"):
        target = _id(person, replaced.get("id"))
        return [Edit(target_id=target, content=content, sender=sender, at=at)]
    origin = stanzas.child(stanza, "origin-id", stanzas.ORIGIN)
    own = stanza.get("id") or (origin.get("id") if origin is not None else "")
    reply = stanzas.child(stanza, "reply", stanzas.REPLY)
    references = []
    if reply is not None and reply.get("id"):
        references.append(Reference(kind="message", value=_id(person, reply.get("id"))))
    nick = stanzas.child(stanza, "nick", "http://jabber.org/protocol/nick")
    name = text(nick.text, 200).strip() if nick is not None else ""
    return [
        InboundMessage(
            message_id=_id(person, own or header(envelope.headers, "id")),
            sender=sender,
            said_at=at,
            content=content,
            display_name=name or person.partition("@")[0] or None,
            references=references,
            headers={"from": text(stanza.get("from"), 500), "id": text(own, 400)},
        )
    ]


def _retracted(stanza: Any) -> str:
    """The id of a message that was taken back, in the present and the former way."""
    for namespace in stanzas.RETRACT:
        found = stanzas.child(stanza, "retract", namespace)
        if found is not None and found.get("id"):
            return text(found.get("id"), 400)
    fastened = stanzas.child(stanza, "apply-to", stanzas.FASTEN)
    if fastened is not None and any(
        stanzas.child(fastened, "retract", each) is not None for each in stanzas.RETRACT
    ):
        return text(fastened.get("id"), 400)
    return ""


def _content(stanza: Any) -> Content | None:
    if any(stanzas.child(stanza, "encrypted", each) is not None for each in stanzas.OMEMO):
        return Content(unsupported="encrypted message")
    body = stanzas.child(stanza, "body")
    said = text(body.text) if body is not None else ""
    said = _without_fallback(stanza, said)
    content = Content()
    outside = stanzas.child(stanza, "x", stanzas.OOB)
    if outside is not None:
        url = stanzas.child(outside, "url", stanzas.OOB)
        described = stanzas.child(outside, "desc", stanzas.OOB)
        address = text(url.text, 2000).strip() if url is not None else ""
        if address.startswith(("https://", "http://")):
            content.attachments = [_file(address)]
            said = "" if said.strip() == address else said
            said = said or (text(described.text, 1000) if described is not None else "")
    place = _GEO.fullmatch(said.strip())
    if place is not None:
        north, east = number(place.group(1)), number(place.group(2))
        if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
            content.location, said = Location(latitude=north, longitude=east), ""
    content.text = said.strip()
    if content.is_empty():
        return None if body is None or not said else Content(unsupported="message")
    return content


def _without_fallback(stanza: Any, said: str) -> str:
    """Programs that don't know replies show the quoted words: cut them out (XEP-0428)."""
    for fallback in stanza.findall(f"{{{stanzas.FALLBACK}}}fallback"):
        part = stanzas.child(fallback, "body", stanzas.FALLBACK)
        if fallback.get("for") != stanzas.REPLY or part is None:
            continue
        start, end = number(part.get("start")), number(part.get("end"))
        if start is not None and end is not None and 0 <= start <= end <= len(said):
            return said[: int(start)] + said[int(end) :]
    return said


def _file(address: str) -> Attachment:
    try:
        name = unquote(urlsplit(address).path.rpartition("/")[2])
    except ValueError as error:
        raise UnparsablePayload("an address that is none") from error
    name = text(name, 240).replace("\0", "")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Attachment(
        kind=kind_of(media_type), name=name, media_type=media_type, remote={"url": address}
    )
