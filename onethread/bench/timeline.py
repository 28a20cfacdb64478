"""`bench timeline`: the calls behind an agent's screen, over a database with years of messages.

The database is filled by COPY with skew as in life: most customers have one or two matters, a few have
thousands; most matters are short and resolved, a few are very long; words follow Zipf's law.
"""

from __future__ import annotations

import itertools
import random
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.rules import permissions_of_role
from onethread.conversations import show, timeline
from onethread.conversations.search import search
from onethread.conversations.view_rules import BUILT_IN
from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Connection, Database
from onethread.database.migrate import migrate

AGENTS = 20
WORDS = 30_000
MESSAGES_PER_CONVERSATION = 5
OPEN_SHARE = 0.03
YEARS = 3
END = datetime(2026, 11, 1, tzinfo=UTC)
# In one message of five; in one of a thousand; in one of fifty, but only in the oldest half.
COMMON, MIDDLING, BYGONE = "lekkage", "schimmelplek", "glazenwasser"

Progress = Callable[[str, int], None]


class TimelineFigures(msgspec.Struct, kw_only=True):
    """Milliseconds by call. `pk_select`: reading one row by its key in the same run, the machine's own
    limit."""

    messages: int
    customers: int
    conversations: int
    fill_seconds: float
    runs: int
    p50_ms: dict[str, float]
    p95_ms: dict[str, float]
    p99_ms: dict[str, float]


async def measure(messages: int, customers: int, runs: int, progress: Progress) -> TimelineFigures:
    """Fill a scratch database, then make each call `runs` times for ever different things."""
    folder = _folder()
    server = EmbeddedPostgres(folder, {})
    try:
        server.start()
        url = server.url_of("postgres")
        migrate(url)
        database = await Database.connect(url, size=4, name="bench")
        try:
            began = time.perf_counter()
            conversations = await fill(database, messages, customers, progress)
            filled = time.perf_counter() - began
            times = await _measure(database, runs, progress)
        finally:
            await database.close()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return TimelineFigures(
        messages=messages,
        customers=customers,
        conversations=conversations,
        fill_seconds=round(filled, 1),
        runs=runs,
        p50_ms={call: _percentile(each, 50) for call, each in times.items()},
        p95_ms={call: _percentile(each, 95) for call, each in times.items()},
        p99_ms={call: _percentile(each, 99) for call, each in times.items()},
    )


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="onethread-bench-"))
    folder.chmod(0o755)  # the database may run as another user
    return folder


