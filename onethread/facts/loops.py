"""What the worker runs for facts and promises."""

from __future__ import annotations

import asyncio
import contextlib
from zoneinfo import ZoneInfo

from onethread.events import give_way
from onethread.facts.due import tell_due
from onethread.facts.follow import facts_reader
from onethread.parts import Parts

_DUE_SECONDS = 30.0


async def follow_events(parts: Parts) -> None:
    """Read facts out of messages until `parts.stopping`. While intake is behind, a batch a second: facts
    can come a little later, messages can't."""
    reader = facts_reader(parts.database, await organisation_zone(parts))
    await reader.follow(parts.stopping, rest=lambda: give_way(parts.database))


async def watch_promises(parts: Parts) -> None:
    """Tell of promises that fall due until `parts.stopping`."""
    while not parts.stopping.is_set():
        await tell_due(parts.database)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DUE_SECONDS):
                await parts.stopping.wait()


async def organisation_zone(parts: Parts) -> ZoneInfo:
    """Whose days and hours are meant in a text."""
    name = await parts.database.fetchval("SELECT settings->>'time_zone' FROM organisation")
    with contextlib.suppress(KeyError, ValueError):
        return ZoneInfo(name or "Europe/Amsterdam")
    return ZoneInfo("Europe/Amsterdam")


LOOPS = [follow_events, watch_promises]
