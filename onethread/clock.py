"""The one clock. Rules and storage ask it for the time, so that history can be replayed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_fixed: datetime | None = None


def now() -> datetime:
    """The present moment as an aware UTC time, or the moment set by `at`."""
    return _fixed if _fixed is not None else datetime.now(UTC)


def set_fixed(moment: datetime | None) -> None:
    """Fix the clock of this process at `moment` (aware), or let it run again with None."""
    global _fixed
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a time without a zone can't be used: pass an aware datetime")
    _fixed = None if moment is None else moment.astimezone(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Fix the clock at `moment` within a block."""
    before = _fixed
    set_fixed(moment)
    try:
        yield
    finally:
        set_fixed(before)
