"""Which conversations an agent opened last."""

from __future__ import annotations

from onethread.database.engine import Connection

MOST_RECENTS = 20


async def note_opened(connection: Connection, agent_id: int, conversation_id: int) -> None:
    """The agent opened it; what was opened long before is forgotten."""
    await connection.execute(
        """
        WITH opened AS (
          INSERT INTO recents (agent_id, conversation_id) VALUES ($1, $2)
          ON CONFLICT (agent_id, conversation_id) DO UPDATE SET at = now()
        )
        DELETE FROM recents WHERE agent_id = $1 AND conversation_id IN (
          SELECT conversation_id FROM recents WHERE agent_id = $1 AND conversation_id <> $2
          ORDER BY at DESC OFFSET $3
        )
        """,
        agent_id,
        conversation_id,
        MOST_RECENTS - 1,
    )
