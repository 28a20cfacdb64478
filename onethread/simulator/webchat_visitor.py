"""A visitor with the chat open in a browser: the widget's protocol over a real WebSocket."""

from __future__ import annotations

import asyncio
import base64
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import jwt
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from onethread import clock

_TOKEN_HOURS = 12
_LONGEST_PAUSE_SECONDS = 15.0
_OPEN_SECONDS = 15.0


class ChatMessage(msgspec.Struct, kw_only=True):
    """A message as the widget shows it."""

    id: int
    version: int
    mine: bool
    uid: str | None = None
    author_name: str | None = None
    content: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """What there is to read."""
        return str(self.content.get("text") or "")


class ChatPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chat is: the server's origin, and the channel's key and secret for log-ins."""

    origin: str
    key: str
    customer_secret: str

    def socket_url(self) -> str:
        """Address of the WebSocket."""
        return f"{self.origin.replace('http', 'ws', 1)}/sockets/{self.key}"

    def upload_url(self) -> str:
        """Address that takes files."""
        return f"{self.origin}/widget/{self.key}/files"


class Visitor:
    """One browser. `claims` are of the customer who is logged in on the site, if anyone is."""

    def __init__(
        self,
        place: ChatPlace,
        *,
        language: str,
        claims: dict[str, Any] | None = None,
        name: str | None = None,
        email: str | None = None,
        on_welcome: Callable[[str], object] = lambda _visitor_id: None,
    ) -> None:
        self._on_welcome = on_welcome
        self._place = place
        self._language = language
        self._claims = claims
        self._name = name
        self._email = email
        self._token: str | None = None
        self._socket: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self._unsent: dict[str, dict[str, Any]] = {}
        self._welcomed = asyncio.Event()
        self.messages: dict[int, ChatMessage] = {}
        self.refusals: list[str] = []
        self.on_message: Callable[[ChatMessage], None] | None = None

    async def open(self) -> None:
        """Open the chat. Raises TimeoutError when the server does not welcome us."""
        if self._task is None:
            self._task = asyncio.create_task(self._stay())
        async with asyncio.timeout(_OPEN_SECONDS):
            await self._welcomed.wait()

    async def close(self) -> None:
        """Close the laptop. What is not yet sent is kept for the next time."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        self._welcomed.clear()

    async def say(self, text: str, files: list[dict[str, Any]] | None = None) -> str:
        """Send a message; it is sent again until it was acknowledged. Returns its id."""
        frame = {
            "t": "send",
            "id": str(uuid.uuid4()),
            "text": text,
            "files": files or [],
            "name": self._name,
            "email": self._email,
        }
        self._unsent[frame["id"]] = frame  # type: ignore[index]
        await self._send(frame)
        return str(frame["id"])

    async def upload(self, name: str, media_type: str, content: bytes) -> dict[str, Any]:
        """Upload a file. Returns what say() takes."""
        await self.open()
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            answer = await client.post(
                self._place.upload_url(),
                files={"data": (name, content, media_type)},
                headers={"Authorization": f"Bearer {self._token}", "Origin": self._place.origin},
            )
            answer.raise_for_status()
            return {"ticket": answer.json()["ticket"]}

    async def typing(self, on: bool) -> None:
        """Show that we type."""
        await self._send({"t": "typing", "on": on})

    async def _stay(self) -> None:
        """Be connected; after a break come back, and send again what was not acknowledged."""
        pause = 0.3
        while True:
            try:
                async with connect(
                    self._place.socket_url(),
                    origin=self._place.origin,  # type: ignore[arg-type]
                    proxy=None,
                ) as socket:
                    self._socket = socket
                    await self._send(self._hello())
                    async for text in socket:
                        await self._received(msgspec.json.decode(text))
                        pause = 0.3
            except (OSError, WebSocketException, TimeoutError):
                pass
            finally:
                self._socket = None
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    def _hello(self) -> dict[str, Any]:
        token = None
        if self._claims is not None:
            ends = clock.now() + timedelta(hours=_TOKEN_HOURS)
            token = jwt.encode(
                {**self._claims, "exp": ends}, self._place.customer_secret, algorithm="HS256"
            )
        return {
            "t": "hello",
            "token": self._token,
            "customer_token": token,
            "language": self._language,
            "page": f"{self._place.origin}/contact",
        }

    async def _received(self, frame: dict[str, Any]) -> None:
        match frame["t"]:
            case "welcome":
                self._token = str(frame["token"])
                for message in frame["messages"]:
                    await self._show(message)
                padded = self._token + "=" * (-len(self._token) % 4)
                # Our side of the token is open: 16 bytes of identity before its signature.
                self._on_welcome(base64.urlsafe_b64decode(padded)[:16].hex())
                self._welcomed.set()
                for waiting in list(self._unsent.values()):
                    await self._send(waiting)
            case "message":
                await self._show(frame["message"])
            case "ack":
                self._unsent.pop(frame["id"], None)
            case "refused":
                self._unsent.pop(frame["id"], None)
                self.refusals.append(frame["code"])

    async def _show(self, raw: dict[str, Any]) -> None:
        message = msgspec.convert(raw, ChatMessage)
        known = self.messages.get(message.id)
        if known is not None and known.version >= message.version:
            return
        self.messages[message.id] = message
        if known is None and not message.mine:
            if message.uid is not None:
                await self._send({"t": "seen", "uid": message.uid, "state": "read"})
            if self.on_message is not None:
                self.on_message(message)

    async def _send(self, frame: dict[str, Any]) -> None:
        if self._socket is None:
            return
        try:
            await self._socket.send(msgspec.json.encode(frame).decode())
        except WebSocketException:
            return  # what matters is sent again after the next welcome
