"""Loading what a handover brief is made of."""

from __future__ import annotations

from onethread.database.engine import Connection, Database
from onethread.facts import known, promised
from onethread.facts.brief import BriefLine, Spoken, brief

# The beginning tells the matter, the end what is open.
FIRST, LATEST = 12, 24

_SPOKEN = f"""
WITH first AS (
  SELECT id FROM messages WHERE conversation_id = $1 AND direction IN ('in', 'out') AND deleted_at IS NULL
  ORDER BY said_at, id LIMIT {FIRST}
), latest AS (
  SELECT id FROM messages WHERE conversation_id = $1 AND direction IN ('in', 'out') AND deleted_at IS NULL
  ORDER BY said_at DESC, id DESC LIMIT {LATEST}
)
SELECT m.id, m.direction = 'out' AS mine, m.said_at AS at,
       left(coalesce(m.content->>'text', ''), 2000) AS text, l.channel_id, coalesce(a.name, '') AS author
FROM messages AS m
LEFT JOIN legs AS l ON l.id = m.leg_id
LEFT JOIN agents AS a ON a.id = m.agent_id
WHERE m.id IN (SELECT id FROM first UNION SELECT id FROM latest)
ORDER BY m.said_at, m.id
"""


async def load_brief(source: Connection | Database, conversation_id: int) -> list[BriefLine]:
    """The brief of a conversation as it is now."""
    customer = await source.fetchval(
        "SELECT u.display_name FROM conversations AS c JOIN customers AS u ON u.id = c.customer_id"
        " WHERE c.id = $1",
        conversation_id,
    )
    rows = await source.fetch(_SPOKEN, conversation_id)
    everything = await known.load(source, conversation_id)
    return brief(
        customer or "",
        [Spoken(**dict(row)) for row in rows],
        [*everything.facts, *everything.elsewhere],
        await promised.of_conversation(source, conversation_id),
    )
