"""A small HTTP server of the simulator's own, on a free (or given) port of this machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from typing import Any

import uvicorn

# A stand-in breaks connections off on purpose; without a handler that would be printed.
logging.getLogger("uvicorn.error").addHandler(logging.NullHandler())


class _Quiet(uvicorn.Server):
    """Leaves the signals to the program it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class BackgroundServer:
    """Serves an ASGI application in this event loop between start() and stop()."""

    def __init__(self, application: Any, host: str = "127.0.0.1", port: int = 0) -> None:
        self._host = host
        config = uvicorn.Config(
            application,
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen, and know the address. Raises RuntimeError when it can't."""
        self._task = asyncio.create_task(self._server.serve())
        while not self._server.started:
            if self._task.done():
                raise RuntimeError("the simulator's server did not start")
            await asyncio.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://{self._host}:{port}"

    async def stop(self) -> None:
        """Finish open requests, then close."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task
