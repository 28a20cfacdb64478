"""A mail that a service took apart, put together again, so that it is read like any other. Pure."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Sequence

import msgspec

from onethread.connectors._schemes.mail.mime_writer import MimePart, file_part, multipart, text_part
from onethread.connectors._schemes.mail.structure import MAX_HEADERS

_NAME = re.compile(r"[!-9;-~]{1,120}")
# Of the mail as it was; the new parts have their own.
_LEFT_OUT = frozenset(
    {"content-type", "content-transfer-encoding", "content-disposition", "mime-version"}
)
_SEED = "rebuilt"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the mail."""

    name: str
    media_type: str
    content: bytes
    content_id: str | None = None


def rebuild(
    headers: Iterable[tuple[str, str]], text: str, html: str, files: Sequence[Piece] = ()
) -> bytes:
    """The mail's bytes. Values of headers may be decoded or not, folded or not."""
    lines: list[bytes] = []
    for name, value in headers:
        if not _NAME.fullmatch(name) or name.lower() in _LEFT_OUT or len(lines) >= MAX_HEADERS - 4:
            continue
        line = " ".join(value.replace("\0", "").split())
        lines.append(f"{name}: {line}\r\n".encode("utf-8", "replace"))
    return b"".join(lines) + b"MIME-Version: 1.0\r\n" + _content(text, html, files).to_bytes()


def _content(text: str, html: str, files: Sequence[Piece]) -> MimePart:
    shown = [text_part(text)] if text or not html else []
    if html:
        shown.append(text_part(html, "html"))
    content = shown[0] if len(shown) == 1 else multipart("alternative", shown, _SEED)
    inline = [file for file in files if file.content_id and f"cid:{file.content_id}" in html]
    others = [file for file in files if not any(file is one for one in inline)]
    if inline:
        content = multipart("related", [content, *(_file(f, True) for f in inline)], _SEED)
    if others:
        content = multipart("mixed", [content, *(_file(f, False) for f in others)], _SEED)
    return content


def _file(file: Piece, inline: bool) -> MimePart:
    name = file.name
    if not name and file.media_type == "message/rfc822":
        name = "mail.eml"
    return file_part(file.content, name, file.media_type, file.content_id if inline else None)


def from_base64(text: str) -> bytes:
    """The bytes that stand in base64, as far as they can be read."""
    try:
        return binascii.a2b_base64(text.encode("ascii", "ignore"))
    except binascii.Error:
        return b""


def header_pairs(held: object) -> list[tuple[str, str]]:
    """Headers as (name, value): from an object (a value may be a list), or a list of name and value."""
    pairs: list[tuple[str, str]] = []
    if isinstance(held, dict):
        for name, value in held.items():
            each = value if isinstance(value, list) else [value]
            pairs += [(str(name), one) for one in each if isinstance(one, str)]
    elif isinstance(held, list):
        for entry in held:
            if isinstance(entry, dict):
                lower = {str(key).lower(): value for key, value in entry.items()}
                found = (lower.get("name"), lower.get("value"))
            elif isinstance(entry, list) and len(entry) == 2:
                found = (entry[0], entry[1])
            else:
                continue
            if isinstance(found[0], str) and isinstance(found[1], str):
                pairs.append((found[0], found[1]))
    return pairs
