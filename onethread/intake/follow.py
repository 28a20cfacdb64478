"""Follows payloads that only point at what was said: a job fetches it and puts it in the ledger, where
it is a payload like any other (jobs of the queue "follow")."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog

from onethread.connectors.contract import RawEnvelope
from onethread.database.engine import Connection
from onethread.errors import DatabaseUnavailable, OnethreadError, Overloaded, TransportError
from onethread.intake.claim import Dead, bury
from onethread.intake.ledger import Ledger
from onethread.intake.parse import FOLLOWED, read_payload
from onethread.jobs import Done, Job, JobLoop, Outcome, Retry, enqueue_many
from onethread.messages import Follow, HttpResponse, OutboundResponse
from onethread.parts import Parts

log = structlog.get_logger(__name__)

QUEUE = "follow"
# What may pass by itself is asked for over about two days; a refusal is asked again a few times, because
# many providers tell of a message a moment before they can give it.
MOST_ATTEMPTS = 14
MOST_REFUSALS = 4
LONGEST_WAIT_SECONDS = 6 * 3600.0


async def enqueue_follows(connection: Connection, items: Sequence[tuple[int, int]]) -> None:
    """Have these fetched: (envelope id, index of the item in it)."""
    await enqueue_many(
        connection,
        QUEUE,
        [
            ({"envelope_id": envelope_id, "item": item}, "", f"{envelope_id}/{item}", None)
            for envelope_id, item in items
        ],
    )


class Follower:
    """Fetches for one worker process."""

    def __init__(self, parts: Parts, ledger: Ledger) -> None:
        self._parts = parts
        self._ledger = ledger

    async def handle(self, job: Job) -> Outcome:
        """Fetch what one item points at."""
        index = int(job.payload["item"])
        row = await self._parts.database.fetchrow(
            "SELECT id, channel_id, received_at, headers, body FROM envelopes WHERE id = $1",
            int(job.payload["envelope_id"]),
        )
        if row is None:
            return Done()
        envelope = RawEnvelope(**dict(row))
        channel = await self._parts.channels.by_id(envelope.channel_id)
        if channel is None or channel.state == "deleted":
            return await self._give_up(envelope, "the channel was removed")
        if channel.state == "paused":
            return Retry(60, "the channel is paused")
        try:
            items = await read_payload(channel, envelope)
            item = items[index]
            assert isinstance(item, Follow)
        except (OnethreadError, IndexError, AssertionError):
            return await self._give_up(envelope, "it points at nothing any more")
        try:
            answers = await self._parts.transport.send_all(
                item.requests, most_bytes=self._parts.settings.max_mail_mb << 20
            )
        except TransportError as error:
            passes = bool(error.extra.get("retryable"))
            return await self._later(job, envelope, error.message, passes)
        refused = _refusal(answers)
        if refused is not None:
            passes = refused.status in (408, 429) or refused.status >= 500
            words = f"the provider answered {refused.status}"
            return await self._later(job, envelope, words, passes, _asked_seconds(refused))
        last = answers[-1] if len(answers) == len(item.requests) and answers else None
        if not isinstance(last, HttpResponse):
            return await self._give_up(envelope, "it points at nothing")
        try:
            await self._ledger.accept(
                envelope.channel_id, {**item.headers, FOLLOWED: True}, last.body
            )
        except (Overloaded, DatabaseUnavailable) as error:
            return Retry(15, error.message)
        return Done()

    async def _later(
        self, job: Job, envelope: RawEnvelope, words: str, passes: bool, asked: float = 0.0
    ) -> Outcome:
        if job.attempts >= (MOST_ATTEMPTS if passes else MOST_REFUSALS):
            return await self._give_up(envelope, words)
        wait = min(LONGEST_WAIT_SECONDS, 5.0 * 3.0 ** (job.attempts - 1))
        return Retry(max(wait, min(asked, LONGEST_WAIT_SECONDS)), words)

    async def _give_up(self, envelope: RawEnvelope, words: str) -> Outcome:
        """A dead letter: shown on the channel's page, and tried again from there."""
        async with self._parts.database.transaction() as connection:
            await bury(
                connection,
                [
                    Dead(
                        envelope_id=envelope.id,
                        channel_id=envelope.channel_id,
                        reason=f"what it points at can't be fetched: {words}",
                    )
                ],
            )
        log.warning("follow.gave_up", envelope=envelope.id, channel=envelope.channel_id)
        return Done()


def _refusal(answers: Sequence[OutboundResponse]) -> HttpResponse | None:
    last: Any = answers[-1] if answers else None
    return last if isinstance(last, HttpResponse) and last.status >= 400 else None


def _asked_seconds(answer: HttpResponse) -> float:
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isdigit() else 0.0


async def follow(parts: Parts) -> None:
    """Fetch what payloads point at, until `parts.stopping`."""
    ledger = Ledger(parts.database, parts.settings.intake_max_pending_mb << 20)
    await ledger.start()
    loop = JobLoop(parts.database, QUEUE, Follower(parts, ledger).handle, parallel=8)

    async def until() -> None:
        await parts.stopping.wait()
        loop.stop()

    watching = asyncio.create_task(until())
    try:
        await loop.run()
    finally:
        watching.cancel()
        await ledger.stop()


LOOPS = [follow]
