"""One XMPP stream (RFC 6120): TLS, sign-in, a resource of our own, stanzas both ways."""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import secrets
import ssl
from collections.abc import AsyncIterator
from typing import Any

from lxml import etree

from onethread.connectors.contract import Outgoing
from onethread.connectors.xmpp.config import XmppConfig
from onethread.connectors.xmpp.scram import HASHES, Scram
from onethread.errors import NotAuthenticated, TransportError

_STREAM = "http://etherx.jabber.org/streams"
_TLS = "urn:ietf:params:xml:ns:xmpp-tls"
_SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
_BIND = "urn:ietf:params:xml:ns:xmpp-bind"
_OPEN_SECONDS = 30.0
_SILENCE_SECONDS = 180.0
_LARGEST_STANZA = 1 << 20


@contextlib.asynccontextmanager
async def connected(config: XmppConfig, outgoing: Outgoing) -> AsyncIterator[Session]:
    """A signed-in session. Raises TransportError, NotAuthenticated."""
    host = config.host or config.domain
    address = await outgoing.resolve(host, config.port)
    direct = config.security == "tls"
    try:
        async with asyncio.timeout(_OPEN_SECONDS):
            reader, writer = await asyncio.open_connection(
                address,
                config.port,
                ssl=ssl.create_default_context() if direct else None,
                server_hostname=config.domain if direct else None,
            )
    except (OSError, TimeoutError) as error:
        raise TransportError(f"no connection to {host}: {error}") from error
    session = Session(config, reader, writer)
    try:
        try:
            async with asyncio.timeout(_OPEN_SECONDS):
                await session.open()
        except TimeoutError as error:
            raise TransportError(f"{host} does not answer") from error
        yield session
    finally:
        writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(2):
                await writer.wait_closed()


class Session:
    """The stream of one account."""

    def __init__(
        self, config: XmppConfig, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._config, self._reader, self._writer = config, reader, writer
        self._secure = config.security == "tls"
        self._parser: Any = None
        self._held: list[Any] = []
        self._since_stanza = 0
        self._depth = 0

    async def open(self) -> None:
        """TLS, sign-in and a resource. Raises TransportError, NotAuthenticated."""
        features = await self._begin()
        if self._config.security == "starttls":
            if features.find(f"{{{_TLS}}}starttls") is None:
                raise TransportError("the server offers no TLS; choose another security")
            await self.send(f'<starttls xmlns="{_TLS}"/>')
            if (await self._next()).tag != f"{{{_TLS}}}proceed":
                raise TransportError("the server refuses TLS")
            try:
                await self._writer.start_tls(
                    ssl.create_default_context(), server_hostname=self._config.domain
                )
            except (OSError, ssl.SSLError) as error:
                raise TransportError(f"no TLS with {self._config.domain}: {error}") from error
            self._secure = True
            features = await self._begin()
        await self._sign_in(features)
        await self._begin()
        resource = f"onethread-{secrets.token_hex(4)}"
        bind = f'<bind xmlns="{_BIND}"><resource>{resource}</resource></bind>'
        await self.send(f'<iq type="set" id="bind">{bind}</iq>')
        while (answer := await self._next()).get("id") != "bind":
            continue
        if answer.get("type") != "result":
            raise TransportError("the server gives no resource")

    async def _begin(self) -> Any:
        """A new stream; its features."""
        self._parser = etree.XMLPullParser(
            events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
        )
        self._held, self._depth = [], 0
        await self.send(
            f"<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='{_STREAM}' "
            f"to='{self._config.domain}' version='1.0'>"
        )
        features = await self._next()
        if features.tag != f"{{{_STREAM}}}features":
            raise TransportError("the server names no features")
        return features

    async def _sign_in(self, features: Any) -> None:
        offered = {each.text for each in features.iter(f"{{{_SASL}}}mechanism")}
        mechanism = next((each for each in HASHES if each in offered), "")
        user, password = self._config.user, self._config.password.reveal()
        scram: Scram | None = None
        if mechanism:
            scram = Scram(mechanism, user, password, secrets.token_urlsafe(18))
            first = scram.first()
        elif "PLAIN" in offered and (self._secure or self._config.security == "none"):
            mechanism, first = "PLAIN", f"\0{user}\0{password}"
        else:
            raise NotAuthenticated("the server offers no sign-in that is known here")
        await self.send(f'<auth xmlns="{_SASL}" mechanism="{mechanism}">{_encoded(first)}</auth>')
        while True:
            answer = await self._next()
            kind = answer.tag.rpartition("}")[2]
            if kind == "challenge" and scram is not None:
                proof = scram.final(_decoded(answer.text))
                await self.send(f'<response xmlns="{_SASL}">{_encoded(proof)}</response>')
            elif kind == "success":
                if scram is not None:
                    scram.check(_decoded(answer.text))
                return
            else:
                reason = answer[0].tag.rpartition("}")[2] if len(answer) else kind
                raise NotAuthenticated(f"{self._config.domain} refuses the sign-in: {reason}")

    async def send(self, xml: str) -> None:
        """Send a stanza. Raises TransportError."""
        try:
            self._writer.write(xml.encode())
            await self._writer.drain()
        except (OSError, ConnectionError) as error:
            raise TransportError(f"the connection to {self._config.domain} broke off") from error

    async def close(self) -> None:
        """Say goodbye."""
        with contextlib.suppress(TransportError):
            await self.send("</stream:stream>")

    async def stanzas(self) -> AsyncIterator[Any]:
        """Stanzas as they come. Raises TransportError at the end of the stream."""
        while True:
            yield await self._next()

    async def _next(self) -> Any:
        while not self._held:
            try:
                async with asyncio.timeout(_SILENCE_SECONDS):
                    raw = await self._reader.read(65_536)
            except TimeoutError as error:
                raise TransportError(f"{self._config.domain} fell silent") from error
            except OSError as error:
                raise TransportError(f"{self._config.domain} broke off") from error
            if not raw:
                raise TransportError(f"{self._config.domain} ended the connection")
            self._feed(raw)
        stanza = self._held.pop(0)
        if stanza.tag == f"{{{_STREAM}}}error":
            reason = stanza[0].tag.rpartition("}")[2] if len(stanza) else "unknown"
            raise TransportError(f"{self._config.domain} ended the stream: {reason}")
        return stanza

    def _feed(self, raw: bytes) -> None:
        self._since_stanza += len(raw)
        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
            raise TransportError(f"{self._config.domain} sent a document type, which XMPP forbids")
        try:
            self._parser.feed(raw)
            for event, element in self._parser.read_events():
                if event == "start":
                    self._depth += 1
                    continue
                self._depth -= 1
                if self._depth == 1:
                    self._held.append(element)
                    self._since_stanza = 0
                    # What was read is let go: a stream lives for weeks.
                    while element.getprevious() is not None:
                        del element.getparent()[0]
                elif self._depth == 0:
                    raise TransportError(f"{self._config.domain} ended the stream")
        except etree.XMLSyntaxError as error:
            raise TransportError(f"{self._config.domain} sent what is no XML: {error}") from error
        if self._since_stanza > _LARGEST_STANZA:
            raise TransportError(f"{self._config.domain} sent a stanza without end")


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _decoded(text: str | None) -> str:
    try:
        return base64.b64decode(text or "", validate=True).decode()
    except (ValueError, binascii.Error) as error:
        raise NotAuthenticated("the server's sign-in answer can't be read") from error
