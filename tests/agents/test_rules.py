"""Decisions about agents and passwords, as tables."""

from __future__ import annotations

import pytest

from onethread.access.actor import Role
from onethread.agents.rules import (
    check_demotion,
    check_region,
    clean_name,
    judge_password,
    normalise_email,
    normalise_password,
)
from onethread.errors import InvalidInput

ABOUT = ["Bram de Wit", "bram@delinde.example", "Woningcorporatie De Linde"]


@pytest.mark.parametrize(
    "password",
    [
        "copper lantern oatmeal",
        "tulp fiets regen",
        "vR7#kq!z2Lm&x0",
        "пароль длинный и свой",
        "🐙🦊🐢🦉🐝🐌🦋🐞🦀🐬🦓🐫",
    ],
)
def test_good_passwords(password: str) -> None:
    judge_password(password, ABOUT)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 12"),
        ("x" * 201, "at most 200"),
        ("aaaaaaaaaaaaaaaa", "epeats"),
        ("passwordpassword", "guess"),
        ("123456789012", "guess"),
        ("qwertyuiop[]", "guess"),
        ("bramdewit2026", "guess"),
        ("bram@delinde.example", "guess"),
        ("delinde12345", "guess"),
        ("Welkom01Welkom01", "guess"),
    ],
)
def test_refused_passwords_say_why(password: str, why: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        judge_password(password, ABOUT, "password.new")
    assert why in refused.value.extra["fields"]["password.new"]


def test_the_longest_password_is_judged_quickly() -> None:
    with pytest.raises(InvalidInput):
        judge_password("a1" * 100, ABOUT)


def test_the_same_password_typed_on_another_keyboard_fits() -> None:
    assert normalise_password("cafe\u0301") == normalise_password("café")


@pytest.mark.parametrize(
    "address", ["a@b.example", "Ada.Bakker+x@sub.b.example", "ådа@bücher.example", "root@localhost"]
)
def test_addresses(address: str) -> None:
    assert normalise_email(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "@b",
        "a@",
        "a b@c.example",
        "a@b@c.example",
        "a@.example",
        "a@b..example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b\u202e.example",
        "a@b\x00.example",
        "<a@b.example>",
        "a@" + "b" * 256,
        "a" * 65 + "@b.example",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(InvalidInput):
        normalise_email(address)


@pytest.mark.parametrize(
    ("was", "becomes", "active", "others", "allowed"),
    [
        ("administrator", "administrator", True, 0, True),
        ("administrator", "agent", True, 0, False),
        ("administrator", "administrator", False, 0, False),
        ("administrator", "agent", False, 0, False),
        ("administrator", "agent", True, 1, True),
        ("administrator", "administrator", False, 1, True),
        ("supervisor", "agent", True, 0, True),
        ("agent", "agent", False, 0, True),
        ("agent", "administrator", True, 0, True),
    ],
)
def test_the_last_administrator_stays(
    was: Role, becomes: Role, active: bool, others: int, allowed: bool
) -> None:
    def check() -> None:
        check_demotion(was=was, becomes=becomes, active=active, other_administrators=others)

    if allowed:
        check()
    else:
        with pytest.raises(InvalidInput):
            check()


def test_names_are_one_visible_line() -> None:
    assert clean_name("  Ada \u202e\x00 Bakker\n") == "Ada Bakker"
    for empty in ("", " ", "\u200b"):
        with pytest.raises(InvalidInput):
            clean_name(empty)


def test_regions() -> None:
    assert check_region(" nl ") == "NL"
    for wrong in ("N", "NLD", "N1", "ŅĻ"):
        with pytest.raises(InvalidInput):
            check_region(wrong)
