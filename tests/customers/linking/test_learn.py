"""The levels that Splink counts in SQL are those that Python finds; and it learns from records."""

from __future__ import annotations

import random

import pytest

from onethread.customers.linking.compare import LEVELS, SQL, SQL_NULL, compare
from onethread.customers.linking.learn import _load, learn
from onethread.customers.linking.model import SAME
from onethread.customers.linking.record import Record, record_of

duckdb = pytest.importorskip("duckdb")

_GIVEN = (
    "anja piet kees cornelis maria marieke jan johannes a p mohamed mohammed rb rob robert smit"
)
_FAMILY = "jansen janssen bakker smit smits vries elamrani amrani de-boer anja mohamed robert"
GIVEN, FAMILY = _GIVEN.split(), _FAMILY.split()
MAIL = ["zeilboot84", "ziilboot84", "jansenzeil"]
STREETS = ["lindelaan", "lindenlaan", "dorpsstraat", "kerkstraat", "kerkweg"]


def some(chance: random.Random) -> Record:
    """A record with slips and gaps."""

    def maybe(value: str) -> str:
        return value if chance.random() < 0.8 else ""

    return record_of(
        [],
        [
            {
                "given_name": maybe(chance.choice(GIVEN)),
                "family_name": maybe(chance.choice(FAMILY)),
                "date_of_birth": maybe(f"19{chance.randint(70, 72)}-0{chance.randint(1, 3)}-12"),
                "street": maybe(chance.choice(STREETS)),
                "house_number": maybe(str(chance.randint(1, 3))),
                "postcode": maybe(f"123{chance.randint(4, 5)} AB"),
                "city": maybe(chance.choice(["Utrecht", "Zeist", "Utrechtt"])),
                "customer_number": maybe(f"K1000{chance.randint(1, 30)}"),
            }
        ],
        [
            ("phone", maybe(f"3161234567{chance.randint(0, 3)}")),
            ("email", maybe(f"{chance.choice(MAIL)}@{chance.choice('abc')}.example")),
        ],
    )


def test_python_and_sql_find_the_same_levels() -> None:
    chance = random.Random(5)
    records = [some(chance) for _ in range(90)]
    connection = duckdb.connect(":memory:")
    _load(connection, records)
    cases = []
    for compared in LEVELS:
        whens = [f"WHEN {SQL_NULL[compared]} THEN NULL"]
        for level in LEVELS[compared]:
            condition = SQL[compared][level]
            whens.append(
                f"ELSE '{level}'" if condition == "ELSE" else f"WHEN {condition} THEN '{level}'"
            )
        cases.append(f"CASE {' '.join(whens)} END AS {compared}")
    columns = ", ".join(
        f"{side}.{name} AS {name}_{side}" for side in "lr" for name in Record.__struct_fields__
    )
    rows = connection.execute(
        f"SELECT a, b, {', '.join(cases)} FROM (SELECT l.unique_id AS a, r.unique_id AS b, {columns}"
        " FROM records AS l JOIN records AS r ON l.unique_id < r.unique_id)"
    ).fetchall()
    assert len(rows) == 90 * 89 / 2
    for a, b, *levels in rows:
        found = {
            compared: level
            for compared, level in zip(LEVELS, levels, strict=True)
            if level is not None
        }
        assert found == compare(records[a], records[b]), (records[a], records[b])


@pytest.mark.timeout(180)
def test_splink_learns_how_often_dates_are_given_wrongly() -> None:
    chance = random.Random(7)
    records = []
    for number in range(400):
        told = {
            "given_name": f"{chance.choice(GIVEN)}{'bcdfgh'[number % 6]}",
            "family_name": f"{chance.choice('klmnpr')}{chance.choice('aeiou')}{number}x",
            "date_of_birth": f"{chance.randint(1930, 2005)}-{chance.randint(1, 12):02}-12",
            "postcode": f"{chance.randint(1000, 9999)} AB",
            "house_number": str(chance.randint(1, 200)),
        }
        wrong = chance.random() < 0.4
        again = {**told, "date_of_birth": f"{chance.randint(1930, 2005)}-01-30"} if wrong else told
        records += [record_of([], [told], []), record_of([], [again], [])]
    same, _, what = learn(records)
    assert what["from"] == "splink"
    assert same["born"]["same"] < SAME["born"]["same"] - 0.15


def test_a_handful_of_customers_is_judged_by_the_priors() -> None:
    same, _, what = learn([some(random.Random(1)) for _ in range(3)])
    assert same == SAME
    assert what["from"] == "priors"
