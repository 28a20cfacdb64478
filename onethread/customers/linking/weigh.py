"""Weigh everybody against everybody who could be them, and learn from that how things stand here. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from onethread.customers.linking.learn import learn
from onethread.customers.linking.model import (
    HOUSED,
    HOUSEHOLD,
    MATCHES,
    SAME,
    TWICE,
    Model,
    Scored,
    Table,
    blend,
    together,
)
from onethread.customers.linking.queries import MOST_PER_KEY
from onethread.customers.linking.record import Record, keys_of
from onethread.customers.linking.rivals import settle
from onethread.customers.linking.suggest import judge_one

Pair = tuple[int, int]
ROUNDS = 4
# So many pairs of one household the priors are worth.
HOUSEHOLDS = 50.0
# Learnt here, where households are known: to Splink, which knows one person and strangers only, a
# father and a son of one name teach that dates of birth are often wrong.
APART_IN_A_HOUSE = ("born", "external")
# ... and how names differ, from all who are one and not from those of one birth alone.
LEARNT_HERE = (*APART_IN_A_HOUSE, "name")
IN_A_HOUSE = ("name", "phone", "email")


class Weighed(msgspec.Struct, kw_only=True):
    """What everybody's records say: the model of this organisation, and every pair by it."""

    model: Model
    judged: dict[Pair, Scored]
    learnt: dict[str, Any]


def weigh_all(
    records: Mapping[int, Record],
    hints: Mapping[Pair, Sequence[str]],
    progress: Callable[[str, int], None] = lambda step, done: None,
) -> Weighed:
    """Find who could be whom, learn, and judge. `hints`: pairs that recognition noticed, with what."""
    given = Counter(each.given for each in records.values())
    family = Counter(each.family for each in records.values())
    pairs = pairs_of(records) | {
        pair for pair in hints if pair[0] in records and pair[1] in records
    }
    progress("pairs", len(pairs))
    same, strangers, learnt = learn(list(records.values()))
    model = Model(
        customers=max(len(records), 2),
        twice=TWICE,
        housed=HOUSED,
        same={**same, **{each: SAME[each] for each in APART_IN_A_HOUSE}},
        strangers=strangers,
    )
    of_one_name, by_product = _namesakes(records.values())
    judged: dict[Pair, Scored] = {}
    for _ in range(ROUNDS):
        housemates: dict[str, dict[str, float]] = {each: {} for each in IN_A_HOUSE}
        alike: dict[str, dict[str, float]] = {each: {} for each in LEARNT_HERE}
        one_of_name = 0.0
        for pair in pairs:
            a, b = records[pair[0]], records[pair[1]]
            scored, levels = judge_one(model, a, b, given, family, hints.get(pair, ()))
            judged[pair] = scored
            if levels.get("name") == "same":
                one_of_name += scored.probability
            for compared, seen in alike.items():
                if compared in levels:
                    level = levels[compared]
                    seen[level] = seen.get(level, 0.0) + scored.probability
            if levels.get("address") == "house":
                for compared, seen in housemates.items():
                    if _shows(compared, levels):
                        level = levels[compared]
                        seen[level] = seen.get(level, 0.0) + scored.household
        model.same = {**model.same, **_moved(SAME, alike, MATCHES)}
        model.household = _households(housemates, model.same["address"])
        model.together = together(max(of_one_name - one_of_name, 0.0), by_product)
        model.twice = _share(sum(s.probability for s in judged.values()), len(records), TWICE)
        model.housed = _share(sum(s.household for s in judged.values()), len(records), HOUSED)
        progress("judged", len(judged))
    return Weighed(model=model, judged=settle(judged, records), learnt=learnt)


def pairs_of(records: Mapping[int, Record]) -> set[Pair]:
    """Pairs that have a key in common which few have."""
    having: dict[str, list[int]] = defaultdict(list)
    for customer, record in records.items():
        for key in keys_of(record):
            if len(having[key]) <= MOST_PER_KEY:
                having[key].append(customer)
    return {
        pair
        for customers in having.values()
        if len(customers) <= MOST_PER_KEY
        for pair in combinations(sorted(set(customers)), 2)
    }


def _namesakes(records: Iterable[Record]) -> tuple[float, float]:
    """How many pairs have one whole name, and how many would if given and family names were drawn apart
    from each other."""
    whole = [(each.given, each.family) for each in records if each.given and each.family]
    pairs = sum(n * (n - 1) / 2 for n in Counter(whole).values())
    by_given = sum((n / len(whole)) ** 2 for n in Counter(given for given, _ in whole).values())
    by_family = sum((n / len(whole)) ** 2 for n in Counter(family for _, family in whole).values())
    return pairs, len(whole) ** 2 / 2 * by_given * by_family


def _shows(compared: str, levels: Mapping[str, str]) -> bool:
    """Whether a pair of one house shows how this stands between housemates: their names where both tell
    their birth, and what they are reached by where their names tell them apart."""
    if compared == "name":
        return "name" in levels and "born" in levels
    return compared in levels and levels.get("name") in ("family", "none")


def _moved(prior: Table, seen: Mapping[str, Mapping[str, float]], worth: float) -> Table:
    """The prior's comparisons of which pairs were seen, as they were judged, moved by these. A part of a
    name is not learnt from: those who tell no more have little else that would show who they are."""
    return {
        compared: blend(
            {compared: prior[compared]},
            {compared: {k: v for k, v in levels.items() if not k.startswith("only_")}},
            sum(levels.values()),
            worth,
        )[compared]
        for compared, levels in seen.items()
    }


def _households(
    housemates: Mapping[str, Mapping[str, float]], address: Mapping[str, float]
) -> Table:
    """How names and what one is reached by stand to each other in households here: in some places a son
    has his father's name far more often than in others, and in some everybody has a telephone of their
    own. `address`: of one person; who lives in one house tells it in the same ways, whole or in part."""
    apart = HOUSEHOLD["address"]["none"]
    known = sum(value for level, value in address.items() if level != "none")
    told = {
        level: apart if level == "none" else (1 - apart) * value / known
        for level, value in address.items()
    }
    return {**HOUSEHOLD, **_moved(HOUSEHOLD, housemates, HOUSEHOLDS), "address": told}


def _share(found: float, customers: int, prior: float) -> float:
    """A share of the customers, moved from the prior by what was found among so many."""
    worth = 50.0
    return min(max((found + worth * prior) / (customers + worth), 1e-4), 3.0)
