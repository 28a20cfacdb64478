"""Holds a bind to an SMSC: takes what comes, submits what is relayed, and binds again after any trouble.

A deliver_sm is acknowledged only when it is kept: a whole message as an envelope, a part of one in the
cursor, which survives a restart. What was not acknowledged the SMSC sends again.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import msgspec

from onethread.connectors.contract import ConnectionTest, Outgoing, ReceiverContext, Relay
from onethread.connectors.smpp import assembly
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.pdu import (
    ALERT_NOTIFICATION,
    DATA_SM,
    DELIVER_SM,
    ENQUIRE_LINK,
    GENERIC_NACK,
    RESPONSE,
    SUBMIT_SM,
    UNBIND,
    Pdu,
    read_message_id,
    read_pdu,
    read_short_message,
)
from onethread.connectors.smpp.session import bind, length_of, submit
from onethread.connectors.smpp.statuses import QUEUE_FULL, TEMPORARY, THROTTLED, meaning
from onethread.errors import (
    DatabaseUnavailable,
    NotAuthenticated,
    OnethreadError,
    Overloaded,
    TransportError,
    UnparsablePayload,
)

_REFUSED_BINDS = {0x0D, 0x0E, 0x0F}
_NO_SUCH_COMMAND = 0x03


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """How long to wait for what, in seconds."""

    connect: float = 20.0
    answer: float = 15.0
    first_retry: float = 1.0
    last_retry: float = 120.0
    refused_retry: float = 60.0
    throttled: float = 1.0
    look: float = 20.0  # how often it is looked whether parts are overdue


async def receive(context: ReceiverContext, timing: Timing | None = None) -> None:
    """Hold the channel's bind until `context.stopping` is set."""
    times = timing or Timing()
    wait = 0.0
    while not context.stopping.is_set():
        session = _Session(context.config, times, context)
        try:
            await session.run()
            wait = 0.0
        except NotAuthenticated as error:
            await context.report(False, error.message)
            wait = times.refused_retry
        except (OnethreadError, OSError, EOFError, TimeoutError) as error:
            await context.report(False, _words(error))
            was_well = session.was_bound
            wait = times.first_retry if was_well else min(times.last_retry, wait * 2 or 1.0)
        if not context.stopping.is_set():
            spread = wait * (0.75 + random.random() / 2)  # noqa: S311 - spreads load, hides nothing
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(spread):
                    await context.stopping.wait()


def _words(error: BaseException) -> str:
    if isinstance(error, OnethreadError):
        return error.message
    if isinstance(error, TimeoutError):
        return "the SMSC gave no answer in time"
    if isinstance(error, EOFError):
        return "the SMSC closed the connection"
    return f"the connection to the SMSC failed: {error}"


async def try_settings(config: SmppConfig, outgoing: Outgoing) -> ConnectionTest:
    """Bind, and unbind at once."""
    session = _Session(config, Timing(), None)
    try:
        await session.open(outgoing)
        await session.close()
    except (OnethreadError, OSError, EOFError, TimeoutError) as error:
        return ConnectionTest(ok=False, message=f"No bind: {_words(error)}")
    return ConnectionTest(ok=True, message=f"{config.host} accepts the bind.")


def _refused(status: int) -> OnethreadError:
    if status in _REFUSED_BINDS:
        return NotAuthenticated(
            f"the SMSC refused the system ID or the password: {meaning(status)}"
        )
    return TransportError(f"the SMSC refused the bind: {meaning(status)}")


