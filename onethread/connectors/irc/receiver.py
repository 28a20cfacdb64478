"""The connection to an IRC server: signs in, joins, hands over what is said, carries what we say."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import ssl
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import blake2b

from onethread.connectors.contract import ConnectionTest, Outgoing, ReceiverContext, Relay
from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.lines import Line, plain, read
from onethread.connectors.irc.outbound import SECONDS_PER_LINE
from onethread.errors import NotAuthenticated, OnethreadError, TransportError

_OPEN_SECONDS = 30.0
_SILENCE_SECONDS = 240.0
_ANSWER_SECONDS = 20.0
_BURST = 4
_LONGEST_LINE = 16_384  # with tags
_WANTED = ("sasl", "message-tags", "server-time", "account-tag")
_NOT_SENT = frozenset({"401", "403", "404", "407", "442", "477", "486", "716"})
_SIGN_IN_REFUSED = frozenset({"464", "465", "902", "904", "905", "906"})


async def run(context: ReceiverContext) -> None:
    """Receive and carry until `context.stopping` is set or the connection ends."""
    config: IrcConfig = context.config
    async with _connected(config, context) as session:
        await session.register()
        await session.join()
        await context.report(True, f"connected as {session.me}")
        tasks = [
            asyncio.create_task(session.listen(context)),
            asyncio.create_task(session.carry(context)),
            asyncio.create_task(context.stopping.wait()),
        ]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if context.stopping.is_set():
            await session.quit()
        for task in done:
            if not task.cancelled() and task.exception() is not None:
                raise task.exception()  # type: ignore[misc]


async def try_settings(config: IrcConfig, outgoing: Outgoing) -> ConnectionTest:
    """Sign in and leave again."""
    try:
        async with _connected(config, outgoing) as session:
            await session.register()
            name = session.me
            await session.quit()
    except OnethreadError as error:
        return ConnectionTest(ok=False, message=error.message)
    return ConnectionTest(ok=True, message=f"Signed in at {config.host} as {name}.")


@contextlib.asynccontextmanager
async def _connected(config: IrcConfig, outgoing: Outgoing) -> AsyncIterator[_Session]:
    address = await outgoing.resolve(config.host, config.port)
    secure = config.security == "tls"
    try:
        async with asyncio.timeout(_OPEN_SECONDS):
            reader, writer = await asyncio.open_connection(
                address,
                config.port,
                limit=_LONGEST_LINE,
                ssl=ssl.create_default_context() if secure else None,
                server_hostname=config.host if secure else None,
            )
    except (OSError, TimeoutError) as error:
        raise TransportError(f"no connection to {config.host}: {error}") from error
    try:
        yield _Session(config, reader, writer)
    finally:
        writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(2):
                await writer.wait_closed()


class _Session:
    def __init__(
        self, config: IrcConfig, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._config, self._reader, self._writer = config, reader, writer
        self.me = config.nickname
        self._numbers = itertools.count(1)
        self._refusals: list[Line] = []
        self._pongs: dict[str, asyncio.Event] = {}
        self._allowed_at = 0.0

    async def say(self, line: str) -> None:
        """Send one line; what would end it early is taken out."""
        clean = line.replace("\r", " ").replace("\n", " ").replace("\0", "")
        try:
            self._writer.write(clean.encode() + b"\r\n")
            await self._writer.drain()
        except (OSError, ConnectionError) as error:
            raise TransportError(f"the connection to {self._config.host} broke off") from error

    async def read(self, seconds: float) -> tuple[bytes, Line]:
        """The next line; answers the server's own questions. Raises TransportError at the end."""
        while True:
            try:
                async with asyncio.timeout(seconds):
                    raw = await self._reader.readuntil(b"\n")
            except TimeoutError as error:
                raise TransportError(f"{self._config.host} fell silent") from error
            except (asyncio.IncompleteReadError, OSError) as error:
                raise TransportError(f"{self._config.host} ended the connection") from error
            except asyncio.LimitOverrunError as error:
                raise TransportError(f"{self._config.host} sent a line without end") from error
            line = read(raw)
            if line.command == "PING":
                await self.say(f"PONG :{line.param(0)}")
            elif line.command == "ERROR":
                raise TransportError(f"{self._config.host}: {plain(line.param(0))[:200]}")
            else:
                return raw, line

    async def register(self) -> None:
        """Sign in with all that the server has of what we want. Raises NotAuthenticated."""
        secret = self._config.secret()
        await self.say("CAP LS 302")
        if secret and not self._config.account:
            await self.say(f"PASS {secret}")
        await self.say(f"NICK {self.me}")
        await self.say(f"USER {self.me[:10]} 0 * :{self.me}")
        offered: set[str] = set()
        while True:
            _, line = await self.read(_OPEN_SECONDS)
            if line.command == "001":
                self.me = line.param(0)
                return
            if line.command == "CAP" and line.param(1) == "LS":
                offered |= {each.partition("=")[0] for each in line.params[-1].split()}
                if line.param(2) != "*":
                    await self._ask_for(offered)
            elif line.command == "CAP" and line.param(1) == "ACK":
                await self._acknowledged(line.params[-1].split())
            elif line.command == "CAP" and line.param(1) == "NAK":
                await self.say("CAP END")
            elif line.command == "AUTHENTICATE":
                await self._authenticate()
            elif line.command == "903":
                await self.say("CAP END")
            elif line.command in _SIGN_IN_REFUSED:
                words = plain(line.params[-1])[:200] if line.params else ""
                raise NotAuthenticated(f"{self._config.host} refuses the sign-in: {words}")
            elif line.command in ("432", "433", "436", "437"):
                self.me = self.me[:28] + "_"
                await self.say(f"NICK {self.me}")

    async def _ask_for(self, offered: set[str]) -> None:
        wanted = [
            each for each in _WANTED if each in offered and (each != "sasl" or self._config.account)
        ]
        if self._config.account and "sasl" not in offered:
            raise NotAuthenticated(f"{self._config.host} has no SASL: leave the account empty")
        await self.say(f"CAP REQ :{' '.join(wanted)}" if wanted else "CAP END")

    async def _acknowledged(self, granted: list[str]) -> None:
        await self.say("AUTHENTICATE PLAIN" if "sasl" in granted else "CAP END")

    async def _authenticate(self) -> None:
        account, secret = self._config.account, self._config.secret()
        told = base64.b64encode(f"{account}\0{account}\0{secret}".encode()).decode()
        # In pieces of 400; a last one of exactly 400 is followed by an empty one.
        for at in range(0, len(told) + 1, 400):
            await self.say(f"AUTHENTICATE {told[at : at + 400] or '+'}")

    async def join(self) -> None:
        for room in self._config.joins():
            await self.say(f"JOIN {room}")

    async def quit(self) -> None:
        with contextlib.suppress(TransportError):
            await self.say("QUIT :bye")

    async def listen(self, context: ReceiverContext) -> None:
        """Hand over what is said to us and in our rooms."""
        pinging = asyncio.create_task(self._keep_alive())
        try:
            while True:
                raw, line = await self.read(_SILENCE_SECONDS)
                if line.command in ("PRIVMSG", "NOTICE", "TAGMSG") and "!" in line.source:
                    await context.accept(raw.rstrip(b"\r\n"), self._facts(raw))
                elif line.command == "NICK" and line.nick == self.me:
                    self.me = line.param(0)
                elif line.command == "PONG":
                    waiting = self._pongs.get(line.params[-1] if line.params else "")
                    if waiting is not None:
                        waiting.set()
                elif line.command in _NOT_SENT:
                    self._refusals.append(line)
        finally:
            pinging.cancel()

    def _facts(self, raw: bytes) -> dict[str, str]:
        at = datetime.now(UTC).isoformat()
        number = f"{at} {next(self._numbers)} ".encode()
        made = blake2b(number + raw, digest_size=16).hexdigest()
        return {"id": made, "at": at, "me": self.me, "host": self._config.host}

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(_SILENCE_SECONDS / 2)
            await self.say("PING :alive")

    async def carry(self, context: ReceiverContext) -> None:
        """Say what agents write, as fast as servers bear."""
        async for relay in context.relays():
            await self._carry(relay)

    async def _carry(self, relay: Relay) -> None:
        target = str(relay.payload.get("target") or "")
        self._refusals.clear()
        try:
            for text in relay.payload.get("lines") or ():
                await self._pace()
                await self.say(f"PRIVMSG {target} :{text}")
            refusal = await self._refused(target)
        except TransportError as error:
            await relay.answer(False, error=error.message)
            raise
        if refusal is None:
            await relay.answer(True)
        else:
            words = plain(refusal.params[-1])[:200] if refusal.params else ""
            await relay.answer(False, code=refusal.command, error=words)

    async def _pace(self) -> None:
        """A burst of lines, then one every `SECONDS_PER_LINE`."""
        now = time.monotonic()
        self._allowed_at = max(self._allowed_at, now - _BURST * SECONDS_PER_LINE)
        self._allowed_at += SECONDS_PER_LINE
        if self._allowed_at > now:
            await asyncio.sleep(self._allowed_at - now)

    async def _refused(self, target: str) -> Line | None:
        """IRC says nothing when all is well: by the answer to a PING all refusals have come."""
        token = f"said-{next(self._numbers)}"
        arrived = self._pongs[token] = asyncio.Event()
        try:
            await self.say(f"PING :{token}")
            async with asyncio.timeout(_ANSWER_SECONDS):
                await arrived.wait()
        except TimeoutError as error:
            raise TransportError(f"{self._config.host} does not answer") from error
        finally:
            del self._pongs[token]
        mine = [each for each in self._refusals if each.param(1).lower() == target.lower()]
        return mine[0] if mine else None
