"""`bench screen`: from a webhook's arrival until its message shows on an agent's WebSocket.

The whole system runs as `serve` starts it; webhooks come from a process of their own at a steady rate,
and several screens follow every change.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import datetime

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from onethread.bench.scratch import Scratch
from onethread.database.engine import Database
from onethread.errors import OnethreadError

CUSTOMERS = 1000
# Not counted: processes that just started import and connect when the first messages come.
WARM_UP_SECONDS = 2
# After the last webhook, so long until the last message must have shown.
LATE_SECONDS = 30.0


class ScreenFigures(msgspec.Struct, kw_only=True):
    """Milliseconds from a webhook's receipt to the frame on each screen. `pk_select_p95_ms`: reading
    one row by its key under the same load, the machine's own limit. The first two seconds, in which
    processes that just started warm up, come on top and are not counted."""

    messages: int
    per_second: float
    screens: int
    shown: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    pk_select_p95_ms: float


class _Frame(msgspec.Struct):
    type: str
    messages: list[_Shown] = []


class _Shown(msgspec.Struct):
    id: int
    direction: str
    received_at: datetime


_decoder = msgspec.json.Decoder(_Frame)


async def measure(
    per_second: int, seconds: int, screens: int, progress: Callable[[str, int], None]
) -> ScreenFigures:
    """Run it in a scratch system of its own. Raises OnethreadError when a message never shows."""
    messages, warm_up = per_second * seconds, per_second * WARM_UP_SECONDS
    async with Scratch() as scratch:
        database = await Database.connect(scratch.database_url, size=2, name="bench")
        try:
            key = await scratch.whatsapp(database)
            cookie = await _sign_in(scratch.url)
            follow = [
                asyncio.create_task(_follow(scratch.port, cookie, messages + warm_up))
                for _ in range(screens)
            ]
            limit: list[float] = []
            limits = asyncio.create_task(_pk_selects(database, limit))
            took = await _send(scratch.port, key, messages + warm_up, per_second, progress)
            try:
                async with asyncio.timeout(LATE_SECONDS):
                    shown = await asyncio.gather(*follow)
            except TimeoutError as error:
                raise OnethreadError("not every message showed on every screen") from error
            finally:
                limits.cancel()
                for task in follow:
                    task.cancel()
        finally:
            await database.close()
    late = sorted(x for each in shown for x in each[warm_up:])
    return ScreenFigures(
        messages=messages,
        per_second=round((messages + warm_up) / took, 1),
        screens=screens,
        shown=len(late),
        p50_ms=_percentile(late, 50),
        p95_ms=_percentile(late, 95),
        p99_ms=_percentile(late, 99),
        max_ms=_percentile(late, 100),
        pk_select_p95_ms=_percentile(sorted(limit), 95),
    )


def _percentile(ordered: list[float], percent: int) -> float:
    if not ordered:
        return 0.0
    return round(1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)], 2)


async def _sign_in(url: str) -> str:
    """Set the scratch system up; the administrator's session cookie."""
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        answer = await client.post(
            "/api/setup",
            headers={"X-Onethread": "1"},
            json={
                "organisation": {"name": "Bench", "language": "en", "region": "NL"},
                "administrator": {
                    "name": "Bench",
                    "email": "bench@example.org",
                    "password": "a long enough bench password",
                },
            },
        )
        answer.raise_for_status()
        return answer.cookies["onethread_session"]


async def _follow(port: int, cookie: str, messages: int) -> list[float]:
    """Seconds from receipt to screen for each message, in the order shown."""
    seen: set[int] = set()
    late: list[float] = []
    async with connect(
        f"ws://127.0.0.1:{port}/api/realtime",
        additional_headers={"Cookie": f"onethread_session={cookie}"},
        max_size=None,
    ) as socket:
        await socket.send('{"type":"hello","position":null}')
        while len(seen) < messages:
            frame = await _next(socket)
            now = time.time()
            for message in frame.messages:
                if message.direction == "in" and message.id not in seen:
                    seen.add(message.id)
                    late.append(now - message.received_at.timestamp())
    return late


async def _next(socket: ClientConnection) -> _Frame:
    frame = _decoder.decode(await socket.recv())
    if frame.type == "resync":
        raise OnethreadError("the screen was too slow: it was told to load anew")
    return frame


async def _pk_selects(database: Database, taken: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await database.fetchrow("SELECT * FROM channels WHERE id = 1")
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(0.02)


async def _send(
    port: int, key: str, messages: int, per_second: int, progress: Callable[[str, int], None]
) -> float:
    loader = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "onethread.bench.webhooks", str(port), key, str(messages)),
        *(str(CUSTOMERS), str(per_second)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert loader.stdin is not None
    assert loader.stdout is not None
    await loader.stdout.readline()
    progress("messages", messages)
    loader.stdin.write(b"go\n")
    answer = (await loader.stdout.readline()).split()
    await loader.wait()
    if loader.returncode:
        raise OnethreadError(f"{answer[-1].decode() if answer else 'all'} webhooks were refused")
    return float(answer[0])
