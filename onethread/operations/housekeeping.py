"""Removes what nothing looks at any more: old counts, ended sessions, old notices, old logs of webhooks."""

from __future__ import annotations

import asyncio
import contextlib

from onethread.access import forget_old_rates
from onethread.agents.sign_out import forget_ended_sessions
from onethread.channels.relay import forget_old_relays
from onethread.database.engine import Database
from onethread.notifications.forget import forget_old_notifications
from onethread.parts import Parts
from onethread.webhooks.send import forget_old_attempts

EVERY_SECONDS = 3_600.0


async def tidy_up(database: Database) -> None:
    """Remove it once."""
    await forget_old_rates(database)
    await forget_ended_sessions(database)
    await forget_old_attempts(database)
    await forget_old_notifications(database)
    await forget_old_relays(database)


async def keep_house(parts: Parts) -> None:
    """Tidy up every hour until `parts.stopping`."""
    while not parts.stopping.is_set():
        await tidy_up(parts.database)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(EVERY_SECONDS):
                await parts.stopping.wait()


LOOPS = [keep_house]
