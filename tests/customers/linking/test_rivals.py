"""One record is not two people's."""

from __future__ import annotations

import pytest

from onethread.customers.linking.model import Scored, Weight
from onethread.customers.linking.record import Record, record_of
from onethread.customers.linking.rivals import differ, settle

AISHA, FATIMA, AYSHA = 1, 2, 3
MRS = 4


def named(name: str) -> Record:
    return record_of([name], [], [("phone", "31201234567")])


RECORDS = {
    AISHA: named("Aisha Ouali"),
    FATIMA: named("Fatima Ouali"),
    AYSHA: named("Aisha Oualli"),
    MRS: named("Mevr. Ouali"),
}


def scored(probability: float) -> Scored:
    return Scored(probability=probability, weights=[Weight(compared="prior", bits=-9.0)])


def test_of_two_who_fit_one_record_the_better_one_is_left() -> None:
    found = settle({(AISHA, MRS): scored(0.9), (FATIMA, MRS): scored(0.6)}, RECORDS)
    assert found[AISHA, MRS].probability > 0.5 > found[FATIMA, MRS].probability
    assert found[AISHA, MRS].weights[-1].compared == "rival"


def test_two_who_fit_equally_are_neither_likelier_than_not() -> None:
    found = settle({(AISHA, MRS): scored(0.8), (FATIMA, MRS): scored(0.8)}, RECORDS)
    assert {each.probability < 0.5 for each in found.values()} == {True}


def test_who_may_be_one_are_no_rivals() -> None:
    pairs = {(AISHA, MRS): scored(0.9), (AYSHA, MRS): scored(0.9), (AISHA, AYSHA): scored(0.8)}
    assert settle(pairs, RECORDS) == pairs


def test_who_is_sure_stays_so_whatever_a_third_record_says() -> None:
    pairs = {(AISHA, MRS): scored(0.999), (FATIMA, MRS): scored(0.999)}
    assert settle(pairs, RECORDS) == pairs


def test_a_pair_without_rivals_stays_as_it_was() -> None:
    alone = {(AISHA, MRS): scored(0.7), (FATIMA, MRS): scored(0.01)}
    assert settle(alone, RECORDS) == alone


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [
        (RECORDS[AISHA], RECORDS[FATIMA], True),
        (RECORDS[AISHA], RECORDS[MRS], False),
        (
            record_of([], [{"date_of_birth": "1985-12-13"}], []),
            record_of([], [{"date_of_birth": "1957-01-02"}], []),
            True,
        ),
        (record_of([], [], []), RECORDS[AISHA], False),
    ],
)
def test_people_differ_in_what_both_tell(a: Record, b: Record, two: bool) -> None:
    assert differ(a, b) is two
