"""The public keys by which providers sign, fetched when they are first needed and kept for hours."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec

from onethread.connectors.contract import Connector, Verified, WebhookRequest
from onethread.errors import BadSignature, OnethreadError, Overloaded
from onethread.messages import HttpRequest, HttpResponse
from onethread.transport import Transport

KEEP_SECONDS = 6 * 3600.0
# After a refusal they are asked for again (the provider may have changed them), but not more often.
AGAIN_SECONDS = 60.0
# Keys that could not be had are not asked for again within this long.
FAILED_SECONDS = 5.0
MOST_KEYS = 200


class _Kept(msgspec.Struct):
    keys: bytes | None  # None: they could not be had
    at: float  # when they were had
    asked: float  # when they were last asked for


class ProviderKeys:
    """One per web process."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._kept: dict[bytes, _Kept] = {}
        self._asking: dict[bytes, asyncio.Task[_Kept]] = {}

    async def verify(self, connector: Connector, request: WebhookRequest, config: Any) -> Verified:
        """The connector's verify() with the keys it asks for; after a refusal once more with newer ones.

        Raises BadSignature, Overloaded (they can't be had: the provider must come back).
        """
        assert connector.keys is not None
        assert connector.verify is not None
        asked = connector.keys(request, config)
        if asked is None:
            return connector.verify(request, config)
        name = msgspec.json.encode(
            (asked.method, asked.url, sorted(asked.headers.items()), asked.json, asked.form)
        )
        kept = self._kept.get(name)
        if kept is None or self._is_old(kept):
            newest = await self._ask(name, asked)
            # Old ones are better than none; a refusal by them is looked into below.
            kept = newest if newest.keys is not None or kept is None else kept
        request.keys = _had(kept)
        try:
            return connector.verify(request, config)
        except BadSignature:
            newest = self._kept.get(name, kept)
            if newest is kept:
                if self._time() - kept.asked < AGAIN_SECONDS:
                    raise
                newest = await self._ask(name, asked)
            if newest.keys == kept.keys:
                raise
            request.keys = _had(newest)
            return connector.verify(request, config)

    def _is_old(self, kept: _Kept) -> bool:
        if kept.keys is None:
            return self._time() - kept.asked > FAILED_SECONDS
        return self._time() - max(kept.at + KEEP_SECONDS, kept.asked + AGAIN_SECONDS) > 0

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()

    async def _ask(self, name: bytes, asked: HttpRequest) -> _Kept:
        """Ask once, however many want to know."""
        asking = self._asking.get(name)
        if asking is None:
            asking = self._asking[name] = asyncio.create_task(self._fetch(name, asked))
            asking.add_done_callback(lambda _: self._asking.pop(name, None))
        return await asyncio.shield(asking)

    async def _fetch(self, name: bytes, asked: HttpRequest) -> _Kept:
        keys: bytes | None = None
        try:
            answer = await self._transport.send(asked)
            if isinstance(answer, HttpResponse) and answer.status == 200:
                keys = answer.body
        except OnethreadError:
            pass  # None says so
        now = self._time()
        earlier = self._kept.pop(name, None)
        while len(self._kept) >= MOST_KEYS:
            del self._kept[next(iter(self._kept))]
        if keys is None and earlier is not None and earlier.keys is not None:
            earlier.asked = now
            self._kept[name] = earlier
            return _Kept(None, now, now)
        self._kept[name] = _Kept(keys, now, now)
        return self._kept[name]


def _had(kept: _Kept) -> bytes:
    if kept.keys is None:
        raise Overloaded("the provider's public keys can't be had just now; send it again shortly")
    return kept.keys
