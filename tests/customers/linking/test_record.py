"""What is known of a customer, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.customers.linking.record import day, in_one_line, keys_of, record_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("13-12-1985", "19851213"),
        ("1985-12-13", "19851213"),
        ("13.12.85", "19851213"),
        ("19851213", "19851213"),
        ("13121985", "19851213"),
        ("12/31/1985", "19851231"),
        ("soon", ""),
        (None, ""),
    ],
)
def test_days_as_people_and_programs_write_them(written: str | None, expected: str) -> None:
    assert day(written) == expected


@pytest.mark.parametrize(
    ("line", "street", "house", "postcode", "city"),
    [
        ("Lindelaan 12, 1234 AB Utrecht", "lindelaan", "12", "1234ab", "utrecht"),
        ("Lindelaan 12b 1234ab Utrecht", "lindelaan", "12b", "1234ab", "utrecht"),
        ("12 Forbes Street, London SW1A 1AA", "forbesstreet", "12", "sw1a1aa", "london"),
        ("Hauptstr. 5, 10115 Berlin", "hauptstraat", "5", "10115", "berlin"),
        ("Eikenlaan 101 in Zeist", "eikenlaan", "101", "", "zeist"),
        ("12 rue du Port à Lille", "rueduport", "12", "", "lille"),
        ("2e Kruisstraat 211, 7392 KM", "2ekruisstraat", "211", "7392km", ""),
        ("Weg in de Aa 7", "wegindeaa", "7", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_an_address_in_one_line(
    line: str, street: str, house: str, postcode: str, city: str
) -> None:
    found = in_one_line(line)
    assert (found.street, found.house, found.postcode, found.city) == (
        street,
        house,
        postcode,
        city,
    )


def test_the_fullest_name_counts_and_details_of_every_message() -> None:
    record = record_of(
        ["A. Jansen", "Anja Jansen", "anja"],
        [{"postcode": "1234 AB"}, {"house_number": "12", "date_of_birth": "13-12-1985"}],
        [
            ("email", "anja.jansen@x.example"),
            ("email", "zeilboot1984@x.example"),
            ("whatsapp", "31612345678"),
            ("visitor", "v"),
        ],
    )
    assert (record.given, record.family, record.born) == ("anja", "jansen", "19851213")
    assert (record.postcode, record.house) == ("1234ab", "12")
    assert record.phones == ("31612345678",)
    assert record.locals == ("zeilboot1984",)
    assert "a:1234ab|12" in keys_of(record)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_taken_apart(one: str, other: str) -> None:
    keys_of(record_of([one], [{"address": other, "date_of_birth": one, "street": other}], []))


@pytest.mark.parametrize(
    ("name", "email", "given"),
    [
        ("K. van Waterrode", "karin_waterrode@x.example", "karin"),
        ("K. van Waterrode", "karinwaterrode9@x.example", "karin"),
        ("K. van Waterrode", "fam.waterrode@x.example", "k"),
        ("K. van Waterrode", "piet.waterrode@x.example", "k"),
        ("K. van Waterrode", "k.waterrode@x.example", "k"),
        ("Kees van Waterrode", "karin.waterrode@x.example", "kees"),
        ("Krain van Waterrode", "karin.waterrode@x.example", "karin"),
        ("Sm van Waterrode", "sem.waterrode@x.example", "sem"),
        ("Tim van Waterrode", "tom.waterrode@x.example", "tim"),
    ],
)
def test_a_mail_address_spells_a_given_name_that_is_an_initial_or_mistyped(
    name: str, email: str, given: str
) -> None:
    assert record_of([name], [], [("email", email)]).given == given


def test_what_is_a_households_is_told_from_what_is_ones_own() -> None:
    record = record_of(
        ["Anja Jansen"],
        [],
        [
            ("phone", "31201234567"),
            ("phone", "31612345678"),
            ("email", "fam.jansen@x.example"),
            ("email", "familiar@x.example"),
        ],
    )
    assert record.phones == ("31201234567", "31612345678")
    assert record.mobiles == ("31612345678",)
    assert record.mailboxes == ("familiar@x.example",)
    dotless = record_of(["Fam. Jansen"], [], [("email", "famjansen@gmail.com")])
    assert dotless.mailboxes == ()
    particles = record_of(["Fam. van der Berg"], [], [("email", "famvanderberg@gmail.com")])
    assert particles.mailboxes == particles.locals == ()
