"""From the bytes of a mail to a tree of parts, under limits.

The standard library's parser does the work. Its message class is replaced by one that counts: the
parser's time grows with depth times lines, and each part costs a kilobyte whatever its size, so a
small hostile mail could otherwise cost minutes or gigabytes.
"""

from __future__ import annotations

import binascii
import re
from email import policy
from email.feedparser import BytesFeedParser
from email.message import Message
from functools import cached_property

from onethread.connectors._schemes.mail.charsets import clean_line
from onethread.connectors._schemes.mail.header_fields import (
    decode_base64,
    decode_words,
    split_parameters,
    to_bytes,
)
from onethread.errors import UnparsablePayload

MAX_PARTS = 1_000
MAX_DEPTH = 25
MAX_HEADERS = 2_000
MAX_HEADER_CHARACTERS = 131_072
MAX_LINES = 2_000_000
_MAX_CONTENT_HEADER_CHARACTERS = 4_096
_FEED_BYTES = 65_536

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,100}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")
_UNSAFE_IN_NAME = re.compile(r'[\\/:*?"<>|\t\n]+')


class _CountingMessage(Message):
    """A message that refuses too many or too long headers, and keeps attached mails unparsed."""

    def set_raw(self, name: str, value: str) -> None:
        if len(self._headers) >= MAX_HEADERS:  # type: ignore[attr-defined]
            raise UnparsablePayload(f"a part of this mail has more than {MAX_HEADERS} headers")
        limit = MAX_HEADER_CHARACTERS
        if name.lower().startswith("content-"):
            limit = _MAX_CONTENT_HEADER_CHARACTERS
        super().set_raw(name, value[:limit])

    def get_content_maintype(self) -> str:
        # The parser descends into "message/*"; an attached mail is kept as its own bytes instead.
        kind = super().get_content_maintype()
        return "text" if kind == "message" else kind

    def get_content_type(self) -> str:
        kind = super().get_content_type()
        return "text/x-attached" if kind == "message/delivery-status" else kind


class Part:
    """One part of a mail: its headers, its decoded bytes, or its child parts."""

    def __init__(
        self, message: Message, children: list[Part] | None = None, *, may_guess: bool = True
    ) -> None:
        self._message = message
        self._children = children
        # Content is parsed again at most once, or guesses within guesses would cost a pass each.
        self._may_guess = may_guess

    def raw_headers(self, name: str) -> list[str]:
        """All values of a header as they stood, in order from the top."""
        wanted = name.lower()
        return [
            str(value)
            for key, value in self._message._headers  # type: ignore[attr-defined]
            if key.lower() == wanted
        ]

    def raw_header(self, name: str) -> str | None:
        """The first value of a header as it stood, or None."""
        values = self.raw_headers(name)
        return values[0] if values else None

    def header(self, name: str, limit: int = 998) -> str:
        """The first value of a header, decoded, on one line; "" when it is absent."""
        value = self.raw_header(name)
        return "" if value is None else decode_words(value, limit)

    @cached_property
    def _content_type(self) -> tuple[str, dict[str, str]]:
        raw = self.raw_header("Content-Type")
        if raw is None:
            return "text/plain", {}
        kind, parameters = split_parameters(raw)
        if kind == "text":
            kind = "text/plain"
        if not _MEDIA_TYPE.fullmatch(kind):
            kind = "text/plain" if "/" not in kind else "application/octet-stream"
        return kind, parameters

    @property
    def media_type(self) -> str:
        """`type/subtype` in lower case; text/plain when absent (RFC 2045, 5.2)."""
        return self._content_type[0]

    @property
    def parameters(self) -> dict[str, str]:
        """Parameters of the content type: charset, name, boundary, method…"""
        return self._content_type[1]

    @cached_property
    def _disposition(self) -> tuple[str, dict[str, str]]:
        return split_parameters(self.raw_header("Content-Disposition") or "")

    @property
    def disposition(self) -> str:
        """`inline`, `attachment` or "" """
        return self._disposition[0]

    @property
    def is_multipart(self) -> bool:
        return bool(self.children)

    @property
    def file_name(self) -> str:
        """The name that the sender gave the file, safe to show and to save; "" when there is none."""
        given = self._disposition[1].get("filename") or self.parameters.get("name") or ""
        return safe_file_name(given)

    @cached_property
    def content_id(self) -> str | None:
        raw = self.raw_header("Content-ID")
        if not raw:
            return None
        return clean_line(decode_words(raw), 300).strip("<> ") or None

    @cached_property
    def children(self) -> list[Part]:
        """The parts of a multipart; a missing or wrong boundary is searched for in the content."""
        if self._children is not None:
            return self._children
        payload = self._message._payload  # type: ignore[attr-defined]
        if isinstance(payload, list):
            return [
                Part(child, may_guess=self._may_guess)
                for child in payload
                if isinstance(child, Message)
            ]
        if not (
            self._may_guess
            and self.media_type.startswith("multipart/")
            and isinstance(payload, str)
        ):
            return []
        boundary = _find_boundary(payload)
        if boundary is None:
            return []
        head = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n'.encode()
        again = _feed(head + to_bytes(payload)).get_payload()
        if not isinstance(again, list):
            return []
        return [Part(child, may_guess=False) for child in again if isinstance(child, Message)]

    def raw_payload(self) -> bytes:
        """The bytes as they were transferred (still encoded)."""
        # Not get_payload(): that decodes 8-bit text by the declared charset, losing what it can't.
        payload = self._message._payload  # type: ignore[attr-defined]
        return to_bytes(payload) if isinstance(payload, str) else b""

    def content(self) -> bytes:
        """The decoded bytes, leniently: broken base64 gives what can be read of it."""
        raw = self.raw_payload()
        encoding = clean_line(self.raw_header("Content-Transfer-Encoding") or "", 40).lower()
        encoding = encoding.split(";")[0].strip(" \"'")
        if encoding == "base64":
            return decode_base64(raw)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(raw)
        if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
            return _decode_uu(raw)
        return raw


