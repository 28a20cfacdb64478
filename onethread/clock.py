"""The one clock. Rules and storage ask it for the time, so that history can be replayed.

Rules that depend on time go by `now()`. A statement that would use PostgreSQL's `now()` for such a rule
takes `coalesce($n, now())` with `fixed()`: the database's own clock as a rule, the set one in a replay.
Leases, locks, sessions' heartbeats and the audit trail are about processes and people of this very
moment, and go by the real time always.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_fixed: datetime | None = None
_here: ContextVar[datetime | None] = ContextVar("onethread_clock", default=None)


def now() -> datetime:
    """The present moment as an aware UTC time, or the moment that was set."""
    return fixed() or datetime.now(UTC)


def fixed() -> datetime | None:
    """The moment that was set, for this task or for the process; None when the clock runs."""
    return _here.get() or _fixed


def set_fixed(moment: datetime | None) -> None:
    """Fix the clock of this process at `moment` (aware), or let it run again with None."""
    global _fixed
    _fixed = None if moment is None else _utc(moment)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Fix the clock of the process at `moment` within a block."""
    before = _fixed
    set_fixed(moment)
    try:
        yield
    finally:
        set_fixed(before)


@contextmanager
def here(moment: datetime) -> Iterator[None]:
    """Fix the clock of this task, and of those it starts, within a block: others have their own."""
    token = _here.set(_utc(moment))
    try:
        yield
    finally:
        _here.reset(token)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without a zone can't be used: pass an aware datetime")
    return moment.astimezone(UTC)
