"""The receiver of devices against a real Mosquitto."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import DEVNULL, Popen
from threading import Event
from typing import Any

import msgspec
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from onethread.connectors.contract import SecretStr
from onethread.connectors.mqtt import CONNECTOR
from onethread.connectors.mqtt.config import MqttConfig
from onethread.connectors.mqtt.receiver import run, try_settings
from onethread.messages import Content, OutboundMessage, RelayRequest

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = MqttConfig(host="127.0.0.1", security="none")
MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")


def outbound(to: str) -> OutboundMessage:
    return OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=to,
        to_scheme="device",
        content=Content(text="Monteur komt"),
        created_at=AT,
    )


@contextmanager
def broker(folder: Path) -> Iterator[int]:
    """A Mosquitto that knows one user."""
    assert MOSQUITTO, "install mosquitto"
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    lines = [f"listener {port} 127.0.0.1", "allow_anonymous true", "persistence false", "user root"]
    settings = folder / "mosquitto.conf"
    settings.write_text("\n".join(lines) + "\n")
    process = Popen([MOSQUITTO, "-c", str(settings)], stdout=DEVNULL, stderr=DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    """Until the broker listens."""
    for _ in range(2000):
        with closing(socket.socket()) as trying:
            trying.settimeout(1)
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        Event().wait(0.01)
    raise AssertionError("the broker did not start")


class Relayed:
    """An answer that waits for the connection."""

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self.payload = payload
        self.answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def answer(self, ok: bool, **_facts: Any) -> None:
        self.answered.set_result(ok)


class Context:
    """What the receiver needs of its host."""

    max_payload_bytes = 1 << 20

    def __init__(self, config: MqttConfig) -> None:
        self.config = config
        self.stopping = asyncio.Event()
        self.ready = asyncio.Event()
        self.stored: asyncio.Queue[tuple[bytes, Mapping[str, Any]]] = asyncio.Queue()
        self.waiting: asyncio.Queue[Relayed] = asyncio.Queue()

    async def resolve(self, host: str, _port: int) -> str:
        return host

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        await self.stored.put((body, headers))
        return 1

    async def report(self, ok: bool, _message: str = "") -> None:
        if ok:
            self.ready.set()

    async def relays(self) -> AsyncIterator[Relayed]:
        while True:
            yield await self.waiting.get()


async def test_alarms_are_taken_and_answers_published_by_a_real_broker(tmp_path: Path) -> None:
    with broker(tmp_path) as port:
        config = msgspec.structs.replace(CONFIG, port=port)
        loop = asyncio.get_running_loop()
        heard: asyncio.Queue[bytes] = asyncio.Queue()
        device = paho.Client(CallbackAPIVersion.VERSION2, client_id="b12")
        device.on_message = lambda _c, _d, m: loop.call_soon_threadsafe(heard.put_nowait, m.payload)
        subscribed = asyncio.Event()
        device.on_subscribe = lambda *_: loop.call_soon_threadsafe(subscribed.set)
        device.connect("127.0.0.1", port)
        device.loop_start()
        device.subscribe("devices/b12/messages", 1)
        context = Context(config)
        running = asyncio.create_task(run(context))  # type: ignore[arg-type]
        async with asyncio.timeout(60):
            await subscribed.wait()
            await context.ready.wait()
            device.publish("devices/b12/alarms", b'{"id":"7","alarm":"Lekkage"}', 1)
            body, headers = await context.stored.get()
            assert (body, headers["topic"]) == (
                b'{"id":"7","alarm":"Lekkage"}',
                "devices/b12/alarms",
            )
            (request,) = CONNECTOR.build(outbound("b12"), config)
            assert isinstance(request, RelayRequest)
            relay = Relayed(request.payload)
            await context.waiting.put(relay)
            assert await relay.answered
            assert msgspec.json.decode(await heard.get())["text"] == "Monteur komt"
            context.stopping.set()
            await running
            # What was said while nobody listened is kept for this session.
            device.publish("devices/b12/alarms", b'{"id":"8"}', 1).wait_for_publish(5)
            later = Context(config)
            again = asyncio.create_task(run(later))  # type: ignore[arg-type]
            assert (await later.stored.get())[0] == b'{"id":"8"}'
            later.stopping.set()
            await again
            assert (await try_settings(config, later)).ok  # type: ignore[arg-type]
        device.disconnect()
        device.loop_stop()


async def test_a_broker_that_is_not_there_is_told() -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        config = msgspec.structs.replace(
            CONFIG, port=probe.getsockname()[1], username="u", password=SecretStr("p")
        )
    answer = await try_settings(config, Context(config))  # type: ignore[arg-type]
    assert not answer.ok
    assert "can't be reached" in answer.message
