"""The bind of SMPP against a real SMSC (smpp34), and against ones that misbehave."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest
import smpp34

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.smpp import CONNECTOR
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.pdu import Pdu, read_pdu
from onethread.connectors.smpp.receiver import Timing, receive, try_settings
from onethread.errors import DatabaseUnavailable, TransportError
from onethread.messages import Content, OutboundMessage
from onethread.messages.outbound import RelayRequest

from datetime import UTC, datetime  # isort: skip

QUICK = Timing(
    connect=5, answer=2, first_retry=0.05, last_retry=0.1, refused_retry=0.1, throttled=0.01
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(port: int, **more: Any) -> SmppConfig:
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "tls": False,
        "system_id": "onethread",
        "password": SecretStr("secret"),
        "phone_number": "+3197010240000",
    }
    return SmppConfig(**(given | more))


class Asked:
    """A relay that waits for its answer."""

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self.payload = payload
        self.answered: asyncio.Future[tuple[bool, dict[str, Any]]] = (
            asyncio.get_running_loop().create_future()
        )

    async def answer(self, ok: bool, **facts: Any) -> None:
        if not self.answered.done():
            self.answered.set_result((ok, facts))


class Host:
    """What a receiver gets, kept in memory."""

    channel_id = 1
    channel_key = "key"
    max_payload_bytes = 1 << 20

    def __init__(self, config: SmppConfig) -> None:
        self.config = config
        self.stopping = asyncio.Event()
        self.accepted: asyncio.Queue[bytes] = asyncio.Queue()
        self.reports: asyncio.Queue[tuple[bool, str]] = asyncio.Queue()
        self.cursor: dict[str, Any] = {}
        self.broken = False
        self.waiting: asyncio.Queue[Asked] = asyncio.Queue()

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        if self.broken:
            raise DatabaseUnavailable("it is down")
        self.accepted.put_nowait(body)
        return 1

    async def load_cursor(self) -> dict[str, Any]:
        return dict(msgspec.json.decode(msgspec.json.encode(self.cursor)))

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        if self.broken:
            raise DatabaseUnavailable("it is down")
        self.cursor = msgspec.json.decode(msgspec.json.encode(cursor))

    async def report(self, ok: bool, message: str = "") -> None:
        self.reports.put_nowait((ok, message))

    async def resolve(self, host: str, port: int) -> str:
        return host

    async def relays(self) -> AsyncIterator[Asked]:
        while True:
            yield await self.waiting.get()

    async def relay(self, words: str) -> tuple[bool, dict[str, Any]]:
        """Send a text as delivery would."""
        message = OutboundMessage(
            message_uid="0193b6a0-0000-7000-8000-000000000001",
            conversation_ref="OT-7K2M9",
            to="+31612345678",
            to_scheme="phone",
            content=Content(text=words),
            created_at=datetime(2026, 1, 2, tzinfo=UTC),
        )
        (request,) = CONNECTOR.build(message, self.config)
        assert isinstance(request, RelayRequest)
        asked = Asked(request.payload)
        self.waiting.put_nowait(asked)
        async with asyncio.timeout(10):
            return await asked.answered

    async def said(self) -> str:
        """The text of the next envelope."""
        async with asyncio.timeout(10):
            body = await self.accepted.get()
        envelope = RawEnvelope(
            id=1, channel_id=1, received_at=datetime(2026, 1, 2, tzinfo=UTC), headers={}, body=body
        )
        (item,) = CONNECTOR.parse(envelope, self.config)
        return str(item.content.text)  # type: ignore[union-attr]


@asynccontextmanager
async def bound(host: Host) -> AsyncIterator[None]:
    task = asyncio.create_task(receive(host, QUICK))  # type: ignore[arg-type]
    try:
        yield
    finally:
        host.stopping.set()
        async with asyncio.timeout(10):
            await task


@asynccontextmanager
async def smsc(port: int) -> AsyncIterator[smpp34.Server]:
    server = smpp34.Server(host="127.0.0.1", port=port, system_id="SMSC")
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def esme(server: smpp34.Server) -> smpp34.Esme:
    async with asyncio.timeout(10):
        event = await server.next()
    assert isinstance(event, smpp34.Esme)
    return event


async def test_a_message_is_acknowledged_when_it_is_kept_and_sent_again_when_not() -> None:
    host = Host(settings(free_port()))
    async with smsc(host.config.port) as server, bound(host):
        customer = await esme(server)
        assert customer.system_id == "onethread"
        host.broken = True
        given = {"source_addr": "31612345678", "source_addr_ton": 1, "short_message": b"Hallo"}
        refused = await customer.deliver_sm("3197010240000", **given)
        assert refused.command_status == 0x64
        assert host.accepted.empty()
        host.broken = False
        assert (await customer.deliver_sm("3197010240000", **given)).is_success
        assert await host.said() == "Hallo"
        assert await host.reports.get() == (True, "")


async def test_parts_are_put_together_also_when_the_program_restarts_between_them() -> None:
    host = Host(settings(free_port()))

    async def part(customer: smpp34.Esme, number: int, words: bytes) -> None:
        answer = await customer.deliver_sm(
            "3197010240000",
            source_addr="31612345678",
            source_addr_ton=1,
            esm_class=0x40,
            short_message=bytes((5, 0, 3, 77, 2, number)) + words,
        )
        assert answer.is_success

    async with smsc(host.config.port) as server, bound(host):
        await part(await esme(server), 2, b"tweede deel")
    assert host.accepted.empty()
    again = Host(settings(free_port()))
    again.cursor = host.cursor
    async with smsc(again.config.port) as server, bound(again):
        await part(await esme(server), 1, b"Eerste deel, ")
        assert await again.said() == "Eerste deel, tweede deel"
    assert again.cursor == {"parts": {}}


async def test_a_long_text_goes_in_parts_and_its_ids_come_back() -> None:
    host = Host(settings(free_port()))
    async with smsc(host.config.port) as server, bound(host):
        await esme(server)
        sending = asyncio.create_task(host.relay("Goedemorgen 💧" * 10))
        seen = []
        for number in range(3):
            async with asyncio.timeout(10):
                event = await server.next()
            assert isinstance(event, smpp34.SubmitSmEvent)
            seen.append(event.short_message)
            assert (event.esm_class, event.data_coding) == (0x40, 8)
            assert (event.destination_addr, event.registered_delivery) == ("31612345678", 1)
            event.accept(f"id-{number}")
        assert await sending == (True, {"ids": ["id-0", "id-1", "id-2"]})
        assert b"".join(each[6:] for each in seen).decode("utf-16-be") == "Goedemorgen 💧" * 10


async def test_a_throttled_part_is_tried_again_and_a_refused_one_is_not() -> None:
    host = Host(settings(free_port()))
    async with smsc(host.config.port) as server, bound(host):
        await esme(server)
        sending = asyncio.create_task(host.relay("Hallo"))
        for status in (smpp34.ESME_RTHROTTLED, smpp34.ESME_RMSGQFUL):
            event = await server.next()
            assert isinstance(event, smpp34.SubmitSmEvent)
            event.reject(status)
        event = await server.next()
        assert isinstance(event, smpp34.SubmitSmEvent)
        event.accept("id-1")
        assert await sending == (True, {"ids": ["id-1"]})
        sending = asyncio.create_task(host.relay("Hallo"))
        event = await server.next()
        assert isinstance(event, smpp34.SubmitSmEvent)
        event.reject(smpp34.ESME_RINVDSTADR)
        assert await sending == (False, {"status": 0x0B, "ids": []})


Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def odd_smsc(port: int, serve: Serve) -> AsyncIterator[None]:
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()


async def unit(reader: asyncio.StreamReader) -> Pdu:
    head = await reader.readexactly(4)
    return read_pdu(head + await reader.readexactly(int.from_bytes(head, "big") - 4))


async def test_wrong_credentials_are_told_in_words() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await unit(reader)
        assert asked.body.startswith(b"onethread\0secret\0")
        writer.write(Pdu(command=0x80000009, status=0x0E, sequence=asked.sequence).encode())
        await writer.drain()
        writer.close()

    host = Host(settings(free_port()))
    async with odd_smsc(host.config.port, refuse), bound(host):
        ok, words = await host.reports.get()
        assert not ok
        assert "password" in words
    async with odd_smsc(host.config.port, refuse):
        tested = await try_settings(host.config, host)  # type: ignore[arg-type]
    assert not tested.ok
    assert "password" in tested.message


async def test_a_connection_that_breaks_before_the_answer_leaves_the_message_unsure() -> None:
    binds = 0

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal binds
        binds += 1
        asked = await unit(reader)
        answer = Pdu(command=0x80000009, sequence=asked.sequence, body=b"SMSC\0")
        writer.write(answer.encode())
        await writer.drain()
        await unit(reader)
        writer.close()

    host = Host(settings(free_port()))
    async with odd_smsc(host.config.port, hang_up), bound(host):
        assert await host.relay("Hallo") == (False, {"lost": True, "ids": []})
        assert await host.reports.get() == (True, "")
        ok, words = await host.reports.get()
        assert (ok, words) == (False, "the SMSC closed the connection")
        assert await host.reports.get() == (True, "")  # bound again
    assert binds == 2


async def test_what_does_not_speak_smpp_is_left() -> None:
    async def web(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    host = Host(settings(free_port()))
    async with odd_smsc(host.config.port, web):
        tested = await try_settings(host.config, host)  # type: ignore[arg-type]
    assert "does not speak SMPP" in tested.message


async def test_an_address_that_may_not_be_connected_to_is_told() -> None:
    class Guarded(Host):
        async def resolve(self, host: str, port: int) -> str:
            raise TransportError("private addresses are not permitted")

    host = Guarded(settings(1))
    tested = await try_settings(host.config, host)  # type: ignore[arg-type]
    assert tested.message == "No bind: private addresses are not permitted"
    with pytest.raises(asyncio.QueueEmpty):
        host.accepted.get_nowait()
