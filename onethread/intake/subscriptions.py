"""Subscriptions to providers' webhooks: asked for when a channel is made, renewed before they end."""

from __future__ import annotations

import asyncio
import contextlib

from onethread.access import SYSTEM
from onethread.channels import subscribe
from onethread.jobs import Done, Job, JobLoop, Outcome, Retry
from onethread.parts import Parts

# Some providers keep a subscription for an hour only.
LOOK_SECONDS = 60.0
MOST_ATTEMPTS = 8


class Subscriber:
    """Handles the jobs of the queue "subscribe"."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def handle(self, job: Job) -> Outcome:
        """Subscribe one channel; what the provider said stands on the channel's page."""
        channel = await self._parts.channels.by_id(int(job.payload["channel_id"]))
        if channel is None or channel.state == "deleted" or channel.connector.subscribe is None:
            return Done()
        result = await subscribe.subscribe(
            self._parts.database,
            self._parts.transport,
            self._parts.vault,
            SYSTEM,
            channel,
            job.payload["url"],
        )
        if result.ok or job.attempts >= MOST_ATTEMPTS:
            return Done()
        return Retry(min(3600.0, 10.0 * 2.0**job.attempts), result.message)


async def subscribe_channels(parts: Parts) -> None:
    """Do what is asked, until `parts.stopping`."""
    loop = JobLoop(parts.database, subscribe.QUEUE, Subscriber(parts).handle, parallel=4)

    async def until() -> None:
        await parts.stopping.wait()
        loop.stop()

    watching = asyncio.create_task(until())
    try:
        await loop.run()
    finally:
        watching.cancel()


async def renew(parts: Parts) -> None:
    """Ask again in time, until `parts.stopping`."""
    while not parts.stopping.is_set():
        await renew_due(parts)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await parts.stopping.wait()


async def renew_due(parts: Parts) -> None:
    """Ask for those that are due; several workers ask once."""
    for each in await subscribe.due(parts.database):
        await subscribe.ask_soon(parts.database, each.channel_id, each.url)


LOOPS = [subscribe_channels, renew]
