"""Texts in a form for comparing: lower case, no accents, each letter in its place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‘": "'", "`": "'"}


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    lower = letter.lower()
    base = unicodedata.normalize("NFKD", lower)[:1] or " "
    return base if not unicodedata.combining(base) else " "


def fold(text: str) -> str:
    """`text` in lower case without accents, exactly as long, so that places in it stay valid."""
    if text.isascii():
        return text.lower()
    return "".join(map(_letter, text))
