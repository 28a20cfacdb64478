"""Nobody answers unknowingly: what was said since the agent last looked is told before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.database.engine import Connection
from onethread.errors import Conflict

# What one conflict tells at most; there is a count of the rest.
_MOST_TOLD = 20


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Something said after what the agent has seen. `agent_id`, `name`: of a colleague's answer, or of
    one that is about to go (`held_id`)."""

    direction: str
    agent_id: int | None
    name: str | None
    at: datetime
    message_id: int | None = None
    held_id: int | None = None


def meanwhile(said: Sequence[Said], agent_id: int) -> dict[str, Any] | None:
    """What an agent must know before sending, latest last; None: nothing."""
    others = [s for s in said if s.direction == "in" or s.agent_id not in (None, agent_id)]
    if not others:
        return None
    answered = [s for s in others if s.direction == "out"]
    wrote = [s for s in others if s.direction == "in"]
    told: dict[str, Any] = {
        "customer_wrote": len(wrote),
        "answered": len(answered),
        "latest_message_id": max((s.message_id or 0 for s in said), default=0),
        "latest_held_id": max((s.held_id or 0 for s in said), default=0),
    }
    if answered:
        last = answered[-1]
        told["answered_by"] = {"id": last.agent_id, "name": last.name}
        told["answered_at"] = last.at.isoformat()
    return told


def in_words(told: dict[str, Any]) -> str:
    """The same for people."""
    if told.get("answered_by"):
        who = f"{told['answered_by']['name']} answered"
        if told["customer_wrote"]:
            who += " and the customer wrote"
    else:
        who = "the customer wrote"
    return f"{who} meanwhile: read it, then send again if it still fits"


async def check(
    connection: Connection,
    conversation_id: int,
    agent_id: int,
    seen_message_id: int | None,
    seen_held_id: int | None = None,
) -> None:
    """Raises Conflict when the customer wrote, or a colleague answered or is about to, after
    `seen_message_id` (None: not asked for) and `seen_held_id`. What the agent said and what
    is automatic don't count."""
    if seen_message_id is None:
        return
    rows = await connection.fetch(
        """
        SELECT m.direction, m.agent_id, a.name, m.said_at AS at, m.id AS message_id, NULL AS held_id
        FROM messages AS m LEFT JOIN agents AS a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.id > $2 AND m.direction IN ('in', 'out')
          AND NOT m.automatic
        UNION ALL
        SELECT 'out', h.agent_id, a.name, h.created_at, NULL, h.id
        FROM held_messages AS h JOIN agents AS a ON a.id = h.agent_id
        WHERE h.conversation_id = $1 AND h.kind = 'undo' AND h.state = 'waiting' AND h.id > $4
        ORDER BY at LIMIT $3
        """,
        conversation_id,
        seen_message_id,
        _MOST_TOLD,
        seen_held_id or 0,
    )
    told = meanwhile([Said(**dict(row)) for row in rows], agent_id)
    if told is not None:
        told["latest_message_id"] = max(told["latest_message_id"], seen_message_id)
        told["latest_held_id"] = max(told["latest_held_id"], seen_held_id or 0)
        raise Conflict(in_words(told), latest=told)
