"""What the tests of the e-mail receiver share: a context that keeps what it is handed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from onethread.connectors.contract import SecretStr
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.receiver.mailbox import Timing
from onethread.errors import ForbiddenAddress
from onethread.messages import HttpRequest, HttpResponse
from tests.servers.dovecot import PASSWORD

QUICK = Timing(
    command_seconds=2.0,
    idle_seconds=20.0,
    poll_seconds=0.05,
    first_retry_seconds=0.05,
    last_retry_seconds=0.2,
    refused_retry_seconds=0.05,
)


class FakeContext:
    """A ReceiverContext in memory. `fail` makes the next calls of accept() raise."""

    def __init__(self, config: EmailConfig, max_payload_bytes: int = 1 << 20) -> None:
        self.channel_id = 1
        self.channel_key = "test"
        self.config = config
        self.max_payload_bytes = max_payload_bytes
        self.stopping = asyncio.Event()
        self.accepted: list[tuple[bytes, Mapping[str, Any]]] = []
        self.cursor: dict[str, Any] = {}
        self.reports: list[tuple[bool, str]] = []
        self.fail: list[Exception] = []
        self.answer: HttpResponse | None = None
        self.requests: list[HttpRequest] = []
        self.forbidden = False
        self.kept: list[tuple[str, str, str]] = []
        self._changed = asyncio.Condition()

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        if self.fail:
            raise self.fail.pop(0)
        self.accepted.append((body, headers))
        await self._notify()
        return len(self.accepted)

    async def load_cursor(self) -> dict[str, Any]:
        return dict(self.cursor)

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        self.cursor = dict(cursor)
        await self._notify()

    async def request(self, request: HttpRequest) -> HttpResponse:
        self.requests.append(request)
        assert self.answer is not None
        return self.answer

    async def resolve(self, host: str, port: int) -> str:
        if self.forbidden:
            raise ForbiddenAddress(f"{host} may not be reached")
        return host

    async def keep_secret(self, name: str, old: str, new: str) -> None:
        self.kept.append((name, old, new))

    async def report(self, ok: bool, message: str = "") -> None:
        self.reports.append((ok, message))
        await self._notify()

    @property
    def subjects(self) -> list[str]:
        """The subjects of the accepted mails, in order."""
        return [_subject(body) for body, _ in self.accepted]

    async def until(self, condition: Callable[[], bool], seconds: float = 15.0) -> None:
        """Wait until something that this context was told makes the condition true."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(condition)

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Running:
    """A receiver that runs during a block and is stopped, promptly, at its end."""

    def __init__(self, context: FakeContext, receiver: Callable[[], Awaitable[None]]) -> None:
        self._context = context
        self._receiver = receiver

    async def __aenter__(self) -> FakeContext:
        self._context.stopping = asyncio.Event()
        self._task = asyncio.ensure_future(self._receiver())
        return self._context

    async def __aexit__(self, *_: object) -> None:
        self._context.stopping.set()
        async with asyncio.timeout(5):
            await self._task


def imap_config(port: int, user: str = "jan", **more: Any) -> EmailConfig:
    """Settings for a mailbox on this machine."""
    values: dict[str, Any] = {
        "from_address": "service@example.org",
        "imap_host": "127.0.0.1",
        "imap_port": port,
        "imap_security": "none",
        "imap_username": user,
        "imap_password": SecretStr(PASSWORD),
    }
    return EmailConfig(**{**values, **more})


def mail(subject: str, size_bytes: int = 0) -> bytes:
    """A small mail; its Message-ID is made from the subject."""
    body = "x" * 70 + "\r\n"
    return (
        f"From: Jan <jan@example.com>\r\nTo: service@example.org\r\nSubject: {subject}\r\n"
        f"Message-ID: <{subject.replace(' ', '.')}@example.com>\r\n\r\nHallo\r\n"
        + body
        * (size_bytes // 72)
    ).encode()


def _subject(body: bytes) -> str:
    return next(
        (line[9:].decode() for line in body.split(b"\r\n") if line.startswith(b"Subject: ")), ""
    )
