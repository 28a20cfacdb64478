"""What the worker runs for notifications."""

from __future__ import annotations

import asyncio
import contextlib

from onethread.conversations import looking as looks
from onethread.errors import DatabaseUnavailable
from onethread.notifications.customer_push import CustomerPushSender
from onethread.notifications.digest import mail_what_waits
from onethread.notifications.follow import notification_reader
from onethread.notifications.looking import Looking
from onethread.notifications.push import PushSender
from onethread.notifications.vapid import push_keys
from onethread.parts import Parts

# Fine enough for a quarter of an hour.
_DIGEST_SECONDS = 60.0


async def follow_events(parts: Parts) -> None:
    """Make notices of events until `parts.stopping`."""
    looking = Looking()
    screens = parts.database.listener(looks.NOTIFY_CHANNEL, looking.hear)
    await screens.start()
    try:
        await notification_reader(parts.database, looking.by_agent).follow(parts.stopping)
    finally:
        await screens.stop()


async def push_to_customers(parts: Parts) -> None:
    """Tell customers' devices until `parts.stopping`; finish what was begun."""
    loop = CustomerPushSender(parts).loop()
    running = asyncio.create_task(loop.run(), name="customer-push")
    ended = asyncio.create_task(parts.stopping.wait())
    try:
        await asyncio.wait({running, ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        loop.stop()
        ended.cancel()
    await running


async def send_pushes(parts: Parts) -> None:
    """Push what waits until `parts.stopping`; finish what was begun."""
    # Made here at the latest: browsers ask for the public key before anything is pushed.
    await push_keys(parts.database, parts.vault)
    loop = PushSender(parts.database, parts.vault, parts.transport).loop()
    running = asyncio.create_task(loop.run(), name="push")
    ended = asyncio.create_task(parts.stopping.wait())
    try:
        await asyncio.wait({running, ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        loop.stop()
        ended.cancel()
    await running


async def send_digests(parts: Parts) -> None:
    """Mail what stayed unread until `parts.stopping`."""
    while not parts.stopping.is_set():
        with contextlib.suppress(DatabaseUnavailable):
            await mail_what_waits(parts)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DIGEST_SECONDS):
                await parts.stopping.wait()


LOOPS = [follow_events, send_pushes, push_to_customers, send_digests]
