"""By which channel an answer would best go, and why: pure, no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

Reason = Literal["answered", "habit", "often", "window", "free", "quick"]

ANSWERED = 3.0
ANSWERED_HOURS = 24.0  # after this long it weighs half
HABIT = 2.0
OFTEN = 1.0
QUICK = 0.5
COST = {"free": 0.5, "template": 0.0, "message": -0.5, None: 0.0}
CLOSING = -0.5
CLOSING_WITHIN = timedelta(minutes=30)
# Less is chance.
HABIT_MESSAGES = 3
HABIT_SHARE = 0.5
# The customer heard from us on a live channel only while they are there.
AWAY = -2.5
AWAY_AFTER = timedelta(minutes=10)


class Option(msgspec.Struct, kw_only=True):
    """A leg that an answer may go by. `heard_now`, `heard`: messages of the customer on this channel at
    this time of day, and at any. `live`: they read it only while they have it open."""

    leg_id: int
    can_reply: bool
    closes_at: datetime | None = None
    cost: str | None = None
    live: bool = False
    last_inbound_at: datetime | None = None
    heard_now: int = 0
    heard: int = 0


class Choice(msgspec.Struct, kw_only=True):
    """A leg that can carry an answer, with what speaks for it, the strongest first. `closes_at`: until
    when, where it has a window."""

    leg_id: int
    score: float
    reasons: list[Reason]
    closes_at: datetime | None = None


def rank(options: Sequence[Option], now: datetime) -> list[Choice]:
    """The legs that can carry an answer now, best first. What consent or a closed window forbids is not
    among them; on a tie the one heard last, then the newest."""
    able = [option for option in options if option.can_reply]
    heard = sum(option.heard for option in options)
    heard_now = sum(option.heard_now for option in options)
    latest = max((o.last_inbound_at for o in options if o.last_inbound_at), default=None)
    found: list[tuple[Choice, Option]] = []
    for option in able:
        said: list[tuple[float, Reason]] = []
        away = 0.0
        if option.last_inbound_at is not None:
            silent = max(timedelta(), now - option.last_inbound_at)
            if option.last_inbound_at == latest:
                hours = silent.total_seconds() / 3600
                said.append((ANSWERED * 0.5 ** (hours / ANSWERED_HOURS), "answered"))
            if option.live:
                if silent > AWAY_AFTER:
                    away = AWAY
                else:
                    said.append((QUICK, "quick"))
        if heard_now >= HABIT_MESSAGES and option.heard_now / heard_now > HABIT_SHARE:
            said.append((HABIT * option.heard_now / heard_now, "habit"))
        elif heard >= HABIT_MESSAGES and option.heard / heard > HABIT_SHARE:
            said.append((OFTEN * option.heard / heard, "often"))
        cost = COST.get(option.cost, 0.0)
        if cost > 0:
            said.append((cost, "free"))
        closing = option.closes_at is not None and option.closes_at - now < CLOSING_WITHIN
        score = sum(weight for weight, _ in said) + min(cost, 0.0) + away
        score += CLOSING if closing else 0.0
        reasons = [reason for _, reason in sorted(said, key=lambda each: -each[0])]
        if option.closes_at is not None and not closing:
            reasons.append("window")
        choice = Choice(
            leg_id=option.leg_id,
            score=round(score, 2),
            reasons=reasons,
            closes_at=option.closes_at,
        )
        found.append((choice, option))
    found.sort(
        key=lambda each: (
            -each[0].score,
            -(each[1].last_inbound_at.timestamp() if each[1].last_inbound_at else 0.0),
            -each[0].leg_id,
        )
    )
    return [choice for choice, _ in found]
