"""Promises and by when."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.language.promises import find_promises

TUESDAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
HERE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "act", "due"),
    [
        ("We call you back before noon tomorrow.", "call", "Wed 25 12:00"),
        ("Wij bellen u morgen voor 12:00 uur terug.", "call", "Wed 25 12:00"),
        ("Een collega belt u vanmiddag terug.", "call", "Tue 24 17:00"),
        ("Nous vous rappelons demain matin.", "call", "Wed 25 12:00"),
        ("Wir melden uns bis Freitag.", "answer", "Fri 27 18:00"),
        ("U hoort binnen 2 werkdagen van ons.", "answer", "Thu 26 18:00"),
        ("Ik stuur u vandaag nog de factuur.", "send", "Tue 24 18:00"),
        ("De monteur komt dinsdag langs.", "visit", "Tue 01 18:00"),
        ("The refund will be sent within 3 working days.", "pay", "Fri 27 18:00"),
        ("I'll get back to you tomorrow at 3 pm.", "answer", "Wed 25 15:00"),
    ],
)
def test_a_promise_has_its_act_and_moment(text: str, act: str, due: str) -> None:
    [promise] = find_promises(text, TUESDAY, HERE)
    assert promise.act == act
    assert promise.due is not None
    assert promise.due.strftime("%a %d %H:%M") == due


@pytest.mark.parametrize(
    "text",
    [
        "Kunt u ons morgen bellen?",
        "Dank u voor uw bericht.",
        "We have called the engineer.",
        "Ik heb het doorgegeven.",
        "If you send us a photo, we will look at it tomorrow.",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    assert find_promises(text, TUESDAY, HERE) == []


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for promise in find_promises(text, TUESDAY, HERE):
        assert text[promise.start : promise.end] == promise.shown
