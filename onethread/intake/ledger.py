"""The ledger: every payload is stored, raw and durably, before its sender is told that we have it.

Concurrent payloads share a commit: while one group is being written the next one gathers. What is in
memory is bounded, so a flood waits at the door instead of growing the process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
import structlog

from onethread import clock
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable, Overloaded

log = structlog.get_logger(__name__)

GROUP_ITEMS = 1000
GROUP_BYTES = 8 << 20
# Two groups at a time: one waits for the disk while the other is sent.
WRITERS = 2
# A sender that waited this long for room is told to come back.
WAIT_SECONDS = 20.0

_INSERT = """
WITH stored AS (
  INSERT INTO envelopes (channel_id, received_at, headers, body)
  SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::jsonb[], $4::bytea[])
  RETURNING id
), queued AS (
  INSERT INTO intake_queue (envelope_id) SELECT id FROM stored
)
SELECT id, CASE WHEN row_number() OVER () = 1 THEN pg_notify('onethread_intake', '') END
FROM stored
"""


class _Waiting(msgspec.Struct):
    channel_id: int
    received_at: datetime
    headers: Mapping[str, Any]
    body: bytes
    stored: asyncio.Future[int]


class Ledger:
    """Stores envelopes. One per process; `start` it in the running loop, `stop` it at the end."""

    def __init__(self, database: Database, max_pending_bytes: int = 64 << 20) -> None:
        self._database = database
        self._max_pending_bytes = max_pending_bytes
        self._pending_bytes = 0
        self._waiting: list[_Waiting] = []
        self._arrived = asyncio.Event()
        self._room = asyncio.Condition()
        self._crowd = 0
        self._writing = 0
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin writing."""
        self._tasks = [
            asyncio.create_task(self._write(), name=f"ledger-{n}") for n in range(WRITERS)
        ]

    async def stop(self) -> None:
        """Write what waits, then end."""
        while self._waiting or self._writing or self._pending_bytes:
            self._arrived.set()
            await asyncio.sleep(0.01)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def make_room(self, size_bytes: int) -> None:
        """Claim memory for a payload before reading it; give it back by `free`.

        Waits while others fill the room. Raises Overloaded when that takes too long.
        """
        if self._pending_bytes + size_bytes > self._max_pending_bytes and self._pending_bytes:
            self._crowd += 1
            try:
                async with asyncio.timeout(WAIT_SECONDS), self._room:
                    await self._room.wait_for(
                        lambda: (
                            not self._pending_bytes
                            or self._pending_bytes + size_bytes <= self._max_pending_bytes
                        )
                    )
            except TimeoutError:
                raise Overloaded(
                    "too much is coming in at once; send it again shortly", retry_after_seconds=5
                ) from None
            finally:
                self._crowd -= 1
        self._pending_bytes += size_bytes

    async def free(self, size_bytes: int) -> None:
        """Give back what `make_room` claimed."""
        self._pending_bytes -= size_bytes
        if self._crowd:
            async with self._room:
                self._room.notify_all()

    def put(self, channel_id: int, headers: Mapping[str, Any], body: bytes) -> asyncio.Future[int]:
        """Queue a payload for which room was made; the future gives its envelope id once stored."""
        stored: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(channel_id, clock.now(), headers, body, stored))
        self._arrived.set()
        return stored

    async def accept(self, channel_id: int, headers: Mapping[str, Any], body: bytes) -> int:
        """Store one payload durably; returns its envelope id after the commit.

        Raises Overloaded or DatabaseUnavailable: nothing was stored, the sender must try again.
        """
        size = len(body)
        await self.make_room(size)
        try:
            return await self.put(channel_id, headers, body)
        finally:
            await self.free(size)

    async def _write(self) -> None:
        while True:
            await self._arrived.wait()
            group = self._take_group()
            if not group:
                self._arrived.clear()
                continue
            self._writing += 1
            try:
                rows = await self._database.fetch(
                    _INSERT,
                    [item.channel_id for item in group],
                    [item.received_at for item in group],
                    [item.headers for item in group],
                    [item.body for item in group],
                )
            except DatabaseUnavailable as error:
                self._refuse(group, error)
            except asyncio.CancelledError:
                self._refuse(group, DatabaseUnavailable("the server is stopping"))
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the senders must hear of it
                log.error("ledger.failed", error=type(error).__name__, envelopes=len(group))
                self._refuse(group, DatabaseUnavailable("storing failed; try again shortly"))
            else:
                for item, row in zip(group, rows, strict=True):
                    if not item.stored.done():
                        item.stored.set_result(row["id"])
            finally:
                self._writing -= 1

    def _take_group(self) -> list[_Waiting]:
        if len(self._waiting) <= GROUP_ITEMS:
            size = sum(len(item.body) for item in self._waiting)
            if size <= GROUP_BYTES:
                group, self._waiting = self._waiting, []
                return group
        size = 0
        for count, item in enumerate(self._waiting):
            size += len(item.body)
            if count and (count >= GROUP_ITEMS or size > GROUP_BYTES):
                break
        else:
            count = len(self._waiting)
        group, self._waiting = self._waiting[:count], self._waiting[count:]
        return group

    @staticmethod
    def _refuse(group: list[_Waiting], error: DatabaseUnavailable) -> None:
        for item in group:
            if not item.stored.done():
                item.stored.set_exception(error)
