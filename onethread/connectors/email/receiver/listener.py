"""Takes mail that a mail server delivers directly, by LMTP (RFC 2033) or SMTP."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from onethread.connectors._schemes.mail.addresses import split_plus, valid_address
from onethread.connectors.contract import ReceiverContext
from onethread.connectors.email.config import EmailConfig
from onethread.errors import OnethreadError, TooLarge

MAX_CONNECTIONS = 200
MAILS_AT_ONCE = 8
MAX_RECIPIENTS = 100
# Mail with longer lines than the 998 of RFC 5322 exists; refusing it would lose it.
MAX_LINE_BYTES = 1 << 18
_IDLE_SECONDS = 300.0
_HOST_NAME = "onethread"

# It logs peers and, in debug mode, content.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


async def listen(context: ReceiverContext) -> None:
    """Accept deliveries until `context.stopping` is set."""
    config: EmailConfig = context.config
    listener = _Listener(context, config)
    loop = asyncio.get_running_loop()
    wait_seconds = 1.0
    while not context.stopping.is_set():
        try:
            server = await loop.create_server(
                listener.new_connection, config.listen_host, config.listen_port
            )
        except OSError as error:
            where = f"{config.listen_host}:{config.listen_port}"
            await context.report(False, f"can't listen on {where}: {error.strerror or error}")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(context.stopping.wait(), wait_seconds)
            wait_seconds = min(wait_seconds * 2, 60.0)
            continue
        port = server.sockets[0].getsockname()[1]
        kind = config.listen_protocol.upper()
        await context.report(True, f"{kind} is listening on {config.listen_host}:{port}")
        await context.stopping.wait()
        server.close()
        await listener.finish()


class _Listener:
    """The connections of one listener, and what they may deliver."""

    def __init__(self, context: ReceiverContext, config: EmailConfig) -> None:
        self._context = context
        self._config = config
        self._open: set[SMTP] = set()
        self._slots = asyncio.Semaphore(MAILS_AT_ONCE)
        self._taking = 0
        self._idle = asyncio.Event()
        self._idle.set()
        given = config.listen_recipients or (config.from_address, config.reply_to_address)
        self._recipients = {address.lower() for address in given if address}

    def new_connection(self) -> asyncio.BaseProtocol:
        if len(self._open) >= MAX_CONNECTIONS or self._context.stopping.is_set():
            return _Busy()
        kind = _LmtpConnection if self._config.listen_protocol == "lmtp" else _SmtpConnection
        return kind(
            self,
            data_size_limit=self._context.max_payload_bytes,
            enable_SMTPUTF8=True,
            hostname=_HOST_NAME,
            ident="ready",
            timeout=_IDLE_SECONDS,
            loop=asyncio.get_running_loop(),
        )

    def opened(self, connection: SMTP) -> None:
        self._open.add(connection)

    def closed(self, connection: SMTP) -> None:
        self._open.discard(connection)

    @contextlib.asynccontextmanager
    async def one_mail(self) -> Any:
        """Few mails at once are held in memory; further senders wait."""
        async with self._slots:
            self._taking += 1
            self._idle.clear()
            try:
                yield
            finally:
                self._taking -= 1
                if not self._taking:
                    self._idle.set()

    async def finish(self, seconds: float = 10.0) -> None:
        """Let mails in transfer end, then hang up."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
        for connection in list(self._open):
            if connection.transport is not None:
                connection.transport.close()

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        checked = valid_address(address)
        base = split_plus(checked)[0].lower() if checked else ""
        if base not in self._recipients and (checked or "").lower() not in self._recipients:
            return "550 5.1.1 This address does not receive mail here"
        if len(envelope.rcpt_tos) >= MAX_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(checked or "")
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
    ) -> str:
        """250 only after the mail is stored; else the sender keeps it and tries again."""
        content = envelope.original_content or b""
        peer: Any = session.peer  # a host and a port, though aiosmtpd says text
        headers = {
            "source": self._config.listen_protocol,
            "mail_from": envelope.mail_from or "<>",
            "rcpt_to": list(envelope.rcpt_tos),
            "peer": str(peer[0]) if isinstance(peer, tuple) and peer else "",
        }
        try:
            await self._context.accept(content, headers)
        except TooLarge as error:
            return f"552 5.3.4 {_ascii(error.message)}"
        except OnethreadError as error:
            return f"451 4.3.0 {_ascii(error.message)}"
        return "250 2.0.0 Stored"

    async def handle_exception(self, error: Exception) -> str:
        """A fault of ours is temporary for the sender: nothing is lost."""
        await self._context.report(False, f"a delivery failed: {type(error).__name__}")
        return "451 4.3.0 Internal error, try again later"


class _Connection(SMTP):
    """aiosmtpd's server with longer lines, few mails at once, and its connections counted."""

    line_length_limit = MAX_LINE_BYTES

    def __init__(self, listener: _Listener, **options: Any) -> None:
        self._listener = listener
        super().__init__(listener, **options)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._listener.opened(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._listener.closed(self)
        super().connection_lost(error)

    async def _one_mail(self, arg: str) -> None:
        async with self._listener.one_mail():
            await SMTP.smtp_DATA(self, arg)


class _SmtpConnection(_Connection):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name that aiosmtpd calls
        await self._one_mail(arg)


class _LmtpConnection(_Connection, LMTP):
    """LMTP answers a mail once per recipient; aiosmtpd would answer once."""

    _answers = 0

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name that aiosmtpd calls
        self._answers = len(self.envelope.rcpt_tos) if self.envelope is not None else 0
        try:
            await self._one_mail(arg)
        finally:
            self._answers = 0

    async def push(self, status: str | bytes) -> None:
        text = status if isinstance(status, str) else status.decode("utf-8", "replace")
        if self._answers > 1 and not text.startswith(("354", "503", "501")):
            text = "\r\n".join([text] * self._answers)
        await super().push(text)


class _Busy(asyncio.Protocol):
    """Sends a surplus caller away for now."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(b"421 4.3.2 Too busy, try again later\r\n")
            transport.close()


def _ascii(text: str) -> str:
    return " ".join(text.encode("ascii", "replace").decode("ascii").split())[:200]
