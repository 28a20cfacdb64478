"""Learn from the deployment's own records how often people's details agree: Splink on DuckDB.

Splink estimates, without anybody having labelled anything, how often strangers agree by chance (random
sampling) and how often one person's records do (expectation maximisation). What it finds moves the priors
as far as there was evidence. Imported only in the linking process: it loads a database engine.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping, Sequence
from typing import Any

from onethread.customers.linking import model
from onethread.customers.linking.compare import LEVELS, SQL, SQL_NULL
from onethread.customers.linking.model import MATCHES, PAIRS, Table, blend
from onethread.customers.linking.record import Record

# Fewer records than this teach nothing that the priors don't know better.
FEWEST = 200
MOST = 300_000
FEWEST_PAIRS = 20
RANDOM_PAIRS = 1e6
# Chance gives two strangers one telephone so rarely that a sample shows none but matches.
OWN = {"phone": ("same", "house"), "email": ("same", "household"), "external": ("same",)}
# Among pairs of one name are namesakes, and a telephone is what they are told apart by. Those who came
# by one address are one customer already: how seldom the others have one in common says nothing of what
# it means when they have. Nor does how seldom a house's number meets a mobile.
NOT_LEARNT = ("phone", "email")
# Pairs to learn from. Not those of one address: there, most pairs are two people of one household.
_TRAININGS: tuple[Any, ...] = (
    "l.born = r.born AND l.born <> ''",
    "l.given = r.given AND l.family = r.family AND l.given <> '' AND l.family <> ''",
)


def learn(records: Sequence[Record]) -> tuple[Table, Table, dict[str, Any]]:
    """Probabilities of one person's and of strangers' levels, and what they were learnt from."""
    told = [record for record in records if not record.is_empty]
    if len(told) < FEWEST:
        return model.SAME, model.STRANGERS, {"from": "priors", "records": len(told)}
    try:
        import duckdb
        from splink import DuckDBAPI, Linker, SettingsCreator
    except ImportError:
        return (
            model.SAME,
            model.STRANGERS,
            {"from": "priors", "records": len(told), "missing": "linking"},
        )
    if len(told) > MOST:
        told = random.Random(1).sample(told, MOST)  # noqa: S311 - a repeatable sample
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"})
    _load(connection, told)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[_comparison(each) for each in LEVELS],
        blocking_rules_to_generate_predictions=[*_TRAININGS],
        em_convergence=0.002,
        max_iterations=12,
        probability_two_random_records_match=min(2 * model.TWICE / max(len(told) - 1, 1), 0.1),
    )
    table = DuckDBAPI(connection).register("records")
    linker = Linker(table, settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=RANDOM_PAIRS, seed=1, min_count_per_level=None, num_chunks=1
    )
    matches = 0.0
    for rule in _TRAININGS:
        pairs = connection.execute(
            f"SELECT count(*) FROM records AS l JOIN records AS r ON l.unique_id < r.unique_id"
            f" AND {rule}"
        ).fetchall()[0][0]
        if pairs < FEWEST_PAIRS:
            continue
        try:
            session = linker.training.estimate_parameters_using_expectation_maximisation(rule)
        except ValueError:
            continue  # a level that these pairs hardly have ran to zero: they teach nothing
        found = session.core_model_settings.probability_two_random_records_match
        matches += pairs * float(found)
    same, strangers = _tables(linker.misc.save_model_to_json())
    connection.close()
    every = len(told) * (len(told) - 1) / 2
    possible = min(RANDOM_PAIRS, every)
    strangers = _without_matches(strangers, same, matches / every)
    return (
        {
            **blend(model.SAME, same, matches, MATCHES),
            **{each: model.SAME[each] for each in NOT_LEARNT},
        },
        {
            **_no_more(blend(model.STRANGERS, strangers, possible, PAIRS), model.STRANGERS, OWN),
            **{each: model.STRANGERS[each] for each in NOT_LEARNT},
        },
        {"from": "splink", "records": len(told), "matches": round(matches)},
    )


def _no_more(learnt: Table, prior: Table, levels: Mapping[str, tuple[str, ...]]) -> Table:
    """What was learnt, with these levels no likelier than in the prior."""
    return {
        compared: {
            level: min(value, prior[compared][level])
            if level in levels.get(compared, ())
            else value
            for level, value in told.items()
        }
        for compared, told in learnt.items()
    }


def _without_matches(sampled: Table, same: Table, share: float) -> Table:
    """What strangers alone have in common: a random sample of few records holds pairs of one person's
    too, `share` of them."""
    return {
        compared: {
            level: max(value - share * same.get(compared, {}).get(level, 0.0), value * 0.02)
            for level, value in levels.items()
        }
        for compared, levels in sampled.items()
    }


def _comparison(compared: str) -> dict[str, Any]:
    """A comparison as Splink takes it."""
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": SQL_NULL[compared],
            "label_for_charts": "null",
            "is_null_level": True,
        }
    ]
    for level in LEVELS[compared]:
        levels.append(
            {
                "sql_condition": SQL[compared][level],
                "label_for_charts": level,
                "m_probability": max(model.SAME[compared][level], 1e-4),
                "u_probability": max(model.STRANGERS[compared][level], 1e-7),
            }
        )
    return {"output_column_name": compared, "comparison_levels": levels}


def _tables(settings: dict[str, Any]) -> tuple[Table, Table]:
    """The probabilities that Splink found, by comparison and level; what it did not find is left out."""
    same: Table = {}
    strangers: Table = {}
    for comparison in settings["comparisons"]:
        name = comparison["output_column_name"]
        for level in comparison["comparison_levels"]:
            label = level.get("label_for_charts")
            for table, kind in ((same, "m_probability"), (strangers, "u_probability")):
                value = level.get(kind)
                if label in LEVELS[name] and isinstance(value, int | float):
                    table.setdefault(name, {})[label] = float(value)
    return same, strangers


def _load(connection: Any, records: Sequence[Record]) -> None:
    """The records as a table of DuckDB's."""
    import pyarrow as pa

    texts = ("given", "family", "born", "street", "house", "postcode", "city")
    lists = (
        *("families", "pets", "phones", "mobiles", "emails", "mailboxes", "locals", "externals"),
    )
    columns: dict[str, Any] = {"unique_id": pa.array(range(len(records)), pa.int64())}
    for name in texts:
        columns[name] = pa.array([getattr(each, name) for each in records], pa.string())
    for name in lists:
        columns[name] = pa.array(
            [list(getattr(each, name)) for each in records], pa.list_(pa.string())
        )
    connection.register("arrived", pa.table(columns))
    connection.execute("CREATE TABLE records AS SELECT * FROM arrived")
