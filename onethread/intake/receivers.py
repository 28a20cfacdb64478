"""Runs the receivers: connections of our own (IMAP, SMTP listeners) of every active channel."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import structlog

from onethread.channels.change import renew_secret
from onethread.channels.load import LoadedChannel, report
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import DatabaseUnavailable, OnethreadError
from onethread.intake.ledger import Ledger
from onethread.messages import HttpRequest, HttpResponse
from onethread.parts import Parts
from onethread.transport import Transport

log = structlog.get_logger(__name__)

LONGEST_PAUSE_SECONDS = 60.0
# A receiver that ran this long was well: the next failure starts with a short pause again.
STEADY_SECONDS = 120.0
STOP_SECONDS = 10.0


class HostContext:
    """What a receiver gets (connectors.contract.ReceiverContext)."""

    def __init__(
        self,
        channel: LoadedChannel,
        database: Database,
        ledger: Ledger,
        transport: Transport,
        vault: Vault,
        max_payload_bytes: int,
    ) -> None:
        self.channel_id = channel.id
        self.channel_key = channel.key
        self.config = channel.config
        self.max_payload_bytes = max_payload_bytes
        self.stopping = asyncio.Event()
        self._database = database
        self._ledger = ledger
        self._transport = transport
        self._vault = vault
        self._reported: tuple[bool, str] | None = None

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        """Store a payload durably."""
        return await self._ledger.accept(self.channel_id, headers, body)

    async def load_cursor(self) -> dict[str, Any]:
        """How far this channel was read."""
        kept = await self._database.fetchval(
            "SELECT cursor FROM channel_cursors WHERE channel_id = $1", self.channel_id
        )
        return dict(kept or {})

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        """Keep how far this channel was read."""
        await self._database.execute(
            "INSERT INTO channel_cursors (channel_id, cursor) VALUES ($1, $2)"
            " ON CONFLICT (channel_id) DO UPDATE SET cursor = excluded.cursor, updated_at = now()",
            self.channel_id,
            dict(cursor),
        )

    async def request(self, request: HttpRequest) -> HttpResponse:
        """Send an HTTP request through transport."""
        answer = await self._transport.send(request)
        assert isinstance(answer, HttpResponse)
        return answer

    async def resolve(self, host: str, port: int) -> str:
        """The checked address to connect to."""
        return await self._transport.guard.resolve(host, port)

    async def keep_secret(self, name: str, old: str, new: str) -> None:
        """Replace a credential that the provider renewed."""
        await renew_secret(self._database, self._vault, self.channel_id, name, old, new)

    async def report(self, ok: bool, message: str = "") -> None:
        """Tell the health page; saying the same again costs nothing."""
        if self._reported != (ok, message):
            self._reported = (ok, message)
            with contextlib.suppress(DatabaseUnavailable):
                await report(self._database, self.channel_id, ok, message)


class _Running:
    """One channel's receiver, with the settings it was started with."""

    def __init__(self, channel: LoadedChannel, context: HostContext, parts: Parts) -> None:
        self.channel = channel
        self.context = context
        self._parts = parts
        self.task = asyncio.create_task(self._run(), name=f"receiver-{channel.id}")

    async def _run(self) -> None:
        connector = self.channel.connector
        assert connector.receiver is not None
        module, _, function = connector.receiver.partition(":")
        receive = getattr(import_module(module), function)
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


async def run_receivers(parts: Parts) -> None:
    """Run every active channel's receiver until `parts.stopping`; follow changes of channels."""
    ledger = Ledger(parts.database, parts.settings.intake_max_pending_mb << 20)
    await ledger.start()
    running: dict[int, _Running] = {}
    try:
        while not parts.stopping.is_set():
            parts.channels.changed.clear()
            wanted = {
                channel.id: channel
                for channel in await parts.channels.active()
                if channel.connector.receiver is not None
            }
            for channel_id, each in list(running.items()):
                channel = wanted.get(channel_id)
                if channel is None or channel.config != each.channel.config:
                    await running.pop(channel_id).stop()
            for channel_id, channel in wanted.items():
                if channel_id not in running:
                    context = HostContext(
                        channel,
                        parts.database,
                        ledger,
                        parts.transport,
                        parts.vault,
                        parts.settings.max_mail_mb << 20,
                    )
                    running[channel_id] = _Running(channel, context, parts)
            await _either(parts.channels.changed, parts.stopping)
    finally:
        await asyncio.gather(*(each.stop() for each in running.values()))
        await ledger.stop()


async def _either(*events: asyncio.Event) -> None:
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED, timeout=30)
    for wait in waits:
        wait.cancel()
