"""Texts for providers that count bytes. Pure."""

from __future__ import annotations


def in_bytes(said: str, most: int | None) -> list[str]:
    """The text in parts of at most `most` bytes of UTF-8, cut at white space where there is some."""
    parts: list[str] = []
    rest = said
    while most is not None and len(rest.encode("utf-8", "replace")) > most:
        fits = rest.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
        cut = max(fits.rfind(" "), fits.rfind("\n"))
        cut = cut if cut > len(fits) // 3 else len(fits)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [part for part in [*parts, rest] if part]
