"""Drafts: what an agent is writing, kept on the server per conversation.

The newest wins, on whatever device it was written; what it replaced without having seen it is kept
beside it (`other`) until the agent decides.
"""

from __future__ import annotations

from typing import Any

import asyncpg
import msgspec

from onethread.access import Actor
from onethread.conversations.actors import agent_id_of
from onethread.conversations.shapes import KeptDraft
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound, TooLarge

DRAFT_BYTES = 200_000

_COLUMNS = "body, version, updated_at, other, other_at"


def is_empty(body: dict[str, Any] | None) -> bool:
    """Whether nothing of worth was written."""
    return not body or not (body.get("text") or body.get("note") or body.get("files"))


async def load(
    source: Connection | Database, conversation_id: int, agent_id: int | None
) -> KeptDraft | None:
    """The agent's draft, or None."""
    return _kept(
        await source.fetchrow(
            f"SELECT {_COLUMNS} FROM drafts WHERE agent_id = $1 AND conversation_id = $2",
            agent_id,
            conversation_id,
        )
    )


def _kept(row: asyncpg.Record | None) -> KeptDraft | None:
    return None if row is None else KeptDraft(**dict(row))


async def save(
    database: Database,
    actor: Actor,
    conversation_id: int,
    body: dict[str, Any],
    based_on: int | None = None,
) -> KeptDraft:
    """Keep the agent's draft. `based_on`: the version it began from; when there is another one by now,
    that is kept as `other`. Without it an older one is replaced. Raises NotFound, TooLarge."""
    if len(msgspec.json.encode(body)) > DRAFT_BYTES:
        raise TooLarge("this draft is too long to keep: shorten it")
    async with database.transaction() as connection:
        opened = await connection.fetchval(
            "SELECT coalesce(merged_into, id) FROM conversations WHERE id = $1", conversation_id
        )
        if opened is None:
            raise NotFound("there is no such conversation")
        return await _put(connection, opened, agent_id_of(actor), body, based_on)


async def put_back(
    connection: Connection, conversation_id: int, agent_id: int, body: dict[str, Any]
) -> KeptDraft:
    """A reply that was taken back is the draft again; what was begun since is kept as `other`."""
    return await _put(connection, conversation_id, agent_id, body, -1)


async def _put(
    connection: Connection,
    conversation_id: int,
    agent_id: int,
    body: dict[str, Any],
    based_on: int | None,
) -> KeptDraft:
    before = _kept(
        await connection.fetchrow(
            f"SELECT {_COLUMNS} FROM drafts WHERE agent_id = $1 AND conversation_id = $2 FOR UPDATE",
            agent_id,
            conversation_id,
        )
    )
    unseen = (
        before is not None
        and based_on is not None
        and before.version != based_on
        and before.body != body
        and not is_empty(before.body)
    )
    row = await connection.fetchrow(
        f"""
        INSERT INTO drafts AS d (agent_id, conversation_id, body, version, updated_at)
        VALUES ($1, $2, $3, $4 + 1, now())
        ON CONFLICT (agent_id, conversation_id) DO UPDATE
        SET body = excluded.body, version = d.version + 1, updated_at = now(),
            other = CASE WHEN $5 THEN d.body ELSE d.other END,
            other_at = CASE WHEN $5 THEN d.updated_at ELSE d.other_at END
        RETURNING {_COLUMNS}
        """,
        agent_id,
        conversation_id,
        body,
        max(0, based_on or 0),
        unseen,
    )
    kept = _kept(row)
    assert kept is not None
    return kept


async def put_beside(connection: Connection, from_id: int, to_id: int) -> None:
    """Drafts of one conversation become what was written elsewhere (`other`) of the same agents' drafts
    in another, where nothing stands there yet."""
    await connection.execute(
        """
        UPDATE drafts AS d SET other = f.body, other_at = f.updated_at, version = d.version + 1
        FROM drafts AS f
        WHERE f.conversation_id = $1 AND d.conversation_id = $2 AND f.agent_id = d.agent_id
          AND d.other IS NULL AND f.body <> d.body
          AND (f.body ? 'text' OR f.body ? 'note' OR f.body ? 'files')
        """,
        from_id,
        to_id,
    )


async def forget_other(
    source: Connection | Database, conversation_id: int, agent_id: int | None
) -> None:
    """The agent chose: what was written elsewhere isn't needed any more."""
    await source.execute(
        "UPDATE drafts SET other = NULL, other_at = NULL"
        " WHERE agent_id = $1 AND conversation_id = $2",
        agent_id,
        conversation_id,
    )


async def drop(source: Connection | Database, conversation_id: int, agent_id: int | None) -> None:
    """Forget the agent's draft; nothing happens when there is none. What was written elsewhere, and
    not looked at yet, stays."""
    await source.execute(
        """
        WITH emptied AS (
          UPDATE drafts SET body = '{}', version = version + 1
          WHERE agent_id = $1 AND conversation_id = $2 AND other IS NOT NULL
        )
        DELETE FROM drafts WHERE agent_id = $1 AND conversation_id = $2 AND other IS NULL
        """,
        agent_id,
        conversation_id,
    )
