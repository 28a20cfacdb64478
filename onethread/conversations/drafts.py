"""Drafts: what an agent is writing, kept on the server per conversation."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.conversations.actors import agent_id_of
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound, TooLarge

DRAFT_BYTES = 200_000


async def load(
    source: Connection | Database, conversation_id: int, agent_id: int | None
) -> dict[str, Any] | None:
    """The agent's draft, or None."""
    body: dict[str, Any] | None = await source.fetchval(
        "SELECT body FROM drafts WHERE agent_id = $1 AND conversation_id = $2",
        agent_id,
        conversation_id,
    )
    return body


async def save(
    database: Database, actor: Actor, conversation_id: int, body: dict[str, Any]
) -> None:
    """Keep the agent's draft; an older one is replaced. Raises NotFound, TooLarge."""
    if len(msgspec.json.encode(body)) > DRAFT_BYTES:
        raise TooLarge("this draft is too long to keep: shorten it")
    tag = await database.execute(
        """
        INSERT INTO drafts (agent_id, conversation_id, body, updated_at)
        SELECT $1, coalesce(merged_into, id), $3, now() FROM conversations WHERE id = $2
        ON CONFLICT (agent_id, conversation_id)
        DO UPDATE SET body = excluded.body, updated_at = now()
        """,
        agent_id_of(actor),
        conversation_id,
        body,
    )
    if tag == "INSERT 0 0":
        raise NotFound("there is no such conversation")


async def drop(source: Connection | Database, conversation_id: int, agent_id: int | None) -> None:
    """Forget the agent's draft; nothing happens when there is none."""
    await source.execute(
        "DELETE FROM drafts WHERE agent_id = $1 AND conversation_id = $2",
        agent_id,
        conversation_id,
    )
