"""Writes a mail, byte by byte, so that no text from anywhere can become a header or a part.

Every header value passes `text_value`, `address_value` or `id_list`, which emit printable ASCII
without line ends; every body is quoted-printable or base64, so no line of it can be a boundary.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from urllib.parse import quote

from onethread.connectors._schemes.mail.charsets import clean, clean_line
from onethread.connectors._schemes.mail.structure import safe_file_name

_LINE_CHARACTERS = 76
_ATOM_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_PRINTABLE = re.compile(r"[\x20-\x7e]*")
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_SENDABLE_ID = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]{1,500}")


class MimePart:
    """A part: headers whose values are safe already, and its encoded body."""

    def __init__(self, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        for name, value in headers:
            if not _NAME.fullmatch(name) or not _PRINTABLE.fullmatch(value.replace("\r\n ", " ")):
                raise AssertionError(f"unsafe header {name}")
        self.headers = list(headers)
        self.body = body

    def to_bytes(self) -> bytes:
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        return head.encode("ascii") + b"\r\n" + self.body


def text_part(content: str, subtype: str = "plain") -> MimePart:
    """Text as UTF-8, quoted-printable."""
    lines = clean(content).split("\n")
    encoded = b"\r\n".join(_quoted_printable(line) for line in lines)
    headers = [
        ("Content-Type", f"text/{subtype}; charset=utf-8"),
        ("Content-Transfer-Encoding", "quoted-printable"),
    ]
    return MimePart(headers, encoded + b"\r\n")


def file_part(
    content: bytes, name: str, media_type: str, content_id: str | None = None
) -> MimePart:
    """A file as base64: an attachment, or inline when HTML refers to its `content_id`."""
    if not re.fullmatch(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,80}", media_type):
        media_type = "application/octet-stream"
    if media_type.startswith(("multipart/", "message/")):
        media_type = "application/octet-stream"  # these may not be base64 (RFC 2046, 5.2.1)
    disposition = "inline" if content_id else "attachment"
    headers = [
        ("Content-Type", media_type),
        ("Content-Disposition", disposition + _file_name_parameter(safe_file_name(name))),
        ("Content-Transfer-Encoding", "base64"),
    ]
    if content_id and _SENDABLE_ID.fullmatch(content_id):
        headers.append(("Content-ID", f"<{content_id}>"))
    return MimePart(headers, base64.encodebytes(content).replace(b"\n", b"\r\n"))


def multipart(subtype: str, parts: Sequence[MimePart], seed: str) -> MimePart:
    """Parts in one. The boundary comes from `seed`, so that the same message is the same bytes.

    It contains "=_", which neither quoted-printable nor base64 can produce (RFC 2045, 6.7).
    """
    boundary = "=_" + hashlib.sha256(f"{subtype}\0{seed}".encode()).hexdigest()[:32]
    pieces = [f"--{boundary}\r\n".encode("ascii") + part.to_bytes() + b"\r\n" for part in parts]
    body = b"".join(pieces) + f"--{boundary}--\r\n".encode("ascii")
    return MimePart([("Content-Type", f'multipart/{subtype}; boundary="{boundary}"')], body)


def write_mail(headers: Sequence[tuple[str, str]], content: MimePart) -> bytes:
    """The whole mail, lines ending in CRLF."""
    return MimePart([*headers, ("MIME-Version", "1.0"), *content.headers], content.body).to_bytes()


def text_value(text: str, name: str = "") -> str:
    """Any text as a header value: as it is when plain and short, else RFC 2047 encoded words."""
    line = clean_line(text, 900)
    plain = _PRINTABLE.fullmatch(line) and "=?" not in line
    if plain and len(name) + 2 + len(line) <= _LINE_CHARACTERS:
        return line
    if plain and all(len(word) <= 70 for word in line.split(" ")):
        return _folded(line.split(" "), len(name) + 2)
    return "\r\n ".join(_encoded_words(line))


def address_value(address: str, display_name: str = "") -> str:
    """`Name <address>`; the address must have been checked to be one."""
    name = clean_line(display_name, 200)
    if not name:
        return address
    if _ATOM_PHRASE.fullmatch(name) and "=?" not in name and len(name) <= 60:
        return f"{name} <{address}>"
    if _PRINTABLE.fullmatch(name) and "=?" not in name and len(name) <= 60:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    return "\r\n ".join([*_encoded_words(name), f"<{address}>"])


def id_list(identifiers: Sequence[str]) -> str:
    """Message-IDs in brackets, one a line; those that no header can carry are left out."""
    kept = [f"<{identifier}>" for identifier in identifiers if can_be_sent(identifier)]
    return "\r\n ".join(kept)


def can_be_sent(identifier: str) -> bool:
    """Whether a Message-ID fits a header (an id of ours for a mail without one does not)."""
    return bool(_SENDABLE_ID.fullmatch(identifier)) and not identifier.startswith("sha256:")


def _folded(words: list[str], used: int) -> str:
    lines = [""]
    for word in words:
        if lines[-1] and used + len(lines[-1]) + 1 + len(word) > _LINE_CHARACTERS:
            lines.append(word)
            used = 1
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\r\n ".join(lines)


def _encoded_words(text: str) -> list[str]:
    """Words of at most 75 characters (RFC 2047, 2), never splitting a character."""
    words: list[str] = []
    pending = b""
    for character in text:
        octets = character.encode("utf-8")
        if len(pending) + len(octets) > 42:
            words.append(_encoded_word(pending))
            pending = b""
        pending += octets
    if pending:
        words.append(_encoded_word(pending))
    return words


def _encoded_word(octets: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(octets).decode('ascii')}?="


def _quoted_printable(line: str) -> bytes:
    encoded = binascii.b2a_qp(line.encode("utf-8"), quotetabs=True, istext=False, header=False)
    encoded = encoded.replace(b"=20", b" ").replace(b"=\n", b"=\r\n")
    pieces = []
    for piece in encoded.split(b"\r\n"):
        if piece.endswith(b" "):
            piece = piece[:-1] + b"=20"
        if piece == b"." or piece.startswith((b"From ", b".")):
            piece = b"=%02X" % piece[0] + piece[1:]
        pieces.append(piece)
    return b"\r\n".join(pieces)


def _file_name_parameter(name: str) -> str:
    """`; filename=…`, in sections and percent-encoded when needed (RFC 2231, 3 and 4)."""
    if not name:
        return ""
    if name.isascii() and len(name) <= 50 and "=?" not in name and '"' not in name:
        return f'; filename="{name}"'
    encoded = quote(name, safe="")
    sections: list[str] = []
    while encoded:
        cut = 55
        while cut < len(encoded) and "%" in encoded[cut - 2 : cut]:
            cut -= 1
        sections.append(encoded[:cut])
        encoded = encoded[cut:]
    lead = "utf-8''"
    parameters = [
        f"filename*{number}*={lead if number == 0 else ''}{section}"
        for number, section in enumerate(sections)
    ]
    return ";\r\n " + ";\r\n ".join(parameters)
