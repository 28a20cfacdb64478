"""What people type into settings: names, colours, web addresses. Hostile until it went through here."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from onethread.errors import InvalidInput

NAME_CHARACTERS = 120
TEXT_CHARACTERS = 2_000
URL_CHARACTERS = 2_000
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")


def one_line(value: str, field: str = "name", most: int = NAME_CHARACTERS) -> str:
    """A name for people to read: one line, not empty, without control characters.
    Raises InvalidInput."""
    visible = "".join(c for c in unicodedata.normalize("NFC", value) if c.isprintable())
    name = " ".join(visible.split())
    if not name:
        raise InvalidInput("a name is needed", fields={field: "write a name"})
    if len(name) > most:
        raise InvalidInput("this name is too long", fields={field: f"at most {most} characters"})
    return name


def some_lines(value: str, field: str, most: int = TEXT_CHARACTERS) -> str:
    """A text of any number of lines, or none, without control characters. Raises InvalidInput."""
    normal = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(c for c in normal if c.isprintable() or c in "\n\t").strip()
    if len(text) > most:
        raise InvalidInput("this text is too long", fields={field: f"at most {most} characters"})
    return text


def colour(value: str, field: str = "colour") -> str:
    """A colour as #rrggbb, or nothing. Raises InvalidInput."""
    found = value.strip().lower()
    if found and not _COLOUR.match(found):
        raise InvalidInput("this is not a colour", fields={field: "write it like #0d9488"})
    return found


def website(value: str, field: str = "website") -> str:
    """A public web address, or nothing. Raises InvalidInput."""
    url = value.strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if (
        host is None
        or parts.scheme not in ("https", "http")
        or parts.username is not None
        or len(url) > URL_CHARACTERS
        or not url.isprintable()
        or " " in url
    ):
        raise InvalidInput(
            "this is not a web address", fields={field: "write it like https://example.org"}
        )
    return url
