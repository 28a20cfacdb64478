"""Names: what parts two people, and what is one person written otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.customers.names import relation, take_apart
from onethread.customers.similar import alike, edits, jaro_winkler

PAIRS = [
    ("Anja Jansen", "Jansen, Anja", "same"),
    ("Anja Jansen", "anja JANSSEN", "same"),
    ("Maria Müller", "Maria Mueller", "same"),
    ("Mohammed El Amrani", "Mohamed el Amrani", "same"),
    ("Emma Jansen-Bakker", "Emma Bakker", "same"),
    ("Mevr. A. de Boer", "Anja de Boer", "compatible"),
    ("Kees de Boer", "C. de Boer", "compatible"),
    ("J.W. van der Berg", "Hans van den Berg", "compatible"),
    ("Anja Jansen", "Anja de Vries", "partial"),
    ("Anja", "Anja Jansen", "partial"),
    ("Mevr. Jansen", "Piet Jansen", "partial"),
    ("Familie Jansen", "Piet Jansen", "different"),
    ("Es Terpstra", "Esther Trpstra", "compatible"),
    ("Jna Dekker", "Jan Dekker", "same"),
    ("Anja", "Piet", "unknown"),
    ("bella 🌸", "Isabella Smit", "unknown"),
    ("", "Piet Jansen", "unknown"),
    ("Bakker Loodgieters BV", "Piet Jansen", "unknown"),
    ("Anja Jansen", "Piet Jansen", "different"),
    ("J. Jansen", "Anja Jansen", "different"),
    ("Piet Bakker", "Klaas Smit", "different"),
    ("Tim de Wit", "Tom de Wit", "different"),
    ("Jan Notenwijk", "Hans Notenwijk", "compatible"),  # of one name, or brothers
    ("Nguyen-Lambert", "A. Nguyen-Lambert", "compatible"),
    ("Mme Nguyen-Lambert", "Aïssatou Nguyen-Lambert", "compatible"),
    ("Jean-Pierre Dupont", "Jean Dupont", "same"),
    ("Jean-Pierre Dupont", "Anne Pierre", "different"),
    ("Dupont Thomas", "T. Dupont", "compatible"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_how_two_names_stand_to_each_other(one: str, other: str, expected: str) -> None:
    assert relation(one, other) == expected
    assert relation(other, one) == expected


def test_a_particle_begins_the_family_name() -> None:
    name = take_apart("Jan Peter van der Berg")
    assert (name.given, name.family) == (("jan", "peter"), ("berg",))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_stand_somehow_and_both_ways_alike(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one)


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert alike(one, other) == alike(other, one)
    assert jaro_winkler(one, other) <= 1.0


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("van Eschstra Ömer", ("omer",), ("eschstra",)),
        ("De Boer, Jan", ("jan",), ("boer",)),
        ("Jan van den Berg", ("jan",), ("berg",)),
        ("Ben Jansen", ("ben",), ("jansen",)),
        # Initials that look like particles.
        ("L. Kuiper", ("l",), ("kuiper",)),
        ("Kuiper L.", ("l",), ("kuiper",)),
        ("van 't Hof, T.", ("t",), ("hof",)),
        ("T. van 't Hof", ("t",), ("hof",)),
        ("Mohamed ben Ali", ("mohamed",), ("ali",)),
        ("Mevr. de Vries", (), ("vries",)),
        ("Vries", (), ()),
    ],
)
def test_which_of_the_words_is_the_family_name(
    name: str, given: tuple[str, ...], family: tuple[str, ...]
) -> None:
    apart = take_apart(name)
    assert (apart.given, apart.family) == (given, family)


def test_ben_is_not_whoever_else_has_his_family_name() -> None:
    assert relation("Ben Jansen", "Piet Jansen") == "different"
    assert relation("B. Jansen", "Ben Jansen") == "compatible"


@pytest.mark.parametrize("initial", ["L.", "S.", "T.", "D.", "A."])
def test_an_initial_tells_people_of_a_house_apart(initial: str) -> None:
    assert relation(f"{initial} Kuiper", "Fenna Kuiper") == "different"
