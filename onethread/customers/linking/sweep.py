"""Compare everybody with everybody who could be them, and learn from it. Runs in a process of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any

import msgspec

from onethread.customers import refusals
from onethread.customers.linking import queries
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
    hint_of,
    together,
)
from onethread.customers.linking.record import Record, keys_of
from onethread.customers.linking.suggest import THRESHOLD, evidence_of, judge_one
from onethread.database.engine import Database

AT_ONCE = 2000
ROUNDS = 4
# So many pairs of one household the priors are worth.
HOUSEHOLDS = 50.0
# Learnt here, where households are known: to Splink, which knows one person and strangers only, a
# father and a son of one name teach that dates of birth are often wrong.
APART_IN_A_HOUSE = ("born", "external")
# ... and how names differ, from all who are one and not from those of one birth alone.
LEARNT_HERE = (*APART_IN_A_HOUSE, "name")
IN_A_HOUSE = ("name", "phone", "email")
BANDS = (0.5, 0.75, 0.9, 0.99, 0.999)


class Swept(msgspec.Struct, kw_only=True):
    """What a sweep did. `expected`: for probabilities from each band on, how many suggestions there are
    and what share of them should be right by the model itself."""

    customers: int
    pairs: int
    suggestions: int
    twice: float
    housed: float
    learnt: dict[str, Any]
    expected: list[dict[str, float]]


async def sweep(
    database: Database, progress: Callable[[str, int], None] = lambda step, done: None
) -> Swept:
    """Take everybody apart, find who could be whom, learn, judge, and write the suggestions."""
    last, done = 0, 0
    while ids := await queries.after(database, last, AT_ONCE):
        async with database.transaction() as connection:
            await queries.refresh(connection, ids)
        last, done = ids[-1], done + len(ids)
        progress("records", done)
    records = await _all_records(database)
    given: dict[str, int] = defaultdict(int)
    family: dict[str, int] = defaultdict(int)
    for each in records.values():
        given[each.given] += 1
        family[each.family] += 1
    known = await queries.suggested(database, None)
    pairs = _pairs(records) | {pair for pair in known if pair[0] in records and pair[1] in records}
    progress("pairs", len(pairs))
    same, strangers, learnt = learn(list(records.values()))
    model = Model(
        customers=max(len(records), 2),
        twice=TWICE,
        housed=HOUSED,
        same={**same, **{each: SAME[each] for each in APART_IN_A_HOUSE}},
        strangers=strangers,
    )
    hints = {
        pair: [hint for each in evidence if (hint := hint_of(each))]
        for pair, (_, evidence) in known.items()
    }
    of_one_name, by_product = _namesakes(records.values())
    judged: dict[tuple[int, int], Scored] = {}
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
        model.household = _households(housemates)
        model.same = {**model.same, **_moved(SAME, alike, MATCHES)}
        model.together = together(max(of_one_name - one_of_name, 0.0), by_product)
        model.twice = _share(sum(s.probability for s in judged.values()), len(records), TWICE)
        model.housed = _share(sum(s.household for s in judged.values()), len(records), HOUSED)
        progress("judged", len(judged))
    figures = Swept(
        customers=len(records),
        pairs=len(pairs),
        suggestions=sum(s.probability >= THRESHOLD for s in judged.values()),
        twice=round(model.twice, 4),
        housed=round(model.housed, 4),
        learnt=learnt,
        expected=_expected(judged),
    )
    await _write(database, model, figures, records, known, judged)
    return figures


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
    """The prior's comparisons of which pairs were seen, as they were judged, moved by these."""
    return {
        compared: blend(
            {compared: prior[compared]}, {compared: levels}, sum(levels.values()), worth
        )[compared]
        for compared, levels in seen.items()
    }


def _households(housemates: Mapping[str, Mapping[str, float]]) -> Table:
    """How names and addresses stand to each other in households here: in some places a son has his
    father's name far more often than in others, and in some everybody has a telephone of their own."""
    return {**HOUSEHOLD, **_moved(HOUSEHOLD, housemates, HOUSEHOLDS)}


def _share(found: float, customers: int, prior: float) -> float:
    """A share of the customers, moved from the prior by what was found among so many."""
    worth = 50.0
    return min(max((found + worth * prior) / (customers + worth), 1e-4), 3.0)


async def _all_records(database: Database) -> dict[int, Record]:
    found: dict[int, Record] = {}
    last = 0
    while True:
        rows = await database.fetch(
            "SELECT customer_id, record FROM linking_records WHERE customer_id > $1"
            " ORDER BY customer_id LIMIT 20000",
            last,
        )
        if not rows:
            return found
        for row in rows:
            found[row["customer_id"]] = msgspec.convert(row["record"], Record)
        last = rows[-1]["customer_id"]


def _pairs(records: dict[int, Record]) -> set[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for customer, record in records.items():
        for key in keys_of(record):
            if len(having[key]) <= queries.MOST_PER_KEY:
                having[key].append(customer)
    return {
        pair
        for customers in having.values()
        if len(customers) <= queries.MOST_PER_KEY
        for pair in combinations(sorted(set(customers)), 2)
    }


def _expected(judged: dict[tuple[int, int], Scored]) -> list[dict[str, float]]:
    result = []
    for band in BANDS:
        above = [s.probability for s in judged.values() if s.probability >= band]
        result.append(
            {
                "from": band,
                "suggestions": len(above),
                "right": round(sum(above) / len(above), 5) if above else 1.0,
            }
        )
    return result


async def _write(
    database: Database,
    model: Model,
    figures: Swept,
    records: dict[int, Record],
    known: dict[tuple[int, int], tuple[str, list[dict[str, Any]]]],
    judged: dict[tuple[int, int], Scored],
) -> None:
    worth = sorted(
        pair for pair, s in judged.items() if s.probability >= THRESHOLD or pair in known
    )
    async with database.transaction() as connection:
        model_id = await connection.fetchval(
            "INSERT INTO linking_models (customers, parameters, figures) VALUES ($1, $2, $3)"
            " RETURNING id",
            figures.customers,
            msgspec.to_builtins(model),
            msgspec.to_builtins(figures),
        )
    for start in range(0, len(worth), AT_ONCE):
        part = worth[start : start + AT_ONCE]
        async with database.transaction() as connection:
            refused = await refusals.among(connection, [each for pair in part for each in pair])
            found = []
            for pair in part:
                if pair in refused:
                    continue
                a, b = records[pair[0]], records[pair[1]]
                _, noticed = known.get(pair, ("", []))
                kept = [each for each in noticed if each.get("kind") != "compared"]
                levels = judge_one(model, a, b, {}, {})[1]
                found.append((*pair, [*kept, *evidence_of(levels, a, b)], judged[pair]))
            await queries.keep(connection, found, model_id, THRESHOLD)
