"""What a replayed system holds in the end: read only, and never by the system itself."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from onethread.database.engine import Database
from onethread.facts.rules import comparable


class Decision(msgspec.Struct, kw_only=True):
    """Where an event went: ids of the system. None: it was refused, or is no message. `customer` is who
    said it: somebody else than the conversation's for a colleague who takes part in it."""

    customer: int | None = None
    conversation: int | None = None
    message: int | None = None
    leg: int | None = None
    identity: int | None = None
    rule: str = ""


_DECIDED = """
SELECT o.envelope_id, m.id AS message, m.conversation_id AS conversation,
       coalesce(i.customer_id, c.customer_id) AS customer, m.leg_id AS leg,
       l.identity_id AS identity, coalesce(m.placement->>'rule', '') AS rule
FROM intake_outcomes AS o
JOIN messages AS m ON m.id = o.message_id
JOIN conversations AS c ON c.id = m.conversation_id
JOIN legs AS l ON l.id = m.leg_id
LEFT JOIN identities AS i ON i.id = l.identity_id
WHERE o.envelope_id = ANY($1::bigint[]) AND o.kind IN ('message', 'duplicate')
ORDER BY o.envelope_id, o.item
"""

_FINAL = """
SELECT m.id AS message, coalesce(c.merged_into, c.id) AS conversation,
       coalesce(i.customer_id, w.customer_id, c.customer_id) AS customer, m.leg_id AS leg,
       l.identity_id AS identity, coalesce(m.placement->>'rule', '') AS rule
FROM messages AS m
JOIN conversations AS c ON c.id = m.conversation_id
LEFT JOIN conversations AS w ON w.id = c.merged_into
JOIN legs AS l ON l.id = m.leg_id
LEFT JOIN identities AS i ON i.id = l.identity_id
WHERE m.direction = 'in'
"""

_SUGGESTIONS = """
SELECT s.customer_a AS a, s.customer_b AS b, coalesce((to_jsonb(s)->>'score')::float, 0.5) AS score
FROM customer_suggestions AS s
JOIN customers AS one ON one.id = s.customer_a AND one.merged_into IS NULL
JOIN customers AS two ON two.id = s.customer_b AND two.merged_into IS NULL
WHERE s.state = 'open' ORDER BY 3 DESC, 1, 2
"""


async def decided(database: Database, envelope_ids: list[int]) -> dict[int, Decision]:
    """By envelope, where its first message is now."""
    found: dict[int, Decision] = {}
    for row in await database.fetch(_DECIDED, envelope_ids):
        values = dict(row)
        found.setdefault(values.pop("envelope_id"), Decision(**values))
    return found


async def final(database: Database, decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """Where each event is at the end, after merges, moves and corrections."""
    by_message = {row["message"]: row for row in await database.fetch(_FINAL)}
    return {
        event_id: Decision(**dict(by_message[decision.message]))
        if decision.message in by_message
        else Decision()
        for event_id, decision in decisions.items()
    }


async def suggestions(database: Database) -> list[tuple[int, int, float]]:
    """Open suggestions that two customers are one, the most probable first."""
    rows = await database.fetch(_SUGGESTIONS)
    return [(row["a"], row["b"], round(row["score"], 6)) for row in rows]


async def statuses(database: Database) -> dict[int, str]:
    """The status of each conversation, also by the ids of those merged into it."""
    rows = await database.fetch(
        "SELECT c.id, coalesce(w.status, c.status) AS status FROM conversations AS c"
        " LEFT JOIN conversations AS w ON w.id = c.merged_into"
    )
    return {row["id"]: row["status"] for row in rows}


async def facts(database: Database) -> dict[int, list[dict[str, str]]]:
    """Each fact of each conversation once, with what was promised: by when, or in which words."""
    rows = await database.fetch(
        """
        SELECT coalesce(c.merged_into, c.id) AS conversation, f.kind, f.value, f.shown
        FROM facts AS f
        JOIN messages AS m ON m.id = f.message_id
        JOIN conversations AS c ON c.id = m.conversation_id
        UNION ALL
        SELECT coalesce(c.merged_into, c.id), 'promise', coalesce((p.due_at AT TIME ZONE
               'Europe/Amsterdam')::date::text, p.shown), p.shown
        FROM promises AS p
        JOIN messages AS m ON m.id = p.message_id
        JOIN conversations AS c ON c.id = m.conversation_id
        """
    )
    found: dict[int, list[dict[str, str]]] = {}
    seen: set[tuple[int, str, str]] = set()
    for row in rows:
        key = (row["conversation"], row["kind"], comparable(row["kind"], row["value"]))
        if key not in seen:
            seen.add(key)
            found.setdefault(row["conversation"], []).append(
                {"kind": row["kind"], "value": row["value"]}
            )
    return found


async def measured_switches(database: Database) -> tuple[int, int, int]:
    """Switches recorded: all, with nothing asked again, with something asked or said again."""
    row = await database.fetchrow(
        "SELECT count(*) AS total, count(*) FILTER (WHERE NOT asked_again) AS carried,"
        " count(*) FILTER (WHERE asked_again OR repeated) AS again FROM channel_switches"
    )
    assert row is not None
    return row["total"], row["carried"], row["again"]