class _Session:
    """One connection, from bind to unbind."""

    def __init__(self, config: SmppConfig, timing: Timing, context: ReceiverContext | None) -> None:
        self._config = config
        self._timing = timing
        self._context = context
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._sequence = 0
        self._waiting: dict[int, asyncio.Future[Pdu]] = {}
        self._parts: assembly.Waiting = {}
        self._heard = 0.0
        self.was_bound = False

    async def open(self, outgoing: Outgoing) -> None:
        """Connect and bind. Raises NotAuthenticated, TransportError, OSError, EOFError, TimeoutError."""
        config = self._config
        address = await outgoing.resolve(config.host, config.port)
        tls = ssl.create_default_context() if config.tls else None
        async with asyncio.timeout(self._timing.connect):
            self._reader, self._writer = await asyncio.open_connection(
                address, config.port, ssl=tls, server_hostname=config.host if tls else None
            )
        try:
            async with asyncio.timeout(self._timing.connect):
                asked = bind(self._next(), config)
                await self._write(asked)
                answer = await self._read()
            if answer.status or answer.sequence != asked.sequence or not answer.is_response:
                raise _refused(answer.status)
        except BaseException:
            self._writer.close()
            raise
        self.was_bound = True

    async def close(self) -> None:
        """Unbind politely, and hang up."""
        with contextlib.suppress(OSError, EOFError, TimeoutError, OnethreadError):
            async with asyncio.timeout(5):
                await self._write(Pdu(command=UNBIND, sequence=self._next()))
        self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(2):
                await self._writer.wait_closed()

    async def run(self) -> None:
        """Bind and work until told to stop, or something goes wrong (then it is raised)."""
        context = self._context
        assert context is not None
        self._parts = dict((await context.load_cursor()).get("parts") or {})
        await self.open(context)
        await context.report(True)
        self._heard = asyncio.get_running_loop().time()
        works = [
            asyncio.create_task(work, name=f"smpp-{context.channel_id}")
            for work in (self._listen(), self._keep_alive(), self._carry(), self._look())
        ]
        stop = asyncio.create_task(context.stopping.wait())
        done: set[asyncio.Task[Any]] = set()
        try:
            done, _ = await asyncio.wait([*works, stop], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*works, stop):
                task.cancel()
            await asyncio.gather(*works, stop, return_exceptions=True)
            for future in self._waiting.values():
                future.cancel()
            await self.close()
        for task in done:
            if task is not stop and (error := task.exception()) is not None:
                raise error

    # What comes.

    async def _listen(self) -> None:
        while True:
            pdu = await self._read()
            self._heard = asyncio.get_running_loop().time()
            if pdu.is_response:
                future = self._waiting.pop(pdu.sequence, None)
                if future is not None and not future.done():
                    future.set_result(pdu)
            elif pdu.command in (DELIVER_SM, DATA_SM):
                await self._take(pdu)
            elif pdu.command == ENQUIRE_LINK:
                await self._answer(pdu)
            elif pdu.command == UNBIND:
                await self._answer(pdu)
                raise EOFError
            elif pdu.command != ALERT_NOTIFICATION:  # which has no answer
                nack = Pdu(command=GENERIC_NACK, status=_NO_SUCH_COMMAND, sequence=pdu.sequence)
                await self._write(nack)

    async def _take(self, pdu: Pdu) -> None:
        """Keep what came, then acknowledge it; when it can't be kept, it must come again."""
        if pdu.command == DATA_SM:
            nack = Pdu(command=GENERIC_NACK, status=_NO_SUCH_COMMAND, sequence=pdu.sequence)
            await self._write(nack)
            return
        try:
            await self._keep(pdu)
        except (DatabaseUnavailable, Overloaded):
            await self._answer(pdu, TEMPORARY)
        else:
            await self._answer(pdu)

    async def _keep(self, pdu: Pdu) -> None:
        raw = pdu.encode()
        try:
            message = read_short_message(pdu.body)
        except UnparsablePayload:
            await self._accept({"id": uuid4().hex, "units": [raw.hex()]})  # kept, and shown as such
            return
        place = None if message.is_receipt else assembly.place_of(message)
        if place is None or place.total == 1:
            await self._accept({"id": uuid4().hex, "units": [raw.hex()]})
            return
        now, key = datetime.now(UTC), assembly.key_of(message, place)
        before = msgspec.json.encode(self._parts)
        try:
            whole = assembly.add(self._parts, key, place, raw, now, uuid4().hex)
            if whole is not None:
                await self._accept(assembly.payload(whole))
            await self._save()
        except (DatabaseUnavailable, Overloaded):
            self._parts = msgspec.json.decode(before)
            raise

    async def _look(self) -> None:
        """Hand over texts whose other parts did not come."""
        while True:
            late = assembly.overdue(self._parts, datetime.now(UTC))
            for key in late:
                with contextlib.suppress(DatabaseUnavailable, Overloaded):
                    await self._accept(assembly.payload(self._parts[key]))
                    self._parts.pop(key, None)
                    await self._save()
            await asyncio.sleep(self._timing.look)

    async def _accept(self, payload: Mapping[str, Any]) -> None:
        assert self._context is not None
        await self._context.accept(msgspec.json.encode(payload), {})

    async def _save(self) -> None:
        assert self._context is not None
        await self._context.save_cursor({"parts": self._parts})

    # What goes.

    async def _carry(self) -> None:
        assert self._context is not None
        async for relay in self._context.relays():
            await self._submit(relay)

    async def _submit(self, relay: Relay) -> None:
        ids: list[str] = []
        try:
            for part in relay.payload["parts"]:
                answer = await self._submit_part(relay.payload, part)
                if answer.status:
                    await relay.answer(False, status=answer.status, ids=ids)
                    return
                ids.append(read_message_id(answer.body))
        except (OSError, EOFError, TimeoutError, asyncio.CancelledError):
            with contextlib.suppress(OnethreadError):
                await asyncio.shield(relay.answer(False, lost=True, ids=ids))
            raise
        await relay.answer(True, ids=ids)

    async def _submit_part(self, payload: Mapping[str, Any], part: Mapping[str, Any]) -> Pdu:
        """Submit one part; one that the SMSC has no room for now is tried a few times more."""
        answer: Pdu | None = None
        for attempt in range(4):
            if attempt:
                await asyncio.sleep(self._timing.throttled * attempt)
            pdu = submit(
                self._next(),
                payload["from"],
                payload["to"],
                bytes.fromhex(part["octets"]),
                part["data_coding"],
                part["esm_class"],
            )
            answer = await self._ask(pdu)
            if answer.status not in (THROTTLED, QUEUE_FULL):
                break
        assert answer is not None
        if answer.command not in (SUBMIT_SM | RESPONSE, GENERIC_NACK):
            raise TransportError("the SMSC answered something else than was asked")
        return answer

    async def _keep_alive(self) -> None:
        """Ask for a sign of life after silence. Raises TimeoutError when none comes."""
        loop, pause = asyncio.get_running_loop(), float(self._config.enquire_seconds)
        while True:
            silent = loop.time() - self._heard
            if silent < pause:
                await asyncio.sleep(pause - silent)
                continue
            await self._ask(Pdu(command=ENQUIRE_LINK, sequence=self._next()))

    # The wire.

    async def _ask(self, pdu: Pdu) -> Pdu:
        future: asyncio.Future[Pdu] = asyncio.get_running_loop().create_future()
        self._waiting[pdu.sequence] = future
        try:
            await self._write(pdu)
            async with asyncio.timeout(self._timing.answer):
                return await future
        finally:
            self._waiting.pop(pdu.sequence, None)

    async def _answer(self, pdu: Pdu, status: int = 0) -> None:
        body = b"\0" if pdu.command == DELIVER_SM else b""
        response = Pdu(
            command=pdu.command | RESPONSE, status=status, sequence=pdu.sequence, body=body
        )
        await self._write(response)

    async def _read(self) -> Pdu:
        head = await self._reader.readexactly(4)
        return read_pdu(head + await self._reader.readexactly(length_of(head) - 4))

    async def _write(self, pdu: Pdu) -> None:
        self._writer.write(pdu.encode())
        await self._writer.drain()

    def _next(self) -> int:
        self._sequence = self._sequence % 0x7FFFFFFF + 1
        return self._sequence