def read_structure(content: bytes) -> Part:
    """The mail as a tree. Raises UnparsablePayload, with the limit passed, for absurd structures."""
    if not content.strip():
        raise UnparsablePayload("this mail is empty")
    if content.count(b"\n") > MAX_LINES or content.count(b"\r") > MAX_LINES:
        raise UnparsablePayload(f"this mail has more than {MAX_LINES} lines")
    root = Part(_feed(content))
    _check_depth(root)
    return root


def read_headers(content: bytes) -> Part:
    """A block of headers alone, as in text/rfc822-headers or a field group of a delivery report."""
    head = re.split(rb"\r?\n\r?\n", content[:MAX_HEADER_CHARACTERS], maxsplit=1)[0]
    return Part(_feed(head + b"\n\n"), [])


def _feed(content: bytes) -> Message:
    made = 0
    parser: BytesFeedParser[Message]

    def counted(policy: object = None) -> Message:
        nonlocal made
        made += 1
        if made > MAX_PARTS:
            raise UnparsablePayload(f"this mail has more than {MAX_PARTS} parts")
        if len(parser._msgstack) > MAX_DEPTH:  # type: ignore[attr-defined]
            raise UnparsablePayload(f"the parts of this mail are nested over {MAX_DEPTH} deep")
        return _CountingMessage(policy=policy)  # type: ignore[arg-type]

    parser = BytesFeedParser(_CountingMessage, policy=policy.compat32)
    parser._factory = counted  # type: ignore[attr-defined]
    try:
        for start in range(0, len(content), _FEED_BYTES):
            parser.feed(content[start : start + _FEED_BYTES])
        return parser.close()
    except UnparsablePayload:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnparsablePayload(f"the structure of this mail can't be read: {error}") from error


def _check_depth(root: Part) -> None:
    level, depth = [root], 0
    total = 1
    while level:
        depth += 1
        if depth > MAX_DEPTH + 1:
            raise UnparsablePayload(f"the parts of this mail are nested over {MAX_DEPTH} deep")
        level = [child for part in level for child in part.children]
        total += len(level)
        if total > MAX_PARTS:
            raise UnparsablePayload(f"this mail has more than {MAX_PARTS} parts")


def _find_boundary(payload: str) -> str | None:
    """The boundary that a multipart's content uses, when its header does not tell."""
    seen: set[str] = set()
    for found in re.finditer(r"^--([\x21-\x7e]{1,70}?)(--)?[ \t]{0,50}\r?$", payload, re.MULTILINE):
        name = found.group(1)
        if found.group(2) and name in seen:
            return name.replace('"', "") or None
        seen.add(name)
        if len(seen) > 100:
            break
    opening = re.match(
        r"\s*--([\x21-\x7e]{1,70})[ \t]{0,50}\r?\n(?:content-)", payload, re.IGNORECASE
    )
    return opening.group(1).replace('"', "") or None if opening else None


def _decode_uu(raw: bytes) -> bytes:
    lines = raw.splitlines()
    decoded: list[bytes] = []
    inside = False
    for line in lines:
        if not inside:
            inside = line.startswith(b"begin ")
            continue
        if line.strip() == b"end":
            break
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(decoded) or raw


def safe_file_name(given: str) -> str:
    """A file name without folders, controls and direction marks, at most 150 characters."""
    name = clean_line(given, 1000).replace("\\", "/").rsplit("/", 1)[-1]
    name = _UNSAFE_IN_NAME.sub("_", name).strip(". ")
    if len(name) > 150:
        stem, dot, extension = name.rpartition(".")
        keep = extension[:20] if dot else ""
        name = (stem or name)[: 149 - len(keep)] + (f".{keep}" if keep else "")
    return name
