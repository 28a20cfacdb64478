"""What an agent keeps at hand: pinned conversations, and those opened last."""

from __future__ import annotations

import msgspec

from onethread.access import Actor
from onethread.conversations import summaries
from onethread.conversations.actors import agent_id_of
from onethread.conversations.recents import MOST_RECENTS
from onethread.conversations.shapes import Conversation
from onethread.conversations.show import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput

MOST_PINS = 50


class AtHand(msgspec.Struct, kw_only=True):
    """Pinned conversations, the first pinned first, and those opened last, the latest first."""

    pinned: list[Conversation]
    recent: list[Conversation]


async def at_hand(source: Connection | Database, agent_id: int) -> AtHand:
    """What this agent has at hand."""
    rows = await source.fetch(
        """
        (SELECT true AS pinned, coalesce(c.merged_into, c.id) AS id FROM pins AS p
         JOIN conversations AS c ON c.id = p.conversation_id
         WHERE p.agent_id = $1 ORDER BY p.at, p.conversation_id LIMIT $2)
        UNION ALL
        (SELECT false, coalesce(c.merged_into, c.id) FROM recents AS r
         JOIN conversations AS c ON c.id = r.conversation_id
         WHERE r.agent_id = $1 ORDER BY r.at DESC LIMIT $3)
        """,
        agent_id,
        MOST_PINS,
        MOST_RECENTS,
    )
    found = {
        each.id: each
        for each in await summaries.load(source, [row["id"] for row in rows], agent_id)
    }

    def of(*, pinned: bool) -> list[Conversation]:
        # Two that were merged are one.
        ids = dict.fromkeys(row["id"] for row in rows if row["pinned"] == pinned)
        return [found[i] for i in ids if i in found]

    return AtHand(pinned=of(pinned=True), recent=of(pinned=False))


async def pin(database: Database, actor: Actor, conversation_id: int) -> None:
    """Keep a conversation at hand. Raises NotFound, InvalidInput when there are too many."""
    agent_id = agent_id_of(actor)
    async with database.transaction() as connection:
        opened = await survivor(connection, conversation_id)
        count = await connection.fetchval(
            "SELECT count(*) FROM pins WHERE agent_id = $1 AND conversation_id <> $2",
            agent_id,
            opened,
        )
        if count >= MOST_PINS:
            raise InvalidInput(f"{MOST_PINS} conversations are pinned already: let one go first")
        await connection.execute(
            "INSERT INTO pins (agent_id, conversation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            agent_id,
            opened,
        )


async def unpin(database: Database, actor: Actor, conversation_id: int) -> None:
    """Let it go; nothing happens when it wasn't pinned."""
    await database.execute(
        """
        DELETE FROM pins WHERE agent_id = $1 AND conversation_id IN
          (SELECT id FROM conversations WHERE id = $2 OR merged_into = $2)
        """,
        agent_id_of(actor),
        conversation_id,
    )
