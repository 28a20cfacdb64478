"""Jobs: once each, lanes in order, never lost."""

from __future__ import annotations

import asyncio

from onethread.database.engine import Database
from onethread.jobs import Done, Failed, Job, JobLoop, Outcome, Retry, enqueue


async def put(database: Database, *numbers: int, lane: str = "", key: str | None = None) -> None:
    async with database.transaction() as connection:
        for number in numbers:
            await enqueue(connection, "q", {"n": number}, lane=lane, unique_key=key)


async def drain(database: Database, loop: JobLoop) -> None:
    running = asyncio.create_task(loop.run())
    async with asyncio.timeout(10):
        while await database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM jobs WHERE failed_at IS NULL AND run_at <= now())"
        ):
            await asyncio.sleep(0.01)
    loop.stop()
    await running


async def test_jobs_of_a_lane_go_one_after_the_other(database: Database) -> None:
    order: list[tuple[str, int]] = []
    at_once = 0
    most = 0

    async def handle(job: Job) -> Outcome:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.005)
        order.append((job.lane, job.payload["n"]))
        at_once -= 1
        return Done()

    await put(database, *range(8), lane="a")
    await put(database, *range(8), lane="b")
    await drain(database, JobLoop(database, "q", handle, idle_seconds=0.02))
    for lane in "ab":
        assert [n for name, n in order if name == lane] == list(range(8))
    assert most == 2


async def test_a_job_that_fails_for_now_comes_again_and_one_given_up_is_kept(
    database: Database,
) -> None:
    async def handle(job: Job) -> Outcome:
        if job.payload["n"] == 1 and job.attempts < 3:
            return Retry(0, "not yet")
        if job.payload["n"] == 2:
            return Failed("no use")
        if job.payload["n"] == 3 and job.attempts == 1:
            raise RuntimeError("bug")
        return Done()

    await put(database, 1, 2, 3)
    await drain(database, JobLoop(database, "q", handle, idle_seconds=0.02))
    rows = await database.fetch("SELECT payload, last_error, failed_at FROM jobs ORDER BY id")
    assert [row["payload"]["n"] for row in rows] == [2, 3]
    assert rows[0]["last_error"] == "no use"
    assert "RuntimeError" in rows[1]["last_error"]  # waits for its next turn
    assert rows[1]["failed_at"] is None


async def test_a_job_whose_worker_died_is_taken_again(database: Database) -> None:
    async def handle(job: Job) -> Outcome:
        return Done()

    await put(database, 1)
    dead = JobLoop(database, "q", handle, lease_seconds=0)
    assert [job.attempts for job in await dead.claim(5)] == [1]
    assert [job.attempts for job in await dead.claim(5)] == [2]


async def test_two_loops_never_hold_one_job(database: Database) -> None:
    async def handle(job: Job) -> Outcome:
        return Done()

    await put(database, *range(50))
    loops = [JobLoop(database, "q", handle) for _ in range(4)]
    claimed = await asyncio.gather(*(loop.claim(20) for loop in loops))
    ids = [job.id for jobs in claimed for job in jobs]
    assert len(ids) == len(set(ids))


async def test_a_unique_job_waits_once(database: Database) -> None:
    await put(database, 1, key="same")
    await put(database, 2, key="same")
    assert await database.fetchval("SELECT count(*) FROM jobs") == 1


async def test_a_rolled_back_change_asks_for_no_work(database: Database) -> None:
    class Undone(Exception):
        pass

    try:
        async with database.transaction() as connection:
            await enqueue(connection, "q", {})
            raise Undone
    except Undone:
        pass
    assert await database.fetchval("SELECT count(*) FROM jobs") == 0
