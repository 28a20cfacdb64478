"""Replies that wait, as screens show them."""

from __future__ import annotations

from onethread.conversations import held_queries
from onethread.conversations.held_queries import Row
from onethread.conversations.messages import shown_content
from onethread.conversations.shapes import Author, Held
from onethread.database.engine import Connection, Database


def shape(row: Row) -> Held:
    """As screens show it."""
    return Held(
        id=row.id,
        version=row.version,
        conversation_id=row.conversation_id,
        leg_id=row.leg_id,
        author=Author(agent_id=row.agent_id, name=row.agent_name),
        content=shown_content(row.content),
        kind=row.kind,  # type: ignore[arg-type]
        send_at=row.send_at,
        if_customer_writes=row.if_customer_writes,  # type: ignore[arg-type]
        state=row.state,  # type: ignore[arg-type]
        reason=row.reason,
        created_at=row.created_at,
        uid=str(row.uid),
    )


async def load(source: Connection | Database, conversation_ids: list[int]) -> dict[int, list[Held]]:
    """Held replies by conversation, the next to go first."""
    rows = await held_queries.of(source, conversation_ids)
    found: dict[int, list[Held]] = {each: [] for each in conversation_ids}
    for row in rows:
        found[row.conversation_id].append(shape(row))
    return found
