"""Bodies of HTML forms: urlencoded, or multipart with files (RFC 7578). Pure, and under limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec

from onethread.errors import UnparsablePayload

MAX_FIELDS = 1_000
_MAX_HEADER_BYTES = 8_192
_BOUNDARY = re.compile(r'[;\s]\s*boundary="?([^";]{1,200})"?', re.IGNORECASE)
_PARAMETER = re.compile(r'(name|filename)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_CHARSET = re.compile(r'charset="?([\w.:-]{1,40})"?', re.IGNORECASE)


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a form."""

    field: str
    name: str
    media_type: str
    content: bytes


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form's fields as the bytes that came (the last of two with one name), and its files."""

    fields: Mapping[str, bytes]
    files: tuple[Upload, ...] = ()

    def text(self, name: str, charset: str = "utf-8") -> str:
        """A field as text without NUL; "" when it isn't there."""
        held = self.fields.get(name, b"")
        try:
            found = held.decode(charset, "replace")
        except LookupError:
            found = held.decode("utf-8", "replace")
        return found.replace("\0", "").encode("utf-8", "replace").decode()


def read_form(body: bytes, content_type: str) -> Form:
    """The form in a body. Raises UnparsablePayload for what is none or has over MAX_FIELDS parts."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        try:
            pairs = parse_qsl(
                body.decode("utf-8", "surrogateescape"),
                keep_blank_values=True,
                max_num_fields=MAX_FIELDS,
                errors="surrogateescape",
            )
        except ValueError as error:
            raise UnparsablePayload(f"the form can't be read: {error}") from error
        return Form(
            fields={_plain(name): value.encode("utf-8", "surrogateescape") for name, value in pairs}
        )
    boundary = _BOUNDARY.search(content_type)
    if kind != "multipart/form-data" or boundary is None:
        raise UnparsablePayload(f"the payload is no form but {kind[:60] or 'of no kind'}")
    return _multipart(body, b"--" + boundary.group(1).encode("utf-8", "replace"))


def _multipart(body: bytes, delimiter: bytes) -> Form:
    pieces = (b"\r\n" + body).split(b"\r\n" + delimiter)
    if len(pieces) < 2:
        raise UnparsablePayload("the form has no parts")
    if len(pieces) > MAX_FIELDS:
        raise UnparsablePayload(f"the form has more than {MAX_FIELDS} parts")
    fields: dict[str, bytes] = {}
    files: list[Upload] = []
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            break
        head, separator, content = piece.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not separator or len(head) > _MAX_HEADER_BYTES:
            continue
        headers = head.decode("utf-8", "replace")
        named = {
            key.lower(): _plain(re.sub(r"\\(.)", r"\1", value))
            for key, value in _PARAMETER.findall(headers)
        }
        if not named.get("name"):
            continue
        if "filename" in named:
            files.append(
                Upload(
                    field=named["name"],
                    name=named["filename"],
                    media_type=_media_type(headers),
                    content=content,
                )
            )
        else:
            charset = _CHARSET.search(headers)
            if charset is not None and charset.group(1).lower() not in ("utf-8", "us-ascii"):
                content = _recoded(content, charset.group(1))
            fields[named["name"]] = content
    return Form(fields=fields, files=tuple(files))


def _recoded(content: bytes, charset: str) -> bytes:
    try:
        return content.decode(charset, "replace").encode("utf-8", "replace")
    except LookupError:
        return content


def _media_type(headers: str) -> str:
    found = re.search(
        r"^content-type:\s*([a-z0-9][\w.+-]*/[\w.+-]+)", headers, re.IGNORECASE | re.MULTILINE
    )
    return found.group(1).lower()[:120] if found else "application/octet-stream"


def _plain(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()
