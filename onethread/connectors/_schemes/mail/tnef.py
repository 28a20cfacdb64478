"""winmail.dat (TNEF): what Outlook packs when it thinks that only Outlook will read it.

Read here by Microsoft's MS-OXTNEF, with every count and length checked against the bytes there are:
the libraries at hand believe them, and 30 bytes can claim four thousand million values.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

from onethread.connectors._schemes.mail.charsets import clean, codec_for, decode
from onethread.connectors._schemes.mail.rtf import decompress, read_rtf
from onethread.connectors._schemes.mail.structure import safe_file_name
from onethread.errors import UnparsablePayload

_SIGNATURE = 0x223E9F78
_MAX_OBJECTS = 2_000
_MAX_PROPERTIES = 2_000
_MAX_DEPTH = 3

# Attributes of a TNEF stream.
_BODY = 0x800C
_ATTACHMENT_DATA = 0x800F
_ATTACHMENT_TITLE = 0x8010
_ATTACHMENT_STARTS = 0x9002
_MESSAGE_PROPERTIES = 0x9003
_ATTACHMENT_PROPERTIES = 0x9005
_CODE_PAGE = 0x9007

# MAPI properties and types.
_PLAIN, _HTML, _RTF, _HTML_CODE_PAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
_DATA, _NAME, _LONG_NAME, _MEDIA_TYPE, _CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712
_FIXED_BYTES = {
    0x02: 2,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 2,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_VARIABLE = frozenset({0x00, 0x0D, 0x1E, 0x1F, 0x102})
_OBJECT, _UNICODE = 0x0D, 0x1F
_BROKEN = "a count or length in this winmail.dat goes beyond its bytes"
_MANY = 0x1000
_NAMED = 0x8000
# The interface id before an embedded message: {00020307-0000-0000-C000-000000000046}.
_IS_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")


class PackedFile(msgspec.Struct, kw_only=True):
    """A file out of a winmail.dat."""

    name: str = ""
    content: bytes = b""
    media_type: str = ""
    content_id: str | None = None


class Unpacked(msgspec.Struct, kw_only=True):
    """What a winmail.dat holds. `text` and `html` are "" when it has none that can be read."""

    files: list[PackedFile]
    text: str = ""
    html: str = ""


def unpack(content: bytes, depth: int = 0) -> Unpacked | None:
    """The files and text in a winmail.dat, or None when it can't be read."""
    try:
        found = _read(content, depth)
    except (UnparsablePayload, struct.error):
        return None
    found.files = [file for file in found.files if file.content]
    return found if found.files or found.text or found.html else None


def _read(content: bytes, depth: int) -> Unpacked:
    found = Unpacked(files=[])
    code_page = "cp1252"
    files: list[PackedFile] = []
    embedded: list[Unpacked] = []
    for name, value in _objects(content):
        if name == _CODE_PAGE and len(value) >= 4:
            code_page = codec_for(f"cp{struct.unpack_from('<I', value)[0]}") or code_page
        elif name == _BODY:
            found.text = found.text or _text(value, code_page)
        elif name == _MESSAGE_PROPERTIES:
            _take_body(found, dict(_properties(value)), code_page)
        elif name == _ATTACHMENT_STARTS:
            files.append(PackedFile())
        elif not files:
            continue
        elif name == _ATTACHMENT_TITLE:
            files[-1].name = files[-1].name or safe_file_name(_text(value, code_page))
        elif name == _ATTACHMENT_DATA:
            files[-1].content = value
        elif name == _ATTACHMENT_PROPERTIES:
            inner = _take_file(files[-1], dict(_properties(value)), code_page)
            message = unpack(inner, depth + 1) if inner and depth < _MAX_DEPTH else None
            if message is not None:
                embedded.append(message)
    found.files = files
    for message in embedded:
        found.files += message.files
        if message.text:
            found.files.append(
                PackedFile(
                    name="message.txt", content=message.text.encode(), media_type="text/plain"
                )
            )
    return found