def _percentile(seconds: list[float], percent: int) -> float:
    ordered = sorted(seconds)
    return round(1000 * ordered[min(len(ordered) - 1, len(ordered) * percent // 100)], 2)


# -- measuring ----------------------------------------------------------------------------------


async def _measure(database: Database, runs: int, progress: Progress) -> dict[str, list[float]]:
    choose = random.Random(7)  # noqa: S311 - reproducible
    agent_id = await database.fetchval("SELECT min(id) FROM agents")
    actor = Actor(
        kind="agent",
        id=agent_id,
        name="Agent 1",
        role="agent",
        permissions=permissions_of_role("agent"),
    )
    most = await database.fetchval("SELECT max(id) FROM messages")
    # Chosen by message, so that long conversations and busy customers come up as often as in life.
    picked = await database.fetch(
        "SELECT m.id, m.conversation_id, c.customer_id FROM messages AS m"
        " JOIN conversations AS c ON c.id = m.conversation_id WHERE m.id = ANY($1::bigint[])",
        [choose.randrange(1, most + 1) for _ in range(runs * 2)],
    )
    at = itertools.cycle(picked)
    customers = await database.fetchval("SELECT max(id) FROM customers")
    rows = await database.fetch(
        "SELECT display_name FROM customers WHERE id = ANY($1::bigint[])",
        [choose.randrange(1, customers + 1) for _ in range(runs)],
    )
    names = itertools.cycle([row["display_name"] for row in rows])
    views = itertools.cycle(BUILT_IN.values())

    async def find(text: str) -> Any:
        return await search(database, actor, text, "messages", None, 20, "NL")

    async def find_customer(text: str) -> Any:
        return await search(database, actor, text, "customers", None, 20, "NL")

    async def read_timeline() -> Any:
        return await timeline.load(database, next(at)["customer_id"], None, 50, agent_id)

    calls: dict[str, Callable[[], Awaitable[Any]]] = {
        "pk_select": lambda: database.fetchrow(
            "SELECT * FROM messages WHERE id = $1", next(at)["id"]
        ),
        "inbox": lambda: show.inbox(database, next(views), agent_id, None, 50),
        "conversation": lambda: show.conversation(database, actor, next(at)["conversation_id"]),
        "customer_timeline": read_timeline,
        "search_rare": lambda: find(f"ref{next(at)['id']}"),
        "search_common": lambda: find(COMMON),
        "search_prefix": lambda: find(COMMON[: choose.randrange(2, 6)]),
        "search_middling": lambda: find(MIDDLING),
        "search_bygone": lambda: find(BYGONE),
        "search_two_words": lambda: find(f"{COMMON} {MIDDLING}"),
        "search_open": lambda: find(f"{COMMON} status:open"),
        "search_from": lambda: find(f'{COMMON} from:"{next(names)}"'),
        "search_phrase": lambda: find(f'"{MIDDLING} ref{next(at)["id"]}"'),
        "search_without": lambda: find(f"{MIDDLING} -{COMMON}"),
        "search_none": lambda: find("nergenstevinden"),
        "search_name": lambda: find_customer(next(names).split()[-1]),
        "search_name_part": lambda: find_customer(next(names)[:3]),
        "search_name_alike": lambda: find_customer("x".join(next(names).rsplit("a", 1))),
        "search_number": lambda: find_customer(f"06{choose.randrange(10**8):08d}"[:8]),
    }
    times: dict[str, list[float]] = {}
    for name, call in calls.items():
        for _ in range(3):
            await call()
        taken = []
        for number in range(runs):
            began = time.perf_counter()
            await call()
            taken.append(time.perf_counter() - began)
            if number % 20 == 0:
                progress(name, number)
        times[name] = taken
    return times


# -- filling ------------------------------------------------------------------------------------

_INDEXES = (
    "messages_search",
    "messages_conversation",
    "messages_uid",
    "conversations_customer",
    "customers_name",
    "identities_value",
)


async def fill(database: Database, messages: int, customers: int, progress: Progress) -> int:
    """Fill an empty database; returns how many conversations there are."""
    conversations = max(1, messages // MESSAGES_PER_CONVERSATION)
    async with database.connection() as connection:
        await connection.execute("SET statement_timeout = 0")
        definitions = await connection.fetch(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = ANY($1::text[])",
            list(_INDEXES),
        )
        for row in definitions:
            await connection.execute(f"DROP INDEX {row['indexname']}")
        await _people(connection, customers)
        progress("conversations", conversations)
        await _conversations(connection, conversations, customers)
        await _messages(connection, messages, conversations, progress)
        for row in definitions:
            progress(row["indexname"], 0)
            await connection.execute(row["indexdef"], timeout=3600)
        progress("facts", 0)
        await _facts(connection)
        await connection.execute("VACUUM ANALYZE", timeout=3600)
    return conversations


async def _people(connection: Connection, customers: int) -> None:
    await connection.execute(
        "INSERT INTO agents (email, name, role)"
        " SELECT 'agent' || n || '@example.org', 'Agent ' || n, 'agent' FROM generate_series(1, $1) n",
        AGENTS,
    )
    await connection.execute(
        "INSERT INTO channels (key, connector, name)"
        " VALUES ('bench1', 'whatsapp', 'WhatsApp'), ('bench2', 'whatsapp', 'WhatsApp 2')"
    )
    choose = random.Random(3)  # noqa: S311 - reproducible
    first, last = (
        [_word(choose).title() for _ in range(500)],
        [
            choose.choice(("", "", "", "van ", "de ", "van der ")) + _word(choose).title()
            for _ in range(20_000)
        ],
    )
    await connection.copy_records_to_table(
        "customers",
        records=(
            (
                n,
                f"{first[int(500 * choose.random() ** 2)]} {last[int(20_000 * choose.random() ** 2)]}",
            )
            for n in range(1, customers + 1)
        ),
        columns=["id", "display_name"],
        timeout=600,
    )
    await connection.execute(
        """
        INSERT INTO identities (id, customer_id, scheme, value, match_key, assurance, source)
        SELECT n, n, 'phone', '+316' || number, '316' || number, 2, 'whatsapp'
        FROM generate_series(1, $1) AS n,
             lpad(((n::bigint * 48271027) % 100000000)::text, 8, '0') AS number
        """,
        customers,
        timeout=600,
    )


async def _conversations(connection: Connection, count: int, customers: int) -> None:
    choose = random.Random(1)  # noqa: S311 - reproducible

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(1, count + 1):
            # Three in ten go to those who write a lot, the more so the lower their number.
            skewed = choose.random() < 0.3
            customer = int(customers * (choose.random() ** 4 if skewed else choose.random())) + 1
            yield (number, customer, "resolved", END, [1 + number % 2])

    await connection.copy_records_to_table(
        "conversations",
        records=rows(),
        columns=["id", "customer_id", "status", "last_message_at", "channel_ids"],
        timeout=3600,
    )
    await connection.execute(
        "INSERT INTO legs (id, conversation_id, channel_id, identity_id, address)"
        " SELECT c.id, c.id, c.channel_ids[1], c.customer_id, i.value FROM conversations AS c"
        " JOIN identities AS i ON i.id = c.customer_id",
        timeout=3600,
    )


async def _messages(
    connection: Connection, count: int, conversations: int, progress: Progress
) -> None:
    await connection.execute(
        "CREATE UNLOGGED TABLE bench_said (id bigint, conversation_id bigint, out boolean,"
        " said_at timestamptz, text text)"
    )
    choose = random.Random(2)  # noqa: S311 - reproducible
    vocabulary = [_word(choose) for _ in range(WORDS)]
    span = timedelta(days=365 * YEARS)

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(1, count + 1):
            age = number / count
            # A conversation is about as old as its number; one in a hundred messages falls in a few
            # very long ones.
            if number % MESSAGES_PER_CONVERSATION == 0:
                conversation = number // MESSAGES_PER_CONVERSATION  # none is empty
            elif choose.random() < 0.01:
                conversation = 1 + int(conversations * choose.random() ** 6)
            else:
                near = age * conversations + choose.gauss(0, 50)
                conversation = min(conversations, max(1, int(near) + 1))
            words = [
                vocabulary[int(WORDS * choose.random() ** 3)]
                for _ in range(choose.randrange(4, 24))
            ]
            if choose.random() < 0.2:
                words.append(COMMON)
            if choose.random() < 0.001:
                words.append(MIDDLING)
            if age < 0.5 and choose.random() < 0.02:
                words.append(BYGONE)
            words.append(f"ref{number}")
            if number % 20_000 == 0:
                progress("messages", number)
            yield (
                number,
                conversation,
                choose.random() < 0.4,
                END - span + span * age + timedelta(microseconds=number),
                " ".join(words),
            )

    await connection.copy_records_to_table("bench_said", records=rows(), timeout=3600)
    progress("messages with their words", count)
    await connection.execute(
        """
        INSERT INTO messages (id, conversation_id, leg_id, direction, said_at, received_at,
                              agent_id, assurance, content, search, state, placement)
        SELECT id, conversation_id, conversation_id, CASE WHEN out THEN 'out' ELSE 'in' END,
               said_at, said_at, CASE WHEN out THEN 1 + id % $1 END, CASE WHEN out THEN NULL ELSE 2 END,
               jsonb_build_object('text', text), to_tsvector('simple', fold(text)),
               CASE WHEN out THEN 'read' END,
               CASE WHEN NOT out
                    THEN '{"rule": "same_leg", "evidence": [{"kind": "same_leg"}]}'::jsonb END
        FROM bench_said ORDER BY id
        """,
        AGENTS,
        timeout=3600,
    )
    await connection.execute("DROP TABLE bench_said")


async def _facts(connection: Connection) -> None:
    """What intake and agents would have left behind."""
    await connection.execute(
        """
        UPDATE conversations AS c SET last_message_at = f.said, last_inbound_at = f.heard,
          created_at = f.began, preview = left(f.text, 140), last_leg_id = c.id,
          waits_since = CASE WHEN f.open AND f.heard = f.said THEN f.heard ELSE 'infinity' END,
          status = CASE WHEN f.open THEN 'open' WHEN c.id % 200 = 0 THEN 'snoozed'
                        ELSE 'resolved' END,
          resolved_at = CASE WHEN NOT f.open AND c.id % 200 <> 0 THEN f.said END,
          snoozed_until = CASE WHEN NOT f.open AND c.id % 200 = 0
                               THEN now() + interval '1 day' END,
          assignee_id = CASE WHEN c.id % 3 > 0 THEN 1 + c.id % $1 END
        FROM (
          SELECT conversation_id, max(said_at) AS said, min(said_at) AS began,
                 coalesce(max(said_at) FILTER (WHERE direction = 'in'), max(said_at)) AS heard,
                 (array_agg(content->>'text' ORDER BY id DESC))[1] AS text,
                 conversation_id > (1 - $2::float8) * (SELECT max(id) FROM conversations) AS open
          FROM messages GROUP BY conversation_id
        ) AS f
        WHERE f.conversation_id = c.id
        """,
        AGENTS,
        OPEN_SHARE,
        timeout=3600,
    )
    await connection.execute(
        "UPDATE legs AS l SET last_inbound_at = c.last_inbound_at FROM conversations AS c"
        " WHERE c.id = l.conversation_id",
        timeout=3600,
    )
    for table in ("agents", "customers", "identities", "conversations", "legs", "messages"):
        await connection.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
        )


def _word(choose: random.Random) -> str:
    return "".join(
        choose.choice("bdfghjklmnprstvwz") + choose.choice("aeiou")
        for _ in range(choose.randrange(2, 5))
    )
