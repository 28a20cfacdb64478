"""One table of jobs, taken in batches with SKIP LOCKED and a lease.

Jobs of one `lane` run one after the other, in the order they were put in (a conversation's replies
keep their order); jobs without a lane run side by side. A job whose worker died is taken again when
its lease ends, so a handler must be safe to run twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread import clock
from onethread.database.engine import Connection, Database, Listener
from onethread.errors import DatabaseUnavailable


class Job(msgspec.Struct, kw_only=True):
    """A job as its handler gets it. `attempts` counts this one."""

    id: int
    queue: str
    lane: str
    payload: dict[str, Any]
    attempts: int
    created_at: datetime


class Done(msgspec.Struct):
    """The handler finished: the job is removed."""


class Retry(msgspec.Struct):
    """Run again after `after_seconds`; `reason` is kept."""

    after_seconds: float
    reason: str


class Failed(msgspec.Struct):
    """Given up: the job is kept with its reason until someone retries or removes it."""

    reason: str


Outcome = Done | Retry | Failed


async def enqueue(
    connection: Connection,
    queue: str,
    payload: Mapping[str, Any],
    *,
    lane: str = "",
    unique_key: str | None = None,
    run_at: datetime | None = None,
) -> None:
    """Put one job in the caller's transaction. With a `unique_key` already waiting: nothing."""
    await enqueue_many(connection, queue, [(payload, lane, unique_key, run_at)])


async def enqueue_many(
    connection: Connection,
    queue: str,
    jobs: Sequence[tuple[Mapping[str, Any], str, str | None, datetime | None]],
) -> None:
    """Put several jobs (payload, lane, unique key, run at) in one statement."""
    if not jobs:
        return
    await connection.execute(
        """
        WITH put AS (
          INSERT INTO jobs (queue, payload, lane, unique_key, run_at)
          SELECT $1, p, l, k, coalesce(r, $6, now())
          FROM unnest($2::jsonb[], $3::text[], $4::text[], $5::timestamptz[]) AS t(p, l, k, r)
          ON CONFLICT (queue, unique_key) WHERE unique_key IS NOT NULL AND failed_at IS NULL
          DO NOTHING
        )
        SELECT pg_notify('onethread_jobs', $1)
        """,
        queue,
        [job[0] for job in jobs],
        [job[1] for job in jobs],
        [job[2] for job in jobs],
        [job[3] for job in jobs],
        clock.fixed(),
    )


_CLAIM = """
UPDATE jobs SET leased_until = now() + make_interval(secs => $3), attempts = attempts + 1
WHERE id IN (
  SELECT id FROM jobs AS j
  WHERE queue = $1 AND failed_at IS NULL AND run_at <= coalesce($4, now())
    AND (leased_until IS NULL OR leased_until < now())
    AND (lane = '' OR NOT EXISTS (
      SELECT 1 FROM jobs AS earlier
      WHERE earlier.queue = j.queue AND earlier.lane = j.lane AND earlier.id < j.id
        AND earlier.failed_at IS NULL))
  ORDER BY run_at, id
  LIMIT $2
  FOR UPDATE SKIP LOCKED
)
RETURNING id, queue, lane, payload, attempts, created_at
"""


class JobLoop:
    """Takes jobs of one queue and runs `handle(job)` for up to `parallel` of them at a time."""

    def __init__(
        self,
        database: Database,
        queue: str,
        handle: Callable[[Job], Awaitable[Outcome]],
        *,
        parallel: int = 16,
        lease_seconds: float = 120,
        idle_seconds: float = 1.0,
    ) -> None:
        self._database = database
        self._queue = queue
        self._handle = handle
        self._parallel = parallel
        self._lease_seconds = lease_seconds
        self._idle_seconds = idle_seconds
        self._running: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._stopping = False

    def _wake(self, payload: str) -> None:
        if payload in ("", self._queue):
            self._changed.set()

    async def run(self) -> None:
        """Work until `stop()`; then finish what was begun."""
        listener: Listener = self._database.listener("onethread_jobs", self._wake)
        await listener.start()
        try:
            while not self._stopping:
                self._changed.clear()
                free = self._parallel - len(self._running)
                jobs: list[Job] = []
                if free > 0:
                    try:
                        jobs = await self.claim(free)
                    except DatabaseUnavailable:
                        jobs = []
                for job in jobs:
                    task = asyncio.create_task(self.work(job), name=f"{self._queue}-{job.id}")
                    self._running.add(task)
                    task.add_done_callback(self._finished)
                if not jobs:
                    try:
                        async with asyncio.timeout(self._idle_seconds):
                            await self._changed.wait()
                    except TimeoutError:
                        pass
        finally:
            await listener.stop()
            if self._running:
                await asyncio.gather(*self._running, return_exceptions=True)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._changed.set()

    def stop(self) -> None:
        """Take no more jobs; `run` returns when those begun have ended."""
        self._stopping = True
        self._changed.set()

    async def claim(self, limit: int) -> list[Job]:
        """Take up to `limit` due jobs under a lease."""
        rows = await self._database.fetch(
            _CLAIM, self._queue, limit, self._lease_seconds, clock.fixed()
        )
        return [Job(**dict(row)) for row in sorted(rows, key=lambda row: row["id"])]

    async def work(self, job: Job) -> None:
        """Run one job and keep its outcome. An unexpected error is tried again, ever later."""
        try:
            outcome = await self._handle(job)
        except DatabaseUnavailable as error:
            outcome = Retry(5, str(error))
        except Exception as error:  # noqa: BLE001 - whatever a handler raises, the job is kept
            outcome = Retry(min(3600, 2.0**job.attempts), f"{type(error).__name__}: {error}")
            if job.attempts >= 12:
                outcome = Failed(outcome.reason)
        try:
            await self._keep(job, outcome)
        except DatabaseUnavailable:
            return  # the lease ends and the job is taken again

    async def _keep(self, job: Job, outcome: Outcome) -> None:
        match outcome:
            case Done():
                await self._database.execute("DELETE FROM jobs WHERE id = $1", job.id)
            case Retry(after_seconds, reason):
                await self._database.execute(
                    "UPDATE jobs SET leased_until = NULL, last_error = $3,"
                    " run_at = coalesce($4, now()) + make_interval(secs => $2) WHERE id = $1",
                    job.id,
                    after_seconds,
                    reason[:2000],
                    clock.fixed(),
                )
            case Failed(reason):
                await self._database.execute(
                    "UPDATE jobs SET leased_until = NULL, last_error = $2, failed_at = now()"
                    " WHERE id = $1",
                    job.id,
                    reason[:2000],
                )
