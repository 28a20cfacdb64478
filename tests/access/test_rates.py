"""Rate limits."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from onethread import clock
from onethread.access import forget_old_rates, forget_rate, give_back, rate_limit
from onethread.database.engine import Database
from onethread.errors import TooManyRequests

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


async def allowed(database: Database, times: int, key: str = "k") -> int:
    """How many of `times` at 3 a minute are let through."""
    count = 0
    for _ in range(times):
        try:
            await rate_limit(database, key, most=3, window_seconds=60)
        except TooManyRequests:
            continue
        count += 1
    return count


async def test_more_than_allowed_is_refused_until_the_window_passed(database: Database) -> None:
    with clock.at(START):
        assert await allowed(database, 5) == 3
        assert await allowed(database, 1, "another key") == 1
        with pytest.raises(TooManyRequests) as refused:
            await rate_limit(database, "k", most=3, window_seconds=60)
        assert refused.value.extra["retry_after_seconds"] == 60
    with clock.at(START + timedelta(seconds=120)):
        assert await allowed(database, 5) == 3


async def test_the_window_slides(database: Database) -> None:
    with clock.at(START + timedelta(seconds=59)):
        assert await allowed(database, 3) == 3
    with clock.at(START + timedelta(seconds=61)):
        assert await allowed(database, 3) == 1


async def test_many_at_once_are_counted_exactly(database: Database) -> None:
    with clock.at(START):
        outcomes = await asyncio.gather(
            *(rate_limit(database, "k", most=5, window_seconds=60) for _ in range(20)),
            return_exceptions=True,
        )
    assert sum(outcome is None for outcome in outcomes) == 5


async def test_what_turned_out_well_is_given_back(database: Database) -> None:
    with clock.at(START):
        for _ in range(10):
            await rate_limit(database, "k", most=3, window_seconds=60)
            await give_back(database, "k", window_seconds=60)
        assert await allowed(database, 5) == 3
        await forget_rate(database, "k")
        assert await allowed(database, 5) == 3


async def test_old_counts_are_removed(database: Database) -> None:
    with clock.at(START):
        await allowed(database, 1)
    with clock.at(START + timedelta(days=2)):
        await allowed(database, 1)
        await forget_old_rates(database)
    assert await database.fetchval("SELECT count(*) FROM rate_counts") == 1
