"""Snippets: variables, languages, what is allowed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onethread.errors import InvalidInput
from onethread.knowledge import exchange
from onethread.knowledge.queries import Row
from onethread.knowledge.rules import check_shortcut, check_texts, fill, first_name, pick_language
from onethread.language.headings import Language

VALUES = {"customer.first_name": "Fatima <b>", "agent.name": "Ada", "customer.city": None}


@pytest.mark.parametrize(
    ("text", "filled", "missing"),
    [
        ("Hi {{customer.first_name}}", "Hi Fatima &lt;b&gt;", []),
        ("Hi {{ customer.city | there }}", "Hi there", []),
        ("Hi {{customer.city}} {{x.y}}", "Hi {{customer.city}} {{x.y}}", ["customer.city", "x.y"]),
        ("Hi {{customer.city|}}!", "Hi !", []),
        ("{{agent.name}} {not} {{Not}}", "Ada {not} {{Not}}", []),
    ],
)
def test_variables_are_filled_in(text: str, filled: str, missing: list[str]) -> None:
    found = fill(text, VALUES, html=True)
    assert (found.text, found.missing) == (filled, missing)


@pytest.mark.parametrize(
    ("texts", "wanted", "picked"),
    [
        ({"nl": "a", "en": "b"}, ["nl", "en"], "nl"),
        ({"nl": "a", "en": "b"}, ["nl-BE"], "nl"),
        ({"": "a", "en": "b"}, ["de", None, "fr"], ""),
        ({"de": "a", "en": "b"}, [None], "de"),
    ],
)
def test_the_customers_language_is_picked(
    texts: dict[str, str], wanted: list[str | None], picked: str
) -> None:
    assert pick_language(texts, wanted) == picked


def test_an_address_is_no_name() -> None:
    assert first_name("Fatima El Amrani") == "Fatima"
    assert first_name("+31612345678") is None
    assert first_name("f.amrani@example.org") is None
    assert first_name("") is None


def test_a_shortcut_is_one_word_and_a_text_is_needed() -> None:
    assert check_shortcut("/opening-hours") == "opening-hours"
    for wrong in ("", "/", "two words", "x" * 41, "a/b"):
        with pytest.raises(InvalidInput):
            check_shortcut(wrong)
    for texts in ({}, {"nl": " "}, {"not a language": "x"}, {"nl": "x" * 20_001}):
        with pytest.raises(InvalidInput):
            check_texts(texts)


def test_a_spreadsheet_is_read_with_either_sign_between_cells() -> None:
    comma = '\ufeffshortcut,title,language,text\nhours,Hours,en,"Open 9-17.\n\nBye"\nhours,Hours,nl,Open\n'
    [found] = exchange.read(comma, "csv")
    assert found.texts == {"en": "<p>Open 9-17.</p><p>Bye</p>", "nl": "<p>Open</p>"}
    [found] = exchange.read("shortcut;text\nx;'=1+1 <b>\n", "csv")
    assert found.texts == {"": "<p>=1+1 &lt;b&gt;</p>"}
    for wrong in ("a,b\n1,2", ""):
        with pytest.raises(InvalidInput):
            exchange.read(wrong, "csv")
    with pytest.raises(InvalidInput):
        exchange.read("{", "json")


@pytest.mark.parametrize("language", [None, "en", "nl", "de", "fr"])
def test_what_was_saved_in_any_language_is_taken_back(language: Language | None) -> None:
    row = Row(
        id=1,
        scope="team",
        agent_id=None,
        team_id=1,
        team="Fitters",
        shortcut="hours",
        title="Hours",
        texts={"nl": "<p>Open</p>", "en": "<p>We are open</p>"},
        files=[],
        used_count=0,
        used_at=None,
        updated_at=datetime(2026, 11, 24, tzinfo=UTC),
        version=1,
    )
    saved = exchange.to_csv([row], language).decode()
    assert saved.startswith("\ufeffscope") is (language is None)
    [found] = exchange.read(saved, "csv")
    assert (found.scope, found.team, found.shortcut) == ("team", "Fitters", "hours")
    assert found.texts == row.texts
