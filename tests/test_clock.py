"""One clock: it runs, is set for the process, or for one task of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from onethread import clock
from onethread.database.engine import Database
from onethread.events import Event, record
from onethread.jobs import Done, Job, JobLoop, Outcome, enqueue

MOMENT = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)


def test_it_runs_until_it_is_set() -> None:
    assert clock.fixed() is None
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    with clock.at(MOMENT):
        assert clock.now() == clock.fixed() == MOMENT
    assert clock.fixed() is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"), clock.here(datetime(2031, 1, 1)):  # noqa: DTZ001
        pass


async def test_tasks_may_each_have_their_own() -> None:
    async def moment(day: int) -> datetime:
        with clock.here(MOMENT + timedelta(days=day)):
            await asyncio.sleep(0)
            return clock.now()

    assert await asyncio.gather(moment(1), moment(2)) == [
        MOMENT + timedelta(days=1),
        MOMENT + timedelta(days=2),
    ]
    assert clock.fixed() is None


async def test_jobs_and_events_go_by_the_set_clock(database: Database) -> None:
    async def handle(job: Job) -> Outcome:
        return Done()

    loop = JobLoop(database, "later", handle)
    with clock.here(MOMENT):
        async with database.transaction() as connection:
            await enqueue(connection, "later", {}, run_at=MOMENT + timedelta(hours=1))
            await record(connection, [Event(kind="channel.changed")])
        assert await loop.claim(5) == []
    assert await loop.claim(5) == []  # by the real clock that moment lies years ahead
    with clock.here(MOMENT + timedelta(hours=1)):
        assert len(await loop.claim(5)) == 1
    assert await database.fetchval("SELECT at FROM events") == MOMENT
