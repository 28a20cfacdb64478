"""Public pages look as was set: a logo and nothing that an address may smuggle, words that can be read."""

from __future__ import annotations

import pytest

from onethread.channels.look import OWN_COLOUR, Look, logo_source, look_of, text_on


@pytest.mark.parametrize(
    ("logo", "source"),
    [
        ("https://www.example.nl/logo.png", "https://www.example.nl"),
        ("http://127.0.0.1:8080/x.svg?y", "http://127.0.0.1:8080"),
        ("https://WWW.Example.nl/a", "https://www.example.nl"),
        ("https://x.nl; script-src *", ""),
        ("https://x.nl:abc/", ""),
        ("https://[::1/", ""),
        ("javascript:alert(1)", ""),
        ("data:image/png;base64,AAAA", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_the_origin_of_a_web_address_is_allowed(logo: str | None, source: str) -> None:
    assert logo_source(logo) == source


def test_what_cant_be_used_is_left_out() -> None:
    assert look_of(" De Linde ", "red;}", "javascript:x") == Look(
        name="De Linde", colour=OWN_COLOUR
    )
    assert look_of("De Linde", "#AA0000", "https://x.nl/l.png") == Look(
        name="De Linde", colour="#AA0000", logo="https://x.nl/l.png"
    )


@pytest.mark.parametrize(
    ("colour", "text"),
    [
        ("#0f766e", "#ffffff"),
        ("#ffff00", "#000000"),
        ("#111111", "#ffffff"),
        ("#ea580c", "#000000"),
    ],
)
def test_words_on_a_colour_can_be_read(colour: str, text: str) -> None:
    assert text_on(colour) == text
