"""Listens at the bridge's WebSocket, stores what comes, and connects again after any trouble."""

from __future__ import annotations

import asyncio
import contextlib
import random
import ssl
from urllib.parse import quote, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

from onethread.connectors.contract import ReceiverContext
from onethread.connectors.signal.config import SignalConfig
from onethread.errors import DatabaseUnavailable, OnethreadError, Overloaded

FIRST_RETRY_SECONDS = 1.0
LAST_RETRY_SECONDS = 120.0
KEEP_ATTEMPTS_SECONDS = 2.0
CONNECT_SECONDS = 20.0


async def receive(context: ReceiverContext, first_retry: float = FIRST_RETRY_SECONDS) -> None:
    """Listen until `context.stopping` is set."""
    wait = first_retry
    while not context.stopping.is_set():
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                socket = await _open(context)
            wait = first_retry
            await context.report(True)
            await _listen(context, socket)
        except InvalidHandshake as error:
            await context.report(
                False,
                "the bridge refused to hand over messages: is the number registered there, and does it "
                f"run in json-rpc mode? ({error})"[:300],
            )
        except TimeoutError:
            await context.report(False, "the bridge gave no answer in time")
        except OnethreadError as error:
            await context.report(False, error.message)
        except (OSError, WebSocketException) as error:
            await context.report(False, f"the connection to the bridge failed: {error}"[:300])
        if context.stopping.is_set():
            break
        spread = wait * (0.75 + random.random() / 2)  # noqa: S311 - spreads load, hides nothing
        wait = min(LAST_RETRY_SECONDS, wait * 2)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(spread):
                await context.stopping.wait()


async def _open(context: ReceiverContext) -> ClientConnection:
    config: SignalConfig = context.config
    parts = urlsplit(config.bridge_url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    address = await context.resolve(host, port)
    path = f"{parts.path.rstrip('/')}/v1/receive/{quote(config.number)}"
    place = f"[{host}]" if ":" in host else host
    return await connect(
        f"{'wss' if secure else 'ws'}://{place}:{port}{path}",
        host=address,
        port=port,
        ssl=ssl.create_default_context() if secure else None,
        server_hostname=host if secure else None,
        additional_headers=config.headers(),
        max_size=context.max_payload_bytes,
        proxy=None,
    )


async def _listen(context: ReceiverContext, socket: ClientConnection) -> None:
    stop = asyncio.create_task(context.stopping.wait())
    try:
        while True:
            frame = asyncio.ensure_future(socket.recv())
            done, _ = await asyncio.wait({frame, stop}, return_when=asyncio.FIRST_COMPLETED)
            if frame not in done:
                frame.cancel()
                await asyncio.gather(frame, return_exceptions=True)
                return
            received = frame.result()
            await _keep(context, received if isinstance(received, bytes) else received.encode())
    finally:
        stop.cancel()
        await socket.close()


async def _keep(context: ReceiverContext, body: bytes) -> None:
    """Store a frame: signal-cli will not send it again, so it is held until it is stored."""
    while True:
        try:
            await context.accept(body, {})
        except (DatabaseUnavailable, Overloaded) as error:
            await context.report(False, error.message)
            await asyncio.sleep(KEEP_ATTEMPTS_SECONDS)
        else:
            return
