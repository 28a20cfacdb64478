"""POST /hooks/{channel key}: verify the raw bytes, store them durably, answer.

A plain ASGI application in front of the framework, because it is the hottest path there is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol
from urllib.parse import parse_qsl

from onethread import clock
from onethread.connectors.contract import Connector, Verified, WebhookRequest
from onethread.errors import (
    BadSignature,
    DatabaseUnavailable,
    NotFound,
    OnethreadError,
    Overloaded,
    TooLarge,
)
from onethread.intake.ledger import Ledger
from onethread.intake.provider_keys import ProviderKeys

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PREFIX = "/hooks/"
# Room claimed for a body whose length the sender does not announce.
UNANNOUNCED_BYTES = 256 << 10


class HookChannel(Protocol):
    """What receiving needs to know of a channel."""

    id: int
    connector: Connector
    config: Any
    state: str


class HookChannels(Protocol):
    """Finds channels by the key in their webhook address, and counts what was refused."""

    async def by_key(self, key: str) -> HookChannel | None:
        """The channel, also when paused; None when there is none or it was deleted."""

    def count_refused(self, channel_id: int) -> None:
        """Count a request with a bad signature, for the channel's health."""

    async def wake(self, channel_id: int) -> None:
        """Have the channel's poll ask at once."""


class Hooks:
    """The ASGI application for /hooks/."""

    def __init__(
        self, ledger: Ledger, channels: HookChannels, keys: ProviderKeys, max_body_bytes: int
    ) -> None:
        self._ledger = ledger
        self._channels = channels
        self._keys = keys
        self._max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one HTTP request."""
        try:
            verified = await self._take(scope, receive)
        except OnethreadError as error:
            await _answer_error(send, error)
        else:
            await _answer(send, verified.status, verified.body, verified.content_type)

    async def _take(self, scope: Scope, receive: Receive) -> Verified:
        # Some providers add a path of their own (Apple: /message); a key has no slash.
        key = scope["path"][len(PREFIX) :].partition("/")[0]
        channel = await self._channels.by_key(key)
        if channel is None or channel.connector.verify is None:
            raise NotFound("there is no channel with this webhook address")
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        room = self._room_for(headers)
        await self._ledger.make_room(room)
        try:
            body = await _read(receive, self._max_body_bytes)
            query = scope["query_string"]
            request = WebhookRequest(
                method=scope["method"],
                path=scope["path"],
                query=dict(parse_qsl(query.decode("latin-1"))) if query else {},
                headers=headers,
                body=body,
                url=f"{scope.get('scheme', 'http')}://{headers.get('host', '')}{scope['path']}",
                received_at=clock.now(),
            )
            try:
                if channel.connector.keys is None:
                    verified = channel.connector.verify(request, channel.config)
                else:
                    verified = await self._keys.verify(channel.connector, request, channel.config)
            except BadSignature:
                self._channels.count_refused(channel.id)
                raise
            if verified.store:
                await self._ledger.put(channel.id, verified.keep_headers, body)
            if verified.wake:
                await self._channels.wake(channel.id)
            return verified
        finally:
            await self._ledger.free(room)

    def _room_for(self, headers: dict[str, str]) -> int:
        announced = headers.get("content-length")
        if announced is None:
            return UNANNOUNCED_BYTES if "transfer-encoding" in headers else 0
        if not announced.isdigit() or int(announced) > self._max_body_bytes:
            raise _too_large(self._max_body_bytes)
        return int(announced)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"a webhook may hold at most {limit // (1 << 20)} MB")


async def _read(receive: Receive, limit: int) -> bytes:
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        body = message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        return bytes(body)
    parts: list[bytes] = []
    size = 0
    while True:
        if message["type"] == "http.disconnect":
            raise Overloaded("the sender hung up before the end")
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise _too_large(limit)
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)
        message = await receive()


async def _answer(send: Send, status: int, body: bytes, content_type: str) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", content_type.encode("latin-1")),
                (b"content-length", str(len(body)).encode("ascii")),
                (b"x-content-type-options", b"nosniff"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def _answer_error(send: Send, error: OnethreadError) -> None:
    import msgspec

    body = msgspec.json.encode(
        {
            "type": f"urn:onethread:{error.kind}",
            "title": error.kind.replace("-", " "),
            "status": error.status,
            "detail": error.message,
        }
    )
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode("ascii")),
    ]
    if isinstance(error, Overloaded | DatabaseUnavailable):
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
