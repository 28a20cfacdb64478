"""What nothing looks at any more is removed, and nothing else."""

from __future__ import annotations

from onethread.database.engine import Database
from onethread.operations.housekeeping import tidy_up


async def test_old_counts_sessions_and_logs_go(database: Database) -> None:
    await database.execute(
        """
        INSERT INTO agents (id, email, name, role) VALUES (1, 'ada@example.org', 'Ada', 'agent');
        INSERT INTO sessions (token_hash, agent_id, expires_at, revoked_at) VALUES
          ('in force', 1, now() + interval '1 day', NULL),
          ('ended lately', 1, now() - interval '1 day', NULL),
          ('expired', 1, now() - interval '91 days', NULL),
          ('revoked', 1, now() + interval '1 day', now() - interval '91 days');
        INSERT INTO rate_counts VALUES ('new', now(), 1), ('old', now() - interval '2 days', 1);
        INSERT INTO webhooks (id, url, secret, event_kinds)
          OVERRIDING SYSTEM VALUE VALUES (1, 'https://example.org', '', '{}');
        INSERT INTO webhook_attempts (webhook_id, event_id, event_kind, attempt, delivered, at)
          VALUES (1, 1, 'new', 1, true, now()), (1, 2, 'old', 1, true, now() - interval '31 days');
        """
    )
    await tidy_up(database)
    sessions = await database.fetch("SELECT token_hash FROM sessions ORDER BY token_hash")
    assert [row["token_hash"] for row in sessions] == [b"ended lately", b"in force"]
    assert await database.fetchval("SELECT string_agg(key, ',') FROM rate_counts") == "new"
    kinds = await database.fetch("SELECT event_kind FROM webhook_attempts")
    assert [row["event_kind"] for row in kinds] == ["new"]
