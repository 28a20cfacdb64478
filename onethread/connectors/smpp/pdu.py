"""Protocol data units of SMPP 3.4: bytes to values and back. No I/O.

Source: "Short Message Peer to Peer Protocol Specification v3.4", chapters 3 to 5.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

import msgspec

from onethread.errors import UnparsablePayload

GENERIC_NACK = 0x80000000
BIND_TRANSCEIVER = 0x00000009
SUBMIT_SM = 0x00000004
DELIVER_SM = 0x00000005
UNBIND = 0x00000006
ENQUIRE_LINK = 0x00000015
DATA_SM = 0x00000103
ALERT_NOTIFICATION = 0x00000102
RESPONSE = 0x80000000

HEADER = struct.Struct(">IIII")
# A message of 64 kB is the most that a parameter can hold.
MOST_BYTES = 70_000
INTERFACE_VERSION = 0x34

TAG_RECEIPTED_ID = 0x001E
TAG_PAYLOAD = 0x0424
TAG_STATE = 0x0427
TAG_SAR_REF = 0x020C
TAG_SAR_TOTAL = 0x020E
TAG_SAR_SEQUENCE = 0x020F


class Pdu(msgspec.Struct, frozen=True, kw_only=True):
    """A unit: what it is, how it went, which it answers, and its body."""

    command: int
    status: int = 0
    sequence: int
    body: bytes = b""

    def encode(self) -> bytes:
        """As it goes over the wire."""
        head = HEADER.pack(16 + len(self.body), self.command, self.status, self.sequence)
        return head + self.body

    @property
    def is_response(self) -> bool:
        """Whether it answers one of ours."""
        return bool(self.command & RESPONSE)


class ShortMessage(msgspec.Struct, frozen=True, kw_only=True):
    """The body of submit_sm or deliver_sm."""

    source: str
    source_ton: int = 0
    source_npi: int = 0
    destination: str
    destination_ton: int = 0
    destination_npi: int = 0
    esm_class: int = 0
    registered_delivery: int = 0
    data_coding: int = 0
    message: bytes = b""
    tags: Mapping[int, bytes] = {}

    @property
    def has_header(self) -> bool:
        """Whether the message begins with a user data header."""
        return bool(self.esm_class & 0x40)

    @property
    def is_receipt(self) -> bool:
        """Whether it reports on a message of ours (also an intermediate one)."""
        return bool(self.esm_class & 0x24)

    @property
    def octets(self) -> bytes:
        """The message, wherever it stands."""
        return self.message or self.tags.get(TAG_PAYLOAD, b"")


def read_pdu(raw: bytes) -> Pdu:
    """One whole unit. Raises UnparsablePayload."""
    if len(raw) < 16:
        raise UnparsablePayload("a unit of SMPP has at least 16 bytes")
    length, command, status, sequence = HEADER.unpack_from(raw)
    if length != len(raw):
        raise UnparsablePayload("the length of the unit is not what it says")
    return Pdu(command=command, status=status, sequence=sequence, body=raw[16:])


def bind_body(system_id: str, password: str, system_type: str) -> bytes:
    """The body of bind_transceiver; any address."""
    texts = b"".join(_cstring(each) for each in (system_id, password, system_type))
    return texts + bytes((INTERFACE_VERSION, 0, 0)) + b"\0"


def submit_body(message: ShortMessage) -> bytes:
    """The body of submit_sm. At most 254 octets of message; what is longer goes as a parameter."""
    short = message.message if len(message.message) <= 254 else b""
    tags = dict(message.tags)
    if not short and message.message:
        tags[TAG_PAYLOAD] = message.message
    body = b"\0" + bytes((message.source_ton, message.source_npi)) + _cstring(message.source)
    body += bytes((message.destination_ton, message.destination_npi))
    body += _cstring(message.destination) + bytes((message.esm_class, 0, 0)) + b"\0\0"
    body += bytes((message.registered_delivery, 0, message.data_coding, 0, len(short))) + short
    return body + b"".join(struct.pack(">HH", tag, len(v)) + v for tag, v in tags.items())


def read_short_message(body: bytes) -> ShortMessage:
    """The body of deliver_sm or submit_sm. Raises UnparsablePayload."""
    reader = _Reader(body)
    reader.cstring()  # service type
    source_ton, source_npi = reader.byte(), reader.byte()
    source = reader.cstring()
    destination_ton, destination_npi = reader.byte(), reader.byte()
    destination = reader.cstring()
    esm_class = reader.byte()
    reader.take(2)  # protocol id, priority
    reader.cstring()  # when to deliver
    reader.cstring()  # until when it is good
    registered = reader.byte()
    reader.byte()  # replace if present
    data_coding = reader.byte()
    reader.byte()  # canned message
    message = reader.take(reader.byte())
    return ShortMessage(
        source=source,
        source_ton=source_ton,
        source_npi=source_npi,
        destination=destination,
        destination_ton=destination_ton,
        destination_npi=destination_npi,
        esm_class=esm_class,
        registered_delivery=registered,
        data_coding=data_coding,
        message=message,
        tags=reader.tags(),
    )


def read_message_id(body: bytes) -> str:
    """The id in the body of submit_sm_resp, "" when there is none."""
    try:
        return _Reader(body).cstring()
    except UnparsablePayload:
        return ""


def _cstring(value: str) -> bytes:
    return value.replace("\0", "").encode("ascii", "replace") + b"\0"


class _Reader:
    """Takes a body apart from its start."""

    def __init__(self, body: bytes) -> None:
        self._body, self._at = body, 0

    def take(self, count: int) -> bytes:
        found = self._body[self._at : self._at + count]
        if len(found) < count:
            raise UnparsablePayload("the unit of SMPP ends too soon")
        self._at += count
        return found

    def byte(self) -> int:
        return self.take(1)[0]

    def cstring(self) -> str:
        end = self._body.find(b"\0", self._at)
        if end < 0:
            raise UnparsablePayload("a text in the unit of SMPP does not end")
        found = self._body[self._at : end]
        self._at = end + 1
        return found.decode("latin-1")

    def tags(self) -> dict[int, bytes]:
        """The optional parameters; what is cut off at the end is left out."""
        found: dict[int, bytes] = {}
        while len(self._body) - self._at >= 4:
            tag, length = struct.unpack_from(">HH", self._body, self._at)
            value = self._body[self._at + 4 : self._at + 4 + length]
            if len(value) < length:
                break
            found[tag] = value
            self._at += 4 + length
        return found
