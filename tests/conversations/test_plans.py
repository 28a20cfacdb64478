"""The hot queries walk an index and read no more than they show, whatever the table holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from onethread.bench.timeline import COMMON, fill
from onethread.conversations import candidates, inbox_queries, messages, queries, timeline
from onethread.conversations.narrow import Narrowed
from onethread.conversations.paging import Key
from onethread.conversations.search import (
    find_messages,
    indexed_statement,
    recent_statement,
)
from onethread.conversations.search_rules import Query, read
from onethread.conversations.view_rules import BUILT_IN, View
from onethread.database.engine import Database

LIMIT = 20


def words(text: str) -> Query:
    return read(text, date(2026, 11, 26))


@pytest.fixture(name="full")
async def _full(database: Database) -> Database:
    await fill(database, 8000, 800, lambda step, done: None)
    return database


async def explain(database: Database, sql: str, values: list[Any]) -> list[dict[str, Any]]:
    """All nodes of the plan that ran, with how many rows each gave in all."""
    text = await database.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *values)
    return list(_nodes(msgspec.json.decode(text)[0]["Plan"]))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)


def reads_little(nodes: list[dict[str, Any]], index: str, most: int = 4 * LIMIT) -> None:
    """It goes by `index`, scans no large table whole and no step gives more rows than `most`."""
    assert index in {node.get("Index Name") for node in nodes}
    scanned = {n.get("Relation Name") for n in nodes if n["Node Type"] == "Seq Scan"}
    assert not scanned & {"messages", "conversations", "customers", "legs"}
    assert max(n["Actual Rows"] * n["Actual Loops"] for n in nodes) <= most


@pytest.mark.parametrize(
    ("view", "index"),
    [
        ("all", "conversations_active"),
        ("mine", "conversations_assignee"),
        ("unassigned", "conversations_unassigned"),
        ("resolved", "conversations_resolved"),
        ("snoozed", "conversations_snoozed"),
    ],
)
async def test_the_inbox_walks_the_index_of_its_view(
    full: Database, view: View, index: str
) -> None:
    await full.execute(
        "UPDATE conversations SET status = 'open', resolved_at = NULL WHERE id % 5 > 1"
    )
    await full.execute(
        "UPDATE conversations SET assignee_id = CASE WHEN id % 3 > 0 THEN 1 + id % 2 END"
    )
    await full.execute(
        "UPDATE conversations SET status = 'snoozed', snoozed_until = now() WHERE id % 7 = 0"
    )
    await full.execute("VACUUM ANALYZE conversations")
    sql, values = inbox_queries.statement(BUILT_IN[view], 1, None, LIMIT)
    first = await full.fetch(sql, *values)
    reads_little(await explain(full, sql, values), index)
    after = inbox_queries.key_of(BUILT_IN[view], first[LIMIT - 1])
    sql, values = inbox_queries.statement(BUILT_IN[view], 1, after, LIMIT)
    reads_little(await explain(full, sql, values), index)
    second = await full.fetch(sql, *values)
    assert not {r["id"] for r in first[:LIMIT]} & {r["id"] for r in second}


async def test_a_conversation_and_a_timeline_read_a_page(full: Database) -> None:
    longest = await full.fetchrow(
        "SELECT conversation_id AS id, max(said_at) AS at, count(*) AS n FROM messages"
        " GROUP BY 1 ORDER BY 3 DESC LIMIT 1"
    )
    assert longest is not None
    assert longest["n"] > 3 * LIMIT
    for before in (None, Key(longest["at"], 1)):
        sql, values = messages.page_statement(longest["id"], before, LIMIT)
        reads_little(await explain(full, sql, values), "messages_conversation")
    busiest = await full.fetchrow(
        "SELECT customer_id AS id, count(*) AS n FROM conversations GROUP BY 1 ORDER BY 2 DESC"
    )
    assert busiest is not None
    sql, values = timeline.statement(busiest["id"], None, LIMIT)
    nodes = await explain(full, sql, values)
    reads_little(nodes, "messages_conversation", most=(busiest["n"] + 2) * (LIMIT + 1))


async def test_answers_given_are_counted_from_the_customers_last_words(full: Database) -> None:
    leg_id = await full.fetchval(
        "SELECT leg_id FROM messages WHERE leg_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    )
    await full.execute(
        "UPDATE legs AS l SET last_inbound_at = (SELECT max(said_at) FROM messages"
        " WHERE leg_id = l.id AND direction = 'in') WHERE id = $1",
        leg_id,
    )
    sql = f"SELECT {queries.ANSWERS} FROM legs AS l WHERE l.id = $1"
    reads_little(await explain(full, sql, [leg_id]), "messages_conversation")


async def test_a_rare_word_goes_by_the_index_and_a_common_one_walks_back(full: Database) -> None:
    rare = [words("ref7777").tsquery(), 2**62, LIMIT]
    reads_little(await explain(full, indexed_statement(), rare), "messages_search")
    common = [words(COMMON).tsquery(), 2**62, LIMIT]
    nodes = await explain(full, recent_statement(), common)
    reads_little(nodes, "messages_pkey", most=20 * LIMIT)
    found = await find_messages(full, words(COMMON), Narrowed(), None, LIMIT)
    expected = await full.fetch(
        "SELECT id FROM messages WHERE content->>'text' LIKE $1 ORDER BY id DESC LIMIT $2",
        f"%{COMMON}%",
        LIMIT + 1,
    )
    assert [r["id"] for r in found] == [r["id"] for r in expected]


async def test_where_else_a_sender_took_part_goes_by_their_legs(full: Database) -> None:
    senders = [
        row["id"] for row in await full.fetch("SELECT id FROM identities ORDER BY id LIMIT 2")
    ]
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    nodes = await explain(full, candidates.OF_IDENTITIES, [senders, long_ago])
    reads_little(nodes, "legs_identity", most=50 * LIMIT)


async def test_what_began_a_conversation_is_found_without_reading_it(full: Database) -> None:
    rows = await full.fetch("SELECT id FROM conversations ORDER BY id LIMIT 8")
    nodes = await explain(full, candidates.BEGUN_DISOWNED, [[row["id"] for row in rows]])
    reads_little(nodes, "messages_conversation", most=50 * LIMIT)
