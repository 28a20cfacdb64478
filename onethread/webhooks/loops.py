"""What the worker runs for outgoing webhooks."""

from __future__ import annotations

import asyncio
import contextlib

from onethread.events import NOTIFY_CHANNEL
from onethread.parts import Parts
from onethread.webhooks.send import WebhookSender
from onethread.webhooks.subscribe import webhook_reader

# A wake-up can get lost with its connection, and an event that still hides behind an older
# transaction makes none of its own.
_LOOK_SECONDS = 1.0
# Receivers can wait this long; it lets the events of many small transactions be read at once.
_GATHER_SECONDS = 0.1


async def follow_events(parts: Parts) -> None:
    """Make jobs of events until `parts.stopping`."""
    woken = asyncio.Event()
    listener = parts.database.listener(NOTIFY_CHANNEL, lambda _: woken.set())
    await listener.start()
    reader = webhook_reader(parts.database)
    try:
        while not parts.stopping.is_set():
            woken.clear()
            if await reader.step() == 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK_SECONDS):
                        await woken.wait()
                await asyncio.sleep(_GATHER_SECONDS)
    finally:
        await listener.stop()


async def send_webhooks(parts: Parts) -> None:
    """Send what waits until `parts.stopping`; finish what was begun."""
    loop = WebhookSender(parts.database, parts.vault, parts.transport).loop()
    running = asyncio.create_task(loop.run(), name="webhooks")
    ended = asyncio.create_task(parts.stopping.wait())
    try:
        await asyncio.wait({running, ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        loop.stop()
        ended.cancel()
    await running


LOOPS = [follow_events, send_webhooks]
