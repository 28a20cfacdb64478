"""WebSocket /api/realtime: one agent's screen."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from onethread.access import Actor
from onethread.errors import DatabaseUnavailable
from onethread.events import Position
from onethread.realtime.hub import Hub, Screen, encode
from onethread.realtime.presence import Presence

HELLO_SECONDS = 10.0
# The browser says "ping" every 15 seconds; silence for longer means that it is gone.
SILENCE_SECONDS = 90.0
SEND_SECONDS = 30.0
# More than this in a second is no person: the socket is closed.
MOST_SAID_PER_SECOND = 50


class Hello(msgspec.Struct, tag="hello", tag_field="type"):
    """The first message: the position up to which the screen knows everything; null: none."""

    position: str | None = None


class Looking(msgspec.Struct, tag="looking", tag_field="type"):
    """The agent opened a conversation, or left it (null)."""

    conversation_id: int | None = None


class Typing(msgspec.Struct, tag="typing", tag_field="type"):
    """The agent types in the conversation, or stopped. To be repeated while it lasts."""

    conversation_id: int
    on: bool = True


class Ping(msgspec.Struct, tag="ping", tag_field="type"):
    """Answered with pong."""


_decoder = msgspec.json.Decoder(Hello | Looking | Typing | Ping)


@websocket("/realtime", permission="realtime.listen")
async def follow_changes(socket: WebSocket[Any, Any, Any], actor: Actor) -> None:
    """Changes of everything, live: hello with a position, then what was missed, then what happens."""
    await socket.accept()
    hub: Hub = socket.app.state.hub
    presence: Presence = socket.app.state.presence
    assert actor.id is not None
    screen = Screen(actor.id, actor.name, actor.session, actor.token_id)
    try:
        after = await _hello(socket)
    except (ValueError, TimeoutError, WebSocketDisconnect):
        with contextlib.suppress(Exception):
            await socket.close(4400, "say hello first")
        return
    writing: asyncio.Task[None] | None = None
    reading: asyncio.Task[None] | None = None
    try:
        await hub.attach(screen, after)
        await presence.join(screen)
        writing = asyncio.create_task(_write(socket, screen), name="screen-write")
        reading = asyncio.create_task(_read(socket, screen, hub, presence), name="screen-read")
        await asyncio.wait({writing, reading}, return_when=asyncio.FIRST_COMPLETED)
    except DatabaseUnavailable:
        screen.close(1013)
    finally:
        hub.detach(screen)
        await presence.leave(screen)
        for task in (writing, reading):
            if task is not None:
                task.cancel()
        await asyncio.gather(*(t for t in (writing, reading) if t), return_exceptions=True)
        # The other side may have gone first.
        with contextlib.suppress(Exception):
            await socket.close(screen.closing[0] if screen.closing else 1000)


async def _hello(socket: WebSocket[Any, Any, Any]) -> Position | None:
    async with asyncio.timeout(HELLO_SECONDS):
        said = _decoder.decode(await socket.receive_text())
    if not isinstance(said, Hello):
        raise ValueError("hello comes first")  # noqa: TRY004 - wrong order, not a wrong type
    text = said.position or socket.query_params.get("position")
    return Position.parse(text) if text else None


async def _write(socket: WebSocket[Any, Any, Any], screen: Screen) -> None:
    while (frame := await screen.next()) is not None:
        async with asyncio.timeout(SEND_SECONDS):
            await socket.send_text(frame)
    if screen.closing and screen.closing[1]:
        async with asyncio.timeout(SEND_SECONDS):
            await socket.send_text(screen.closing[1])


async def _read(
    socket: WebSocket[Any, Any, Any], screen: Screen, hub: Hub, presence: Presence
) -> None:
    loop = asyncio.get_running_loop()
    since, said_count = loop.time(), 0
    while True:
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                text = await socket.receive_text()
        except (TimeoutError, WebSocketDisconnect):
            return
        if loop.time() - since > 1.0:
            since, said_count = loop.time(), 0
        said_count += 1
        if said_count > MOST_SAID_PER_SECOND:
            screen.close(1008)
            return
        try:
            said = _decoder.decode(text)
        except msgspec.DecodeError:
            screen.close(4400)
            return
        match said:
            case Looking(conversation_id=conversation_id):
                await presence.look(screen, conversation_id)
            case Typing(conversation_id=conversation_id, on=on):
                await presence.look(screen, conversation_id, typing=on)
            case Ping():
                screen.put(encode({"type": "pong"}), hub.resync_frame)
            case Hello():
                continue


CONTROLLERS = [follow_changes]
