"""Proof that nothing was lost and nothing doubled: envelopes against messages, with the difference."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.database.engine import Database

EXAMPLES = 20


class Difference(msgspec.Struct, kw_only=True):
    """One way in which ledger and messages differ: how many, and the first envelopes or messages."""

    kind: str
    meaning: str
    count: int
    examples: list[int]


class Reconciliation(msgspec.Struct, kw_only=True):
    """The outcome. `ok`: there is no difference. Waiting and dead envelopes are not a difference:
    they are kept and known."""

    envelopes: int
    waiting: int
    dead: int
    done: int
    messages: int
    outcomes: dict[str, int]
    differences: list[Difference]

    @property
    def ok(self) -> bool:
        """Whether every accepted envelope is exactly what it should be."""
        return not self.differences


_CHECKS: tuple[tuple[str, str, str], ...] = (
    (
        "lost",
        "envelopes that are neither waiting, nor dead, nor done",
        """
        SELECT e.id FROM envelopes AS e
        WHERE NOT EXISTS (SELECT 1 FROM intake_queue AS q WHERE q.envelope_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM dead_letters AS d WHERE d.envelope_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM intake_outcomes AS o WHERE o.envelope_id = e.id)
        """,
    ),
    (
        "message_missing",
        "outcomes that name a message which is not there",
        """
        SELECT o.envelope_id AS id FROM intake_outcomes AS o
        WHERE o.kind IN ('message', 'duplicate')
          AND o.message_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM messages AS m WHERE m.id = o.message_id)
        """,
    ),
    (
        "outcome_missing",
        "inbound messages whose envelope does not name them",
        """
        SELECT m.id FROM messages AS m
        WHERE m.direction = 'in' AND m.envelope_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM intake_outcomes AS o
                          WHERE o.envelope_id = m.envelope_id AND o.message_id = m.id
                            AND o.kind = 'message')
        """,
    ),
    (
        "envelope_missing",
        "inbound messages without an envelope",
        """
        SELECT m.id FROM messages AS m
        WHERE m.direction = 'in'
          AND NOT EXISTS (SELECT 1 FROM envelopes AS e WHERE e.id = m.envelope_id)
        """,
    ),
    (
        "doubled",
        "inbound messages that have the same provider id on the same channel",
        """
        SELECT max(m.id) AS id FROM messages AS m JOIN legs AS l ON l.id = m.leg_id
        WHERE m.direction = 'in' AND m.provider_id IS NOT NULL
        GROUP BY l.channel_id, m.provider_id HAVING count(*) > 1
        """,
    ),
    (
        "claimed_twice",
        "messages that two envelopes call their own",
        """
        SELECT o.message_id AS id FROM intake_outcomes AS o
        WHERE o.kind = 'message' GROUP BY o.message_id HAVING count(*) > 1
        """,
    ),
)


async def reconcile(database: Database) -> Reconciliation:
    """Compare the ledger with the messages in one consistent view of the database."""
    async with (
        database.pool.acquire() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        differences = []
        for kind, meaning, sql in _CHECKS:
            row = await connection.fetchrow(
                f"SELECT count(*) AS n, (array_agg(id ORDER BY id))[1:{EXAMPLES}] AS examples"
                f" FROM ({sql}) AS found",
                timeout=3600,
            )
            if row is not None and row["n"]:
                differences.append(
                    Difference(kind=kind, meaning=meaning, count=row["n"], examples=row["examples"])
                )
        totals: Any = await connection.fetchrow(
            """
                SELECT (SELECT count(*) FROM envelopes) AS envelopes,
                       (SELECT count(*) FROM intake_queue) AS waiting,
                       (SELECT count(*) FROM dead_letters) AS dead,
                       (SELECT count(DISTINCT envelope_id) FROM intake_outcomes) AS done,
                       (SELECT count(*) FROM messages WHERE direction = 'in') AS messages
                """,
            timeout=3600,
        )
        kinds = await connection.fetch(
            "SELECT kind, count(*) AS n FROM intake_outcomes GROUP BY kind ORDER BY kind",
            timeout=3600,
        )
    return Reconciliation(
        **dict(totals),
        outcomes={row["kind"]: row["n"] for row in kinds},
        differences=differences,
    )
