"""Mattermost's WebSocket, against a local one: catching up, events, refusal, the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import Server, ServerConnection, serve

from onethread.connectors.contract import SecretStr
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.connectors.mattermost.inbound import parse
from onethread.connectors.mattermost.receiver import run
from onethread.errors import NotAuthenticated
from onethread.messages import Edit, HttpRequest, HttpResponse, InboundMessage
from tests.connectors.receiving import Context, running

POST = {
    "id": "p1",
    "create_at": 1767323040123,
    "update_at": 1767323040123,
    "user_id": "u1",
    "channel_id": "c1",
    "message": "Dag",
}


class Chat:
    """A server with one socket; what is put in `frames` goes over it."""

    def __init__(self) -> None:
        self.frames: asyncio.Queue[str] = asyncio.Queue()
        self.tokens: list[str | None] = []

    async def serve(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        self.tokens.append(socket.request.headers.get("Authorization"))
        sender = asyncio.create_task(self._send(socket))
        await socket.wait_closed()
        sender.cancel()

    async def _send(self, socket: ServerConnection) -> None:
        while True:
            await socket.send(await self.frames.get())

    def post(self, event: str, **post: Any) -> None:
        told = {"post": msgspec.json.encode({**POST, **post}).decode(), "sender_name": "@fatima"}
        frame = {"event": event, "data": {**told, "channel_type": "D"}, "seq": 2}
        self.frames.put_nowait(msgspec.json.encode(frame).decode())


@pytest.fixture
async def chat() -> AsyncIterator[tuple[Chat, Server]]:
    chat = Chat()
    async with serve(chat.serve, "127.0.0.1", 0) as server:
        yield chat, server


def config_for(server: Server) -> MattermostConfig:
    port = server.sockets[0].getsockname()[1]
    return MattermostConfig(
        api_base_url=f"http://127.0.0.1:{port}", bot_token=SecretStr("invented")
    )


def api(request: HttpRequest) -> Any:
    path = request.url.partition("/api/v4/")[2]
    edited = {**POST, "id": "p0", "create_at": 900, "edit_at": 1500, "update_at": 1500}
    return {
        "users/me": {"id": "me"},
        "users/u1": {"id": "u1", "username": "fatima"},
        "users/me/channels": [
            {"id": "c1", "last_post_at": 2000, "type": "D", "display_name": "fatima"},
            {"id": "c2", "last_post_at": 10},
        ],
        "channels/c1/posts?since=1000": {
            "posts": {"p1": {**POST, "create_at": 2000, "update_at": 2000}, "p0": edited}
        },
    }.get(path, [])


async def test_the_first_time_nothing_old_is_brought(chat: tuple[Chat, Server]) -> None:
    said, server = chat
    context = Context(config_for(server), api)
    said.frames.put_nowait('{"event":"hello","data":{},"seq":0}')
    said.post("posted")
    async with running(run, context):
        envelope = await context.next()
    (item,) = parse(envelope, context.config)
    assert isinstance(item, InboundMessage)
    assert (item.content.text, item.display_name) == ("Dag", "fatima")
    assert context.cursor["since"] >= POST["create_at"]
    assert said.tokens == ["Bearer invented"]
    assert context.reports == [(True, "connected")]


async def test_what_was_missed_is_fetched_before_the_news(chat: tuple[Chat, Server]) -> None:
    said, server = chat
    context = Context(config_for(server), api)
    context.cursor = {"since": 1000}
    said.post("posted", id="p2", update_at=3000)
    async with running(run, context):
        items = [parse(await context.next(), context.config)[0] for _ in range(3)]
    assert isinstance(items[0], Edit)
    assert [getattr(each, "message_id", None) for each in items] == [None, "p1", "p2"]
    assert isinstance(items[1], InboundMessage)
    assert items[1].display_name == "fatima"
    assert context.cursor == {"since": 3000}


async def test_a_wrong_token_is_told(chat: tuple[Chat, Server]) -> None:
    _, server = chat
    refused = HttpResponse(status=401, headers={}, body=b"{}")
    with pytest.raises(NotAuthenticated, match="bot token"):
        await run(Context(config_for(server), lambda request: refused))  # type: ignore[arg-type]


async def test_frames_that_cant_be_read_are_passed_over(chat: tuple[Chat, Server]) -> None:
    said, server = chat
    context = Context(config_for(server), api)
    for frame in ("{", "[]", '{"event":"posted","data":{"post":"{"}}'):
        said.frames.put_nowait(frame)
    said.post("posted")
    async with running(run, context):
        await context.next()  # kept for the administrator: its post can't be read
        assert b"Dag" in (await context.next()).body
