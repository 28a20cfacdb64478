"""The worker's loops of delivery."""

from __future__ import annotations

import asyncio
from datetime import datetime

import msgspec

from onethread.delivery import media, receipts, seen, send
from onethread.jobs import Done, Job, JobLoop, Outcome, Retry
from onethread.messages import DeliveryUpdate
from onethread.parts import Parts

# A receipt for a message we never heard of is given up after this many looks (about an hour).
EARLY_ATTEMPTS = 12


async def _run(loop: JobLoop, parts: Parts) -> None:
    async def until() -> None:
        await parts.stopping.wait()
        loop.stop()

    watching = asyncio.create_task(until())
    try:
        await loop.run()
    finally:
        watching.cancel()


async def deliver(parts: Parts) -> None:
    """Send what is queued."""
    await _run(JobLoop(parts.database, send.QUEUE, send.Sender(parts).handle, parallel=32), parts)


async def fetch_media(parts: Parts) -> None:
    """Fetch what customers sent."""
    await _run(
        JobLoop(parts.database, media.QUEUE, media.MediaFetcher(parts).handle, parallel=8), parts
    )


async def early_receipts(parts: Parts) -> None:
    """Try receipts again that came before the answer to our request."""

    async def handle(job: Job) -> Outcome:
        update = DeliveryUpdate(
            message_id=job.payload["message_id"],
            state=job.payload["state"],
            at=msgspec.convert(job.payload["at"], datetime),
            code=job.payload["code"],
            reason=job.payload["reason"],
            message_uid=job.payload.get("message_uid"),
        )
        async with parts.database.transaction() as connection:
            known = await receipts.apply_updates(
                connection, [(job.payload["scope"], update)], park=False
            )
        if known[0] or job.attempts >= EARLY_ATTEMPTS:
            return Done()
        return Retry(min(600.0, 0.5 * 2.0**job.attempts), "the message is not known yet")

    await _run(JobLoop(parts.database, receipts.EARLY_QUEUE, handle, parallel=4), parts)


async def tell_seen(parts: Parts) -> None:
    """Tell customers' devices what agents have seen."""
    await _run(
        JobLoop(parts.database, seen.QUEUE, seen.SeenTeller(parts).handle, parallel=4), parts
    )


async def merge_customers(parts: Parts) -> None:
    """Merge customers that one sender proved to be the same person."""

    from onethread.customers.merge import merge_proved

    async def handle(job: Job) -> Outcome:
        await merge_proved(
            parts.database, int(job.payload["customer_id"]), int(job.payload["other_id"])
        )
        return Done()

    await _run(JobLoop(parts.database, "merge_customers", handle, parallel=1), parts)


LOOPS = [deliver, fetch_media, early_receipts, tell_seen, merge_customers]
