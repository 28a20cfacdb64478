"""The reply window: how long after the customer's last message a channel takes free text, and how many
answers to it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta


def closes_at(hours: int | None, last_inbound_at: datetime | None) -> datetime | None:
    """When the window closes; None when the channel has none or it never opened."""
    if hours is None or last_inbound_at is None:
        return None
    return last_inbound_at + timedelta(hours=hours)


def is_open(hours: int | None, last_inbound_at: datetime | None, now: datetime) -> bool:
    """Whether free text may be sent now."""
    if hours is None:
        return True
    closing = closes_at(hours, last_inbound_at)
    return closing is not None and now < closing


def is_used_up(most_answers: int | None, answers: int) -> bool:
    """Whether the provider takes no more answers until the customer writes again."""
    return most_answers is not None and answers >= most_answers
