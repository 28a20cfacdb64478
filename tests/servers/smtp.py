"""An SMTP server that keeps what it gets, for tests of sending.

sink = SmtpSink()
await sink.start()
mail = await sink.next_mail()
"""

from __future__ import annotations

import asyncio
import warnings
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class SmtpSink:
    """Takes mail on a random port of 127.0.0.1.

    `answer` (to DATA) and `refuse` (answers to RCPT by address) can be changed at any time. With
    `user` set, a log-in by that user and `password` is required.
    """

    def __init__(self, *, user: str = "", password: str = "") -> None:
        self.mails: list[Envelope] = []
        self.answer = "250 OK"
        self.refuse: dict[str, str] = {}
        self.port = 0
        self._user = user
        self._password = password
        self._arrived: asyncio.Queue[Envelope] = asyncio.Queue()
        self._server: asyncio.Server | None = None

    async def start(self) -> SmtpSink:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def next_mail(self, seconds: float = 10.0) -> Envelope:
        """The next mail that was taken; waits for it."""
        return await asyncio.wait_for(self._arrived.get(), seconds)

    def _connection(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a password without TLS, on this machine
            return self._server_side()

    def _server_side(self) -> SMTP:
        return SMTP(
            self,
            hostname="localhost",
            enable_SMTPUTF8=True,
            loop=asyncio.get_running_loop(),
            auth_required=bool(self._user),
            auth_require_tls=False,
            authenticator=self._check if self._user else None,
            data_size_limit=64 << 20,
        )

    def _check(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any
    ) -> AuthResult:
        right = (
            isinstance(given, LoginPassword)
            and given.login == self._user.encode()
            and given.password == self._password.encode()
        )
        return AuthResult(success=right, handled=False)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            self.mails.append(envelope)
            self._arrived.put_nowait(envelope)
        return self.answer
