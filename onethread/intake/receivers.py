"""Runs the receivers and polls of active channels: connections of our own (IMAP, XMPP…), and asking providers
that don't tell. Of several such processes each channel has one (lease.py)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module

import structlog

from onethread.channels.load import LoadedChannel
from onethread.channels.relay import RECEIVERS_CHANNEL
from onethread.errors import OnethreadError
from onethread.intake import lease
from onethread.intake.host import HostContext, first_of
from onethread.intake.lease import FREED, Key, Leases
from onethread.intake.ledger import Ledger
from onethread.intake.poll import poll
from onethread.parts import Parts

log = structlog.get_logger(__name__)

LONGEST_PAUSE_SECONDS = 60.0
# A receiver that ran this long was well: the next failure starts with a short pause again.
STEADY_SECONDS = 120.0
STOP_SECONDS = 10.0

Run = Callable[[HostContext], Awaitable[None]]


async def _receive(address: str, context: HostContext) -> None:
    """Imported when it runs: what can't be imported is that channel's trouble alone."""
    module, _, function = address.partition(":")
    await getattr(import_module(module), function)(context)


def _runs(channel: LoadedChannel, parts: Parts) -> dict[str, Run]:
    """What a channel has to have run, by kind."""
    connector = channel.connector
    found: dict[str, Run] = {}
    if connector.receiver is not None:
        found["receiver"] = partial(_receive, connector.receiver)
    if connector.poll is not None and (connector.polls is None or connector.polls(channel.config)):
        found["poll"] = lambda context: poll(context, connector, parts.transport)
    return found


class _Running:
    """One channel's receiver or poll, with the settings it was started with."""

    def __init__(self, kind: str, run: Run, channel: LoadedChannel, context: HostContext) -> None:
        self.channel = channel
        self.context = context
        self.task = asyncio.create_task(self._run(run), name=f"{kind}-{channel.id}")

    async def _run(self, receive: Run) -> None:
        loop = asyncio.get_running_loop()
        pause_seconds = 1.0
        while not self.context.stopping.is_set():
            began = loop.time()
            try:
                await receive(self.context)
            except OnethreadError as error:
                message = error.message
            except Exception as error:
                log.exception("receiver.failed", channel=self.channel.id)
                message = f"the connection failed ({type(error).__name__})"
            else:
                message = "the connection ended"
            if self.context.stopping.is_set():
                return
            if loop.time() - began > STEADY_SECONDS:
                pause_seconds = 1.0
            await self.context.report(False, f"{message}; trying again")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause_seconds):
                    await self.context.stopping.wait()
            pause_seconds = min(pause_seconds * 2, LONGEST_PAUSE_SECONDS)

    async def stop(self) -> None:
        """Let it finish what it holds; cut it off when it takes too long."""
        self.context.stopping.set()
        _, late = await asyncio.wait({self.task}, timeout=STOP_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def run_receivers(parts: Parts, leases: Leases | None = None) -> None:
    """Run the receiver and the poll of every active channel that no other process has, until
    `parts.stopping`; follow changes of channels."""
    leases = leases or Leases(parts.database)
    ledger = Ledger(parts.database, parts.settings.intake_max_pending_mb << 20)
    await ledger.start()
    running: dict[Key, _Running] = {}
    freed = asyncio.Event()

    def wake(payload: str) -> None:
        """ "poll 12", "relay 12", "lease"; "" when some may have been missed."""
        what, _, channel = payload.partition(" ")
        if what in ("", FREED):
            freed.set()
        if what == FREED:
            return
        for (channel_id, _kind), each in running.items():
            if not channel or channel == str(channel_id):
                if what != "relay":
                    each.context.woken.set()
                if what != "poll":
                    each.context.asked.set()

    listener = parts.database.listener(RECEIVERS_CHANNEL, wake)
    await listener.start()
    try:
        while not parts.stopping.is_set():
            parts.channels.changed.clear()
            wanted = {
                (channel.id, kind): (channel, run)
                for channel in await parts.channels.active()
                for kind, run in _runs(channel, parts).items()
            }
            freed.clear()
            held = await leases.keep(wanted)
            ended = [
                key
                for key, each in running.items()
                if key not in held or wanted[key][0].config != each.channel.config
            ]
            await asyncio.gather(*(running.pop(key).stop() for key in ended))
            await leases.give_back([key for key in ended if key not in wanted])
            for key in held - running.keys():
                channel, run = wanted[key]
                context = HostContext(channel, parts, ledger)
                running[key] = _Running(key[1], run, channel, context)
            await first_of(
                parts.channels.changed, parts.stopping, freed, seconds=lease.RENEW_SECONDS
            )
    finally:
        await asyncio.gather(*(each.stop() for each in running.values()))
        await leases.give_back(running)
        await listener.stop()
        await ledger.stop()
