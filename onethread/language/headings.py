"""Headings of the columns of files that people open: in their language, and known again in any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["en", "nl", "de", "fr"]
Headings = Mapping[str, Mapping[Language, str]]
"""For each column, by its code: what it is called."""


def headings(columns: Sequence[str], words: Headings, language: Language | None) -> list[str]:
    """What stands above these columns. Without a language their codes, for programs; the code, too, of a
    column that would be called as one before it, so that each is known again."""
    if language is None:
        return list(columns)
    taken: set[str] = set()
    found = []
    for column in columns:
        heading = words[column][language] if column in words else column
        if heading.casefold() in taken:
            heading = column
        taken.add(heading.casefold())
        found.append(heading)
    return found


def column_of(heading: str, words: Headings) -> str:
    """The code of the column of this heading, in whatever language; the heading itself when it is none."""
    wanted = heading.strip().casefold()
    for column, called in words.items():
        if wanted == column or wanted in {each.casefold() for each in called.values()}:
            return column
    return heading
