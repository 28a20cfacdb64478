"""A receiver's context without a database: what it accepts comes by `next`, what it asks is answered here."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import msgspec

from onethread.connectors._kit.fixtures import RECEIVED_AT
from onethread.connectors.contract import RawEnvelope
from onethread.messages import HttpRequest, HttpResponse


class Carried:
    """A relay, and what the receiver answered to it."""

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self.payload = payload
        self.answered: asyncio.Future[tuple[bool, dict[str, Any]]] = asyncio.Future()

    async def answer(self, ok: bool, **facts: Any) -> None:
        self.answered.set_result((ok, facts))


class Context:
    """What a receiver gets (connectors.contract.ReceiverContext)."""

    channel_id = 1
    channel_key = "fixture"
    max_payload_bytes = 1 << 20

    def __init__(
        self, config: Any, answer: Callable[[HttpRequest], Any] = lambda request: {}
    ) -> None:
        self.config = config
        self.stopping = asyncio.Event()
        self.cursor: dict[str, Any] = {}
        self.requests: list[HttpRequest] = []
        self.reports: list[tuple[bool, str]] = []
        self._answer = answer
        self._accepted: asyncio.Queue[RawEnvelope] = asyncio.Queue()
        self._relays: asyncio.Queue[Carried] = asyncio.Queue()
        self._ids = itertools.count(1)

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        number = next(self._ids)
        await self._accepted.put(
            RawEnvelope(
                id=number, channel_id=1, received_at=RECEIVED_AT, headers=headers, body=body
            )
        )
        return number

    async def next(self, seconds: float = 20.0) -> RawEnvelope:
        """The next payload that was accepted."""
        return await asyncio.wait_for(self._accepted.get(), seconds)

    async def load_cursor(self) -> dict[str, Any]:
        return dict(self.cursor)

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        self.cursor = dict(cursor)

    async def request(self, request: HttpRequest) -> HttpResponse:
        self.requests.append(request)
        found = self._answer(request)
        if isinstance(found, HttpResponse):
            return found
        return HttpResponse(status=200, headers={}, body=msgspec.json.encode(found))

    async def resolve(self, host: str, port: int) -> str:
        return "127.0.0.1" if host == "localhost" else host

    async def keep_secret(self, name: str, old: str, new: str) -> None:
        raise AssertionError("no receiver here renews a credential")

    async def report(self, ok: bool, message: str = "") -> None:
        self.reports.append((ok, message))

    async def relays(self) -> AsyncIterator[Carried]:
        while True:
            yield await self._relays.get()

    async def relay(self, payload: Mapping[str, Any], seconds: float = 20.0) -> tuple[bool, Any]:
        """Have the receiver's connection carry something; its answer."""
        carried = Carried(payload)
        await self._relays.put(carried)
        return await asyncio.wait_for(carried.answered, seconds)


@contextlib.asynccontextmanager
async def running(
    run: Callable[[Any], Awaitable[None]], context: Context
) -> AsyncIterator[asyncio.Task[None]]:
    """A receiver while it runs; an error of its own fails the test."""
    task: asyncio.Task[None] = asyncio.ensure_future(run(context))  # type: ignore[arg-type]
    try:
        yield task
    finally:
        context.stopping.set()
        try:
            await asyncio.wait_for(task, 10)
        except TimeoutError as error:
            raise AssertionError("the receiver did not stop") from error
