"""Addresses in mail headers: a linear reader that never takes a display name for an address."""

from __future__ import annotations

import re

import msgspec

from onethread.connectors._schemes.mail.header_fields import decode_words, to_bytes

MAX_ADDRESSES = 200
MAX_HEADER_CHARACTERS = 65_536

# RFC 5321 limits: 64 octets of local part, 255 of domain. Quoted local parts are not accepted, nor
# (in RFC 6531's wider alphabet) lone surrogates, direction marks and other invisible characters.
_WIDE = r"\u00a1-\u1fff\u2070-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff01-\uffef\U00010000-\U0010ffff"
_LOCAL = rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.{_WIDE}-]{{1,64}}"
_LABEL = rf"[A-Za-z0-9{_WIDE}](?:[A-Za-z0-9{_WIDE}_-]{{0,61}}[A-Za-z0-9{_WIDE}])?"
_ADDRESS = re.compile(rf"({_LOCAL})@((?:{_LABEL}\.)*{_LABEL})\.?")


class Address(msgspec.Struct, frozen=True):
    """A mail address as it came (domain in lower case) and the name written beside it."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def valid_address(text: str) -> str | None:
    """`text` as an address with its domain in lower case, or None when it is not one."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or len(found.group(2)) > 255 or len(found.group(0)) > 254:
        return None
    return f"{found.group(1)}@{found.group(2).lower()}"


def parse_addresses(raw: str) -> list[Address]:
    """The valid addresses of a From, To, Cc or Reply-To value, in order.

    Only what stands in angle brackets, or alone, is an address: `"boss@firm" <x@evil>` is x@evil.
    """
    found: list[Address] = []
    for name, candidate in _entries(raw[:MAX_HEADER_CHARACTERS]):
        address = valid_address(_text(candidate))
        if address is not None:
            found.append(Address(address, decode_words(name, 200).strip("\"' ")))
        if len(found) >= MAX_ADDRESSES:
            break
    return found


def _text(candidate: str) -> str:
    if candidate.isascii():
        return candidate
    return to_bytes(candidate).decode("utf-8", "replace")


def _entries(raw: str) -> list[tuple[str, str]]:
    """(display name, address text) of each entry; quotes, comments and groups are understood."""
    entries: list[tuple[str, str]] = []
    phrase: list[str] = []
    comment: list[str] = []
    angle: list[str] | None = None
    closed: str | None = None
    quoted = escaped = False
    depth = 0

    def flush() -> None:
        nonlocal angle, closed
        words = "".join(phrase).strip()
        address = closed if closed is not None else ("".join(angle) if angle is not None else None)
        if address is not None:
            entries.append((words or "".join(comment).strip(), "".join(address.split())))
        elif words:
            entries.append(("".join(comment).strip(), words))
        phrase.clear()
        comment.clear()
        angle = closed = None

    for character in raw.replace("\r", "").replace("\n", " "):
        if escaped:
            escaped = False
            (comment if depth else phrase if angle is None else angle).append(character)
        elif character == "\\" and (quoted or depth):
            escaped = True
        elif quoted:
            if character == '"':
                quoted = False
            (phrase if angle is None else angle).append(character)
        elif depth:
            depth += 1 if character == "(" else -1 if character == ")" else 0
            if depth:
                comment.append(character)
        elif character == '"':
            quoted = True
            (phrase if angle is None else angle).append(character)
        elif character == "(":
            depth = 1
        elif character == "<":
            angle, closed = [], None
        elif character == ">" and angle is not None:
            closed, angle = "".join(angle), None
        elif character in ",;" and angle is None:
            flush()
        elif character == ":" and angle is None and closed is None:
            phrase.clear()  # the name of a group: "undisclosed-recipients:;"
        else:
            (phrase if angle is None else angle).append(character)
    flush()
    return entries


def split_plus(address: str) -> tuple[str, str | None]:
    """`support+abc@x.org` as `("support@x.org", "abc")`; None when there is no plus part."""
    local, _, domain = address.rpartition("@")
    base, plus, detail = local.partition("+")
    return (f"{base}@{domain}", detail) if plus else (address, None)
