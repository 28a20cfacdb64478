"""Discord's gateway: keeps the session alive, resumes it after an interruption, hands over events.

The protocol: https://discord.com/developers/docs/events/gateway
"""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from onethread.connectors._receiving.websocket import next_frame, websocket
from onethread.connectors.contract import ReceiverContext
from onethread.connectors.discord.config import DiscordConfig
from onethread.connectors.discord.inbound import EVENTS
from onethread.errors import NotAuthenticated, TransportError
from onethread.messages import HttpRequest

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID, _HELLO, _ACK = (
    0,
    1,
    2,
    6,
    7,
    9,
    10,
    11,
)
# GUILDS, GUILD_MESSAGES, …_REACTIONS, DIRECT_MESSAGES, …_REACTIONS, …_TYPING; MESSAGE_CONTENT
_DIRECT_INTENTS = (1 << 0) | (1 << 12) | (1 << 13) | (1 << 14)
_SERVER_INTENTS = (1 << 9) | (1 << 10) | (1 << 15)
_REFUSED = {
    4004: "Discord refuses the bot token: enter a new one",
    4013: "Discord refuses the intents of this bot",
    4014: "switch on Message Content Intent on the application's page Bot, or hear direct messages only",
}
_RESUMABLE = 4000
_KNOWN_AUTHORS = 5000


async def run(context: ReceiverContext) -> None:
    """Receive until `context.stopping` is set or the connection ends."""
    session = _Session(context, await context.load_cursor())
    url = session.resume_url or await _gateway(context)
    address = f"{url.rstrip('/')}/?v=10&encoding=json"
    # Closed with 1000 a session is over; with this one it can be resumed.
    async with websocket(context, address, close_code=_RESUMABLE) as socket:
        try:
            await session.read(socket)
        finally:
            session.stop_beating()
            await context.save_cursor(session.cursor())
        message = _REFUSED.get(socket.close_code or 0)
        if message:
            await context.save_cursor({})
            raise NotAuthenticated(message)


async def _gateway(context: ReceiverContext) -> str:
    config: DiscordConfig = context.config
    answer = await context.request(
        HttpRequest(method="GET", url=config.url("gateway/bot"), headers=config.headers())
    )
    if answer.status == 401:
        raise NotAuthenticated(_REFUSED[4004])
    try:
        return str(msgspec.json.decode(answer.body)["url"])
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise TransportError(f"Discord answered with status {answer.status}") from error


