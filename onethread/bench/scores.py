"""What benches of recognition, placement and facts have in common. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import msgspec

EXAMPLES = 3
Key = TypeVar("Key", bound=Hashable)


class Score(msgspec.Struct, kw_only=True):
    """Precision: of what was found, the share that is right. Recall: of what is so, the share found.
    Of nothing the share is 1: nothing went wrong."""

    precision: float
    recall: float
    found: int
    right: int
    true: int


def score(*, found: int, right: int, true: int, missed: int | None = None) -> Score:
    """From counts. `missed`: of the true ones, where those found are counted otherwise."""
    reached = true - missed if missed is not None else right
    return Score(
        precision=share(right, found),
        recall=share(reached, true),
        found=found,
        right=right,
        true=true,
    )


def share(part: int, whole: int) -> float:
    """To six places; 1 of nothing."""
    return round(part / whole, 6) if whole else 1.0


class Wrongs:
    """Counts what went wrong, by kind, and keeps a few examples of each."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}

    def note(self, kind: str, example: str) -> None:
        """One more of a kind."""
        self.counts[kind] += 1
        kept = self.examples.setdefault(kind, [])
        if len(kept) < EXAMPLES:
            kept.append(example)

    def by_kind(self) -> dict[str, int]:
        """The most frequent first."""
        return dict(self.counts.most_common())


def most_of(pairs: Iterable[tuple[Key, Hashable]]) -> dict[Key, Hashable]:
    """For each key what most often goes with it; of equals the first."""
    seen: dict[Key, Counter[Hashable]] = {}
    for key, value in pairs:
        seen.setdefault(key, Counter())[value] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}


def short(text: str, characters: int = 110) -> str:
    """A text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= characters else line[: characters - 1] + "…"


def together(pairs: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Groups of numbers that are joined by pairs: each number's group, by one of its numbers."""
    parent: dict[int, int] = {}

    def root(at: int) -> int:
        parent.setdefault(at, at)
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in pairs:
        parent[root(one)] = root(other)
    return {each: root(each) for each in list(parent)}
