"""Read and unread, the same on every device."""

from __future__ import annotations

from collections.abc import Sequence

from onethread import clock
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound
from onethread.notifications import queries
from onethread.notifications.follow import record_changed

MOST_IDS = 500


async def mark_read(
    database: Database,
    agent_id: int,
    *,
    ids: Sequence[int] | None = None,
    conversation_id: int | None = None,
    until_turn: int | None = None,
) -> None:
    """Mark an agent's own notices as read: by ids, of a conversation, or all up to `until_turn`, so
    that what came while they pressed the button stays. Raises InvalidInput."""
    if sum(each is not None for each in (ids, conversation_id, until_turn)) != 1:
        raise InvalidInput("say which ones: ids, conversation_id or until_turn")
    if ids is not None and len(ids) > MOST_IDS:
        raise InvalidInput(f"at most {MOST_IDS} at once", fields={"ids": "too many"})
    async with database.transaction() as connection:
        marked = await queries.mark(
            connection,
            agent_id,
            ids=ids,
            conversation_id=conversation_id,
            until_turn=until_turn,
            now=clock.now(),
        )
        if marked:
            await record_changed(connection, {agent_id: marked})


async def mark_unread(database: Database, agent_id: int, notification_id: int) -> None:
    """Keep a notice for later. Raises NotFound."""
    async with database.transaction() as connection:
        if not await queries.mark_unread(connection, agent_id, notification_id):
            raise NotFound("there is no such notification")
        await record_changed(connection, {agent_id: [notification_id]})
