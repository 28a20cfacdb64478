"""What the worker runs for outgoing webhooks."""

from __future__ import annotations

import asyncio

from onethread.parts import Parts
from onethread.webhooks.send import WebhookSender
from onethread.webhooks.subscribe import webhook_reader


async def follow_events(parts: Parts) -> None:
    """Make jobs of events until `parts.stopping`."""
    await webhook_reader(parts.database).follow(parts.stopping)


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
