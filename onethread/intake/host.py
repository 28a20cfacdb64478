"""What a receiver of a channel gets from us (connectors.contract.ReceiverContext)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

from onethread.channels import relay
from onethread.channels.change import renew_secret
from onethread.channels.load import LoadedChannel, report
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable
from onethread.intake.ledger import Ledger
from onethread.messages import HttpRequest, HttpResponse
from onethread.parts import Parts

# Notices are seldom lost; this finds what was asked for when one was.
LOOK_SECONDS = 5.0
ANSWER_ATTEMPTS = 5


class HostContext:
    """One channel's place in this process. `asked` and `woken` are set from outside: a relay waits; the
    poll is to ask at once."""

    def __init__(self, channel: LoadedChannel, parts: Parts, ledger: Ledger) -> None:
        self.channel_id = channel.id
        self.channel_key = channel.key
        self.config = channel.config
        self.max_payload_bytes = parts.settings.max_mail_mb << 20
        self.stopping = asyncio.Event()
        self.asked = asyncio.Event()
        self.woken = asyncio.Event()
        self._parts = parts
        self._database = parts.database
        self._ledger = ledger
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
        answer = await self._parts.transport.send(request)
        assert isinstance(answer, HttpResponse)
        return answer

    async def resolve(self, host: str, port: int) -> str:
        """The checked address to connect to."""
        return await self._parts.transport.guard.resolve(host, port)

    async def keep_secret(self, name: str, old: str, new: str) -> None:
        """Replace a credential that the provider renewed."""
        await renew_secret(self._database, self._parts.vault, self.channel_id, name, old, new)

    async def report(self, ok: bool, message: str = "") -> None:
        """Tell the health page; saying the same again costs nothing."""
        if self._reported != (ok, message):
            self._reported = (ok, message)
            with contextlib.suppress(DatabaseUnavailable):
                await report(self._database, self.channel_id, ok, message)

    async def relays(self) -> AsyncIterator[TakenRelay]:
        """Relays of this channel, each taken only when the receiver asks for the next."""
        while not self.stopping.is_set():
            self.asked.clear()
            taking = asyncio.create_task(relay.take(self._database, self.channel_id))
            try:
                taken = await asyncio.shield(taking)
            except DatabaseUnavailable:
                taken = None
            except asyncio.CancelledError:
                # The connection broke at this very moment: what was taken is somebody else's to carry.
                if (just_taken := await taking) is not None:
                    await relay.give_back(self._database, self.channel_id, just_taken.id)
                raise
            if taken is not None:
                yield TakenRelay(self._database, taken)
            else:
                await first_of(self.asked, self.stopping, seconds=LOOK_SECONDS)


class TakenRelay:
    """A relay that this receiver carries (connectors.contract.Relay)."""

    def __init__(self, database: Database, taken: relay.Taken) -> None:
        self.payload: Mapping[str, Any] = taken.payload
        self._id = taken.id
        self._database = database

    async def answer(self, ok: bool, **facts: Any) -> None:
        """Tell the worker that waits."""
        for attempt in range(ANSWER_ATTEMPTS):
            try:
                await relay.answer(self._database, self._id, ok, facts)
            except DatabaseUnavailable:
                if attempt == ANSWER_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(1.0)
            else:
                return


async def first_of(*events: asyncio.Event, seconds: float) -> None:
    """Wait for the first of these, at most so long."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED, timeout=max(0.0, seconds))
    for wait in waits:
        wait.cancel()
