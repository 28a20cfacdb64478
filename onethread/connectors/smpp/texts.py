"""The text of an SMS as octets, in as many parts as it needs. No I/O.

Sources: 3GPP TS 23.038 (alphabets), 3GPP TS 23.040, 9.2.3.24 (user data header), SMPP 3.4, 5.2.19
(data coding).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.connectors._schemes.sms import GSM_BASIC, GSM_EXTENSION, is_gsm

ESCAPE = 0x1B
CODING_DEFAULT, CODING_ASCII, CODING_LATIN1, CODING_UCS2 = 0x00, 0x01, 0x03, 0x08
HEADER_CLASS = 0x40
_CODECS = {
    CODING_ASCII: "ascii",
    CODING_LATIN1: "latin-1",
    0x05: "shift_jis",
    0x06: "iso8859-5",
    0x07: "iso8859-8",
    0x0A: "iso2022_jp",
    0x0E: "euc_kr",
}
_BINARY = {0x02, 0x04, 0x09}
_TO_GSM = {char: bytes((code,)) for code, char in enumerate(GSM_BASIC) if code != ESCAPE} | {
    char: bytes((ESCAPE, code)) for char, code in GSM_EXTENSION.items()
}
_FROM_EXTENSION = {code: char for char, code in GSM_EXTENSION.items()}


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One short message."""

    octets: bytes
    data_coding: int
    esm_class: int = 0


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a part stands: in which text, of how many, which (from 1)."""

    reference: int
    total: int
    sequence: int


def parts_of(words: str, reference: int, alphabet: str) -> list[Part]:
    """The text in parts that a telephone puts together again by `reference` (0 to 255).

    A part holds 140 octets: 160 septets of the telephone's alphabet, else 140 octets of Latin 1 or 70
    characters of any other; with a header of 6 octets 153, 134 or 67. Neither an escape nor a surrogate
    pair is cut in two.
    """
    if alphabet == "gsm" and is_gsm(words):
        coding, pieces, alone, each = CODING_DEFAULT, [_TO_GSM[c] for c in words], 160, 153
    elif alphabet == "latin1" and words.isascii():
        coding, pieces, alone, each = CODING_DEFAULT, [c.encode() for c in words], 140, 134
    elif alphabet == "latin1" and all(ord(c) < 256 for c in words):
        coding, pieces, alone, each = CODING_LATIN1, [c.encode("latin-1") for c in words], 140, 134
    else:
        coding, pieces, alone, each = CODING_UCS2, [c.encode("utf-16-be") for c in words], 140, 134
    if sum(map(len, pieces)) <= alone:
        return [Part(octets=b"".join(pieces), data_coding=coding)]
    bodies = _filled(pieces, each)
    # The total stands in one octet.
    bodies = bodies[:255]
    return [
        Part(
            octets=bytes((5, 0x00, 3, reference & 0xFF, len(bodies), at)) + body,
            data_coding=coding,
            esm_class=HEADER_CLASS,
        )
        for at, body in enumerate(bodies, 1)
    ]


def _filled(pieces: Sequence[bytes], most: int) -> list[bytes]:
    bodies, body = [], b""
    for piece in pieces:
        if len(body) + len(piece) > most:
            bodies.append(body)
            body = b""
        body += piece
    return [*bodies, body]


def header_of(octets: bytes) -> tuple[Place | None, bytes]:
    """The place that a user data header tells (None when it tells none), and what comes after it."""
    if not octets or len(octets) < octets[0] + 1:
        return None, octets
    header, rest = octets[1 : octets[0] + 1], octets[octets[0] + 1 :]
    place, at = None, 0
    while at + 2 <= len(header):
        kind, length = header[at], header[at + 1]
        value = header[at + 2 : at + 2 + length]
        if kind == 0x00 and length == 3 and len(value) == 3:
            place = Place(reference=value[0], total=value[1], sequence=value[2])
        elif kind == 0x08 and length == 4 and len(value) == 4:
            place = Place(reference=value[0] << 8 | value[1], total=value[2], sequence=value[3])
        at += 2 + length
    if place is None or not 1 <= place.sequence <= place.total:
        return None, rest
    return place, rest


def is_text(data_coding: int) -> bool:
    """Whether the octets are a text at all."""
    if data_coding & 0xF0 == 0xF0:
        return not data_coding & 0x04
    return data_coding not in _BINARY


def decoded(octets: bytes, data_coding: int, alphabet: str) -> str:
    """The text of octets; what can't be read is shown as such."""
    if data_coding & 0xF0 in (0xC0, 0xD0, 0xF0):
        data_coding = CODING_DEFAULT
    elif data_coding & 0xF0 == 0xE0 or data_coding & 0xFC == 0x18:
        data_coding = CODING_UCS2
    if data_coding == CODING_UCS2:
        return octets.decode("utf-16-be", "replace")
    codec = _CODECS.get(data_coding)
    if codec is not None:
        return octets.decode(codec, "replace")
    return octets.decode("latin-1") if alphabet == "latin1" else _from_gsm(octets)


def _from_gsm(octets: bytes) -> str:
    found = []
    escaped = False
    for octet in octets:
        if escaped:
            found.append(_FROM_EXTENSION.get(octet, GSM_BASIC[octet & 0x7F]))
            escaped = False
        elif octet == ESCAPE:
            escaped = True
        else:
            found.append(GSM_BASIC[octet] if octet < 0x80 else "\ufffd")
    return "".join(found)
