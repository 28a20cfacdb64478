"""Serves one visitor's WebSocket: who is it, what was said, what comes in, what goes out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from onethread.connectors.contract import (
    Address,
    CustomerDevice,
    LegMessage,
    LegSignal,
    Socket,
    SocketContext,
)
from onethread.connectors.webchat import frames
from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.device import allowed
from onethread.connectors.webchat.inbound import FILES, TEXT_CHARACTERS
from onethread.connectors.webchat.tokens import (
    CustomerClaims,
    make_visitor_token,
    new_visitor,
    read_customer_token,
    read_visitor_token,
)
from onethread.connectors.webchat.uploads import read_ticket
from onethread.errors import InvalidInput, NotAuthenticated, OnethreadError, TooManyRequests

FRAME_CHARACTERS = 64 << 10
HELLO_SECONDS = 15.0
PRESENCE_SECONDS = 60.0
CARRIES_AN_HOUR = 20
DEVICES_AN_HOUR = 60
RATING_CHARACTERS = 2000
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EMAIL = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}\.[^@\s<>,;\"]{2,}")
_LANGUAGE = re.compile(r"[a-z]{2}")


async def serve(socket: Socket, context: SocketContext) -> None:
    """Serve a device until it goes."""
    config: WebChatConfig = context.config
    if not allowed(socket.headers.get("origin"), socket.own_origin, config):
        await socket.close(4403, "this site may not show this chat")
        return
    try:
        async with asyncio.timeout(HELLO_SECONDS):
            hello = _decode(await socket.receive())
        if not isinstance(hello, frames.Hello):
            await socket.close(4400, "say hello first")
            return
        await _Visit(socket, context, config).run(hello)
    except TimeoutError:
        await socket.close(4408, "no hello")
    except EOFError:
        return
    except OnethreadError as error:
        await socket.send(_error(error))
        await socket.close(4400 if error.status < 500 else 1013, error.kind)


class _Visit:
    """One device's stay."""

    def __init__(self, socket: Socket, context: SocketContext, config: WebChatConfig) -> None:
        self._socket = socket
        self._context = context
        self._config = config
        self._visitor = ""
        self._claims: CustomerClaims | None = None
        self._language: str | None = None
        self._page: str | None = None
        self._tokens = float(config.messages_per_minute)
        self._refilled = 0.0
        self._asked_presence = 0.0
        self._seen: set[tuple[str, str]] = set()

    async def run(self, hello: frames.Hello) -> None:
        """From hello to the end."""
        token = await self._welcome_visitor(hello)
        who = self._addresses()
        async with self._context.listen(who) as coming:
            history = await self._context.history(who)
            await self._send(
                {
                    "t": "welcome",
                    "token": token,
                    "online": await self._context.agents_available(),
                    "name": self._claims.name if self._claims else None,
                    "known": self._claims is not None,
                    "closed": await self._context.closed(who),
                    "messages": history.messages,
                    "earlier": history.earlier,
                }
            )
            sending = asyncio.create_task(self._push(coming, who))
            try:
                await self._receive(who, sending)
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    async def _welcome_visitor(self, hello: frames.Hello) -> str:
        if hello.customer_token:
            secret = self._config.customer_token_secret
            if secret is None or not secret:
                raise NotAuthenticated("this chat takes no customer tokens: set a secret for them")
            self._claims = read_customer_token(hello.customer_token, secret.reveal())
        if hello.language and _LANGUAGE.fullmatch(hello.language[:2].lower()):
            self._language = hello.language[:2].lower()
        self._page = hello.page[:500] if hello.page else None
        known = read_visitor_token(self._context.check, hello.token) if hello.token else None
        if known is None:
            if not await self._context.count("visitor", self._config.new_visitors_per_hour, 3600):
                raise TooManyRequests(
                    "too many new visitors from your network: try again later",
                    retry_after_seconds=600,
                )
            known = new_visitor()
        self._visitor = known
        return make_visitor_token(self._context.sign, known)

    def _addresses(self) -> list[Address]:
        """The identities whose messages this device may see: its own, and those of the log-in."""
        mine: list[Address] = [("visitor", self._visitor)]
        if self._claims:
            mine.insert(0, ("external", self._claims.sub))
        return mine

    def _sender(self, email: str | None) -> list[dict[str, Any]]:
        sender: list[dict[str, Any]] = []
        if self._claims:
            sender.append({"scheme": "external", "value": self._claims.sub, "assurance": 3})
        sender.append({"scheme": "visitor", "value": self._visitor, "assurance": 2})
        if self._claims and self._claims.email:
            sender.append({"scheme": "email", "value": self._claims.email, "assurance": 3})
        if self._claims and self._claims.phone:
            sender.append({"scheme": "phone", "value": self._claims.phone, "assurance": 3})
        if email and not (self._claims and self._claims.email):
            sender.append({"scheme": "email", "value": email, "assurance": 1})
        return sender

    async def _receive(self, who: list[Address], sending: asyncio.Task[None]) -> None:
        while not sending.done():
            try:
                frame = _decode(await self._socket.receive())
                match frame:
                    case frames.Send():
                        await self._message(frame)
                    case frames.Rate():
                        await self._rate(frame, who)
                    case frames.Seen():
                        await self._receipt(frame)
                    case frames.TypingFrame():
                        await self._context.typing(who, frame.on)
                    case frames.Earlier():
                        page = await self._context.history(who, frame.before[:100])
                        await self._send(
                            {"t": "earlier", "messages": page.messages, "earlier": page.earlier}
                        )
                    case frames.Ways():
                        ways = await self._context.ways(who)
                        await self._send({"t": "ways", "ways": ways})
                    case frames.Carry():
                        await self._carry(frame, who)
                    case frames.Device():
                        await self._device(frame, who)
                    case frames.Ping():
                        await self._send({"t": "pong"})
                        await self._tell_presence()
                    case frames.Hello():
                        await self._send({"t": "error", "code": "hello-twice", "detail": ""})
            except OnethreadError as error:
                await self._socket.send(_error(error))

    async def _carry(self, frame: frames.Carry, who: list[Address]) -> None:
        if not await self._context.count("carry", CARRIES_AN_HOUR, 3600):
            raise TooManyRequests("many links were made already", retry_after_seconds=600)
        address = await self._context.carry(who, frame.channel, self._language)
        await self._send({"t": "carried", "channel": frame.channel, "address": address})

    async def _device(self, frame: frames.Device, who: list[Address]) -> None:
        if frame.off:
            await self._context.forget_device(who, frame.token)
        else:
            if not (self._config.web_push if frame.keys else self._config.firebase):
                raise InvalidInput("this chat sends no notifications: its settings name no way to")
            if not await self._context.count("device", DEVICES_AN_HOUR, 3600):
                raise TooManyRequests("too many devices from your network", retry_after_seconds=600)
            await self._context.keep_device(
                who,
                CustomerDevice(
                    kind="web" if frame.keys else "app",
                    token=frame.token,
                    p256dh=frame.keys.p256dh if frame.keys else "",
                    auth=frame.keys.auth if frame.keys else "",
                    language=self._language or "",
                ),
            )
        await self._send({"t": "device", "on": not frame.off})

    async def _message(self, frame: frames.Send) -> None:
        if not _UUID.fullmatch(frame.id):
            await self._refuse(frame.id, "bad-id", "a message id must be a UUID in lower case")
            return
        if not self._take_turn():
            await self._refuse(frame.id, "slow-down", "too many messages: wait a moment")
            return
        if len(frame.text) > TEXT_CHARACTERS or len(frame.files) > FILES:
            await self._refuse(frame.id, "too-large", f"at most {TEXT_CHARACTERS} characters")
            return
        files = [read_ticket(self._context.check, self._visitor, f.ticket) for f in frame.files]
        if None in files:
            await self._refuse(frame.id, "bad-file", "upload the file again")
            return
        if not frame.text.strip() and not files and frame.pressed is None:
            await self._refuse(frame.id, "empty", "nothing to send")
            return
        email = frame.email.strip() if frame.email else None
        if email and not _EMAIL.fullmatch(email):
            await self._refuse(frame.id, "bad-email", "that is not an e-mail address")
            return
        name = frame.name.strip()[:100] if frame.name else None
        body = {
            "kind": "message",
            "sender": self._sender(email),
            "id": frame.id,
            "text": frame.text,
            "files": files,
            "pressed": frame.pressed,
            "name": (self._claims.name if self._claims else None) or name,
            "language": self._language,
            "page": self._page,
            "at": frame.at,
            "attributes": self._claims.attributes if self._claims else {},
        }
        if frame.continues:
            body["continues"] = frame.continues[:60]
        if frame.agreed and self._config.consent == "ask":
            body["consent"] = {
                "text": self._config.consent_text,
                "link": self._config.consent_link,
            }
        await self._keep(frame.id, body)

    async def _rate(self, frame: frames.Rate, who: list[Address]) -> None:
        best = {"stars": 5, "thumbs": 2, "no": 0}[self._config.rating]
        if not _UUID.fullmatch(frame.id) or not 1 <= frame.score <= best:
            await self._refuse(frame.id, "bad-rating", "that is not a rating")
            return
        if not self._take_turn():
            await self._refuse(frame.id, "slow-down", "too many messages: wait a moment")
            return
        closed = await self._context.closed(who)
        if closed is None or closed.rated or closed.about != frame.about:
            await self._refuse(frame.id, "not-asked", "there is nothing to rate, or it was rated")
            await self._send({"t": "closed", "closed": closed})  # what there is to rate now
            return
        body = {
            "kind": "message",
            "sender": self._sender(None),
            "id": frame.id,
            "text": frame.text.strip()[:RATING_CHARACTERS],
            "language": self._language,
            "rating": {"score": frame.score, "best": best, "about": frame.about},
        }
        await self._keep(frame.id, body)

    async def _keep(self, frame_id: str, body: dict[str, Any]) -> None:
        stored = msgspec.json.encode(body)
        if b"\\u0000" in stored:
            await self._refuse(frame_id, "bad-text", "a NUL character can't be sent")
            return
        await self._context.accept(stored, {})
        await self._send({"t": "ack", "id": frame_id})

    async def _tell_presence(self) -> None:
        """Somebody came or went; asked once a minute is soon enough."""
        now = asyncio.get_running_loop().time()
        if now - self._asked_presence >= PRESENCE_SECONDS:
            self._asked_presence = now
            await self._send({"t": "online", "on": await self._context.agents_available()})

    async def _receipt(self, frame: frames.Seen) -> None:
        key = (frame.uid, frame.state)
        if key in self._seen or len(self._seen) > 5000 or not _UUID.match(frame.uid):
            return
        self._seen.add(key)
        body = {"kind": frame.state, "sender": self._sender(None)[:1], "uid": frame.uid}
        await self._context.accept(msgspec.json.encode(body), {})

    def _take_turn(self) -> bool:
        """A bucket that holds a minute's messages and fills evenly."""
        now = asyncio.get_running_loop().time()
        most = self._config.messages_per_minute
        passed = now - self._refilled if self._refilled else 0.0
        self._refilled = now
        self._tokens = min(float(most), self._tokens + passed * most / 60)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    async def _push(
        self, coming: AsyncIterator[LegMessage | LegSignal], who: list[Address]
    ) -> None:
        async for each in coming:
            if isinstance(each, LegMessage):
                await self._send({"t": "message", "message": each})
            elif each.kind == "typing":
                await self._send({"t": "typing", "on": each.on, "name": each.author_name})
            elif each.kind == "status":
                await self._send({"t": "closed", "closed": await self._context.closed(who)})
            else:
                await self._socket.close(4409, "ask again")
                return

    async def _refuse(self, message_id: str, code: str, detail: str) -> None:
        await self._send({"t": "refused", "id": message_id[:64], "code": code, "detail": detail})

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._socket.send(msgspec.json.encode(frame).decode("utf-8"))


def _decode(text: str) -> frames.Frame:
    if len(text) > FRAME_CHARACTERS:
        raise InvalidInput("a frame is too large")
    try:
        frame: frames.Frame = frames.decoder.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InvalidInput(f"not a frame of this protocol: {error}") from error
    return frame


def _error(error: OnethreadError) -> str:
    told = {
        "t": "error",
        "code": error.kind,
        "detail": error.message,
        "retry_after_seconds": error.extra.get("retry_after_seconds"),
    }
    return msgspec.json.encode(told).decode("utf-8")
