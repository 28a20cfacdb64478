"""The file of events: one JSON object a line, what came in and what agents did, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from onethread.errors import InvalidInput

ChannelKind = Literal["email", "whatsapp", "webchat", "phone", "sms", "form"]


class Sender(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Who it came from, as the channel tells it. `external`: a customer number; in a web chat that of
    the log-in, anywhere else only typed."""

    email: str | None = None
    display_name: str | None = None
    wa_id: str | None = None
    profile_name: str | None = None
    visitor: str | None = None
    phone: str | None = None
    form_fields: dict[str, Any] = {}
    external: str | None = None

    def name(self) -> str:
        """The name that came along, if any."""
        return self.display_name or self.profile_name or ""


class Inbound(msgspec.Struct, tag_field="direction", tag="in", kw_only=True, omit_defaults=True):
    """Something a customer said."""

    id: str
    at: datetime
    channel: ChannelKind
    sender: Sender = msgspec.field(name="from", default_factory=Sender)
    to: str | None = None
    subject: str | None = None
    text: str = ""
    attachments: list[str] = []
    email_headers: dict[str, Any] = {}


class Outbound(msgspec.Struct, tag_field="direction", tag="out", kw_only=True, omit_defaults=True):
    """Something an agent did: answered on the leg of `to_event`, or closed its conversation."""

    id: str
    at: datetime
    kind: Literal["reply", "resolve"]
    to_event: str
    channel: ChannelKind | None = None
    text: str = ""
    subject: str | None = None
    email_headers: dict[str, Any] = {}


Event = Inbound | Outbound
_decoder = msgspec.json.Decoder(Event)
_encoder = msgspec.json.Encoder()


def write(events: Iterable[Event]) -> Iterator[bytes]:
    """The lines of a file."""
    for event in events:
        yield _encoder.encode(event) + b"\n"


def read(lines: Iterable[bytes]) -> list[Event]:
    """All events of a file. Raises InvalidInput naming the line and the field at fault."""
    events: list[Event] = []
    about: dict[str, str] = {}  # each event's id: the inbound event that it is, or answers
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = _decoder.decode(_without_nulls(line))
        except msgspec.MsgspecError as error:
            raise _wrong(number, str(error)) from error
        if event.id in seen:
            raise _wrong(number, f"the id {event.id!r} was there before - at `$.id`")
        seen.add(event.id)
        if event.at.tzinfo is None:
            event.at = event.at.replace(tzinfo=UTC)
        if isinstance(event, Inbound):
            about[event.id] = event.id
        elif event.to_event not in about:
            raise _wrong(number, f"no earlier event is called {event.to_event!r} - at `$.to_event`")
        else:
            # What is about an agent's answer is about what was answered: it lies in the same place.
            event.to_event = about[event.id] = about[event.to_event]
        events.append(event)
    return events


def _without_nulls(line: bytes) -> bytes:
    """A field that is null is as good as absent."""
    if b"null" not in line:
        return line
    found = msgspec.json.decode(line)
    if not isinstance(found, Mapping):
        return line
    kept: dict[str, Any] = {name: value for name, value in found.items() if value is not None}
    if isinstance(kept.get("from"), Mapping):
        kept["from"] = {name: value for name, value in kept["from"].items() if value is not None}
    return _encoder.encode(kept)


def _wrong(number: int, what: str) -> InvalidInput:
    field = what.rpartition("`$.")[2].rstrip("`") if "`$." in what else ""
    return InvalidInput(
        f"line {number} is no event: {what}", fields={field or "line": f"line {number}: {what}"}
    )
