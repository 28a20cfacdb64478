"""Our HTML as the few tags that Telegram shows. No I/O.

Source: <https://core.telegram.org/bots/api#html-style>.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_TAGS = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "ins": "u",
    "s": "s",
    "del": "s",
    "strike": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr"}
_HIDDEN = {"script", "style", "head", "title", "template"}


def to_telegram(html: str) -> str:
    """The same words with Telegram's own tags, all closed; other tags become lines."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.written()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._hidden = 0
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "br":
            self._out.append("\n")
        elif tag == "li":
            self._line()
            number = self._lists[-1] if self._lists else None
            self._out.append(f"{number}. " if number else "• ")
            if number:
                self._lists[-1] = number + 1
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            if address.startswith(("https://", "http://", "mailto:", "tel:")):
                self._out.append(f'<a href="{escape(address)}">')
                self._open.append("a")
        elif tag in _TAGS:
            if tag in ("blockquote", "pre"):
                self._line()
            self._out.append(f"<{_TAGS[tag]}>")
            self._open.append(_TAGS[tag])
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
        if tag in _BLOCKS:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        named = "a" if tag == "a" else _TAGS.get(tag)
        if named and named in self._open:
            # What was opened inside is closed first.
            while self._open:
                inner = self._open.pop()
                self._out.append(f"</{inner}>")
                if inner == named:
                    break
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS or tag in ("li", "blockquote", "pre"):
            self._line()
        if tag == "p":
            self._out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._out.append(escape(data, quote=False))

    def _line(self) -> None:
        shown = "".join(self._out)
        if shown and not shown.endswith("\n"):
            self._out.append("\n")

    def written(self) -> str:
        """Everything so far, with what is still open closed."""
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        found = "".join(self._out).strip()
        while "\n\n\n" in found:
            found = found.replace("\n\n\n", "\n\n")
        return found
