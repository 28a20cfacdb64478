"""What a search means."""

from __future__ import annotations

from datetime import date

import pytest

from onethread.conversations.search_rules import Filter, Query, read

TODAY = date(2026, 11, 26)


def only(operator: str, value: str, *, without: bool = False) -> list[Filter]:
    return [Filter(operator=operator, value=value, without=without)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", ""),
        ("lift", "'lift':*"),
        ("lift stuck", "'lift' & 'stuck':*"),
        ('"the lift is" stuck', "'stuck':* & ('the' <-> 'lift' <-> 'is')"),
        ('"lift" stuck', "'lift' & 'stuck':*"),
        ('"open quote here', "('open' <-> 'quote' <-> 'here')"),
        ("lift -stairs", "'lift':* & !'stairs'"),
        ("-stairs", ""),
        ("12:30 http://example.org", "'12:30' & 'http://example.org':*"),
        ("o'neil back\\slash", "'o' & 'neil' & 'back' & 'slash':*"),
        ("status:open lift", "'lift':*"),
        ("! & ( )", ""),
        ("nonsense: lift", "'nonsense' & 'lift':*"),
    ],
)
def test_words_phrases_and_what_must_not_be_there(text: str, query: str) -> None:
    assert read(text, TODAY).tsquery() == query


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("from:jansen", only("from", "jansen")),
        ('van:"Jan de Vries"', only("from", "Jan de Vries")),
        ("von:Müller", only("from", "Müller")),
        ("de:dupont", only("from", "dupont")),
        ("channel:whatsapp", only("channel", "whatsapp")),
        ("kanaal:mail", only("channel", "mail")),
        ("assignee:me", only("assignee", "me")),
        ("eigenaar:niemand", only("assignee", "nobody")),
        ("zuständig:ich", only("assignee", "me")),
        ("RESPONSABLE:Ada", only("assignee", "Ada")),
        ("tag:leak", only("tag", "leak")),
        ("-label:lekkage", only("tag", "lekkage", without=True)),
        ("étiquette:fuite", only("tag", "fuite")),
        ("équipe:nord", only("team", "nord")),
        ("status:open", only("status", "open")),
        ("status:wachtend", only("status", "waiting")),
        ("statut:résolue", only("status", "resolved")),
        ("status:zurückgestellt", only("status", "snoozed")),
        ("has:attachment", only("has", "attachment")),
        ("heeft:bijlage", only("has", "attachment")),
        ("avec:pièce-jointe", only("has", "attachment")),
        ("-hat:Anhang", only("has", "attachment", without=True)),
        ("before:2026-12-31", only("before", "2026-12-31")),
        ("voor:31-12-2026", only("before", "2026-12-31")),
        ("vor:31.12.2026", only("before", "2026-12-31")),
        ("après:2026-11", only("after", "2026-11-01")),
        ("na:gisteren", only("after", "2026-11-25")),
        ("subject:lift", only("subject", "lift")),
        ('onderwerp:"kapotte lift"', only("subject", "kapotte lift")),
        ("betreff:", []),
    ],
)
def test_operators_in_four_languages(text: str, filters: list[Filter]) -> None:
    found = read(text, TODAY)
    assert found.filters == filters
    assert found.unclear == []
    assert not found.has_words()


@pytest.mark.parametrize(
    "text", ["before:soon", "status:purple", "has:fun", "after:2026-02-31", "-before:31-31-2026"]
)
def test_what_cannot_be_read_narrows_nothing_and_is_told(text: str) -> None:
    found = read(f"lift {text} stuck", TODAY)
    assert (found.filters, found.unclear, found.words) == ([], [text], ["lift", "stuck"])


def test_a_query_is_bounded() -> None:
    found = read(" ".join(f"word{n} tag:t{n} -no{n}" for n in range(100)), TODAY)
    assert [len(found.words), len(found.filters), len(found.without)] == [8, 12, 8]
    assert found.text.startswith("word0 word1")
    assert read("", TODAY) == Query()
