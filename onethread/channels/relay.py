"""Relays: from the worker that sends to the receiver that holds the channel's own connection, and back.

A row and a NOTIFY each way. Whoever asks knows afterwards whether it was taken: what nobody took may be
sent again, what was taken and never answered may have gone out.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import msgspec

from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable, TransportError
from onethread.messages import RelayRequest, RelayResponse

RECEIVERS_CHANNEL = "onethread_receivers"
"""NOTIFY to the receivers: "relay 12" or "poll 12", with the id of the channel."""
_ANSWERS_CHANNEL = "onethread_relay_answers"


class Carrier:
    """The asking side, one per process. It listens for answers from the first request on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: dict[str, asyncio.Event] = {}
        self._listener = database.listener(_ANSWERS_CHANNEL, self._wake)
        self._listening = asyncio.Lock()

    async def close(self) -> None:
        """Listen no more."""
        await self._listener.stop()

    async def carry(self, channel_id: int, request: RelayRequest) -> RelayResponse:
        """Have the channel's connection carry it.

        Raises TransportError, retryable; `maybe_taken` when a receiver took it and did not answer in time.
        """
        await self._listen()
        relay_id = uuid4()
        answered = self._waiting[str(relay_id)] = asyncio.Event()
        taken = False
        try:
            await self._database.execute(
                """
                WITH put AS (
                  INSERT INTO relays (id, channel_id, payload, expires_at)
                  VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
                )
                SELECT pg_notify($5, $6)
                """,
                relay_id,
                channel_id,
                dict(request.payload),
                request.timeout_seconds,
                RECEIVERS_CHANNEL,
                f"relay {channel_id}",
            )
            taken = True  # so far as anyone knows
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(request.timeout_seconds):
                    await answered.wait()
            row = await self._database.fetchrow(
                "DELETE FROM relays WHERE id = $1 RETURNING taken_at, answered_at, ok, facts",
                relay_id,
            )
        except DatabaseUnavailable as error:
            raise TransportError(error.message, retryable=True, maybe_taken=taken) from error
        finally:
            del self._waiting[str(relay_id)]
        if row is not None and row["answered_at"] is not None:
            return RelayResponse(ok=row["ok"], facts=row["facts"] or {}, step=request.step)
        if row is not None and row["taken_at"] is None:
            raise TransportError("no connection of the channel is there", retryable=True)
        raise TransportError(
            "the channel's connection took it and did not say whether it arrived",
            retryable=True,
            maybe_taken=True,
        )

    async def _listen(self) -> None:
        async with self._listening:
            if not self._listener.listening.is_set():
                await self._listener.start()

    def _wake(self, payload: str) -> None:
        if payload:
            if payload in self._waiting:
                self._waiting[payload].set()
        else:
            # The connection was lost for a moment: an answer may have come meanwhile.
            for relay_id in list(self._waiting):
                task = asyncio.ensure_future(self._look(relay_id))
                task.add_done_callback(lambda done: done.exception())

    async def _look(self, relay_id: str) -> None:
        answered = await self._database.fetchval(
            "SELECT answered_at IS NOT NULL FROM relays WHERE id = $1", UUID(relay_id)
        )
        if answered and relay_id in self._waiting:
            self._waiting[relay_id].set()


class Taken(msgspec.Struct):
    """A relay that this process took; nobody else gets it."""

    id: UUID
    payload: dict[str, Any]


async def take(database: Database, channel_id: int) -> Taken | None:
    """The oldest relay that waits for this channel and is still wanted."""
    row = await database.fetchrow(
        """
        UPDATE relays SET taken_at = clock_timestamp() WHERE id = (
          SELECT id FROM relays
          WHERE channel_id = $1 AND taken_at IS NULL AND expires_at > clock_timestamp()
          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
        ) RETURNING id, payload
        """,
        channel_id,
    )
    return Taken(id=row["id"], payload=row["payload"]) if row else None


async def give_back(database: Database, channel_id: int, relay_id: UUID) -> None:
    """It was taken and not even looked at: it waits again."""
    await database.execute(
        """
        WITH given AS (UPDATE relays SET taken_at = NULL WHERE id = $1)
        SELECT pg_notify($2, $3)
        """,
        relay_id,
        RECEIVERS_CHANNEL,
        f"relay {channel_id}",
    )


async def answer(database: Database, relay_id: UUID, ok: bool, facts: Mapping[str, Any]) -> None:
    """Tell who asked. Only the first answer counts."""
    await database.execute(
        """
        WITH answered AS (
          UPDATE relays SET answered_at = clock_timestamp(), ok = $2, facts = $3
          WHERE id = $1 AND answered_at IS NULL RETURNING id
        )
        SELECT pg_notify($4, id::text) FROM answered
        """,
        relay_id,
        ok,
        dict(facts),
        _ANSWERS_CHANNEL,
    )


async def forget_old_relays(database: Database) -> None:
    """Remove those whose worker died before it could."""
    await database.execute("DELETE FROM relays WHERE expires_at < now() - interval '1 hour'")
