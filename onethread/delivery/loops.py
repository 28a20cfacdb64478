"""The worker's loops of delivery."""

from __future__ import annotations

import asyncio
from datetime import datetime

import msgspec

from onethread.delivery import held, media, receipts, revise, seen, send
from onethread.jobs import Done, Job, JobLoop, Outcome, Retry
from onethread.messages import DeliveryUpdate
from onethread.parts import Parts

# A receipt for a message we never heard of is given up after this many looks (about an hour).
EARLY_ATTEMPTS = 12
_GATHER_SECONDS = 0.2


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
    sender = send.Sender(parts)
    try:
        await _run(JobLoop(parts.database, send.QUEUE, sender.handle, parallel=32), parts)
    finally:
        await sender.close()


async def revise_sent(parts: Parts) -> None:
    """Change and take back what was sent."""
    reviser = revise.Reviser(parts)
    try:
        await _run(JobLoop(parts.database, revise.QUEUE, reviser.handle, parallel=4), parts)
    finally:
        await reviser.close()


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


async def send_held(parts: Parts) -> None:
    """Let replies go that waited for their time."""
    handle = held.HeldSender(parts.database).handle
    # A look every quarter of a second: the seconds to take something back are counted by eye.
    loop = JobLoop(parts.database, held.QUEUE, handle, parallel=4, idle_seconds=0.25)
    await _run(loop, parts)


async def stop_overtaken(parts: Parts) -> None:
    """Stop scheduled replies when the customer writes, until `parts.stopping`."""
    reader = held.overtaken_reader(parts.database)
    await reader.follow(parts.stopping, gather_seconds=_GATHER_SECONDS)


LOOPS = [
    deliver,
    revise_sent,
    send_held,
    stop_overtaken,
    fetch_media,
    early_receipts,
    tell_seen,
    merge_customers,
]
