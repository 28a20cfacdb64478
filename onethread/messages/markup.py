"""HTML as text: plain, or with the marks that a channel shows as bold, italic and so on. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Literal

Marks = Literal["whatsapp"]

# https://faq.whatsapp.com/539178204879377 (how to format messages)
_WHATSAPP = {
    "strong": "*",
    "b": "*",
    "em": "_",
    "i": "_",
    "s": "~",
    "del": "~",
    "strike": "~",
    "code": "`",
}
_BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
}
_HIDDEN = {"script", "style", "head", "title", "template"}
_SPACE = re.compile(r"[ \t\r\n\f]+")


def to_text(html: str, marks: Marks | None = None) -> str:
    """What the HTML says: paragraphs apart, lists with their signs, quotes behind ">", the address of
    a link behind its words."""
    reader = _Reader(_WHATSAPP if marks == "whatsapp" else {})
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Writes blocks one after the other. A line begins with the prefixes of what it stands in."""

    def __init__(self, marks: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._marks = marks
        self._blocks: list[tuple[str, bool, int]] = []  # text, of a list, how deep in quotes
        self._line = ""
        self._open_marks: list[tuple[str, int]] = []
        self._quotes = 0
        self._lists: list[int | None] = []  # None: dots; else the next number
        self._item = ""
        self._hidden = 0
        self._pre = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "br":
            self._line += "\n"
        elif tag == "li":
            self._end_block()
            number = self._lists[-1] if self._lists else None
            self._item = "  " * max(0, len(self._lists) - 1) + (f"{number}. " if number else "- ")
            if number:
                self._lists[-1] = number + 1
        elif tag in self._marks and not self._pre:
            self._open_marks.append((tag, len(self._line)))
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._line)))
        if tag in _BLOCKS:
            # A paragraph right in an item is the item.
            self._end_block()
        if tag in ("ul", "ol"):
            first = dict(attrs).get("start") or "1"
            self._lists.append(
                int(first) if tag == "ol" and first.isdigit() else 1 if tag == "ol" else None
            )
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in self._marks and self._open_marks and self._open_marks[-1][0] == tag:
            _, start = self._open_marks.pop()
            self._mark(self._marks[tag], start)
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            words = self._line[start:].strip()
            plain = address.removeprefix("mailto:").removeprefix("tel:")
            bare = plain.removeprefix("https://").removeprefix("http://").rstrip("/")
            if plain and words and bare != words.split("://")[-1].rstrip("/"):
                self._line += f" ({plain})"
            elif plain and not words:
                self._line += plain
        if tag in _BLOCKS or tag == "li":
            self._end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if not self._pre:
            data = _SPACE.sub(" ", data)
            if not self._line or self._line.endswith(("\n", " ")):
                data = data.lstrip(" ")
        self._line += data

    def _mark(self, sign: str, start: int) -> None:
        """Signs stand against the words: WhatsApp shows "* a*" as it is."""
        inner = self._line[start:]
        words = inner.strip()
        if not words or "\n" in words:
            return
        before = inner[: len(inner) - len(inner.lstrip())]
        after = inner[len(inner.rstrip()) :]
        self._line = f"{self._line[:start]}{before}{sign}{words}{sign}{after}"

    def _end_block(self) -> None:
        text = (
            self._line
            if self._pre
            else "\n".join(line.strip(" ") for line in self._line.split("\n"))
        )
        text = text.strip("\n")
        self._line, self._open_marks, self._links = "", [], []
        if not text.strip():
            return
        if self._pre and self._marks:
            text = f"```\n{text}\n```" if "\n" in text else f"```{text}```"
        in_list = bool(self._lists)
        if self._item:
            lines = text.split("\n")
            pad = " " * len(self._item)
            text = "\n".join([self._item + lines[0], *(pad + line for line in lines[1:])])
            self._item = ""
        if self._quotes:
            sign = "> " * self._quotes
            text = "\n".join(sign + line for line in text.split("\n"))
        self._blocks.append((text, in_list, self._quotes))

    def text(self) -> str:
        """Everything written so far."""
        self._end_block()
        written = ""
        before: tuple[bool, int] = (False, 0)
        for text, in_list, quotes in self._blocks:
            if written and in_list and before[0]:
                written += "\n"
            elif written and quotes and quotes == before[1]:
                written += "\n" + "> " * (quotes - 1) + ">\n"
            elif written:
                written += "\n\n"
            written += text
            before = (in_list, quotes)
        return written.strip()
