"""Take a snippet to put it into a message."""

from __future__ import annotations

from typing import Any

from onethread.access import Actor
from onethread.database.engine import Connection
from onethread.errors import NotFound
from onethread.knowledge import queries


async def use(
    connection: Connection, actor: Actor, snippet_id: int
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Its wordings by language and its files; counted. Raises NotFound."""
    row = await queries.one(connection, snippet_id, actor.id)
    if row is None:
        raise NotFound("there is no such snippet")
    await queries.count_use(connection, snippet_id)
    return row.texts, row.files
