"""Reads a mailbox by IMAP: catches up, waits for news, and starts again after any trouble.

The cursor moves only after `accept()` returned, so a mail is handed over at least once; intake
refuses the doubles.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import Any, TypeVar

import msgspec

from onethread.connectors.contract import ReceiverContext, SecretStr
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.mailbox_cursor import (
    Cursor,
    batches,
    open_cursor,
    searches,
    wanted,
)
from onethread.connectors.email.outbound import read_token, token_request
from onethread.connectors.email.receiver.imap_session import FetchedMail, ImapSession
from onethread.errors import (
    DatabaseUnavailable,
    NotAuthenticated,
    OnethreadError,
    Overloaded,
    TransportError,
)

T = TypeVar("T")

MAILS_IN_A_BATCH = 50
BYTES_IN_A_BATCH = 8 << 20
_TRIES_OF_ONE_MAIL = 3
_MAX_SKIPPED = 1_000


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """How long to wait for what. RFC 2177 allows 29 minutes of IDLE; routers forget after five."""

    command_seconds: float = 60.0
    idle_seconds: float = 285.0
    poll_seconds: float = 60.0
    first_retry_seconds: float = 1.0
    last_retry_seconds: float = 300.0
    refused_retry_seconds: float = 60.0


async def read_mailbox(context: ReceiverContext, timing: Timing | None = None) -> None:
    """Read the channel's mailbox until `context.stopping` is set."""
    reader = _Reader(context, timing or Timing())
    await reader.run()


