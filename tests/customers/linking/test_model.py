"""How probable it is that two records are one person."""

from __future__ import annotations

import math
from typing import Any

import pytest

from onethread.customers.linking.compare import GROUPS, LEVELS, compare
from onethread.customers.linking.model import (
    HOUSEHOLD,
    SAME,
    STRANGERS,
    Model,
    blend,
    read,
    score,
    together,
)
from onethread.customers.linking.record import Record, record_of

ANJA: dict[str, Any] = {
    "given_name": "Anja",
    "family_name": "Jansen",
    "street": "Lindelaan",
    "house_number": "12",
    "postcode": "1234 AB",
    "date_of_birth": "1985-12-13",
}


def record(**changes: Any) -> Record:
    told = {**ANJA, **changes}
    return record_of([], [{k: v for k, v in told.items() if v}], [])


def probability(a: Record, b: Record, customers: int = 20_000) -> float:
    return score(Model(customers=customers), compare(a, b)).probability


@pytest.mark.parametrize("table", [SAME, STRANGERS, HOUSEHOLD])
def test_probabilities_of_every_group_add_up_to_one(table: Any) -> None:
    for compared, groups in GROUPS.items():
        for group in groups:
            assert sum(table[compared][level] for level in group) == pytest.approx(1, abs=0.005)


@pytest.mark.parametrize("customers", [2, 50, 20_000, 1_000_000])
def test_the_same_person_with_a_typing_error_is_found_among_any_number(customers: int) -> None:
    assert probability(record(), record(family_name="Janssen"), customers) > 0.9


@pytest.mark.parametrize("customers", [2, 50, 20_000, 1_000_000])
def test_two_people_of_one_household_are_not_one(customers: int) -> None:
    piet = record(given_name="Piet", date_of_birth="1983-02-01")
    assert probability(record(), piet, customers) < 0.01
    unborn = record(given_name="Piet", date_of_birth=None)
    assert probability(record(date_of_birth=None), unborn, customers) < 0.5


def test_father_and_son_of_one_name_are_told_apart_by_their_birth() -> None:
    assert probability(record(), record(date_of_birth="2012-04-05")) < 0.5


def test_a_common_name_alone_proves_little_and_a_rare_one_more() -> None:
    bare = record_of(["Anja Jansen"], [], [])
    model = Model(customers=100_000)
    levels = compare(bare, bare)
    common = score(model, levels, given_count=900, family_count=2000).probability
    rare = score(model, levels, given_count=2, family_count=2).probability
    assert common < 0.01 < rare


def test_the_weights_add_up_to_the_probability() -> None:
    scored = score(Model(customers=500), compare(record(), record(given_name="Anjo")))
    total = sum(weight.bits for weight in scored.weights)
    assert 1 / (1 + 2**-total) == pytest.approx(scored.probability, abs=0.01)
    assert scored.weights[0].compared == "prior"


def test_what_was_learnt_from_little_hardly_moves_the_priors() -> None:
    learnt = {"born": {"same": 0.5, "near": 0.2, "none": 0.3}}
    little = blend(SAME, learnt, seen=2, worth=60)
    much = blend(SAME, learnt, seen=60_000, worth=60)
    assert little["born"]["same"] == pytest.approx(0.92, abs=0.03)
    assert much["born"]["same"] == pytest.approx(0.5, abs=0.01)
    assert math.isclose(sum(much["born"].values()), 1)


def test_a_model_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="does not know"):
        read({"customers": 3, "same": {"name": {"same": 1.0}}})
    assert set(read({"customers": 3}).same) == set(LEVELS)


def told(name: str, *addresses: tuple[str, str]) -> Record:
    return record_of([name], [], addresses)


MOBILE, OTHER, HOUSE = (
    ("phone", "31612345678"),
    ("phone", "31687654321"),
    ("phone", "31201234567"),
)
FAMILY, OWN = ("email", "fam.jansen@x.example"), ("email", "a.jansen@x.example")


