"""Single header fields: encoded words, parameters, Message-IDs and dates, however broken."""

from __future__ import annotations

import binascii
import hashlib
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from onethread.connectors._schemes.mail.charsets import clean_line, codec_for, decode

MAX_MESSAGE_ID_CHARACTERS = 500
MAX_PARAMETERS = 64

_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?]{0,20000}?)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_IN_BRACKETS = re.compile(r"<([^<>]{1,2000})>")
_FOLD = re.compile(r"\r?\n[ \t]*")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_CLOCK_SKEW = timedelta(minutes=15)


def to_bytes(raw: str) -> bytes:
    """The bytes that stood in the mail (the parser keeps 8-bit ones as surrogates)."""
    try:
        return raw.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return raw.encode("utf-8", "replace")


def decode_words(raw: str, limit: int = 998) -> str:
    """A header value as one line of text: RFC 2047 encoded words, or raw 8-bit text, decoded.

    Adjacent words in one charset are joined before decoding: many programs split a character.
    """
    unfolded = _FOLD.sub(" ", raw)
    unfolded = _BETWEEN_WORDS.sub(r"\1", unfolded)
    pieces: list[str] = []
    pending = b""
    pending_charset = ""
    position = 0
    for word in _WORD.finditer(unfolded):
        between = unfolded[position : word.start()]
        charset = word.group(1).lower()
        if pending and (between or charset != pending_charset):
            pieces.append(decode(pending, pending_charset))
            pending = b""
        if between:
            pieces.append(_plain(between))
        pending_charset = charset
        pending += _word_bytes(word.group(2), word.group(3))
        position = word.end()
    if pending:
        pieces.append(decode(pending, pending_charset))
    pieces.append(_plain(unfolded[position:]))
    return clean_line("".join(pieces), limit)


def _plain(text: str) -> str:
    return text if text.isascii() else decode(to_bytes(text))


def _word_bytes(encoding: str, content: str) -> bytes:
    octets = to_bytes(content)
    if encoding in "qQ":
        return binascii.a2b_qp(octets.replace(b"_", b"=20"), header=False)
    return decode_base64(octets)


def decode_base64(content: bytes) -> bytes:
    """Base64 with whatever does not belong left out, and a cut-off end made good."""
    kept = re.sub(rb"[^A-Za-z0-9+/=]", b"", content)
    end = kept.find(b"=")
    if end >= 0:
        kept = kept[:end]
    spare = len(kept) % 4
    if spare == 1:
        kept = kept[:-1]
    elif spare:
        kept += b"=" * (4 - spare)
    return binascii.a2b_base64(kept)


def split_parameters(raw: str) -> tuple[str, dict[str, str]]:
    """`text/plain; charset=x; name*0*=…` as the value in lower case and decoded parameters."""
    value, *pieces = _split_unquoted(_FOLD.sub(" ", raw), ";")
    plain: dict[str, str] = {}
    continued: dict[str, list[tuple[int, bool, str]]] = {}
    for piece in pieces[:MAX_PARAMETERS]:
        name, equals, content = piece.partition("=")
        name = name.strip().lower()
        if not equals or not name:
            continue
        content = _unquote(content.strip())
        parts = re.fullmatch(r"([^*]+)(?:\*(\d{1,3}))?(\*)?", name)
        if parts and (parts.group(2) is not None or parts.group(3)):
            number = int(parts.group(2) or 0)
            continued.setdefault(parts.group(1), []).append(
                (number, parts.group(3) is not None, content)
            )
        else:
            plain.setdefault(name, content)
    decoded = {name: decode_words(content) for name, content in plain.items()}
    for name, sections in continued.items():
        decoded[name] = _join_sections(sections)
    return value.strip().lower(), decoded


def _join_sections(sections: list[tuple[int, bool, str]]) -> str:
    charset: str | None = None
    octets = b""
    for number, encoded, content in sorted(sections, key=lambda section: section[0]):
        if encoded and number == 0 and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)
        octets += unquote_to_bytes(to_bytes(content)) if encoded else to_bytes(content)
    return clean_line(decode(octets, charset if codec_for(charset) else None))


def _split_unquoted(text: str, separator: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    quoted = escaped = False
    for index, character in enumerate(text):
        if escaped:
            escaped = False
        elif character == "\\" and quoted:
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start:])
    return pieces


def _unquote(text: str) -> str:
    if text.startswith('"'):
        end = text.rfind('"')
        text = text[1:end] if end > 0 else text[1:]
        return re.sub(r"\\(.)", r"\1", text)
    return text


def normal_message_id(raw: str) -> str:
    """A Message-ID without brackets and blanks; an absurdly long one by its hash.

    The same rule for Message-ID, In-Reply-To and References, so that they match. "" for none.
    """
    found = _IN_BRACKETS.search(raw)
    text = found.group(1) if found else raw
    text = "".join(clean_line(_plain(text), 4000).split())
    if len(text) > MAX_MESSAGE_ID_CHARACTERS:
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return text


def message_ids(raw: str, limit: int = 50) -> list[str]:
    """The ids in a References or In-Reply-To value, in order; of too many: the first and the last.

    Text that is not in angle brackets counts only when it looks like an id.
    """
    unfolded = _FOLD.sub(" ", raw)
    found = [normal_message_id(f"<{part}>") for part in _IN_BRACKETS.findall(unfolded)]
    if not found:
        found = [
            normal_message_id(word)
            for word in unfolded.split()
            if re.fullmatch(r"[^\s@<>\"()]+@[^\s@<>\"()]{3,}", word)
        ]
    unique = list(dict.fromkeys(identifier for identifier in found if identifier))
    return unique if len(unique) <= limit else unique[:1] + unique[-(limit - 1) :]


def sent_at(raw: str | None, received_at: datetime) -> datetime:
    """When the mail says it was sent; `received_at` when it says nothing usable.

    Before 1990 or after its own receipt is not usable (RFC 5322, 3.6.1 wants the writer's time).
    """
    if not raw:
        return received_at
    try:
        moment = parsedate_to_datetime(_FOLD.sub(" ", raw).strip()[:200])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return received_at
    if moment < _EARLIEST or moment > received_at + _CLOCK_SKEW:
        return received_at
    return min(moment, received_at)
