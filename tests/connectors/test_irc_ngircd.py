"""IRC against a real ngIRCd; SASL and odd servers against a scripted one."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.irc import receiver
from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.inbound import parse
from onethread.connectors.irc.receiver import run, try_settings
from onethread.errors import NotAuthenticated, TransportError
from onethread.messages import InboundMessage
from tests.connectors.receiving import Context, running
from tests.servers.ngircd import PASSWORD, Ngircd


@pytest.fixture(scope="module")
def ngircd() -> Iterator[Ngircd]:
    server = Ngircd.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "SECONDS_PER_LINE", 0.0)


def config_for(port: int, **more: Any) -> IrcConfig:
    return IrcConfig(
        **{
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "nickname": "hulp",
            "password": SecretStr(PASSWORD),
            "rooms": "#hulp",
            **more,
        }
    )


class Customer:
    """Fatima's own program."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def sign_in(cls, port: int, nick: str) -> Customer:
        customer = cls(*await asyncio.open_connection("127.0.0.1", port))
        customer.say(f"PASS {PASSWORD}", f"NICK {nick}", f"USER {nick} 0 * :{nick}")
        await customer.wait_for(" 001 ")
        return customer

    def say(self, *lines: str) -> None:
        self._writer.write("".join(f"{each}\r\n" for each in lines).encode())

    async def wait_for(self, words: str) -> str:
        async with asyncio.timeout(20):
            while True:
                line = (await self._reader.readuntil(b"\n")).decode()
                if line.startswith("PING"):
                    self.say(line.replace("PING", "PONG").strip())
                if words in line:
                    return line.strip()

    async def close(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


@pytest.fixture
async def fatima(ngircd: Ngircd) -> AsyncIterator[Customer]:
    customer = await Customer.sign_in(ngircd.port, "fatima")
    yield customer
    await customer.close()


def said(envelope: Any, config: IrcConfig) -> InboundMessage:
    (item,) = parse(envelope, config)
    assert isinstance(item, InboundMessage)
    return item


async def test_a_conversation_with_a_real_server(ngircd: Ngircd, fatima: Customer) -> None:
    config = config_for(ngircd.port)
    context = Context(config)
    async with running(run, context):  # type: ignore[arg-type]
        fatima.say("JOIN #hulp")
        while True:
            fatima.say("NAMES #hulp")
            if (
                "hulp"
                in (await fatima.wait_for(" 353 ")).rpartition(":")[2].replace("@", "").split()
            ):
                break
        fatima.say("PRIVMSG hulp :De lift staat stil 💧", "PRIVMSG #hulp :hulp: hoort iemand mij?")
        direct, in_room = said(await context.next(), config), said(await context.next(), config)
        assert (direct.content.text, direct.thread) == ("De lift staat stil 💧", None)
        assert (in_room.thread, in_room.headers["nick"]) == ("#hulp", "fatima")
        assert direct.message_id != in_room.message_id

        lines = [f"regel {number} " + "a" * 380 for number in range(6)]
        assert (await context.relay({"target": "fatima", "lines": lines}))[0]
        for line in lines:
            assert (await fatima.wait_for("PRIVMSG fatima")).endswith(line)
        ok, facts = await context.relay({"target": "niemand", "lines": ["hallo?"]})
        assert (ok, facts["code"]) == (False, "401")
    assert context.reports == [(True, "connected as hulp")]


async def test_a_nickname_that_is_taken_gets_an_underscore(ngircd: Ngircd) -> None:
    other = await Customer.sign_in(ngircd.port, "balie")
    told = await try_settings(config_for(ngircd.port, nickname="balie"), Context(None))
    assert told.message == "Signed in at 127.0.0.1 as balie_."
    await other.close()


async def test_a_wrong_password_is_told(ngircd: Ngircd) -> None:
    wrong = config_for(ngircd.port, password=SecretStr("wrong"))
    told = await try_settings(wrong, Context(None))
    assert not told.ok
    assert "127.0.0.1" in told.message


class Scripted:
    """A server that has SASL, and keeps what it was told."""

    def __init__(self, accepts: bool = True) -> None:
        self.accepts = accepts
        self.told: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(f":irc.test {line}\r\n".encode())

        say("NOTICE * :*** Looking up your hostname")
        while raw := await reader.readline():
            line = raw.decode().strip()
            self.told.append(line)
            if line == "CAP LS 302":
                say("CAP * LS * :multi-prefix sasl=PLAIN,EXTERNAL")
                say("CAP * LS :message-tags server-time account-tag")
            elif line.startswith("CAP REQ"):
                say(f"CAP * ACK :{line.partition(':')[2]}")
            elif line == "AUTHENTICATE PLAIN":
                writer.write(b"AUTHENTICATE +\r\n")
            elif line.startswith("AUTHENTICATE"):
                say(
                    "903 hulp :SASL authentication successful"
                    if self.accepts
                    else "904 hulp :SASL authentication failed"
                )
            elif line == "CAP END":
                say("001 hulp :Welcome")
                writer.write(
                    b"@account=fatima;msgid=m1;time=2026-01-02T03:04:05.000Z "
                    b":fatima!f@h PRIVMSG hulp :Dag\r\n"
                )
        writer.close()


@contextlib.asynccontextmanager
async def scripted(server: Scripted) -> AsyncIterator[int]:
    async with await asyncio.start_server(server.serve, "127.0.0.1", 0) as listening:
        yield listening.sockets[0].getsockname()[1]


async def test_an_account_is_signed_in_to_and_tags_are_understood() -> None:
    server = Scripted()
    async with scripted(server) as port:
        config = config_for(port, account="hulpbot", password=SecretStr("geheim"))
        context = Context(config)
        async with running(run, context):  # type: ignore[arg-type]
            message = said(await context.next(), config)
    assert (message.message_id, len(message.sender)) == ("m1", 2)
    assert "CAP REQ :sasl message-tags server-time account-tag" in server.told
    sent = next(each for each in server.told if each.startswith("AUTHENTICATE aH"))
    assert base64.b64decode(sent.split()[1]) == b"hulpbot\0hulpbot\0geheim"
    assert not any(each.startswith("PASS") for each in server.told)


async def test_a_refused_account_is_told_and_never_used_without_it() -> None:
    async with scripted(Scripted(accepts=False)) as port:
        config = config_for(port, account="hulpbot")
        with pytest.raises(NotAuthenticated, match="refuses the sign-in"):
            await run(Context(config))  # type: ignore[arg-type]


async def test_a_server_that_ends_the_connection_is_told(ngircd: Ngircd) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"ERROR :Closing link: too many connections\r\n")
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        with pytest.raises(TransportError, match="too many connections"):
            await run(Context(config_for(port)))  # type: ignore[arg-type]
