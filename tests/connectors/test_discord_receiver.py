"""Discord's gateway, against a local one: identify, beat, resume, refuse."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from onethread.connectors.contract import SecretStr
from onethread.connectors.discord.config import DiscordConfig
from onethread.connectors.discord.inbound import parse
from onethread.connectors.discord.receiver import run
from onethread.errors import NotAuthenticated
from onethread.messages import Deletion, HttpRequest, InboundMessage
from tests.connectors.receiving import Context, running

CONFIG = DiscordConfig(bot_token=SecretStr("invented.token"))


class Gateway:
    """Greets, keeps what it is told, sends the frames of its script."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.script: list[dict[str, Any]] = []
        self.beat_ms = 60_000
        self.refuse_with: int | None = None
        self.close_after_script: int | None = None
        self.beaten = asyncio.Event()
        self.url = ""

    async def serve(self, socket: ServerConnection) -> None:
        try:
            await self._say(socket, op=10, d={"heartbeat_interval": self.beat_ms})
            async for raw in socket:
                frame = msgspec.json.decode(raw)
                if frame["op"] == 1:
                    self.beaten.set()
                    await self._say(socket, op=11)
                    continue
                self.told.append(frame)
                if self.refuse_with:
                    await socket.close(self.refuse_with)
                    return
                for each in self.script:
                    await self._say(socket, **each)
                if self.close_after_script:
                    await socket.close(self.close_after_script)
        except ConnectionClosed:
            return

    async def _say(self, socket: ServerConnection, **frame: Any) -> None:
        await socket.send(msgspec.json.encode(frame).decode())

    def ready(self) -> dict[str, Any]:
        told = {"session_id": "s1", "resume_gateway_url": self.url, "user": {"id": "9"}}
        return {"op": 0, "s": 1, "t": "READY", "d": told}


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    gateway = Gateway()
    async with serve(gateway.serve, "127.0.0.1", 0) as server:
        gateway.url = _address(server)
        yield gateway


def _address(server: Server) -> str:
    return f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def event(kind: str, s: int, **told: Any) -> dict[str, Any]:
    return {"op": 0, "s": s, "t": kind, "d": told}


def message(s: int, number: str) -> dict[str, Any]:
    author = {"id": "11", "username": "fatima"}
    return event(
        "MESSAGE_CREATE", s, id=number, channel_id="13", author=author, content="Dag", type=0
    )


def context_for(gateway: Gateway) -> Context:
    def answer(request: HttpRequest) -> Any:
        return {"url": gateway.url} if request.url.endswith("/gateway/bot") else {}

    return Context(CONFIG, answer)


async def test_a_session_is_begun_and_its_events_are_handed_over(gateway: Gateway) -> None:
    gateway.script = [gateway.ready(), message(2, "20"), event("MESSAGE_DELETE", 3, id="20")]
    context = context_for(gateway)
    async with running(run, context):
        said, taken_back = await context.next(), await context.next()
    (first,), (second,) = parse(said, CONFIG), parse(taken_back, CONFIG)
    assert isinstance(first, InboundMessage)
    assert isinstance(second, Deletion)
    assert second.sender[0].value == "11"  # which Discord itself doesn't tell
    assert gateway.told[0]["op"] == 2
    assert gateway.told[0]["d"]["intents"] & (1 << 15)
    assert context.cursor == {"session": "s1", "seq": 3, "url": gateway.url, "me": "9"}


async def test_a_session_is_resumed_where_it_broke_off(gateway: Gateway) -> None:
    gateway.script = [message(43, "21"), event("RESUMED", 44)]
    context = context_for(gateway)
    context.cursor = {"session": "s0", "seq": 42, "url": gateway.url, "me": "9"}
    async with running(run, context):
        await context.next()
    assert gateway.told[0] == {
        "op": 6,
        "d": {"token": "invented.token", "session_id": "s0", "seq": 42},
    }
    assert not context.requests  # the address to resume at was known


async def test_a_session_that_is_over_is_forgotten(gateway: Gateway) -> None:
    gateway.script = [{"op": 9, "d": False}]
    context = context_for(gateway)
    context.cursor = {"session": "s0", "seq": 42, "url": gateway.url, "me": "9"}
    await asyncio.wait_for(run(context), 10)  # type: ignore[arg-type]
    assert context.cursor == {}


async def test_the_heart_beats(gateway: Gateway) -> None:
    gateway.beat_ms = 20
    gateway.script = [gateway.ready()]
    async with running(run, context_for(gateway)):
        await asyncio.wait_for(gateway.beaten.wait(), 10)


@pytest.mark.parametrize(("code", "words"), [(4004, "bot token"), (4014, "Message Content Intent")])
async def test_a_refusal_is_told_in_words(gateway: Gateway, code: int, words: str) -> None:
    gateway.refuse_with = code
    with pytest.raises(NotAuthenticated, match=words):
        await asyncio.wait_for(run(context_for(gateway)), 10)  # type: ignore[arg-type]


async def test_a_pressed_button_is_acknowledged_at_once(gateway: Gateway) -> None:
    pressed = event(
        "INTERACTION_CREATE",
        2,
        id="15",
        token="tok",
        type=3,
        channel_id="13",
        user={"id": "11"},
        message={"id": "19"},
        data={"custom_id": "yes"},
    )
    gateway.script = [gateway.ready(), pressed, message(3, "22")]
    context = context_for(gateway)
    async with running(run, context):
        await context.next()
        await context.next()
    callback = context.requests[-1]
    assert callback.url == "https://discord.com/api/v10/interactions/15/tok/callback"
    assert (callback.json, "Authorization" in callback.headers) == ({"type": 6}, False)
