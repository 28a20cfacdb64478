"""Rendering down: within every limit, and nothing lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.connectors.contract import Limits, Manifest
from onethread.delivery.render import render, split_text
from onethread.messages import (
    Button,
    ContactCard,
    Content,
    ListRow,
    Location,
    OutboundFile,
    Template,
)


def channel(*kinds: str, **limits: object) -> Manifest:
    return Manifest(
        id="x",
        name="X",
        identity_schemes=("phone",),
        transport="webhook",
        content_in=("text",),
        content_out=("text", *kinds),
        limits=Limits(**limits),  # type: ignore[arg-type]
    )


SMS = channel(text_characters=160)
RICH = channel("image", "file", "buttons", "list", "location", buttons=3, list_rows=10)


def texts(content: Content, manifest: Manifest, files: list[OutboundFile] | None = None) -> str:
    return "\n".join(part.content.text for part in render(content, files or [], manifest))


def file(kind: str = "image", size: int = 100, **more: object) -> OutboundFile:
    return OutboundFile(
        name="foto.jpg",
        media_type="image/jpeg",
        size_bytes=size,
        kind=kind,
        content=b"x",
        link="https://host/f/abc/foto.jpg",
        **more,  # type: ignore[arg-type]
    )


def test_buttons_the_channel_lacks_become_numbered_lines() -> None:
    content = Content(
        text="Verholpen?", buttons=[Button(id="y", label="Ja"), Button(id="n", label="Nee")]
    )
    assert texts(content, SMS) == "Verholpen?\n\n1. Ja\n2. Nee"
    [part] = render(content, [], RICH)
    assert [b.label for b in part.content.buttons] == ["Ja", "Nee"]


def test_more_or_longer_buttons_than_the_channel_takes_become_lines_too() -> None:
    four = [Button(id=str(n), label=f"Keuze {n}") for n in range(4)]
    assert "4. Keuze 3" in texts(Content(text="?", buttons=four), RICH)
    long = [Button(id="x", label="Een veel te lang label voor een knop")]
    assert "1. Een veel te lang" in texts(Content(text="?", buttons=long), RICH)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (
            Content(location=Location(latitude=52.1, longitude=4.3, name="Kantoor")),
            "Kantoor\nhttps://",
        ),
        (Content(contacts=[ContactCard(name="Jan", phones=["+31612345678"])]), "Jan +31612345678"),
        (Content(rows=[ListRow(id="1", title="Ma", description="9 uur")]), "1. Ma: 9 uur"),
        (Content(subject="Over uw huur", text="Dag"), "Over uw huur\n\nDag"),
        (Content(template=Template(name="t", language="nl", text="Hallo Jan")), "Hallo Jan"),
    ],
)
def test_what_the_channel_can_t_show_is_said(content: Content, shown: str) -> None:
    assert shown in texts(content, SMS)


def test_a_file_over_the_limit_goes_as_a_link() -> None:
    small = channel("image", attachment_bytes={"image": 50})
    assert "foto.jpg: https://host/f/abc/foto.jpg" in texts(Content(text="Zie"), small, [file()])
    [part] = render(Content(text="Zie"), [file(size=40)], small)
    assert len(part.files) == 1


def test_more_files_than_a_message_takes_go_in_several() -> None:
    one_each = channel("image", attachments_per_message=1)
    parts = render(Content(text="Drie"), [file(), file(), file()], one_each)
    assert [len(part.files) for part in parts] == [1, 1, 1]
    assert [part.content.text for part in parts] == ["Drie", "", ""]


def test_buttons_stand_under_the_end_of_a_long_text() -> None:
    manifest = channel("buttons", buttons=3, text_characters=50)
    parts = render(Content(text="woord " * 30, buttons=[Button(id="y", label="Ja")]), [], manifest)
    assert len(parts) > 1
    assert [bool(part.content.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_a_long_text_is_cut_where_people_would() -> None:
    text = "Eerste zin hier. Tweede zin daar.\n\nNieuwe alinea met nog wat woorden."
    assert split_text(text, 40) == [
        "Eerste zin hier. Tweede zin daar.",
        "Nieuwe alinea met nog wat woorden.",
    ]


@given(st.text(max_size=900), st.integers(10, 200))
def test_no_part_is_over_the_limit_and_no_word_is_lost(text: str, most: int) -> None:
    parts = split_text(text, most)
    assert all(0 < len(part) <= most for part in parts) or not text
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["👩‍👩‍👧‍👦", "🇳🇱", "é", "👍🏽", "e\u0301", "x"]), max_size=80))
def test_what_people_see_as_one_character_stays_whole(letters: list[str]) -> None:
    for part in split_text("".join(letters), 20)[1:]:
        assert not unicodedata.combining(part[0])
        assert part[0] not in "\u200d\ufe0f"
        assert not "\U0001f3fb" <= part[0] <= "\U0001f3ff"
