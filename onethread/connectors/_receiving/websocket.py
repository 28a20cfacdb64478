"""A WebSocket of a provider's, for receivers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from onethread.connectors.contract import ReceiverContext
from onethread.errors import NotAuthenticated, TransportError

_OPEN_SECONDS = 20.0
_PING_SECONDS = 30.0


@contextlib.asynccontextmanager
async def websocket(
    context: ReceiverContext,
    url: str,
    headers: Mapping[str, str] | None = None,
    close_code: int = 1000,
) -> AsyncIterator[ClientConnection]:
    """An open connection, closed (with `close_code`) at the end of the block and when the receiver
    must stop.

    Raises TransportError when it can't be opened, NotAuthenticated when the credentials are refused.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "wss"
    port = parts.port or (443 if secure else 80)
    address = await context.resolve(parts.hostname or "", port)
    try:
        socket = await connect(
            url,
            host=address,
            port=port,
            additional_headers=dict(headers or {}),
            proxy=None,
            max_size=context.max_payload_bytes,
            open_timeout=_OPEN_SECONDS,
            ping_interval=_PING_SECONDS,
            ping_timeout=_PING_SECONDS,
            close_timeout=2,
            server_hostname=parts.hostname if secure else None,
        )
    except InvalidStatus as error:
        status = error.response.status_code
        if status in (401, 403):
            raise NotAuthenticated(
                f"the server refused the credentials (status {status})"
            ) from error
        raise TransportError(f"the server refused the connection (status {status})") from error
    except (OSError, TimeoutError, InvalidHandshake, InvalidURI) as error:
        raise TransportError(f"no connection to {parts.hostname}: {error}") from error
    stopper = asyncio.create_task(_close_on_stop(context, socket, close_code))
    try:
        yield socket
    finally:
        stopper.cancel()
        await asyncio.gather(stopper, return_exceptions=True)
        await socket.close(close_code)


async def _close_on_stop(
    context: ReceiverContext, socket: ClientConnection, close_code: int
) -> None:
    await context.stopping.wait()
    await socket.close(close_code)


async def next_frame(socket: ClientConnection) -> bytes | None:
    """The next frame; None when the connection has ended (its `close_code` tells why)."""
    try:
        frame = await socket.recv()
    except ConnectionClosed:
        return None
    return frame.encode() if isinstance(frame, str) else frame
