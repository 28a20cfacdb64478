"""Codes of Vonage's errors, as its table explains them."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.connectors.vonage.refusals import explained


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ({"title": "1240", "detail": "Illegal Number"}, "no_consent"),
        ({"title": 1190, "detail": "Absent Subscriber Permanent"}, "bad_recipient"),
        # Off, or filtered by a carrier: no fault of the number's, and not a block of the customer's.
        ({"title": "1180", "detail": "Absent Subscriber Temporary"}, "1180"),
        ({"title": "1210", "detail": "Anti-Spam Rejection"}, "1210"),
        ({"title": "1220", "detail": "Handset Busy"}, "1220"),
        (
            {"error": {"type": "https://developer.vonage.com/api-errors/messages#1300"}},
            "bad_recipient",
        ),
        ({"type": "https://developer.vonage.com/api-errors/messages#rejected"}, None),
        ("mangled", None),
    ],
)
def test_a_report_says_what_the_table_says(problem: Any, code: str | None) -> None:
    assert explained(problem)[0] == code


def test_a_report_promises_no_second_attempt() -> None:
    _, words = explained({"title": "1230", "detail": "Network Error"})
    assert words == "Vonage 1230: Network Error"
