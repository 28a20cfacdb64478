"""The timeline benchmark measures every call over data that is whole."""

from __future__ import annotations

from onethread.bench.timeline import fill, measure
from onethread.database.engine import Database


async def test_a_short_run_gives_a_figure_for_every_call() -> None:
    figures = await measure(600, 60, 10, lambda step, done: None)
    assert figures.messages == 600
    assert figures.p50_ms.keys() == figures.p95_ms.keys() == figures.p99_ms.keys()
    assert {"pk_select", "inbox", "conversation", "customer_timeline", "search_rare"} <= set(
        figures.p95_ms
    )
    assert all(0 < figures.p50_ms[call] <= figures.p99_ms[call] for call in figures.p50_ms)


async def test_what_is_filled_is_as_intake_would_leave_it(database: Database) -> None:
    await fill(database, 3000, 300, lambda step, done: None)
    assert await database.fetchval("SELECT count(*) FROM messages") == 3000
    wrong = await database.fetch(
        """
        SELECT c.id FROM conversations AS c
        WHERE last_message_at <> (SELECT max(said_at) FROM messages WHERE conversation_id = c.id)
           OR (status = 'resolved') <> (resolved_at IS NOT NULL)
           OR (status = 'snoozed') <> (snoozed_until IS NOT NULL)
           OR NOT EXISTS (SELECT FROM legs WHERE conversation_id = c.id)
        """
    )
    assert not wrong
    longest = await database.fetchval(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM messages GROUP BY conversation_id) AS each"
    )
    assert longest > 15
