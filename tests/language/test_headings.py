"""Headings of files that people open."""

from __future__ import annotations

import pytest

from onethread.language.headings import Headings, Language, column_of, headings

WORDS: Headings = {
    "name": {"en": "Name", "nl": "Naam", "de": "Name", "fr": "Nom"},
    "alias": {"en": "NAME", "nl": "Bijnaam", "de": "Name", "fr": "Surnom"},
}


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (None, ["name", "alias", "rent"]),
        ("nl", ["Naam", "Bijnaam", "rent"]),
        ("en", ["Name", "alias", "rent"]),  # each is known again
    ],
)
def test_columns_are_called_in_the_readers_language(
    language: Language | None, shown: list[str]
) -> None:
    assert headings(["name", "alias", "rent"], WORDS, language) == shown


@pytest.mark.parametrize(
    ("heading", "code"),
    [(" naam ", "name"), ("Surnom", "alias"), ("alias", "alias"), ("Huur", "Huur")],
)
def test_a_column_is_known_by_its_heading_in_any_language(heading: str, code: str) -> None:
    assert column_of(heading, WORDS) == code