def _objects(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(attribute, data) of each object; a last one that is cut off is left out."""
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != _SIGNATURE:
        raise UnparsablePayload(_BROKEN)
    position, count = 6, 0
    while position + 11 <= len(content):
        name, length = struct.unpack_from("<xHxxI", content, position)
        end = position + 9 + length
        if end + 2 > len(content):
            return
        count += 1
        if count > _MAX_OBJECTS:
            raise UnparsablePayload(_BROKEN)
        yield name, content[position + 9 : end]
        position = end + 2


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """(id, (type, first value)) of each MAPI property (MS-OXTNEF, 2.1.3.4)."""
    count = _number(data, 0)
    if count > _MAX_PROPERTIES:
        raise UnparsablePayload(_BROKEN)
    position = 4
    for _ in range(count):
        kind, identifier = struct.unpack_from("<HH", data, position)
        position += 4
        if identifier >= _NAMED:
            position += 16
            named_by_text = _number(data, position)
            length = _number(data, position + 4) if named_by_text else 0
            position += 8 + _padded(length)
        values = _number(data, position) if kind & _MANY or kind in _VARIABLE else 1
        position += 4 if kind & _MANY or kind in _VARIABLE else 0
        kind &= ~_MANY
        if values > len(data):
            raise UnparsablePayload(_BROKEN)
        first: bytes | None = None
        for _ in range(values):
            if kind in _VARIABLE:
                length = _number(data, position)
                position += 4
                step = _padded(length)
            elif kind in _FIXED_BYTES:
                length, step = _FIXED_BYTES[kind], _FIXED_BYTES[kind]
            else:
                raise UnparsablePayload(_BROKEN)
            if position + length > len(data):
                raise UnparsablePayload(_BROKEN)
            first = data[position : position + length] if first is None else first
            position += step
        position = _padded(position)
        if first is not None:
            yield identifier, (kind, first)


def _number(data: bytes, position: int) -> int:
    number: int = struct.unpack_from("<I", data, position)[0]
    return number


def _padded(length: int) -> int:
    return length + -length % 4


def _take_body(found: Unpacked, properties: dict[int, tuple[int, bytes]], code_page: str) -> None:
    if _PLAIN in properties:
        found.text = _value(properties[_PLAIN], code_page)
    if _HTML in properties:
        stated = properties.get(_HTML_CODE_PAGE, (0, b""))[1]
        number = struct.unpack("<I", stated)[0] if len(stated) == 4 else 0
        found.html = _text(properties[_HTML][1], codec_for(f"cp{number}") or "utf-8")
    if _RTF in properties and not (found.text or found.html):
        found.text, found.html = read_rtf(decompress(properties[_RTF][1]) or b"")


def _take_file(file: PackedFile, properties: dict[int, tuple[int, bytes]], code_page: str) -> bytes:
    """Fill in a file from its properties; returns the TNEF of an embedded message, if it is one."""
    for identifier in (_LONG_NAME, _NAME):
        if identifier in properties:
            file.name = safe_file_name(_value(properties[identifier], code_page)) or file.name
            break
    if _MEDIA_TYPE in properties:
        file.media_type = _value(properties[_MEDIA_TYPE], code_page).lower()
    if _CONTENT_ID in properties:
        file.content_id = _value(properties[_CONTENT_ID], code_page).strip("<> ") or None
    kind, content = properties.get(_DATA, (0, b""))
    if kind == _OBJECT:
        interface, content = content[:16], content[16:]
        if interface == _IS_MESSAGE:
            return content
    if content:
        file.content = content
    return b""


def _value(value: tuple[int, bytes], code_page: str) -> str:
    kind, octets = value
    if kind == _UNICODE:
        return clean(octets.decode("utf-16-le", "replace")).strip("\0")
    return _text(octets, code_page)


def _text(octets: bytes, code_page: str) -> str:
    return decode(octets.rstrip(b"\0"), code_page)
