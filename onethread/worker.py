"""The worker and the receivers: everything that runs behind the web processes."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from uuid import uuid4

import structlog

from onethread import settings as settings_module
from onethread.intake.make import make_intake
from onethread.operations.garbage import look_seldom_for_garbage
from onethread.operations.logs import set_up_logs
from onethread.operations.parent import Until
from onethread.parts import Parts, open_parts
from onethread.settings import Settings

log = structlog.get_logger(__name__)

# Each gives LOOPS: coroutine functions of `parts` that run until `parts.stopping` is set.
LOOPS: tuple[str, ...] = (
    "onethread.conversations.timers",
    "onethread.customers.linking.loops",
    "onethread.delivery.loops",
    "onethread.facts.loops",
    "onethread.intake.follow",
    "onethread.intake.subscriptions",
    "onethread.notifications.loops",
    "onethread.webhooks.loops",
    "onethread.operations.housekeeping",
)


async def _intake(parts: Parts) -> None:
    intake = make_intake(parts)
    running = asyncio.create_task(intake.run(), name="intake")
    ended = asyncio.create_task(parts.stopping.wait())
    await asyncio.wait({running, ended}, return_when=asyncio.FIRST_COMPLETED)
    intake.stop()
    ended.cancel()
    await running


async def work(parts: Parts, loops: list[Callable[[Parts], Awaitable[None]]]) -> None:
    """Run the loops until `parts.stopping`; one that fails is logged and started again."""

    async def keep(loop: Callable[[Parts], Awaitable[None]]) -> None:
        delay_seconds = 0.5
        while not parts.stopping.is_set():
            try:
                await loop(parts)
                delay_seconds = 0.5
            except Exception:
                log.exception("loop.failed", loop=getattr(loop, "__name__", str(loop)))
                delay_seconds = min(delay_seconds * 2, 30)
            if parts.stopping.is_set():
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(delay_seconds):
                    await parts.stopping.wait()

    await asyncio.gather(*(keep(loop) for loop in loops))


def worker_loops() -> list[Callable[[Parts], Awaitable[None]]]:
    """All that a worker does."""
    found: list[Callable[[Parts], Awaitable[None]]] = [_intake]
    for area in LOOPS:
        found += import_module(area).LOOPS
    return found


def receiver_loops() -> list[Callable[[Parts], Awaitable[None]]]:
    """All that the receivers' process does."""
    from onethread.intake.lease import Leases
    from onethread.intake.receivers import run_receivers

    holder = uuid4()  # the same process again when its loop failed

    async def receive(parts: Parts) -> None:
        await run_receivers(parts, Leases(parts.database, holder))

    return [receive]


async def _main(role: str, settings: Settings) -> None:
    assert settings.database_url is not None
    set_up_logs(settings.log_level, settings.log_format, role)
    loops = worker_loops() if role == "worker" else receiver_loops()
    look_seldom_for_garbage()
    async with open_parts(settings, settings.database_url, role) as parts, Until(parts.stopping):
        await work(parts, loops)


def main() -> None:
    """`python -m onethread.worker worker|receivers`: run one role until told to stop."""
    import uvloop

    uvloop.run(_main(sys.argv[1], settings_module.load()))


if __name__ == "__main__":
    main()
