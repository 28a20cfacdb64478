"""The pool of connections and how values cross it. SQL is explicit everywhere; there is no ORM."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import asyncpg
import msgspec

from onethread.errors import DatabaseUnavailable

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]
else:
    Connection = asyncpg.Connection
    Pool = asyncpg.Pool

_encoder = msgspec.json.Encoder()

# What PostgreSQL or the network say when the database can't take work just now.
UNAVAILABLE: tuple[type[BaseException], ...] = (
    ConnectionError,
    TimeoutError,
    OSError,
    asyncpg.exceptions.PostgresConnectionError,
    asyncpg.exceptions.InterfaceError,
    asyncpg.exceptions.InternalClientError,  # what asyncpg says when its socket breaks mid-answer
    asyncpg.exceptions.InsufficientResourcesError,  # disk full, out of memory, too many connections
    asyncpg.exceptions.OperatorInterventionError,  # shutting down, starting up
    asyncpg.exceptions.PostgresSystemError,  # I/O error
    asyncpg.exceptions.ReadOnlySQLTransactionError,
)
_FAILED: tuple[type[BaseException], ...] = (*UNAVAILABLE, asyncpg.exceptions.PostgresError)


def encode_json(value: Any) -> bytes:
    """JSON for a jsonb column. PostgreSQL can't keep U+0000, so it becomes U+FFFD."""
    encoded = _encoder.encode(value)
    if b"\\u0000" in encoded:
        encoded = _encoder.encode(_without_nul(msgspec.json.decode(encoded)))
    return b"\x01" + encoded


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {_without_nul(key): _without_nul(item) for key, item in value.items()}
    return value


def clean_text(value: str) -> str:
    """Text that a text column can keep: no U+0000, no lone surrogates."""
    if "\x00" in value:
        value = value.replace("\x00", "\ufffd")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        value = value.encode("utf-8", "replace").decode("utf-8")
    return value


def column(values: list[Any]) -> list[Any] | None:
    """Values of one column of `unnest`; None when all are, which costs nothing to send and comes out as
    NULLs beside the other columns."""
    return values if any(value is not None for value in values) else None


async def prepare(connection: Connection) -> None:
    """Make jsonb columns take and give Python values."""
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="binary",
        encoder=encode_json,
        decoder=lambda value: msgspec.json.decode(value[1:]),
    )


class _Pooled(asyncpg.Connection):
    """A connection that is not reset after each use, which takes a round trip: what is set, held or
    listened to here belongs to a transaction, and listeners have connections of their own."""

    def get_reset_query(self) -> str:
        """Nothing; a transaction that was left open is rolled back all the same."""
        return ""


class Database:
    """A pool of connections to one database."""

    def __init__(self, pool: Pool, url: str) -> None:
        self.pool = pool
        self.url = url

    @classmethod
    async def connect(cls, url: str, *, size: int = 8, name: str = "onethread") -> Database:
        """Open a pool of at most `size` connections. Raises DatabaseUnavailable."""
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=1,
                max_size=size,
                init=prepare,
                connection_class=_Pooled,
                max_inactive_connection_lifetime=300,
                command_timeout=60,
                server_settings={"application_name": name, "timezone": "UTC", "jit": "off"},
            )
        except _FAILED as error:
            raise DatabaseUnavailable(f"the database can't be reached: {error}") from error
        return cls(pool, url)

    async def close(self) -> None:
        """Close all connections once they are idle, at the latest after five seconds."""
        try:
            await asyncio.wait_for(self.pool.close(), 5)
        except TimeoutError:
            self.pool.terminate()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection outside a transaction. Raises DatabaseUnavailable."""
        with unavailable():
            async with self.pool.acquire() as connection:
                yield connection  # type: ignore[misc]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection in a transaction: committed at the end, rolled back on an error."""
        with unavailable():
            async with self.pool.acquire() as connection, connection.transaction():
                yield connection  # type: ignore[misc]

    async def fetch(self, sql: str, *values: Any) -> list[asyncpg.Record]:
        """All rows of one statement."""
        with unavailable():
            return await self.pool.fetch(sql, *values)

    async def fetchrow(self, sql: str, *values: Any) -> asyncpg.Record | None:
        """The first row of one statement, or None."""
        with unavailable():
            return await self.pool.fetchrow(sql, *values)

    async def fetchval(self, sql: str, *values: Any) -> Any:
        """The first value of the first row of one statement, or None."""
        with unavailable():
            return await self.pool.fetchval(sql, *values)

    async def execute(self, sql: str, *values: Any) -> str:
        """Run one statement in a transaction of its own; returns PostgreSQL's command tag."""
        with unavailable():
            return await self.pool.execute(sql, *values)

    def listener(self, channel: str, wake: Callable[[str], None]) -> Listener:
        """A LISTEN on its own connection that calls `wake(payload)` and reconnects by itself."""
        return Listener(self.url, channel, wake)


class unavailable:  # noqa: N801 - read as a word: `with unavailable():`
    """Turns "can't reach or can't write" into DatabaseUnavailable, and leaves other errors be."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, UNAVAILABLE):
            raise DatabaseUnavailable(
                f"the database can't take this now, try again shortly ({type(error).__name__})"
            ) from error


class Listener:
    """Waits for NOTIFY on one channel. After a lost connection it reconnects and wakes once."""

    def __init__(self, url: str, channel: str, wake: Callable[[str], None]) -> None:
        self._url = url
        self._channel = channel
        self._wake = wake
        self._task: asyncio.Task[None] | None = None
        self.listening = asyncio.Event()

    async def start(self) -> None:
        """Begin; returns when the first LISTEN is in force."""
        self._task = asyncio.create_task(self._run(), name=f"listen-{self._channel}")
        await self.listening.wait()

    async def stop(self) -> None:
        """End and close the connection."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        delay_seconds = 0.1
        while True:
            lost = asyncio.Event()
            connection = None
            try:
                connection = await asyncpg.connect(self._url, timeout=10)
                connection.add_termination_listener(lambda *_, lost=lost: lost.set())
                await connection.add_listener(
                    self._channel, lambda _c, _pid, _channel, payload: self._wake(str(payload))
                )
                self.listening.set()
                self._wake("")
                delay_seconds = 0.1
                await lost.wait()
            except _FAILED:
                delay_seconds = min(delay_seconds * 2, 5)
            finally:
                if connection is not None and not connection.is_closed():
                    connection.terminate()
            await asyncio.sleep(delay_seconds)
