"""What values of fields may be."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.customers.field_rules import Choice, Field, check, check_all, may_edit, may_see


def field(kind: Any, **given: Any) -> Field:
    values: dict[str, Any] = {
        "id": 1,
        "object_type_id": None,
        "key": "k",
        "label": "K",
        "kind": kind,
        "description": "",
        "choices": [
            Choice(value="social", label="Social rent"),
            Choice(value="free", label="Free"),
        ],
        "currency": None,
        "required": False,
        "personal": False,
        "seen_by": "everyone",
        "edited_by": "everyone",
        "section": "",
        "position": 0,
        "archived": False,
    }
    return Field(**(values | given))


@pytest.mark.parametrize(
    ("kind", "given", "stored"),
    [
        ("text", "  a \n b ", "a b"),
        ("text", 7, "7"),
        ("long_text", "a\n\nb ", "a\n\nb"),
        ("number", "1.250,5", 1250.5),
        ("number", "1,250.5", 1250.5),
        ("number", "-3", -3),
        ("number", 4.0, 4),
        ("money", "€ 812,505", 812.5),
        ("date", "2026-02-28", "2026-02-28"),
        ("date", "28-2-2026", "2026-02-28"),
        ("date", "2026-02-28T10:00:00Z", "2026-02-28"),
        ("choice", "social RENT", "social"),
        ("choices", ["free", "social", "free"], ["free", "social"]),
        ("choices", "free;social", ["free", "social"]),
        ("yes_no", "ja", True),
        ("yes_no", False, False),
        ("link", "example.org/a", "https://example.org/a"),
        ("phone", "06 12345678", "+31612345678"),
        ("email", "a@example.org", "a@example.org"),
        ("text", "", None),
        ("choices", [], None),
    ],
)
def test_a_value_is_stored_as_it_is_compared(kind: str, given: Any, stored: Any) -> None:
    assert check(field(kind), given, "NL") == stored


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("text", "x" * 501),
        ("text", {"a": 1}),
        ("text", True),
        ("number", "twelve"),
        ("number", "1e400"),
        ("number", True),
        ("number", float("nan")),
        ("money", "1.2.3"),
        ("date", "31-2-2026"),
        ("date", "soon"),
        ("choice", "other"),
        ("choices", 7),
        ("yes_no", "perhaps"),
        ("link", "javascript:alert(1)"),
        ("link", "no address"),
        ("phone", "12"),
        ("email", "a@b"),
    ],
)
def test_what_can_not_be_is_refused_with_what_to_do(kind: str, given: Any) -> None:
    with pytest.raises(ValueError, match=r"must|may|too"):
        check(field(kind), given, "NL")


def test_a_required_field_is_not_emptied_and_an_unknown_one_named() -> None:
    known = {"k": field("text", required=True)}
    good, wrong = check_all(known, {"k": " ", "x": 1}, "NL")
    assert good == {}
    assert wrong["k"] == "needs a value"
    assert "no such field" in wrong["x"]


@pytest.mark.parametrize(
    ("seen_by", "edited_by", "restricted", "program", "sees", "edits"),
    [
        ("everyone", "everyone", False, False, True, True),
        ("everyone", "restricted", False, False, True, False),
        ("everyone", "restricted", True, False, True, True),
        ("everyone", "programs", True, False, True, False),
        ("everyone", "programs", False, True, True, True),
        ("restricted", "everyone", False, False, False, False),
        ("restricted", "everyone", True, False, True, True),
        ("restricted", "programs", False, True, False, False),
    ],
)
def test_who_sees_and_edits(
    seen_by: str, edited_by: str, restricted: bool, program: bool, sees: bool, edits: bool
) -> None:
    about = field("text", seen_by=seen_by, edited_by=edited_by)
    assert may_see(about, restricted=restricted) is sees
    assert may_edit(about, restricted=restricted, program=program) is edits
