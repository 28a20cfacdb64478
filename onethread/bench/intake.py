"""`bench intake`: signed webhooks over HTTP until each is a message, beside raw commits in the same run."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable

import asyncpg
import msgspec

from onethread.bench.mixed import CONNECTORS, sandbox_of
from onethread.bench.scratch import Scratch
from onethread.database.engine import Database
from onethread.errors import OnethreadError

RAW_CONNECTIONS = 16
RAW_SECONDS = 3.0
IDENTITIES_AT_ONCE = 100_000
# With nothing new stored for this long something is wrong, and the figures would be nonsense.
STALLED_SECONDS = 60.0


class IntakeFigures(msgspec.Struct, kw_only=True):
    """What was measured. Rates are per second; `ratio` is messages to raw commits."""

    messages: int
    customers: int
    conversations: int
    identities_before: int
    seconds: float
    accepted_per_s: float
    messages_per_s: float
    raw_commits_per_s: float
    ratio: float
    envelope_bytes: int


async def measure(
    messages: int,
    customers: int,
    identities: int,
    progress: Callable[[str, int], None],
    mixed: bool = False,
) -> IntakeFigures:
    """Run it in a scratch system of its own, with the processes that `serve` starts.

    `identities`: so many addresses of other customers are stored before, for a system that has been
    in use for years. `progress(step, done)` is called now and then: steps "identities", "raw" and
    "messages". `mixed`: several kinds of channels in turn instead of WhatsApp alone.
    """
    async with Scratch() as scratch:
        database = await Database.connect(scratch.database_url, size=4, name="bench")
        try:
            key = await (_mixed(scratch, database) if mixed else scratch.whatsapp(database))
            await store_identities(database, identities, progress)
            progress("raw", 0)
            raw = await raw_commits(scratch.database_url, RAW_SECONDS)
            await database.execute("DROP TABLE bench_raw")
            return await _load(
                scratch, database, key, messages, customers, identities, raw, progress
            )
        finally:
            await database.close()


async def _mixed(scratch: Scratch, database: Database) -> str:
    """Connect a channel of each kind of the mixed load; their keys as the load takes them."""
    keys = [
        f"{each}={await scratch.channel(database, each, sandbox_of(each).settings())}"
        for each in CONNECTORS
    ]
    return ",".join(keys)


async def store_identities(
    database: Database, count: int, progress: Callable[[str, int], None]
) -> None:
    """Customers from before: each with a telephone number and an e-mail address of their own, none
    of whom writes during the measurement."""
    for first in range(1, count // 2 + 1, IDENTITIES_AT_ONCE):
        progress("identities", 2 * (first - 1))
        last = min(first + IDENTITIES_AT_ONCE - 1, count // 2)
        async with database.transaction() as connection:
            await connection.execute(
                """
                INSERT INTO customers (id, display_name)
                SELECT n, 'Klant ' || n FROM generate_series($1::bigint, $2::bigint) AS n
                """,
                first,
                last,
            )
            await connection.execute(
                """
                INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source)
                SELECT n, 'phone', '+49' || n + 15100000000, '49' || n + 15100000000, 2, 'bench'
                FROM generate_series($1::bigint, $2::bigint) AS n
                UNION ALL
                SELECT n, 'email', 'klant' || n || '@example.org', 'klant' || n || '@example.org',
                       2, 'bench'
                FROM generate_series($1::bigint, $2::bigint) AS n
                """,
                first,
                last,
            )
    if count:
        await database.execute("SELECT setval('customers_id_seq', max(id)) FROM customers")
        await database.execute("VACUUM ANALYZE customers, identities")
        # What was stored long ago is on the disk; else the measured would have to write it there.
        await database.execute("CHECKPOINT")


async def raw_commits(url: str, seconds: float) -> float:
    """Durable single-row inserts a second over 16 connections, the payload as large as a webhook."""
    pool = await asyncpg.create_pool(url, min_size=RAW_CONNECTIONS, max_size=RAW_CONNECTIONS)
    body = os.urandom(600)
    try:
        await pool.execute(
            "CREATE TABLE bench_raw (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            " channel_id bigint, at timestamptz DEFAULT now(), body bytea)"
        )
        end = time.perf_counter() + seconds
        counts = await asyncio.gather(*(_insert(pool, body, end) for _ in range(RAW_CONNECTIONS)))
    finally:
        await pool.close()
    return sum(counts) / seconds


async def _insert(pool: asyncpg.Pool[asyncpg.Record], body: bytes, end: float) -> int:
    count = 0
    async with pool.acquire() as connection:
        statement = await connection.prepare(
            "INSERT INTO bench_raw (channel_id, body) VALUES (1, $1)"
        )
        while time.perf_counter() < end:
            await statement.fetch(body)
            count += 1
    return count


async def _load(
    scratch: Scratch,
    database: Database,
    key: str,
    messages: int,
    customers: int,
    identities: int,
    raw: float,
    progress: Callable[[str, int], None],
) -> IntakeFigures:
    loader = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "onethread.bench.webhooks", str(scratch.port), key, str(messages), str(customers)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert loader.stdin is not None
    assert loader.stdout is not None
    await loader.stdout.readline()  # everything is signed and connected
    began = time.perf_counter()
    loader.stdin.write(b"go\n")
    waiting = asyncio.create_task(loader.stdout.readline())
    stored, moved = 0, began
    while stored < messages:
        await asyncio.sleep(0.1)
        now = time.perf_counter()
        count = await database.fetchval(
            "SELECT last_value FROM messages_id_seq"  # cheap; the exact count comes at the end
        )
        if count != stored:
            stored, moved = count, now
            progress("messages", min(stored, messages))
        if now - moved > STALLED_SECONDS:
            raise OnethreadError(f"only {stored} of {messages} messages arrived: it stands still")
    while await database.fetchval("SELECT EXISTS (SELECT 1 FROM intake_queue)"):
        await asyncio.sleep(0.01)
    seconds = time.perf_counter() - began
    accepted_in = float((await waiting).split()[0])
    await loader.wait()
    row = await database.fetchrow(
        """
        SELECT (SELECT count(*) FROM messages) AS messages,
               (SELECT count(*) FROM events WHERE kind = 'message.received') AS events,
               (SELECT count(*) FROM conversations) AS conversations,
               (SELECT count(*) FROM customers) AS customers,
               (SELECT avg(length(body))::int FROM (SELECT body FROM envelopes LIMIT 100) AS e)
                 AS bytes
        """
    )
    assert row is not None
    if not row["messages"] == row["events"] == messages:
        raise OnethreadError(
            f"{messages} were sent, {row['messages']} stored, {row['events']} published"
        )
    return IntakeFigures(
        messages=messages,
        customers=row["customers"] - identities // 2,
        conversations=row["conversations"],
        identities_before=identities // 2 * 2,
        seconds=round(seconds, 3),
        accepted_per_s=round(messages / accepted_in, 1),
        messages_per_s=round(messages / seconds, 1),
        raw_commits_per_s=round(raw, 1),
        ratio=round(messages / seconds / raw, 3),
        envelope_bytes=row["bytes"],
    )
