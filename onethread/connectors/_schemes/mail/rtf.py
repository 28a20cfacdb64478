"""The text of a winmail.dat: Outlook keeps it as compressed RTF, often with the HTML inside.

Microsoft's MS-OXRTFCP (compression) and MS-OXRTFEX (HTML encapsulated in RTF). Formatting is dropped;
an HTML original comes back as HTML.
"""

from __future__ import annotations

import html
import re
import struct

from onethread.connectors._schemes.mail.charsets import codec_for, decode

_MAX_RAW_BYTES = 8 << 20
_COMPRESSED = b"LZFu"
_UNCOMPRESSED = b"MELA"
# What the compressor's window holds before the first byte (MS-OXRTFCP, 2.1.2.1).
_WINDOW_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW_BYTES = 4096
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    {
        b"fonttbl",
        b"colortbl",
        b"stylesheet",
        b"info",
        b"pict",
        b"object",
        b"header",
        b"footer",
        b"themedata",
        b"generator",
        b"listtable",
    }
)
_LINE_ENDS = frozenset({b"par", b"line", b"row", b"sect", b"page"})
_CHARACTERS = {
    b"tab": "\t",
    b"cell": "\t",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
}


def decompress(packed: bytes) -> bytes | None:
    """RTF from its compressed form, or None when it is neither form or absurdly large."""
    if len(packed) < 16:
        return None
    raw_bytes = struct.unpack_from("<I", packed, 4)[0]
    kind = packed[8:12]
    if kind == _UNCOMPRESSED:
        return packed[16 : 16 + raw_bytes]
    if kind != _COMPRESSED or raw_bytes > _MAX_RAW_BYTES:
        return None
    window = bytearray(_WINDOW_START.ljust(_WINDOW_BYTES, b"\0"))
    write = len(_WINDOW_START)
    found = bytearray()
    position = 16
    while position < len(packed) and len(found) < raw_bytes:
        flags = packed[position]
        position += 1
        for bit in range(8):
            if flags >> bit & 1:
                if position + 2 > len(packed):
                    return bytes(found)
                token = packed[position] << 8 | packed[position + 1]
                position += 2
                start, length = token >> 4, (token & 0xF) + 2
                if start == write:
                    return bytes(found)
                for step in range(length):
                    octet = window[(start + step) % _WINDOW_BYTES]
                    window[write] = octet
                    write = (write + 1) % _WINDOW_BYTES
                    found.append(octet)
            else:
                if position >= len(packed):
                    return bytes(found)
                window[write] = packed[position]
                write = (write + 1) % _WINDOW_BYTES
                found.append(packed[position])
                position += 1
    return bytes(found[:raw_bytes])


def read_rtf(rtf: bytes) -> tuple[str, str]:
    """(plain text, "") or, where the RTF wraps HTML, ("", that HTML)."""
    if not rtf.lstrip().startswith(rb"{\rtf"):
        return "", ""
    return _Reading(b"\\fromhtml" in rtf[:2000]).read(rtf)


class _Reading:
    def __init__(self, wraps_html: bool) -> None:
        self._wraps_html = wraps_html
        self._codec = "cp1252"
        self._pieces: list[str] = []
        self._octets = bytearray()
        self._skip = False  # a group that isn't shown
        self._tag = False  # inside {\*\htmltag …}: HTML itself
        self._rtf_only = False  # between \htmlrtf and \htmlrtf0: shown only as RTF
        self._after_unicode = 1
        self._to_drop = 0

    def read(self, rtf: bytes) -> tuple[str, str]:
        stack: list[tuple[bool, bool, bool]] = []
        optional = False
        for token in _TOKEN.finditer(rtf):
            word, number, octet, symbol, brace, text = token.groups()
            if brace == b"{":
                stack.append((self._skip, self._tag, self._rtf_only))
            elif brace == b"}":
                self._flush()
                if stack:
                    self._skip, self._tag, self._rtf_only = stack.pop()
            elif symbol == b"*":
                optional = True
                continue
            elif word:
                self._word(word, number, optional)
            elif octet:
                self._add(bytes([int(octet, 16)]))
            elif symbol:
                self._add({b"~": b"\xa0", b"_": b"-"}.get(symbol, symbol))
            elif text:
                self._add(text)
            optional = False
        self._flush()
        found = "".join(self._pieces)
        return ("", found) if self._wraps_html else (found.strip(), "")

    def _word(self, word: bytes, number: bytes | None, optional: bool) -> None:
        value = int(number) if number else None
        if word == b"htmltag":
            self._flush()
            self._tag, self._skip = True, False
        elif word == b"htmlrtf":
            self._flush()
            self._rtf_only = value != 0
        elif optional or word in _SKIPPED:
            self._flush()
            self._skip = True
        elif word == b"ansicpg" and value and codec_for(f"cp{value}"):
            self._codec = f"cp{value}"
        elif word == b"uc" and value is not None:
            self._after_unicode = min(max(value, 0), 8)
        elif word == b"u" and value is not None:
            self._flush()
            self._say(chr(value % 65536))
            self._to_drop = self._after_unicode
        elif word in _LINE_ENDS:
            self._flush()
            self._say("\n")
        elif word in _CHARACTERS:
            self._flush()
            self._say(_CHARACTERS[word])

    def _add(self, octets: bytes) -> None:
        if self._to_drop:
            dropped = min(self._to_drop, len(octets))
            self._to_drop -= dropped
            octets = octets[dropped:]
        self._octets += octets

    def _flush(self) -> None:
        if self._octets:
            text = decode(bytes(self._octets), self._codec)
            self._octets.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        if self._skip or (self._rtf_only and self._wraps_html):
            return
        escape = self._wraps_html and not self._tag
        self._pieces.append(html.escape(text, quote=False) if escape else text)
