"""The SMTP side of a stand-in: log in, take a mail, refuse it as the provider does."""

from __future__ import annotations

import asyncio
import logging
import warnings
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from onethread.simulator.sandbox._shape import Call, MailDoor, Refuse

if TYPE_CHECKING:
    from onethread.simulator.sandbox._running import Sandbox

_MOST_BYTES = 64 << 20
# It warns of each log-in without TLS; there is no network between.
logging.getLogger("mail.log").setLevel(logging.ERROR)
_DEFAULT = (554, "Transaction failed")


class MailServer:
    """Takes mails on a port of this machine for one sandbox. `port` is 0 until it was started."""

    def __init__(self, sandbox: Sandbox, door: MailDoor) -> None:
        self.port = 0
        self._sandbox = sandbox
        self._door = door
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def _connection(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a password without TLS, on this machine
            return SMTP(
                self,
                hostname="localhost",
                enable_SMTPUTF8=True,
                loop=asyncio.get_running_loop(),
                auth_required=True,
                auth_require_tls=False,
                authenticator=self._check,
                data_size_limit=_MOST_BYTES,
            )

    def _check(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any
    ) -> AuthResult:
        right = isinstance(given, LoginPassword) and self._door.log_in(
            self._sandbox, given.login.decode(), given.password.decode()
        )
        if not right or self._sandbox.behaviour.expired_token:
            self._sandbox.refused.append("SMTP AUTH: the credentials are not this account's")
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail, or say why not."""
        sandbox = self._sandbox
        content = envelope.content
        assert isinstance(content, bytes)
        call = Call(sandbox=sandbox, method="SMTP", path="DATA", raw=content, body=content)
        sandbox.calls.append(call)
        try:
            sandbox.take_turn()
            seen = self._door.seen(call, envelope.mail_from or "", list(envelope.rcpt_tos))
        except Refuse as refused:
            sandbox.refused.append(f"SMTP DATA: {refused}")
            code, words, *_ = sandbox.stand_in.refusals.get(refused.name, _DEFAULT)
            return f"{code} {words(refused.detail) if callable(words) else words}"
        shown = sandbox.show(seen, call)
        call.seen = [shown]
        if sandbox.behaviour.lose_answers > 0:
            sandbox.behaviour.lose_answers -= 1
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return f"250 {self._door.answer(shown)}"
