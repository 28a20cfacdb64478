"""Answers that are used again for the very same request: access tokens, above all."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from hashlib import blake2b

import msgspec

from onethread.messages import HttpRequest, HttpResponse
from onethread.transport.sign import key_text

MOST_ANSWERS = 1000


class _Kept(msgspec.Struct):
    answer: HttpResponse
    until: float


class Used(msgspec.Struct):
    """An answer that may be used again. `kept`: it was, and not asked for just now."""

    answer: HttpResponse
    key: bytes
    kept: bool


class Reuse:
    """What one process keeps of good answers, in memory only.

    Keys are hashes with a key of this process, so that nothing here tells a credential.
    """

    def __init__(self) -> None:
        self._kept: dict[bytes, _Kept] = {}
        self._asking: dict[bytes, asyncio.Lock] = {}
        self._salt = secrets.token_bytes(32)

    async def answer(
        self, request: HttpRequest, ask: Callable[[HttpRequest], Awaitable[HttpResponse]]
    ) -> Used:
        """A good answer, kept or fresh. Who wants the same at the same moment waits for the first
        to ask."""
        key = self._key(request)
        if (kept := self._look(key)) is None:
            lock = self._asking.setdefault(key, asyncio.Lock())
            try:
                async with lock:
                    if (kept := self._look(key)) is None:
                        answer = await ask(request)
                        self._keep(key, answer, request.reuse_seconds or 0.0)
                        return Used(answer, key, kept=False)
            finally:
                if not lock.locked():
                    self._asking.pop(key, None)
        return Used(msgspec.structs.replace(kept, step=request.step), key, kept=True)

    def drop(self, used: Used) -> None:
        """This answer is good no more; a newer one stays."""
        kept = self._kept.get(used.key)
        if kept is not None and kept.answer.body == used.answer.body:
            del self._kept[used.key]

    def _look(self, key: bytes) -> HttpResponse | None:
        kept = self._kept.get(key)
        if kept is None or kept.until <= time.monotonic():
            return None
        return kept.answer

    def _keep(self, key: bytes, answer: HttpResponse, seconds: float) -> None:
        if not 200 <= answer.status < 300:
            return
        self._kept.pop(key, None)
        while len(self._kept) >= MOST_ANSWERS:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = _Kept(answer, time.monotonic() + seconds)

    def _key(self, request: HttpRequest) -> bytes:
        token = request.jwt
        whole = (
            request.method,
            request.url,
            sorted(request.headers.items()),
            request.json,
            sorted((request.form or {}).items()),
            request.body,
            request.file,
            token
            and (
                key_text(token.key),
                token.algorithm,
                token.claims,
                token.header,
                token.seconds,
                token.place,
            ),
        )
        encoded = msgspec.json.encode(whole, order="deterministic")
        return blake2b(encoded, digest_size=32, key=self._salt).digest()
