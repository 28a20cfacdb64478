"""What follows on an attempt, as a table."""

from __future__ import annotations

import pytest

from onethread.delivery.rules import MOST_ATTEMPTS, after_failure, after_refusal, wait_before
from onethread.errors import TransportError
from onethread.messages import SendRefused
from onethread.messages.states import DeliveryState, advance


@pytest.mark.parametrize(
    ("code", "retry_after", "attempt", "action", "pause"),
    [
        ("temporary", None, 1, "retry", False),
        ("temporary", None, MOST_ATTEMPTS, "fail", False),
        ("rate_limited", 7.0, 1, "retry", True),
        ("window_closed", None, 1, "fail", False),
        ("bad_recipient", None, 1, "fail", False),
        ("bad_credentials", None, 1, "fail", False),
        ("whatever", 3.0, 1, "retry", False),
    ],
)
def test_after_a_refusal(
    code: str, retry_after: float | None, attempt: int, action: str, pause: bool
) -> None:
    refused = SendRefused(code=code, reason="r", retry_after_seconds=retry_after)
    after = after_refusal(refused, attempt, 0.0)
    assert (after.action, after.pause_channel) == (action, pause)
    if retry_after is not None and action == "retry":
        assert after.wait_seconds >= retry_after


@pytest.mark.parametrize(
    ("retryable", "maybe_taken", "repeatable", "attempt", "action", "code"),
    [
        (True, False, False, 1, "retry", "unreachable"),
        (True, True, False, 1, "fail", "unknown"),
        (True, True, True, 1, "retry", "unreachable"),
        (False, False, False, 1, "fail", "unreachable"),
        (True, False, False, MOST_ATTEMPTS, "fail", "unreachable"),
    ],
)
def test_after_no_answer(
    retryable: bool, maybe_taken: bool, repeatable: bool, attempt: int, action: str, code: str
) -> None:
    error = TransportError("broke off", retryable=retryable, maybe_taken=maybe_taken)
    after = after_failure(error, attempt, 0.0, repeatable=repeatable)
    assert (after.action, after.code) == (action, code)


def test_waits_grow_and_end_somewhere() -> None:
    waits = [wait_before(attempt, 0.0) for attempt in range(1, 20)]
    assert waits == sorted(waits)
    assert waits[0] == 2.0
    assert waits[-1] == 900.0
    assert wait_before(1, 1.0) == 3.0


STATES: list[DeliveryState] = ["queued", "sent", "delivered", "read", "failed"]


@pytest.mark.parametrize("current", STATES)
@pytest.mark.parametrize("reported", STATES)
def test_a_state_never_goes_back(current: DeliveryState, reported: DeliveryState) -> None:
    reached = advance(current, reported)
    order = ["queued", "sent", "delivered", "read"]
    if current == "failed":
        assert reached in ("failed", reported)
        assert reached != "queued"
    elif reported == "failed":
        assert reached == ("failed" if current in ("queued", "sent") else current)
    else:
        assert reached == max(current, reported, key=order.index)
