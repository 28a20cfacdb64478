"""What is special about the web chat: tokens, tickets, origins."""

from __future__ import annotations

import hashlib
import hmac
import time

import jwt
import pytest

from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.device import allowed
from onethread.connectors.webchat.tokens import (
    make_visitor_token,
    new_visitor,
    read_customer_token,
    read_visitor_token,
)
from onethread.connectors.webchat.uploads import make_ticket, read_ticket
from onethread.errors import NotAuthenticated

SECRET = "a-secret-of-at-least-thirty-two-characters"
FILE = {"id": "b" * 64, "name": "foto.png", "media_type": "image/png", "kind": "image"}


def sign(purpose: str, payload: bytes) -> bytes:
    return hmac.digest(b"key" + purpose.encode(), payload, hashlib.sha256)


def check(purpose: str, payload: bytes, mac: bytes) -> bool:
    return hmac.compare_digest(sign(purpose, payload)[: len(mac)], mac)


def token(**claims: object) -> str:
    return jwt.encode({"sub": "K-1", "exp": time.time() + 600, **claims}, SECRET, "HS256")


def test_a_visitor_token_brings_back_the_same_visitor() -> None:
    visitor = new_visitor()
    assert read_visitor_token(check, make_visitor_token(sign, visitor)) == visitor


def test_a_changed_visitor_token_is_nobodys() -> None:
    good = make_visitor_token(sign, new_visitor())
    for place in range(len(good) - 1):  # the last character's low bits are padding
        other = "A" if good[place] != "A" else "B"
        assert read_visitor_token(check, good[:place] + other + good[place + 1 :]) is None
    for bad in ("", "x", "é", "A" * 43, good[:-2]):
        assert read_visitor_token(check, bad) is None


def test_a_customer_token_tells_who_is_logged_in() -> None:
    claims = read_customer_token(token(email="jan@example.nl", name="Jan"), SECRET)
    assert (claims.sub, claims.email, claims.name) == ("K-1", "jan@example.nl", "Jan")


@pytest.mark.parametrize(
    "bad",
    [
        jwt.encode({"sub": "K-1", "exp": 4102444800}, "another-secret-of-thirty-two-characters!"),
        jwt.encode({"sub": "K-1", "exp": 1}, SECRET),
        jwt.encode({"sub": "K-1"}, SECRET),
        jwt.encode({"exp": 4102444800}, SECRET),
        jwt.encode({"sub": "K-1", "exp": 4102444800}, "", algorithm="none"),
        jwt.encode({"sub": "K-1", "exp": 4102444800, "email": 5}, SECRET),
        "not.a.token",
        "",
    ],
)
def test_a_forged_ended_or_malformed_customer_token_is_refused(bad: str) -> None:
    with pytest.raises(NotAuthenticated):
        read_customer_token(bad, SECRET)


def test_a_ticket_is_good_for_the_visitor_who_uploaded() -> None:
    ticket = make_ticket(sign, "visitor-a", FILE)
    facts = read_ticket(check, "visitor-a", ticket)
    assert facts is not None
    assert facts["id"] == FILE["id"]
    assert read_ticket(check, "visitor-b", ticket) is None
    assert read_ticket(check, "visitor-a", ticket[:-4]) is None


@pytest.mark.parametrize(
    ("origin", "fits"),
    [
        ("https://www.site.example", True),
        ("https://WWW.site.example", True),
        ("https://chat.own.example", True),
        ("http://www.site.example", False),
        ("https://www.site.example.evil.example", False),
        ("https://site.example", False),
        ("null", False),
        (None, False),
    ],
)
def test_only_named_sites_and_our_own_may_show_it(origin: str | None, fits: bool) -> None:
    config = WebChatConfig(title="x", websites=["https://www.site.example"])
    assert allowed(origin, "https://chat.own.example", config) is fits
