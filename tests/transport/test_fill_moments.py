"""Moments that a subscription names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onethread import clock
from onethread.messages import HttpRequest
from onethread.transport.fill import fill


def wanted(step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url="https://x.example", json={"until": "{{in_hours.72}}"}, step=step
    )


def test_a_subscription_may_name_a_moment_ahead() -> None:
    until = datetime.fromisoformat(fill(wanted("subscribe"), []).json["until"])
    assert abs(until - clock.now() - timedelta(hours=72)) < timedelta(minutes=1)
    assert until.tzinfo == UTC


def test_braces_in_a_message_stay_as_they_are() -> None:
    assert fill(wanted("send"), []).json["until"] == "{{in_hours.72}}"
