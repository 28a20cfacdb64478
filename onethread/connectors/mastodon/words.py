"""A status's HTML as plain text. No I/O."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HIDDEN = {"script", "style", "template", "head", "title"}
_BLOCKS = {"p", "blockquote", "ul", "ol", "pre", "div"}
_LINES = re.compile(r"\n{3,}")
LONGEST_HTML = 200_000


def plain(html: str) -> str:
    """What a status says. Mentions and hashtags stay as they are written, a link becomes its address
    (the words of a link that Mastodon makes are a shortened form of it)."""
    reader = _Reader()
    reader.feed(html[:LONGEST_HTML])
    reader.close()
    return _LINES.sub("\n\n", "".join(reader.parts)).replace("\0", "").strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0
        self._links: list[tuple[int, str | None]] = []  # where its words begin, and its address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a":
            named = set(found.get("class", "").split()) & {"mention", "hashtag"}
            address = found.get("href", "")
            outside = address.startswith(("https://", "http://")) and not named
            self._links.append((len(self.parts), address if outside else None))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self._links:
            start, address = self._links.pop()
            if address is not None:
                self.parts[start:] = [address]

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