class _Session:
    """What is known of the session: enough to resume it where it broke off."""

    def __init__(self, context: ReceiverContext, cursor: dict[str, Any]) -> None:
        self._context = context
        self._config: DiscordConfig = context.config
        self._id = str(cursor.get("session") or "")
        self._seq: int | None = cursor.get("seq")
        self._me = str(cursor.get("me") or "")
        self.resume_url = str(cursor.get("url") or "") if self._id else ""
        self._authors: OrderedDict[str, str] = OrderedDict()
        self._beating: asyncio.Task[None] | None = None
        self._acknowledged = True

    def cursor(self) -> dict[str, Any]:
        """What to keep; nothing when the session is over."""
        if not self._id:
            return {}
        return {"session": self._id, "seq": self._seq, "url": self.resume_url, "me": self._me}

    def stop_beating(self) -> None:
        if self._beating is not None:
            self._beating.cancel()

    async def read(self, socket: ClientConnection) -> None:
        while (raw := await next_frame(socket)) is not None:
            try:
                frame = msgspec.json.decode(raw)
            except msgspec.DecodeError:
                continue
            if not isinstance(frame, dict):
                continue
            op = frame.get("op")
            if op == _HELLO:
                await self._greet(socket, frame)
            elif op == _HEARTBEAT:
                await self._beat(socket)
            elif op == _ACK:
                self._acknowledged = True
            elif op == _RECONNECT:
                await socket.close(_RESUMABLE)
            elif op == _INVALID:
                if not frame.get("d"):
                    self._id, self.resume_url = "", ""
                await socket.close(_RESUMABLE)
            elif op == _DISPATCH:
                await self._dispatch(frame, raw)

    async def _greet(self, socket: ClientConnection, frame: dict[str, Any]) -> None:
        every = float(frame["d"]["heartbeat_interval"]) / 1000
        self.stop_beating()
        self._beating = asyncio.create_task(self._keep_beating(socket, every))
        token = self._config.bot_token.reveal()
        said: dict[str, Any]
        if self._id:
            said = {"token": token, "session_id": self._id, "seq": self._seq}
            await _say(socket, _RESUME, said)
            return
        intents = _DIRECT_INTENTS
        if self._config.hears != "direct":
            intents |= _SERVER_INTENTS
        names = {"os": "linux", "browser": "onethread", "device": "onethread"}
        await _say(socket, _IDENTIFY, {"token": token, "intents": intents, "properties": names})

    async def _keep_beating(self, socket: ClientConnection, every: float) -> None:
        """A beat that isn't acknowledged before the next means that the connection is dead."""
        await asyncio.sleep(every * random.random())  # noqa: S311 - not a secret
        self._acknowledged = True
        while True:
            if not self._acknowledged:
                await socket.close(_RESUMABLE)
                return
            self._acknowledged = False
            try:
                await self._beat(socket)
            except ConnectionClosed:
                return
            await asyncio.sleep(every)

    async def _beat(self, socket: ClientConnection) -> None:
        await _say(socket, _HEARTBEAT, self._seq)

    async def _dispatch(self, frame: dict[str, Any], raw: bytes) -> None:
        kind, event = frame.get("t"), frame.get("d")
        if isinstance(event, dict):
            if kind == "READY":
                self._id = str(event.get("session_id") or "")
                self.resume_url = str(event.get("resume_gateway_url") or "")
                self._me = str((event.get("user") or {}).get("id") or "")
            if kind in ("READY", "RESUMED"):
                await self._context.report(True, "connected")
            elif kind in EVENTS:
                headers = {"me": self._me, **self._author(str(kind), event)}
                await self._context.accept(raw, headers)
                if kind == "INTERACTION_CREATE":
                    await self._acknowledge(event)
            elif kind == "MESSAGE_DELETE_BULK":
                await self._deleted_together(event)
        # Only now: what was not stored is sent again when the session resumes.
        if isinstance(frame.get("s"), int):
            self._seq = frame["s"]
        if kind == "READY" or kind in EVENTS:
            await self._context.save_cursor(self.cursor())

    def _author(self, kind: str, event: dict[str, Any]) -> dict[str, str]:
        """Discord doesn't say whose message was deleted: remember it for the newest ones."""
        message = str(event.get("id") or "")
        if kind == "MESSAGE_CREATE":
            author = event.get("author")
            self._authors[message] = str(author.get("id")) if isinstance(author, dict) else ""
            if len(self._authors) > _KNOWN_AUTHORS:
                self._authors.popitem(last=False)
        elif kind == "MESSAGE_DELETE" and self._authors.get(message):
            return {"author": self._authors[message]}
        return {}

    async def _deleted_together(self, event: dict[str, Any]) -> None:
        for message in event.get("ids") or ():
            one = {"op": 0, "t": "MESSAGE_DELETE", "d": {**event, "id": message, "ids": []}}
            headers = {"me": self._me, **self._author("MESSAGE_DELETE", one["d"])}  # type: ignore[arg-type]
            await self._context.accept(msgspec.json.encode(one), headers)

    async def _acknowledge(self, event: dict[str, Any]) -> None:
        """Tell Discord within three seconds that the press arrived: else it shows a failure."""
        number, token = str(event.get("id") or ""), str(event.get("token") or "")
        if not number.isdigit() or not token or "/" in token:
            return
        try:
            await self._context.request(
                HttpRequest(
                    method="POST",
                    url=self._config.url(f"interactions/{number}/{token}/callback"),
                    headers={"User-Agent": self._config.headers()["User-Agent"]},
                    json={"type": 6},
                )
            )
        except TransportError:
            return  # the press is stored; only the customer's screen is impatient


async def _say(socket: ClientConnection, op: int, said: Any) -> None:
    await socket.send(msgspec.json.encode({"op": op, "d": said}).decode())
