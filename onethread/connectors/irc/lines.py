"""Lines of the IRC protocol (RFC 2812 with the tags of IRCv3), read and written. No I/O."""

from __future__ import annotations

import re

import msgspec

# A line is 512 bytes with its end; the server puts ":nick!user@host " before it for the others.
LINE_BYTES = 510
_PREFIX_BYTES = 1 + 30 + 1 + 12 + 1 + 64 + 1
_FORMAT = re.compile(
    r"\x03(\d{1,2}(,\d{1,2})?)?|\x04([0-9A-Fa-f]{6}(,[0-9A-Fa-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]"
)
_ESCAPES = {":": ";", "s": " ", "\\": "\\", "r": "\r", "n": "\n"}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line: who said it (nick!user@host), the command and its parameters."""

    tags: dict[str, str] = {}
    source: str = ""
    command: str = ""
    params: list[str] = []

    @property
    def nick(self) -> str:
        return self.source.partition("!")[0]

    def param(self, at: int) -> str:
        """A parameter, "" when there are fewer."""
        return self.params[at] if at < len(self.params) else ""


def decode(raw: bytes) -> str:
    """UTF-8, and for old programs Latin-1."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def read(raw: bytes) -> Line:
    """A line in its parts; an empty command for what is none."""
    rest = decode(raw).strip("\r\n").replace("\0", "")
    tags: dict[str, str] = {}
    source = ""
    if rest.startswith("@"):
        told, _, rest = rest[1:].partition(" ")
        for each in told.split(";")[:100]:
            name, _, value = each.partition("=")
            tags[name] = re.sub(r"\\(.?)", lambda m: _ESCAPES.get(m.group(1), m.group(1)), value)
    rest = rest.lstrip(" ")
    if rest.startswith(":"):
        source, _, rest = rest[1:].partition(" ")
    head, found, trailing = (" " + rest.lstrip(" ")).partition(" :")
    words = head.split()
    params = words[1:15] + ([trailing] if found else [])
    return Line(tags=tags, source=source, command=words[0].upper() if words else "", params=params)


def plain(text: str) -> str:
    """Without the signs for colours and bold."""
    return _FORMAT.sub("", text)


def split(text: str, target: str) -> list[str]:
    """The text in lines that every receiver gets whole: at line ends, then between words, never within
    a character."""
    room = LINE_BYTES - _PREFIX_BYTES - len(f"PRIVMSG {target} :".encode())
    lines: list[str] = []
    for paragraph in text.replace("\0", "").replace("\r", "\n").split("\n"):
        rest = paragraph.rstrip()
        while len(rest.encode()) > room:
            cut = _fits(rest, room)
            gap = rest.rfind(" ", max(1, cut // 2), cut + 1)
            at = gap if gap > 0 else cut
            lines.append(rest[:at].rstrip())
            rest = rest[at:].lstrip()
        if rest:
            lines.append(rest)
    return lines


def _fits(text: str, most: int) -> int:
    """How many characters of the text fit in so many bytes."""
    return len(text.encode()[:most].decode(errors="ignore"))
