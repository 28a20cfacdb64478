"""Compare everybody with everybody who could be them, and learn from it. Runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from onethread.customers import refusals
from onethread.customers.linking import queries
from onethread.customers.linking.model import (
    Model,
    Scored,
    hint_of,
)
from onethread.customers.linking.record import Record
from onethread.customers.linking.suggest import THRESHOLD, evidence_of, judge_one
from onethread.customers.linking.weigh import weigh_all
from onethread.database.engine import Database

AT_ONCE = 2000
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
    known = await queries.suggested(database, None)
    hints = {
        pair: [hint for each in evidence if (hint := hint_of(each))]
        for pair, (_, evidence) in known.items()
    }
    found = weigh_all(records, hints, progress)
    model, judged = found.model, found.judged
    figures = Swept(
        customers=len(records),
        pairs=len(judged),
        suggestions=sum(s.probability >= THRESHOLD for s in judged.values()),
        twice=round(model.twice, 4),
        housed=round(model.housed, 4),
        learnt=found.learnt,
        expected=_expected(judged),
    )
    await _write(database, model, figures, records, known, judged)
    return figures


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
