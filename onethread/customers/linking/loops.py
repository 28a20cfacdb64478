"""The worker's part of linking: look for whom new customers may be, and learn now and then."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from onethread import clock
from onethread.customers.linking import queries
from onethread.customers.linking.suggest import link
from onethread.database.engine import Connection, Database, Listener
from onethread.errors import DatabaseUnavailable
from onethread.events import Event, EventReader, give_way
from onethread.events.record import NOTIFY_CHANNEL

log = structlog.get_logger(__name__)

KINDS = frozenset({"customer.created", "customer.changed", "customer.merged", "customer.unmerged"})
# Intake goes first: while it is behind, nobody is compared, for at most so long.
PATIENCE_SECONDS = 60.0
IDLE_SECONDS = 2.0
LOOK_SECONDS = 300.0
LEARN_EVERY = timedelta(hours=24)
# Learnt again as soon as there are so many more customers, and first with this many.
GROWN = 1.5
FIRST = 200


class Running(Protocol):
    """What the loops need of a process."""

    database: Database
    stopping: asyncio.Event


async def handle(connection: Connection, events: Sequence[Event]) -> None:
    """Link the customers that these events are about."""
    ids: set[int] = set()
    for event in events:
        if event.kind not in KINDS:
            continue
        if event.customer_id is not None:
            ids.add(event.customer_id)
        ids.update((event.body or {}).get("customer_ids", ()))
    if ids:
        await link(connection, sorted(ids))


async def link_new(running: Running) -> None:
    """Follow events; several workers share the work by the reader's cursor."""
    reader = EventReader(running.database, "linking", handle, batch=300)
    woken = asyncio.Event()
    listener: Listener = running.database.listener(NOTIFY_CHANNEL, lambda _: woken.set())
    await listener.start()
    waited = 0.0
    try:
        while not running.stopping.is_set():
            woken.clear()
            more = False
            try:
                if waited < PATIENCE_SECONDS and (seconds := await give_way(running.database)):
                    waited += seconds
                    await _rest(running, seconds)
                    continue
                waited = 0.0
                more = await reader.step() > 0
            except DatabaseUnavailable:
                await _rest(running, 1.0)
            if not more:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(IDLE_SECONDS):
                        await woken.wait()
    finally:
        await listener.stop()


async def _rest(running: Running, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await running.stopping.wait()


async def due(database: Database) -> bool:
    """Whether it is time to learn from the records again."""
    customers = await queries.count(database)
    if customers < FIRST:
        return False
    last = await queries.latest_model(database)
    if last is None or customers >= GROWN * last["customers"]:
        return True
    if clock.now() - last["at"] < LEARN_EVERY:
        return False
    return bool(
        await database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM linking_records WHERE at > $1)", last["at"]
        )
    )


async def learn(running: Running) -> None:
    """Learn when it is due, in a process of its own that is gone afterwards."""
    while not running.stopping.is_set():
        await _rest(running, LOOK_SECONDS)
        if running.stopping.is_set():
            return
        try:
            if await due(running.database):
                await learn_now(running)
        except DatabaseUnavailable:
            continue


async def learn_now(running: Running) -> None:
    """One sweep; ended when the worker is told to stop."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "onethread.customers.linking.train",
        stdin=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(running.database.url.encode() + b"\n")
    process.stdin.close()
    done = asyncio.create_task(process.wait())
    stopped = asyncio.create_task(running.stopping.wait())
    await asyncio.wait({done, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not done.done():
        process.terminate()
    code = await done
    if code and not running.stopping.is_set():
        log.warning("linking.sweep_failed", code=code)


LOOPS = [link_new, learn]
