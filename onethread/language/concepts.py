"""Which everyday concepts a text names, over four languages: a first sense of a topic without a model."""

from __future__ import annotations

import itertools
from functools import cache, lru_cache
from importlib.resources import files

from onethread.language.fold import fold
from onethread.language.words import words

_SHORTEST_INSIDE = 4  # a shorter stem within a compound is too often chance


@cache
def _stems() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Concepts by whole word, by beginning and by part of a compound."""
    whole: dict[str, list[str]] = {}
    begins: dict[str, list[str]] = {}
    inside: dict[str, list[str]] = {}
    text = files("onethread.language").joinpath("concepts.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        concept, stems = line.split(":", 1)
        for written in stems.split():
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


@lru_cache(maxsize=65536)
def concepts_of_word(word: str) -> frozenset[str]:
    """The concepts that a folded word names."""
    whole, begins, inside = _stems()
    found = set(whole.get(word, ()))
    for end in range(2, len(word) + 1):
        found.update(begins.get(word[:end], ()))
    if len(word) > _SHORTEST_INSIDE:
        for start in range(1, len(word) - _SHORTEST_INSIDE + 1):
            for end in range(start + _SHORTEST_INSIDE, len(word) + 1):
                found.update(inside.get(word[start:end], ()))
    return frozenset(found)


def concepts(text: str) -> dict[str, int]:
    """The concepts that a text names, with how often. One that ends in ~ belongs to many matters."""
    counted: dict[str, int] = {}
    listed = words(text)
    pairs = [f"{one}-{two}" for one, two in itertools.pairwise(listed)]
    for word in (*listed, *(pair for pair in pairs if len(pair) < 30)):
        for concept in concepts_of_word(word):
            counted[concept] = counted.get(concept, 0) + 1
    return counted
