"""By which channel an answer would best go: as a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onethread.conversations.choice_rules import Option, rank

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def leg(leg_id: int, hours: float | None = None, **more: Any) -> Option:
    said = NOW - timedelta(hours=hours) if hours is not None else None
    return Option(**{"leg_id": leg_id, "can_reply": True, "last_inbound_at": said, **more})


OPEN = NOW + timedelta(hours=3)


@pytest.mark.parametrize(
    ("options", "best", "reasons"),
    [
        ([leg(1, 1), leg(2, 30)], [1, 2], ["answered"]),
        # Who went away from the chat does not read it; the mail costs nothing and waits.
        ([leg(1, 1, live=True, cost="free"), leg(2, 30, cost="free", heard=4)], [2, 1], ["often"]),
        ([leg(1, 0.05, live=True), leg(2, 30, cost="free")], [1, 2], ["answered", "quick"]),
        # A closed window, a refusal: not offered.
        ([leg(1, 1, can_reply=False), leg(2, 90)], [2], []),
        # Their habit at this hour against what was used last, long ago.
        ([leg(1, 72), leg(2, 80, heard_now=5, heard=5)], [2, 1], ["habit"]),
        ([leg(1, 1), leg(2, 80, heard_now=2, heard=2)], [1, 2], ["answered"]),  # two are chance
        ([leg(1, 2, closes_at=OPEN, cost="template")], [1], ["answered", "window"]),
        (
            [leg(1, 48, closes_at=NOW + timedelta(minutes=5)), leg(2, 49, cost="free")],
            [2, 1],
            ["free"],
        ),
        ([leg(1), leg(2)], [2, 1], []),
        ([], [], None),
    ],
)
def test_rank(options: list[Option], best: list[int], reasons: list[str] | None) -> None:
    ranked = rank(options, NOW)
    assert [choice.leg_id for choice in ranked] == best
    if reasons is not None:
        assert [each for each in ranked[0].reasons if each in reasons] == reasons
