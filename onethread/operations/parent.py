"""When to stop: on a signal, or when the process that started us is gone."""

from __future__ import annotations

import asyncio
import os
import signal
from types import TracebackType

PARENT_PIPE = "OT_PARENT_PIPE"


class Until:
    """Within the block SIGTERM, SIGINT and the end of the parent set `stopping`.

    The parent holds the other end of a pipe; when it dies, even by kill -9, reading it ends.
    """

    def __init__(self, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._pipe = parent_pipe()

    async def __aenter__(self) -> None:
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, self._stopping.set)
        if self._pipe is not None:
            loop.add_reader(self._pipe, self._gone)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        loop = asyncio.get_running_loop()
        if self._pipe is not None:
            loop.remove_reader(self._pipe)
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(sign)

    def _gone(self) -> None:
        assert self._pipe is not None
        if not os.read(self._pipe, 1):
            self._stopping.set()
            asyncio.get_running_loop().remove_reader(self._pipe)


def parent_pipe() -> int | None:
    """The pipe whose end means that the parent is gone, if `serve` started us."""
    number = os.environ.get(PARENT_PIPE)
    return int(number) if number else None
