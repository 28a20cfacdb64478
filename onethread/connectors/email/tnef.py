"""winmail.dat (TNEF): what Outlook packs when it thinks that only Outlook will read it.

tnefparse copies the rest of the file for each object and believes every count in it, so only the
few kinds of object that matter here are passed on, and only when there are not absurdly many.
"""

from __future__ import annotations

import logging
import struct
from typing import Any

import msgspec
from tnefparse import TNEF
from tnefparse.tnef import TNEFAttachment

from onethread.connectors.email.charsets import clean, decode
from onethread.connectors.email.structure import safe_file_name

_SIGNATURE = 0x223E9F78
_MAX_OBJECTS = 1_000
_WANTED = frozenset(
    {
        TNEF.ATTBODY,
        TNEF.ATTMAPIPROPS,
        TNEF.ATTOEMCODEPAGE,
        TNEF.ATTTNEFVERSION,
        TNEF.ATTATTACHRENDDATA,
        TNEF.ATTATTACHTITLE,
        TNEF.ATTATTACHDATA,
        TNEF.ATTATTACHMENT,
    }
)
_MAPI_ATTACH_MIME_TAG = 0x370E
_MAPI_ATTACH_CONTENT_ID = 0x3712

# What the library's arithmetic meets in a broken file; the whole file is then kept as it came.
_LIBRARY_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    struct.error,
)

logging.getLogger("tnefparse").setLevel(logging.ERROR)


class PackedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file out of a winmail.dat."""

    name: str
    content: bytes
    media_type: str = ""
    content_id: str | None = None


class Unpacked(msgspec.Struct, frozen=True, kw_only=True):
    """What a winmail.dat holds. `text` and `html` are "" when it has none that can be read."""

    files: list[PackedFile]
    text: str = ""
    html: str = ""


def unpack(content: bytes) -> Unpacked | None:
    """The files and text in a winmail.dat, or None when it can't be read."""
    filtered = _filter(content)
    if filtered is None:
        return None
    try:
        packed = TNEF(filtered, do_checksum=False)
        files = [_file(attachment) for attachment in packed.attachments]
        text, html = _text(packed.body), _text(packed.htmlbody)
    except _LIBRARY_ERRORS:
        return None
    return Unpacked(files=[file for file in files if file is not None], text=text, html=html)


def _filter(content: bytes) -> bytes | None:
    """The same stream with only the wanted objects; None when it is no TNEF or absurd."""
    if len(content) < 17 or struct.unpack_from("<I", content)[0] != _SIGNATURE:
        return None
    kept = [content[:6]]
    position, objects = 6, 0
    while position + 11 <= len(content):
        name = struct.unpack_from("<H", content, position + 1)[0]
        length = struct.unpack_from("<I", content, position + 5)[0]
        end = position + 11 + length
        if end > len(content):
            break
        objects += 1
        if objects > _MAX_OBJECTS:
            return None
        if name in _WANTED:
            kept.append(content[position:end])
        position = end
    return b"".join(kept) if len(kept) > 1 else None


def _file(attachment: TNEFAttachment) -> PackedFile | None:
    data = attachment.data
    if not isinstance(data, bytes):
        return None
    return PackedFile(
        name=safe_file_name(_text(attachment.long_filename())),
        content=data,
        media_type=_text(_mapi(attachment, _MAPI_ATTACH_MIME_TAG)).lower(),
        content_id=_text(_mapi(attachment, _MAPI_ATTACH_CONTENT_ID)).strip("<> ") or None,
    )


def _mapi(attachment: TNEFAttachment, name: int) -> Any:
    return next((prop.data for prop in attachment.mapi_attrs if prop.name == name), "")


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        return decode(value.rstrip(b"\x00"))
    return clean(value).strip("\x00") if isinstance(value, str) else ""
