"""One record is not two people's: where several fit it who are not one, each fits the less. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log2

import msgspec

from onethread.customers.linking.compare import compare
from onethread.customers.linking.model import Scored, Weight
from onethread.customers.linking.record import Record

Pair = tuple[int, int]
# Who is less probable than this is nobody's rival; two who are so little probable to be one may be two.
LEAST = 0.05
# Who is surer than this stays so: a third record that contradicts is then the one that is mistold.
SURE = 0.97
# A rival makes nobody less probable than as one of two who fit far better.
MOST_AGAINST = 8.0
# What two who are not one differ in, when both tell it.
APART = {
    "name": ("family", "none", "only_given_differs", "only_family_differs"),
    "born": ("none",),
    "external": ("none",),
}


def settle(judged: Mapping[Pair, Scored], records: Mapping[int, Record]) -> dict[Pair, Scored]:
    """Every pair, those with a rival made less probable: of a record that may be one of two different
    people's, the odds are shared between them."""
    fitting: dict[int, list[tuple[float, int]]] = {}
    for (a, b), scored in judged.items():
        if scored.probability >= LEAST:
            odds = _odds(scored.probability)
            fitting.setdefault(a, []).append((odds, b))
            fitting.setdefault(b, []).append((odds, a))

    def two(one: int, other: int) -> bool:
        known = judged.get((min(one, other), max(one, other)))
        return (known is None or known.probability < LEAST) and differ(records[one], records[other])

    result = dict(judged)
    for (a, b), scored in judged.items():
        if not LEAST <= scored.probability < SURE:
            continue
        against = 1.0
        for at, other in ((a, b), (b, a)):
            against *= 1.0 + _strongest(fitting[at], other, two)
        if against > 1.0:
            result[a, b] = _lowered(scored, min(against, MOST_AGAINST))
    return result


def differ(a: Record, b: Record) -> bool:
    """Whether something that both tell says that they are two."""
    levels = compare(a, b)
    return any(levels.get(compared) in those for compared, those in APART.items())


def _strongest(
    fitting: list[tuple[float, int]], other: int, two: Callable[[int, int], bool]
) -> float:
    """The best odds of one who fits as well and is not the other; 0 of nobody."""
    for odds, rival in sorted(fitting, reverse=True):
        if rival != other and two(rival, other):
            return odds
    return 0.0


def _odds(probability: float) -> float:
    return min(probability / max(1.0 - probability, 1e-12), 1e12)


def _lowered(scored: Scored, against: float) -> Scored:
    odds = _odds(scored.probability) / against
    weights = scored.weights
    if against > 1.03:
        weights = [*weights, Weight(compared="rival", bits=round(-log2(against), 2))]
    return msgspec.structs.replace(scored, probability=odds / (1.0 + odds), weights=weights)
