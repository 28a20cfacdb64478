"""A real receiver on this machine, and what sends to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.transport import Transport
from onethread.webhooks import WebhookSender


class Taken(msgspec.Struct):
    """A request as the receiver got it."""

    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """An HTTP server that answers as it is told and keeps what it got."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.answer: bytes | None = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        self.port = 0
        self._arrived = asyncio.Condition()

    async def gets(self, count: int) -> None:
        """Wait until `count` requests came, at most ten seconds."""
        async with asyncio.timeout(10), self._arrived:
            await self._arrived.wait_for(lambda: len(self.taken) >= count)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def answers(self, status: int, *headers: str, text: str = "") -> None:
        """What to answer from now on."""
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(text)}", *headers]
        self.answer = ("\r\n".join(lines) + "\r\n\r\n" + text).encode()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {
                    name.lower(): value.strip()
                    for name, _, value in (line.partition(":") for line in head[1:] if line)
                }
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                async with self._arrived:
                    self.taken.append(Taken(head[0].split()[1], headers, body))
                    self._arrived.notify_all()
                if self.answer is None:
                    return
                writer.write(self.answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()


@pytest.fixture
def vault() -> Vault:
    return Vault([bytes(range(KEY_BYTES))])


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport(allow=["127.0.0.1/32"])
    yield made
    await made.close()


@pytest.fixture
def sender(database: Database, vault: Vault, transport: Transport) -> WebhookSender:
    return WebhookSender(database, vault, transport)
