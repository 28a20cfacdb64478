"""Search finds by words, names, addresses and references, and shows where."""

from __future__ import annotations

import pytest

from onethread.conversations import ref
from onethread.conversations.search import Fragment, highlight, search, tsquery
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from tests.world import World


async def test_words_are_found_without_case_or_accents_and_the_last_as_a_beginning(
    database: Database,
) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel()
    heard = await world.hear(channel, "+31612340001", "De ligusterhaag in de Célestalaan is dood")
    await world.hear(channel, "+31612340002", "Something else")
    for words in ("CELESTALAAN", "haag celesta", "ligusterh", "dood célestalaan"):
        found = await search(database, ada, words, "messages", None, 10, "NL")
        expected = [] if words == "haag celesta" else [heard.message_id]
        assert [hit.message_id for hit in found.items] == expected, words
    assert any(f.hit and f.text == "Célestalaan" for f in found.items[0].fragments)


async def test_messages_are_paged_newest_first(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel()
    ids = [(await world.hear(channel, "+31612340001", f"parcel {n}")).message_id for n in range(5)]
    seen: list[int | None] = []
    cursor = None
    while True:
        page = await search(database, ada, "parcel", "messages", cursor, 2, "NL")
        seen += [hit.message_id for hit in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == ids[::-1]


async def test_customers_are_found_by_part_of_a_name_typing_errors_and_addresses(
    database: Database,
) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel()
    heard = await world.hear(channel, "+31612345678", name="Joséphine de Wit")
    customer = await world.customer_of(heard.conversation_id)
    for text in (
        "josephine",
        "phine de",
        "06 1234 5678",
        "+31 6 12345678",
        "josefine de wit",
        "jo",
    ):
        found = await search(database, ada, text, "customers", None, 10, "NL")
        assert [hit.customer.id for hit in found.items] == [customer], text
    assert not (await search(database, ada, "100%", "customers", None, 10, "NL")).items
    assert not (await search(database, ada, "___", "customers", None, 10, "NL")).items


async def test_customers_are_paged(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel()
    for n in range(5):
        await world.hear(channel, f"+3161234000{n}", name=f"Jansen {n}")
    seen = []
    cursor = None
    while True:
        page = await search(database, ada, "jansen", "customers", cursor, 2, "NL")
        seen += [hit.customer.display_name for hit in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [f"Jansen {n}" for n in (4, 3, 2, 1, 0)]


async def test_a_reference_opens_its_conversation(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001")
    typed = ref.encode(heard.conversation_id).lower().replace("-", " ")
    found = await search(database, ada, typed, None, None, 10, "NL")
    assert found.items[0].kind == "conversation"
    assert found.items[0].conversation_id == heard.conversation_id


async def test_everyone_found_is_in_the_audit_trail(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001", "parcel", name="Parcel Pete")
    await search(database, ada, "parcel", None, None, 10, "NL")
    rows = await database.fetch("SELECT customer_id FROM audit WHERE action = 'search.read'")
    assert [row["customer_id"] for row in rows] == [await world.customer_of(heard.conversation_id)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "'",
        "\\",
        "\x00",
        "a'b & | ! <-> :*",
        "':*",
        "((",
        "!!!",
        "x" * 3000,
        "😀",
        "a:b:c",
        "foo@bar.nl",
        "http://x/y?z",
        "-",
        "\ud800",
    ],
)
async def test_any_text_can_be_looked_for(database: Database, text: str) -> None:
    ada = await World(database).agent()
    for kind in ("messages", "customers", "conversations", None):
        found = await search(database, ada, text, kind, None, 10, "NL")  # type: ignore[arg-type]
        assert found.items == []


async def test_a_cursor_that_is_not_ours_is_refused(database: Database) -> None:
    ada = await World(database).agent()
    with pytest.raises(InvalidInput):
        await search(database, ada, "x", "messages", "x; DROP TABLE", 10, "NL")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("one", "'one':*"),
        ("One two", "'One' & 'two':*"),
        ("d'accord", "'d' & 'accord':*"),
        ("--- ?", ""),
    ],
)
def test_words_become_a_query(typed: str, query: str) -> None:
    assert tsquery(typed) == query


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Hello world", "world", [("Hello ", False), ("world", True)]),
        ("Straße 5", "strasse", [("Straße", True), (" 5", False)]),
        ("no match", "zzz", [("no match", False)]),
        ("<b>x</b>", "x", [("<b>", False), ("x", True), ("</b>", False)]),
        ("", "x", []),
    ],
)
def test_hits_are_pieces_of_plain_text(
    text: str, query: str, expected: list[tuple[str, bool]]
) -> None:
    assert highlight(text, query) == [Fragment(text=t, hit=h) for t, h in expected]


def test_a_long_text_is_cut_around_the_hit() -> None:
    pieces = highlight("word " * 200 + "needle" + " word" * 200, "needle")
    assert sum(len(piece.text) for piece in pieces) < 200
    assert [p.text for p in pieces if p.hit] == ["needle"]
    assert pieces[0].text == "…"
    assert pieces[-1].text == "…"
