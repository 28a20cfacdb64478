"""The page to try the chat on lets in the logo, and nothing that an address may smuggle."""

from __future__ import annotations

import pytest

from onethread.realtime.trial import logo_source


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
