"""Runs the checks against a stand-in, each with a fresh one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable

from onethread.connectors.contract import Connector
from onethread.errors import OnethreadError
from onethread.simulator.conformance import arriving, sending
from onethread.simulator.conformance.meeting import WEBHOOK_URL, Meeting, told
from onethread.simulator.sandbox import Sandbox, StandIn
from onethread.transport.send import Transport

Check = Callable[[Meeting], AsyncIterator[str]]

STAND_IN_CHECKS: dict[str, Check] = {
    "events": arriving.events,
    "again": arriving.again,
    "forged": arriving.refuses_forgeries,
    "media": arriving.media,
    "sent": sending.kinds_out,
    "limits": sending.limits,
    "refusals": sending.refusals,
    "receipts": sending.receipts,
    "revisions": sending.revisions,
    "set-up": sending.setting_up,
}
# A stand-in is on this machine: what takes longer hangs.
TIMEOUT_SECONDS = 30.0


def run_stand_in_checks(
    connector: Connector, stand_in: StandIn, names: Iterable[str] = STAND_IN_CHECKS
) -> dict[str, list[str]]:
    """The problems that each check finds. A check that breaks down is a problem too."""
    return asyncio.run(_run_all(connector, stand_in, list(names)))


async def _run_all(
    connector: Connector, stand_in: StandIn, names: list[str]
) -> dict[str, list[str]]:
    transport = Transport(allow=["127.0.0.1/32"])
    try:
        # Together: each waits for its own stand-in most of the time.
        found = await asyncio.gather(
            *(_run(name, connector, stand_in, transport) for name in names)
        )
        return dict(zip(names, found, strict=True))
    finally:
        await transport.close()


async def _run(
    name: str, connector: Connector, stand_in: StandIn, transport: Transport
) -> list[str]:
    problems: list[str] = []
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS), Sandbox(stand_in, seed=1) as sandbox:
            sandbox.webhook_url = WEBHOOK_URL
            async for problem in STAND_IN_CHECKS[name](Meeting(connector, sandbox, transport)):
                problems.append(problem)
    except OnethreadError as error:
        problems.append(told(error))
    except Exception as error:  # noqa: BLE001 - whatever breaks, the stand-in's mistakes included, is told
        problems.append(f"{type(error).__name__}: {error}")
    return problems
