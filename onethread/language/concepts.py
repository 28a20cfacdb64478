"""Which everyday concepts a text names, over four languages: a first sense of a topic without a model."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from onethread.language.fold import fold
from onethread.language.words import words

_SHORTEST_INSIDE = 4  # a shorter stem within a compound is too often chance
_SHORTEST_MISTYPED = 6  # in a shorter one a wrong letter makes another word


@cache
def _lines() -> list[tuple[str, list[str]]]:
    text = files("onethread.language").joinpath("concepts.txt").read_text("utf-8")
    return [
        (name, rest.split())
        for name, _, rest in (line.partition(":") for line in text.splitlines())
        if rest and not name.startswith("#")
    ]


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Fields of life by concept: concepts of one field lie close together."""
    found: dict[str, list[str]] = {}
    for name, members in _lines():
        if name.startswith("@"):
            for concept in members:
                found.setdefault(concept, []).append(name)
    return {concept: tuple(names) for concept, names in found.items()}


@cache
def _stems() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Concepts by whole word, by beginning and by part of a compound."""
    whole: dict[str, list[str]] = {}
    begins: dict[str, list[str]] = {}
    inside: dict[str, list[str]] = {}
    for concept, stems in _lines():
        if concept.startswith("@"):
            continue
        for written in stems:
            stem = fold(written)
            if stem.startswith("*"):
                begins.setdefault(stem[1:].rstrip("$"), []).append(concept)
                if len(stem.strip("*$")) >= _SHORTEST_INSIDE:
                    inside.setdefault(stem[1:].rstrip("$"), []).append(concept)
            elif stem.endswith("$"):
                whole.setdefault(stem[:-1], []).append(concept)
            else:
                begins.setdefault(stem, []).append(concept)
    return whole, begins, inside


@cache
def _mistyped() -> dict[str, list[str]]:
    """Concepts by each longer stem with one letter left out."""
    _, begins, _ = _stems()
    found: dict[str, list[str]] = {}
    for stem, names in begins.items():
        if len(stem) >= _SHORTEST_MISTYPED:
            for shorter in _without_one(stem):
                found.setdefault(shorter, []).extend(names)
    return found


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))}


@lru_cache(maxsize=65536)
def concepts_of_word(word: str) -> frozenset[str]:
    """The concepts that a folded word names, also with one letter wrong, missing, too many or swapped."""
    whole, begins, inside = _stems()
    found = set(whole.get(word, ()))
    for end in range(2, len(word) + 1):
        found.update(begins.get(word[:end], ()))
    if len(word) > _SHORTEST_INSIDE:
        for start in range(1, len(word) - _SHORTEST_INSIDE + 1):
            for end in range(start + _SHORTEST_INSIDE, len(word) + 1):
                found.update(inside.get(word[start:end], ()))
    if not found and len(word) >= _SHORTEST_MISTYPED:
        found.update(_as_mistyped(word, begins))
    return frozenset(found)


def _as_mistyped(word: str, begins: dict[str, list[str]]) -> set[str]:
    short = _mistyped()
    for end in range(len(word), _SHORTEST_MISTYPED - 2, -1):
        beginning = word[:end]
        if beginning in short:
            return set(short[beginning])
        for shorter in _without_one(beginning):
            if len(shorter) >= _SHORTEST_MISTYPED and shorter in begins:
                return set(begins[shorter])
            if len(shorter) >= _SHORTEST_MISTYPED - 1 and shorter in short:
                return set(short[shorter])
    return set()


def concepts(text: str) -> dict[str, int]:
    """The concepts that a text names, with how often. One that ends in ~ belongs to many matters."""
    counted: dict[str, int] = {}
    listed = words(text)
    pairs = [f"{one}-{two}" for one, two in pairwise(listed)]
    for word in (*listed, *(pair for pair in pairs if len(pair) < 30)):
        for concept in concepts_of_word(word):
            counted[concept] = counted.get(concept, 0) + 1
    return counted
