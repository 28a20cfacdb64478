"""The connection to an XMPP server: hands over stanzas, carries ours, puts files where the server says."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from onethread.connectors.contract import ConnectionTest, Outgoing, ReceiverContext, Relay
from onethread.connectors.xmpp import stanzas
from onethread.connectors.xmpp.config import XmppConfig
from onethread.connectors.xmpp.receiver.session import Session, connected
from onethread.errors import OnethreadError, TransportError
from onethread.messages import HttpRequest

__all__ = ["run", "try_settings"]

_UPLOAD = "urn:xmpp:http:upload:0"
_ALIVE_SECONDS = 60.0
_FEATURES = (
    "http://jabber.org/protocol/disco#info",
    stanzas.RECEIPTS,
    stanzas.CORRECT,
    stanzas.RETRACT[0],
    stanzas.REACTIONS,
    stanzas.STATES,
    stanzas.MARKERS,
    stanzas.REPLY,
    stanzas.OOB,
    "urn:xmpp:ping",
)


async def run(context: ReceiverContext) -> None:
    """Receive and carry until `context.stopping` is set or the connection ends."""
    config: XmppConfig = context.config
    async with connected(config, context) as session:
        receiver = _Receiver(context, session)
        await session.send("<presence/>")
        await context.report(True, f"connected as {config.address}")
        tasks = [
            asyncio.create_task(receiver.listen()),
            asyncio.create_task(receiver.carry()),
            asyncio.create_task(receiver.stay_alive()),
            asyncio.create_task(context.stopping.wait()),
        ]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if context.stopping.is_set():
            await session.close()
        for task in done:
            if not task.cancelled() and task.exception() is not None:
                raise task.exception()  # type: ignore[misc]


async def try_settings(config: XmppConfig, outgoing: Outgoing) -> ConnectionTest:
    """Sign in and leave again."""
    try:
        async with connected(config, outgoing) as session:
            await session.close()
    except OnethreadError as error:
        return ConnectionTest(ok=False, message=error.message)
    return ConnectionTest(ok=True, message=f"Signed in as {config.address}.")


class _Receiver:
    def __init__(self, context: ReceiverContext, session: Session) -> None:
        self._context, self._session = context, session
        self._config: XmppConfig = context.config
        self._count = 0
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._upload_at: str | None = None

    async def listen(self) -> None:
        async for stanza in self._session.stanzas():
            kind = stanza.tag.rpartition("}")[2]
            if kind == "message":
                await self._message(stanza)
            elif kind == "iq":
                await self._iq(stanza)
            elif kind == "presence" and stanza.get("type") == "subscribe":
                # People who add the account see that it is there.
                to = quoteattr(str(stanza.get("from")))
                await self._session.send(f"<presence to={to} type='subscribed'/>")

    async def _message(self, stanza: Any) -> None:
        raw = etree.tostring(stanza, with_tail=False)
        self._count += 1
        mark = f"{datetime.now(UTC).isoformat()} {self._count} ".encode()
        made = blake2b(mark + raw, digest_size=16).hexdigest()
        await self._context.accept(raw, {"me": self._config.address, "id": made})
        asked = stanzas.child(stanza, "request", stanzas.RECEIPTS)
        number, sender = stanza.get("id"), stanza.get("from")
        if asked is not None and number and sender and stanza.get("type") != "error":
            received = f'<received xmlns="{stanzas.RECEIPTS}" id={quoteattr(number)}/>'
            await self._session.send(f"<message to={quoteattr(sender)}>{received}</message>")

    async def _iq(self, stanza: Any) -> None:
        kind, number = stanza.get("type"), stanza.get("id") or ""
        if kind in ("result", "error"):
            waiting = self._waiting.pop(number, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(stanza)
            return
        asked = stanza[0].tag if len(stanza) else ""
        inside = ""
        kind = "result"
        if asked == "{http://jabber.org/protocol/disco#info}query":
            features = "".join(f'<feature var="{each}"/>' for each in _FEATURES)
            inside = (
                '<query xmlns="http://jabber.org/protocol/disco#info">'
                f'<identity category="client" type="bot" name="Onethread"/>{features}</query>'
            )
        elif asked != "{urn:xmpp:ping}ping":
            kind = "error"
            inside = (
                '<error type="cancel"><service-unavailable '
                'xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>'
            )
        to = f" to={quoteattr(stanza.get('from'))}" if stanza.get("from") else ""
        await self._session.send(f'<iq type="{kind}" id={quoteattr(number)}{to}>{inside}</iq>')

    async def ask(self, kind: str, inside: str, to: str, seconds: float = 20.0) -> Any:
        """The answer to an IQ stanza. Raises TransportError without one."""
        self._count += 1
        number = f"ask-{self._count}"
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = waiting
        await self._session.send(
            f'<iq type="{kind}" id="{number}" to={quoteattr(to)}>{inside}</iq>'
        )
        try:
            async with asyncio.timeout(seconds):
                return await waiting
        except TimeoutError as error:
            raise TransportError(f"{to} does not answer") from error
        finally:
            self._waiting.pop(number, None)

    async def stay_alive(self) -> None:
        while True:
            await asyncio.sleep(_ALIVE_SECONDS)
            await self._ping()

    async def _ping(self) -> None:
        await self.ask("get", '<ping xmlns="urn:xmpp:ping"/>', self._config.domain)

    async def carry(self) -> None:
        async for relay in self._context.relays():
            await self._carry(relay)

    async def _carry(self, relay: Relay) -> None:
        payload = relay.payload
        try:
            stanza = payload.get("stanza")
            if payload.get("file"):
                url = await self._put(payload["file"])
                if url is None:
                    await relay.answer(
                        False, code="unsupported", error="the server takes no files of this size"
                    )
                    return
                stanza = stanzas.file(
                    str(payload["to"]), str(payload["id"]), url, payload["file"]["caption"]
                )
            await self._session.send(str(stanza))
            # The server takes stanzas in order: its answer says that it took ours.
            await self._ping()
        except TransportError as error:
            await relay.answer(False, error=error.message)
            raise
        await relay.answer(True, id=str(payload.get("id") or ""))

    async def _put(self, file: Any) -> str | None:
        """Where the file can be fetched, after the upload (XEP-0363); None when it isn't taken."""
        service = await self._upload_service()
        content = base64.b64decode(file["content"])
        asked = (
            f'<request xmlns="{_UPLOAD}" filename={stanzas.attribute(file["name"])} '
            f'size="{len(content)}" content-type={stanzas.attribute(file["media_type"])}/>'
        )
        answer = await self.ask("get", asked, service)
        slot = stanzas.child(answer, "slot", _UPLOAD)
        put = stanzas.child(slot, "put", _UPLOAD) if slot is not None else None
        get = stanzas.child(slot, "get", _UPLOAD) if slot is not None else None
        if answer.get("type") != "result" or put is None or get is None:
            return None
        allowed = ("authorization", "cookie", "expires")
        headers = {
            each.get("name"): (each.text or "").replace("\n", "")
            for each in put
            if str(each.get("name")).lower() in allowed
        }
        done = await self._context.request(
            HttpRequest(
                method="PUT",
                url=str(put.get("url")),
                headers={**headers, "Content-Type": file["media_type"]},
                body=content,
                timeout_seconds=60.0,
            )
        )
        return str(get.get("url")) if done.status in (200, 201) else None

    async def _upload_service(self) -> str:
        """The server's own service for uploads, found once."""
        if self._upload_at is None:
            domain = self._config.domain
            items = await self.ask(
                "get", '<query xmlns="http://jabber.org/protocol/disco#items"/>', domain
            )
            places = [domain, *(str(each.get("jid")) for each in items.iter("{*}item"))]
            self._upload_at = domain
            for place in places[:20]:
                with contextlib.suppress(TransportError):
                    told = await self.ask(
                        "get", '<query xmlns="http://jabber.org/protocol/disco#info"/>', place
                    )
                    if any(each.get("var") == _UPLOAD for each in told.iter("{*}feature")):
                        self._upload_at = place
                        break
        return self._upload_at