class _Reader:
    def __init__(self, context: ReceiverContext, timing: Timing) -> None:
        self._context = context
        self._config: EmailConfig = context.config
        self._timing = timing
        self._failures: dict[int, int] = {}
        self._session: ImapSession | None = None
        self._reading: list[int] = []
        self._went_well = False

    async def run(self) -> None:
        wait_seconds = 0.0
        while not self._context.stopping.is_set():
            self._went_well = False
            try:
                await self._connected()
            except NotAuthenticated as error:
                await self._trouble(error)
                wait_seconds = max(wait_seconds * 2, self._timing.refused_retry_seconds)
            except (TransportError, Overloaded, DatabaseUnavailable) as error:
                if self._context.stopping.is_set():
                    return
                await self._trouble(error)
                if self._went_well:
                    wait_seconds = 0.0
                wait_seconds = max(wait_seconds * 2, self._timing.first_retry_seconds)
            wait_seconds = min(wait_seconds, self._timing.last_retry_seconds)
            # Spread, so that many channels don't all come back to a server in the same second.
            spread = wait_seconds * random.uniform(0.8, 1.2)  # noqa: S311 - not a secret
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._context.stopping.wait(), spread)

    async def _trouble(self, error: OnethreadError) -> None:
        with contextlib.suppress(DatabaseUnavailable):
            await self._context.report(False, error.message)

    async def _connected(self) -> None:
        """One connection, until it breaks or the receiver stops."""
        token = await self._access_token()
        address = await self._context.resolve(self._config.imap_host, self._config.imap_port)
        thread = _Thread()
        opened: list[ImapSession] = []

        def connect() -> ImapSession:
            opened.append(ImapSession(self._config, address, token, self._timing.command_seconds))
            return opened[0]

        def close() -> None:
            for session in opened:
                session.close()

        try:
            self._session = await self._in(thread, connect)
            if self._session is not None:
                await self._read(thread, self._session)
        finally:
            if self._session is not None:
                self._session.cut()
                self._session = None
            # Behind whatever the thread still does: also a connection that opened after the stop.
            thread.start(close)
            thread.end()

    async def _read(self, thread: _Thread, session: ImapSession) -> None:
        cursor, happened = open_cursor(
            await self._context.load_cursor(),
            mailbox=f"{self._config.imap_username}@{self._config.imap_host}/{self._config.imap_folder}",
            uidvalidity=session.uidvalidity,
            uidnext=session.uidnext,
            earlier=self._config.import_earlier,
            today=datetime.now(UTC).date(),
        )
        if happened:
            await self._context.save_cursor(cursor.to_stored())
        unread = len(cursor.skipped)
        said = f"connected, but {unread} mails can't be read" if unread else "connected"
        await self._context.report(not unread, happened or said)
        await self._retry_skipped(thread, session, cursor)
        while not self._context.stopping.is_set():
            await self._catch_up(thread, session, cursor)
            self._went_well = True
            if self._context.stopping.is_set():
                return
            if session.has_idle:
                await self._in(thread, lambda: session.wait_for_news(self._timing.idle_seconds))
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._context.stopping.wait(), self._timing.poll_seconds)
                await self._in(thread, session.keep_alive)

    async def _catch_up(self, thread: _Thread, session: ImapSession, cursor: Cursor) -> None:
        """Hand over everything beyond the cursor, oldest first."""
        found = await self._in(thread, lambda: session.search(searches(cursor)))
        uids = wanted(cursor, found or [])
        for start in range(0, len(uids), 10 * MAILS_IN_A_BATCH):
            chunk = uids[start : start + 10 * MAILS_IN_A_BATCH]
            sizes = await self._in(thread, lambda chunk=chunk: session.sizes(chunk))  # type: ignore[misc]
            for batch in batches(
                sizes or {},
                most=MAILS_IN_A_BATCH,
                most_bytes=BYTES_IN_A_BATCH,
                alone=frozenset(self._failures),
            ):
                if self._context.stopping.is_set():
                    return
                await self._take(thread, session, cursor, {uid: sizes[uid] for uid in batch})  # type: ignore[index]
            if self._context.stopping.is_set():
                return
            # Mails deleted before they could be read must not be asked for for ever.
            if chunk[-1] > cursor.last_uid:
                cursor.last_uid = chunk[-1]
                await self._context.save_cursor(cursor.to_stored())

    async def _take(
        self, thread: _Thread, session: ImapSession, cursor: Cursor, sizes: dict[int, int]
    ) -> None:
        uids = sorted(sizes)
        try:
            mails = await self._in(
                thread, lambda: session.fetch(sizes, self._context.max_payload_bytes)
            )
        except TransportError:
            if self._context.stopping.is_set() or not await self._give_up(cursor, uids):
                raise
            return
        if mails is None:
            return
        await self._hand_over(thread, session, cursor, mails)
        for uid in uids:
            self._failures.pop(uid, None)

    async def _hand_over(
        self, thread: _Thread, session: ImapSession, cursor: Cursor, mails: list[FetchedMail]
    ) -> None:
        """Accept a batch together (the commits are shared), then move the cursor over what is safe."""
        results = await asyncio.gather(
            *(self._accept(mail, cursor) for mail in mails), return_exceptions=True
        )
        safe: list[int] = []
        failure: BaseException | None = None
        for mail, result in zip(mails, results, strict=True):
            if isinstance(result, BaseException):
                failure = result
                break
            safe.append(mail.uid)
        if safe:
            cursor.last_uid = max(cursor.last_uid, safe[-1])
            await self._context.save_cursor(cursor.to_stored())
            if self._config.mark_as_read:
                await self._in(thread, lambda: session.mark_as_read(safe))
        if failure is not None:
            raise failure

    async def _accept(self, mail: FetchedMail, cursor: Cursor) -> int:
        headers: dict[str, Any] = {
            "source": "imap",
            "folder": self._config.imap_folder,
            "uid": mail.uid,
            "uidvalidity": cursor.uidvalidity,
        }
        if mail.size_bytes > self._context.max_payload_bytes:
            headers |= {"truncated": True, "size_bytes": mail.size_bytes}
        return await self._context.accept(mail.content, headers)

    async def _give_up(self, cursor: Cursor, uids: list[int]) -> bool:
        """Count a failure to fetch; a single mail that failed again and again is stepped over."""
        for uid in uids:
            self._failures[uid] = self._failures.get(uid, 0) + 1
        if len(uids) > 1 or self._failures[uids[0]] < _TRIES_OF_ONE_MAIL:
            return False
        if uids[0] not in cursor.skipped:
            cursor.skipped = [*cursor.skipped[-_MAX_SKIPPED:], uids[0]]
        cursor.last_uid = max(cursor.last_uid, uids[0])
        await self._context.save_cursor(cursor.to_stored())
        await self._context.report(
            False,
            f"mail {uids[0]} in {self._config.imap_folder} can't be read; going on without it",
        )
        raise TransportError("a mail can't be read; connecting again", retryable=True)

    async def _retry_skipped(self, thread: _Thread, session: ImapSession, cursor: Cursor) -> None:
        for uid in list(cursor.skipped):
            if self._failures.get(uid, 0) >= 2 * _TRIES_OF_ONE_MAIL:
                continue  # until the program starts again
            self._failures[uid] = self._failures.get(uid, 0) + 1
            sizes = await self._in(thread, lambda uid=uid: session.sizes([uid]))  # type: ignore[misc]
            mails = await self._in(
                thread,
                lambda sizes=sizes: session.fetch(sizes or {}, self._context.max_payload_bytes),  # type: ignore[misc]
            )
            if mails is None:
                return  # stopping
            for mail in mails:
                await self._accept(mail, cursor)
            cursor.skipped = [other for other in cursor.skipped if other != uid]
            await self._context.save_cursor(cursor.to_stored())

    async def _access_token(self) -> str | None:
        if self._config.auth != "oauth2":
            return None
        given = read_token(await self._context.request(token_request(self._config)))
        if given.access is None:
            raise NotAuthenticated(given.why_not)
        old = self._config.oauth_refresh_token
        if given.refresh and old and given.refresh != old.reveal():
            # Microsoft's last ninety days, so without keeping the new one the sign-in would end.
            await self._context.keep_secret("oauth_refresh_token", old.reveal(), given.refresh)
            self._config = msgspec.structs.replace(
                self._config, oauth_refresh_token=SecretStr(given.refresh)
            )
        return given.access

    async def _in(self, thread: _Thread, call: Callable[[], T]) -> T | None:
        """The result of a blocking call, or None when the receiver stopped meanwhile."""
        running = thread.start(call)
        stopping = asyncio.ensure_future(self._context.stopping.wait())
        either: set[asyncio.Future[Any]] = {running, stopping}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                return running.result()
            if self._session is not None:
                self._session.cut()
            return None
        finally:
            stopping.cancel()


class _Thread:
    """A daemon thread for one connection's blocking calls, in order.

    Not an executor: those are waited for when the program ends, and a server that hangs would
    then hold up the end by its time limit.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._calls: SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any]] | None] = (
            SimpleQueue()
        )
        threading.Thread(target=self._run, name="imap", daemon=True).start()

    def start(self, call: Callable[[], T]) -> asyncio.Future[T]:
        future: asyncio.Future[T] = self._loop.create_future()
        # A result that nobody waits for any more (the receiver stopped) is no news.
        future.add_done_callback(lambda done: done.cancelled() or done.exception())
        self._calls.put((call, future))
        return future

    def end(self) -> None:
        self._calls.put(None)

    def _run(self) -> None:
        while (entry := self._calls.get()) is not None:
            call, future = entry
            try:
                result, error = call(), None
            except Exception as caught:  # noqa: BLE001 - it is raised again where the call is awaited
                result, error = None, caught
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(_settle, future, result, error)


def _settle(future: asyncio.Future[Any], result: Any, error: Exception | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
