"""When a message was said: the provider's word, made fit to order by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onethread.intake.sift import when_said


def clock(second: float) -> datetime:
    return datetime(2026, 5, 4, 12, tzinfo=UTC) + timedelta(seconds=second)


@pytest.mark.parametrize(
    ("said", "received", "expected"),
    [
        pytest.param(10.25, 12, 10.25, id="a precise time stays"),
        pytest.param(10, 10.3, 10.3, id="a whole second, received within it: just before receipt"),
        pytest.param(10, 12, 10.90001, id="a whole second, received later: late in that second"),
        pytest.param(10, 10.95, 10.90001, id="never after one that was received in time"),
        pytest.param(-86400, 12, -86399.09999, id="a mail of yesterday stays yesterday's"),
        pytest.param(70.5, 10, 70.5, id="a clock a minute ahead is believed"),
        pytest.param(400.5, 10, 10, id="a clock far ahead is not"),
    ],
)
def test_when_it_was_said(said: float, received: float, expected: float) -> None:
    assert when_said(clock(said), clock(received), 10) == clock(expected)


def test_late_ones_of_one_second_keep_the_order_of_receipt() -> None:
    times = [when_said(clock(10), clock(12), envelope) for envelope in range(5, 50)]
    assert times == sorted(set(times))
