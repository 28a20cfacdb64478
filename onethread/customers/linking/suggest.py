"""Keep the suggestions up to date: at once for customers who are new or changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from onethread.customers import refusals
from onethread.customers.linking import queries
from onethread.customers.linking.compare import compare
from onethread.customers.linking.model import Model, Scored, hint_of, read, score
from onethread.customers.linking.record import Record
from onethread.customers.linking.rivals import settle
from onethread.customers.similar import edits
from onethread.database.engine import Connection, Database

# From this probability on a person is asked. Half: more often right than not; what the suggestions are
# worth together is measured, and shown to administrators.
THRESHOLD = 0.5


class InForce(msgspec.Struct, kw_only=True):
    """The model by which is judged now. `id` None: the priors, nothing was learnt yet."""

    id: int | None
    model: Model


async def model_in_force(source: Connection | Database) -> InForce:
    """What was learnt last, for as many customers as there are; the priors where nothing was."""
    customers = int(
        await source.fetchval(
            "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE relname = 'linking_records'"
        )
    )
    if customers < 10_000:  # statistics of small tables come late
        customers = await queries.count(source)
    row = await queries.latest_model(source)
    if row is not None:
        try:
            model = read(row["parameters"])
        except msgspec.ValidationError:
            row = None
        else:
            model.customers = max(customers, 2)
            return InForce(id=row["id"], model=model)
    return InForce(id=None, model=Model(customers=max(customers, 2)))


async def link(connection: Connection, customer_ids: Sequence[int]) -> int:
    """Look for whom these customers may be the same as, in the caller's transaction. Returns how many
    suggestions about them are open."""
    await queries.refresh(connection, customer_ids)
    pairs = await queries.candidates(connection, customer_ids)
    known = await queries.suggested(connection, customer_ids)
    pairs |= set(known)
    if not pairs:
        return 0
    ids = sorted({each for pair in pairs for each in pair})
    records = await queries.records(connection, ids)
    given, family = await queries.names_counted(
        connection,
        [each.given for each in records.values() if each.given],
        [each.family for each in records.values() if each.family],
    )
    refused = await refusals.among(connection, ids)
    force = await model_in_force(connection)
    found = judge(force.model, pairs - refused, records, given, family, known)
    return await queries.keep(connection, found, force.id, THRESHOLD)


def judge(
    model: Model,
    pairs: Iterable[tuple[int, int]],
    records: Mapping[int, Record],
    given: Mapping[str, int],
    family: Mapping[str, int],
    known: Mapping[tuple[int, int], tuple[str, list[dict[str, Any]]]],
) -> list[tuple[int, int, list[dict[str, Any]], Scored]]:
    """Score pairs: those that are worth keeping, with their evidence."""
    judged: dict[tuple[int, int], Scored] = {}
    levels: dict[tuple[int, int], dict[str, str]] = {}
    kept: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for pair in sorted(pairs):
        a, b = records.get(pair[0]), records.get(pair[1])
        if a is None or b is None:
            continue
        _, noticed = known.get(pair, ("", []))
        kept[pair] = [each for each in noticed if each.get("kind") != "compared"]
        hints = [hint for each in kept[pair] if (hint := hint_of(each))]
        judged[pair], levels[pair] = judge_one(model, a, b, given, family, hints)
    return [
        (
            *pair,
            [*kept[pair], *evidence_of(levels[pair], records[pair[0]], records[pair[1]])],
            scored,
        )
        for pair, scored in settle(judged, records).items()
        if scored.probability >= THRESHOLD or pair in known
    ]


def judge_one(
    model: Model,
    a: Record,
    b: Record,
    given: Mapping[str, int],
    family: Mapping[str, int],
    hints: Sequence[str] = (),
) -> tuple[Scored, dict[str, str]]:
    """The probability of one pair, and its levels."""
    levels = compare(a, b)
    scored = score(
        model,
        levels,
        given_count=max(given.get(a.given, 2), given.get(b.given, 2)),
        family_count=max(family.get(a.family, 2), family.get(b.family, 2)),
        hints=hints,
    )
    return scored, levels


def evidence_of(levels: Mapping[str, str], a: Record, b: Record) -> list[dict[str, Any]]:
    """What was compared, as codes for which every language has its words. `given` and `family`: how
    many letters are different there."""
    found: list[dict[str, Any]] = []
    for compared, level in levels.items():
        item: dict[str, Any] = {"kind": "compared", "compared": compared, "level": level}
        if compared == "name" and level == "near":
            item["given"] = edits(a.given, b.given, 3)
            item["family"] = edits(a.family, b.family, 3)
        found.append(item)
    return found


async def told(source: Connection | Database, customer_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What is known of these customers as it is compared, in the same order; {} of who was not yet."""
    records = await queries.records(source, customer_ids)
    return [msgspec.to_builtins(records[each]) if each in records else {} for each in customer_ids]
