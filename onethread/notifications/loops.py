"""What the worker runs for notifications."""

from __future__ import annotations

import asyncio
import contextlib

from onethread.conversations import looking as looks
from onethread.errors import DatabaseUnavailable
from onethread.events import NOTIFY_CHANNEL
from onethread.notifications.customer_push import CustomerPushSender
from onethread.notifications.digest import mail_what_waits
from onethread.notifications.follow import notification_reader
from onethread.notifications.looking import Looking
from onethread.notifications.push import PushSender
from onethread.notifications.vapid import push_keys
from onethread.parts import Parts

# A wake-up can get lost with its connection, and an event that still hides behind an older
# transaction makes none of its own.
_LOOK_SECONDS = 1.0
# Short enough to be at once for a person, long enough to read many small transactions together.
_GATHER_SECONDS = 0.1
# Fine enough for a quarter of an hour.
_DIGEST_SECONDS = 60.0


async def follow_events(parts: Parts) -> None:
    """Make notices of events until `parts.stopping`."""
    woken = asyncio.Event()
    looking = Looking()
    events = parts.database.listener(NOTIFY_CHANNEL, lambda _: woken.set())
    screens = parts.database.listener(looks.NOTIFY_CHANNEL, looking.hear)
    reader = notification_reader(parts.database, looking.by_agent)
    await events.start()
    await screens.start()
    try:
        while not parts.stopping.is_set():
            woken.clear()
            if await reader.step() == 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK_SECONDS):
                        await woken.wait()
                await asyncio.sleep(_GATHER_SECONDS)
    finally:
        await screens.stop()
        await events.stop()


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
