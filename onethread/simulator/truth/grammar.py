"""Sentences from patterns, fast: `{this|that|}` chooses (also nothing), `<fact>` fills in, nested at will."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache


@cache
def compiled(pattern: str) -> tuple[object, ...]:
    """A pattern as a sequence of texts, facts (a tuple with the name) and choices (a list of sequences).

    Raises ValueError for unbalanced braces.
    """
    parts, at = _sequence(pattern, 0, "")
    if at != len(pattern):
        raise ValueError(f"unbalanced braces in {pattern!r}")
    return parts


def _sequence(text: str, at: int, ends: str) -> tuple[tuple[object, ...], int]:
    parts: list[object] = []
    plain: list[str] = []

    def keep() -> None:
        if plain:
            parts.append("".join(plain))
            plain.clear()

    while at < len(text) and text[at] not in ends:
        character = text[at]
        if character == "{":
            keep()
            options = []
            while True:
                option, at = _sequence(text, at + 1, "|}")
                options.append(option)
                if at >= len(text):
                    raise ValueError(f"unbalanced braces in {text!r}")
                if text[at] == "}":
                    break
            parts.append(options)
        elif character == "<":
            keep()
            end = text.index(">", at)
            parts.append((text[at + 1 : end],))
            at = end
        else:
            plain.append(character)
        at += 1
    keep()
    return tuple(parts), at


def expand(pattern: str, facts: Mapping[str, str], chance: random.Random) -> str:
    """One sentence of a pattern, its blanks tidied. Raises KeyError for a fact that isn't there."""
    out: list[str] = []
    _fill(compiled(pattern), facts, chance.random, out)
    return " ".join("".join(out).split()).replace(" ,", ",").replace(" .", ".")


def _fill(
    parts: tuple[object, ...], facts: Mapping[str, str], chance: Callable[[], float], out: list[str]
) -> None:
    for part in parts:
        if type(part) is str:
            out.append(part)
        elif type(part) is tuple:
            out.append(facts[part[0]])
        else:
            assert isinstance(part, list)
            option = part[int(chance() * len(part))]
            if option:
                _fill(option, facts, chance, out)


def count(pattern: str) -> int:
    """How many sentences a pattern holds, facts aside."""
    return _count(compiled(pattern))


def _count(parts: tuple[object, ...]) -> int:
    total = 1
    for part in parts:
        if isinstance(part, list):
            total *= sum(_count(option) for option in part)
    return total
