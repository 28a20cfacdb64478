"""What came in, made legible: JSON set out, a mail's headers apart, anything else as text or bytes."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from typing import Literal

import msgspec

SHOWN_BYTES = 65_536
HEX_BYTES = 4_096
_HEADER_CHARACTERS = 2_000
_HEADERS = 200


class Shown(msgspec.Struct, kw_only=True):
    """A payload to read. `kind`: json (set out), mail (`headers` apart), text, or bytes (as a hex
    dump). `truncated`: `text` is only its beginning."""

    kind: Literal["json", "mail", "text", "bytes"]
    text: str
    headers: list[tuple[str, str]] = []
    truncated: bool = False


def show(body: bytes) -> Shown:
    """What a person can read of some bytes; never fails, and never gives more than SHOWN_BYTES of
    them."""
    start = body.lstrip()[:1]
    if start in (b"{", b"["):
        try:
            text = msgspec.json.format(body, indent=2).decode()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        else:
            return Shown(kind="json", text=text[:SHOWN_BYTES], truncated=len(text) > SHOWN_BYTES)
    if _is_binary(body):
        return Shown(
            kind="bytes", text=_hex_dump(body[:HEX_BYTES]), truncated=len(body) > HEX_BYTES
        )
    if mail := _mail(body):
        return mail
    return Shown(kind="text", text=_legible(body[:SHOWN_BYTES]), truncated=len(body) > SHOWN_BYTES)


def _is_binary(body: bytes) -> bool:
    sample = body[:HEX_BYTES]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\x00" in sample or odd > len(sample) / 20


def _mail(body: bytes) -> Shown | None:
    head, gap, rest = body.replace(b"\r\n", b"\n").partition(b"\n\n")
    first = head.split(b"\n", 1)[0]
    name, colon, _ = first.partition(b":")
    if not (gap and colon and name and name.isascii() and b" " not in name.strip()):
        return None
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(head + b"\n\n", headersonly=True)
        headers = [
            (str(key), _legible(str(value).encode("utf-8", "replace")[:_HEADER_CHARACTERS]))
            for key, value in message.items()[:_HEADERS]
        ]
    except (ValueError, LookupError, AssertionError):
        return None
    return Shown(
        kind="mail",
        text=_legible(rest[:SHOWN_BYTES]),
        headers=headers,
        truncated=len(rest) > SHOWN_BYTES,
    )


def _legible(text: bytes) -> str:
    decoded = text.decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in decoded)


def _hex_dump(body: bytes) -> str:
    lines = []
    for at in range(0, len(body), 16):
        row = body[at : at + 16]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        lines.append(f"{at:08x}  {row.hex(' '):<47}  {text}")
    return "\n".join(lines)
