"""Polls a channel: asks the provider now and then, and at once when it is woken."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any

from onethread.connectors.contract import Connector, Polled
from onethread.errors import DatabaseUnavailable, Overloaded, TransportError
from onethread.intake.host import HostContext, first_of
from onethread.transport import Transport

LONGEST_WAIT_SECONDS = 900.0
# However often it is woken, a provider is not asked more often than this.
GAP_SECONDS = 0.5
# Payloads of one poll are stored so many at a time: they share a commit.
TOGETHER = 100


async def poll(context: HostContext, connector: Connector, transport: Transport) -> None:
    """Poll until `context.stopping`. What goes wrong is told on the channel's page and tried again,
    ever later."""
    assert connector.read_poll is not None
    cursor: Mapping[str, Any] = await context.load_cursor()
    every = connector.manifest.poll_seconds
    failures = 0
    loop = asyncio.get_running_loop()
    while not context.stopping.is_set():
        context.woken.clear()
        began = loop.time()
        polled = await _ask(context, connector, transport, cursor)
        moved = bool(polled.cursor) and polled.cursor != cursor
        stored = await _store(context, polled)
        if stored and moved:
            await context.save_cursor(polled.cursor)
            cursor = polled.cursor
        problem = polled.problem if stored else "storing failed"
        if problem:
            failures += 1
            await context.report(False, f"{problem}; trying again")
        else:
            failures = 0
            await context.report(True)
            if polled.more and polled.wait_seconds is None and (moved or polled.payloads):
                continue
        await _pause(context, every, failures, polled.wait_seconds, began)


async def _ask(
    context: HostContext, connector: Connector, transport: Transport, cursor: Mapping[str, Any]
) -> Polled:
    assert connector.poll is not None
    assert connector.read_poll is not None
    try:
        requests = connector.poll(cursor, context.config)
        answers = await transport.send_all(requests, most_bytes=context.max_payload_bytes)
    except TransportError as error:
        return Polled(problem=error.message)
    return connector.read_poll(answers, cursor, context.config)


async def _store(context: HostContext, polled: Polled) -> bool:
    """Whether all that was brought is in the ledger. What was stored before a failure comes again and is
    recognised by its id."""
    for begin in range(0, len(polled.payloads), TOGETHER):
        stored = await asyncio.gather(
            *(
                context.accept(body, polled.headers)
                for body in polled.payloads[begin : begin + TOGETHER]
            ),
            return_exceptions=True,
        )
        for each in stored:
            if isinstance(each, Overloaded | DatabaseUnavailable):
                return False
            if isinstance(each, BaseException):
                raise each
    return True


async def _pause(
    context: HostContext, every: float, failures: int, asked: float | None, began: float
) -> None:
    """Wait for the next turn: a waking ends it, but neither a pause that the provider asked for nor one
    after a failure."""
    loop = asyncio.get_running_loop()
    if asked is not None or failures:
        backoff = min(every * 2.0 ** (failures - 1), LONGEST_WAIT_SECONDS) if failures else 0.0
        wait = max(asked or 0.0, backoff)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await context.stopping.wait()
        return
    await first_of(context.woken, context.stopping, seconds=began + every - loop.time())
    await first_of(context.stopping, seconds=began + GAP_SECONDS - loop.time())