@pytest.mark.parametrize(
    ("a", "b", "compared", "level"),
    [
        (told("A", MOBILE), told("B", MOBILE, OTHER), "phone", "same"),
        (told("A", HOUSE, MOBILE), told("B", HOUSE, OTHER), "phone", "house"),
        (told("A", MOBILE), told("B", OTHER), "phone", "others"),
        (told("A", HOUSE), told("B", OTHER), "phone", "none"),
        (told("A", FAMILY), told("B", FAMILY), "email", "household"),
        (told("A", FAMILY, OWN), told("B", FAMILY, OWN), "email", "same"),
        (told("F. Huisman"), told("F. Huisman"), "name", "initial"),
        (told("Fatima Huisman"), told("F. Huisman"), "name", "initial"),
        (told("Fatima Huisman"), told("Fatima Huisman"), "name", "same"),
        (told("Bart Bosch"), record(given_name="Bosch", family_name="Bart"), "name", "turned"),
        (told("B. Bosch"), record(given_name="Bosch", family_name="Bart"), "name", "initial"),
        (told("Rb Bosch"), told("Rob Bosch"), "name", "initial"),
        (told("Rob Bosch"), told("Robert-Jan Bosch"), "name", "near"),
        (told("Tim Bosch"), told("Tom Bosch"), "name", "family"),
        (told("Sem Bosch"), told("Swm Bosch"), "name", "alike"),
        (told("Msrcel Bosch"), told("Marcle Bosch"), "name", "alike"),
        (told("Lena Böhm Lüdemann"), told("Lena Böhm"), "name", "longer"),
        (record(date_of_birth="1985-12-13"), record(date_of_birth="1985-12-30"), "born", "part"),
        (record(date_of_birth="1985-12-13"), record(date_of_birth="1985"), "born", "year"),
        (record(date_of_birth="1985-12-13"), record(date_of_birth="1990"), "born", "none"),
        (
            told("Lily Macpenbury", ("email", "winsshawl@x.example")),
            told("Mrs Winsshaw"),
            "name",
            "only_family",
        ),
        (
            told("Sarah Fields", ("email", "sfenton14@x.example")),
            told("S. Fenton"),
            "name",
            "initial",
        ),
        (told("A", MOBILE), told("B", ("phone", "31612345687")), "phone", "near"),
        (
            told("Emma Smit", ("email", "emma_smit@x.example")),
            told("Emma Smit", ("email", "emma.smit@x.example")),
            "email",
            "none",
        ),
        (told("A", OWN), told("B", ("email", "a.jasnen@x.example")), "email", "near"),
        (
            told("A", ("email", "a.jansen1@x.example")),
            told("B", ("email", "a.jansen2@x.example")),
            "email",
            "none",
        ),
        (
            record_of(["A"], [{"house_number": "36", "city": "Zeist"}], []),
            record_of(["A"], [{"house_number": "36", "street": "Sluisweg"}], []),
            "address",
            "number",
        ),
        (
            record_of(["A"], [{"postcode": "SN18 7BB"}], []),
            record_of(["A"], [{"postcode": "SN18 7BA"}], []),
            "address",
            "number",
        ),
        (
            told("Marie Langeland"),
            record(given_name="Riedel", family_name="Marie"),
            "name",
            "given",
        ),
    ],
)
def test_levels(a: Record, b: Record, compared: str, level: str) -> None:
    assert compare(a, b)[compared] == level
    assert compare(b, a)[compared] == level


@pytest.mark.parametrize(
    ("a", "b", "probable"),
    [
        # The family's mailbox is anybody's of the family.
        (told("Fam. Jansen", FAMILY), told("Anja Jansen", FAMILY), False),
        (told("Anja Jansen", FAMILY, HOUSE), told("Piet Jansen", FAMILY, HOUSE), False),
        # A number in somebody's pocket is theirs, also where no name came along.
        (told("", MOBILE), told("Anja Jansen", MOBILE), True),
        (told("", HOUSE), told("Anja Jansen", HOUSE), False),
        # Namesakes with a mobile number each.
        (told("Anja Jansen", MOBILE), told("Anja Jansen", OTHER), False),
        (told("Anja Jansen", OWN), told("A. Jansen", OWN), True),
    ],
)
def test_what_a_household_shares_makes_nobody_one_person(
    a: Record, b: Record, probable: bool
) -> None:
    assert (probability(a, b) >= 0.5) is probable


@pytest.mark.parametrize(
    ("namesakes", "by_product", "factor"),
    [
        (0, 0, 3.0),  # nothing is known
        (8000, 8000, 1.0),  # any given name goes with any family name
        (8000, 1000, 7.8),
        (0, 9000, 1.0),
    ],
)
def test_how_names_go_together_is_learnt_from_namesakes(
    namesakes: float, by_product: float, factor: float
) -> None:
    assert together(namesakes, by_product) == pytest.approx(factor, abs=0.1)
