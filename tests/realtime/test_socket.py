"""The WebSocket of a screen, over the wire: hello, presence, typing, sign-out, bad input."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from litestar import Litestar
from litestar.connection import ASGIConnection
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from onethread.access import AccessPlugin, Actor
from onethread.access.rules import permissions_of_role
from onethread.database.engine import Database
from onethread.events import Event, record
from onethread.realtime import parts, signals
from onethread.realtime.stream import CONTROLLERS
from tests.world import World


class Wire:
    """A screen at the other end of the wire."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def until(self, kind: str, **fields: Any) -> dict[str, Any]:
        """The next frame of this kind that has these fields."""
        async with asyncio.timeout(10):
            while True:
                frame: dict[str, Any] = json.loads(await self.socket.recv())
                if frame["type"] == kind and all(frame.get(k) == v for k, v in fields.items()):
                    return frame

    async def closed(self) -> int:
        async with asyncio.timeout(10):
            while True:
                try:
                    await self.socket.recv()
                except ConnectionClosed as gone:
                    return gone.rcvd.code if gone.rcvd else 1006


class Site:
    """A web process with the stream; who calls is told by a header."""

    def __init__(self, database: Database, address: str, app: Litestar) -> None:
        self.database = database
        self.address = address
        self.app = app

    @asynccontextmanager
    async def screen(
        self, agent: Actor, hello: bool = True, session: str = ""
    ) -> AsyncIterator[Wire]:
        headers = {"As": f"{agent.id}", "Session": session}
        async with connect(self.address, additional_headers=headers) as socket:
            wire = Wire(socket)
            if hello:
                await wire.say(type="hello", position=None)
                await wire.until("ready")
            yield wire


@pytest.fixture(name="site")
async def _site(database: Database) -> AsyncIterator[Site]:
    async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
        agent_id = connection.headers.get("as")
        if not agent_id:
            return Actor(kind="anonymous")
        return Actor(
            kind="agent",
            id=int(agent_id),
            name=f"Agent {agent_id}",
            role="agent",
            permissions=permissions_of_role("agent"),
            session=connection.headers.get("session") or None,
        )

    @asynccontextmanager
    async def life(app: Litestar) -> AsyncIterator[None]:
        app.state.database = database
        async with parts.attach(app.state):
            yield

    app = Litestar(
        list(CONTROLLERS),
        lifespan=[life],
        plugins=[AccessPlugin(authenticate, lambda scope: "192.0.2.1")],
        openapi_config=None,
    )
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="error", ws="websockets-sansio", lifespan="on")
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(database, f"ws://127.0.0.1:{port}/realtime", app)
    server.should_exit = True
    await serving


async def test_a_message_shows_at_once_and_counts_follow(site: Site) -> None:
    world = World(site.database)
    ada = await world.agent()
    channel = await world.channel()
    async with site.screen(ada) as wire:
        heard = await world.hear(channel, "+31612340001", "The lift is stuck")
        frame = await wire.until("changes")
        assert [c["id"] for c in frame["conversations"]] == [heard.conversation_id]
        assert frame["conversations"][0]["unread"] is True
        assert frame["messages"][0]["content"]["text"] == "The lift is stuck"
        assert frame["legs"][0]["address"] == "+31612340001"
        assert frame["customers"][0]["id"] == frame["conversations"][0]["customer"]["id"]
        counts = await wire.until("counts", all=1)
        assert (counts["mine"], counts["unassigned"]) == (0, 1)


async def test_what_was_missed_comes_after_hello(site: Site) -> None:
    world = World(site.database)
    ada = await world.agent()
    channel = await world.channel()
    async with site.screen(ada) as wire:
        await world.hear(channel, "+31612340001")
        position = (await wire.until("changes"))["position"]
    missed = await world.hear(channel, "+31612340002")
    async with site.screen(ada, hello=False) as wire:
        await wire.say(type="hello", position=position)
        frame = await wire.until("changes")
        assert [c["id"] for c in frame["conversations"]] == [missed.conversation_id]


async def test_agents_see_who_looks_and_types_and_that_they_left(site: Site) -> None:
    world = World(site.database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    heard = await world.hear(await world.channel(), "+31612340001")
    at = heard.conversation_id
    a = {"id": ada.id, "name": "Ada", "typing": False}
    b = {"id": bea.id, "name": "Bea", "typing": False}
    async with site.screen(ada) as one:
        await one.say(type="looking", conversation_id=at)
        await one.until("presence", conversation_id=at, agents=[a])
        async with site.screen(bea) as two:
            await two.say(type="looking", conversation_id=at)
            await one.until("presence", agents=[a, b])
            await two.until("presence", agents=[a, b])
            await two.say(type="typing", conversation_id=at, on=True)
            await one.until("presence", agents=[a, {**b, "typing": True}])
            await two.say(type="typing", conversation_id=at, on=False)
            await one.until("presence", agents=[a, b])
        await one.until("presence", agents=[a])


async def test_a_customer_typing_shows_to_those_who_look(site: Site) -> None:
    world = World(site.database)
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    async with site.screen(ada) as wire:
        await wire.say(type="looking", conversation_id=at)
        await wire.until("presence")
        await signals.send(
            site.database, signals.Signal(kind="customer_typing", conversation_id=at, on=True)
        )
        await wire.until("customer_typing", conversation_id=at, on=True)


async def test_an_ended_session_closes_its_screen_and_no_other(site: Site) -> None:
    ada = await World(site.database).agent()
    async with site.screen(ada, session="one") as one, site.screen(ada, session="two") as two:
        async with site.database.transaction() as connection:
            await record(
                connection,
                [Event(kind="agent.signed_out", agent_id=ada.id, body={"sessions": ["one"]})],
            )
        await one.until("signed_out")
        assert await one.closed() == 4401
        await two.say(type="ping")
        await two.until("pong")


async def test_a_session_that_ended_unnoticed_is_found(site: Site) -> None:
    ada = await World(site.database).agent()
    session = "7f4df3f6-7a4e-4f6e-8b0f-0f7b0d1d2a10"
    async with site.screen(ada, session=session) as wire:
        await site.app.state.hub.end_expired()
        await wire.until("signed_out")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"type":"bye"}', '{"type":"looking","conversation_id":"x"}', "\x00"]
)
async def test_nonsense_closes_the_socket(site: Site, text: str) -> None:
    ada = await World(site.database).agent()
    async with site.screen(ada, hello=False) as wire:
        await wire.socket.send(text)
        assert await wire.closed() == 4400
    async with site.screen(ada) as wire:
        await wire.socket.send(text)
        assert await wire.closed() == 4400


async def test_a_flood_closes_the_socket(site: Site) -> None:
    ada = await World(site.database).agent()
    async with site.screen(ada) as wire:
        for _ in range(60):
            await wire.say(type="ping")
        assert await wire.closed() == 1008


async def test_screens_that_close_leave_nothing_behind(site: Site) -> None:
    ada = await World(site.database).agent()
    async with site.screen(ada) as wire:
        await wire.say(type="looking", conversation_id=1)
        await wire.until("presence")
    state = SimpleNamespace(hub=site.app.state.hub)
    for _ in range(500):
        if not state.hub.screens:
            break
        await asyncio.sleep(0.01)
    assert not state.hub.screens
