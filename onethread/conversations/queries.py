"""SQL that changes conversations and adds messages to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.conversations.preview import preview, searchable
from onethread.database.engine import Connection, clean_text
from onethread.errors import NotFound
from onethread.messages import Content

# Without FOR UPDATE's full strength: intake, which only refers to the row, need not wait.
_LOCK = """
SELECT id, customer_id, subject, status, assignee_id, snoozed_until, merged_into, last_message_at,
       last_inbound_at, version, team_id, tag_ids
FROM conversations WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE
"""


class Locked(msgspec.Struct, kw_only=True):
    """A conversation locked until the commit."""

    id: int
    customer_id: int
    subject: str
    status: str
    assignee_id: int | None
    snoozed_until: datetime | None
    merged_into: int | None
    last_message_at: datetime
    last_inbound_at: datetime | None
    version: int
    team_id: int | None
    tag_ids: list[int]

    def next_moment(self) -> datetime:
        """Now, or just after the latest message when a provider's clock runs ahead: what is said now
        comes after what it answers."""
        return max(clock.now(), self.last_message_at + timedelta(microseconds=1))


async def lock(connection: Connection, conversation_id: int) -> Locked:
    """Lock a conversation, the surviving one when it was merged. Raises NotFound."""
    for _ in range(10):
        [found] = await lock_each(connection, [conversation_id])
        if found.merged_into is None:
            return found
        conversation_id = found.merged_into
    raise NotFound("this conversation was merged too often to follow: search for the customer")


async def lock_each(connection: Connection, conversation_ids: Sequence[int]) -> list[Locked]:
    """Lock conversations in sorted order, against deadlocks; in the order asked. Raises NotFound."""
    rows = await connection.fetch(_LOCK, sorted(set(conversation_ids)))
    found = {row["id"]: Locked(**dict(row)) for row in rows}
    if missing := [i for i in conversation_ids if i not in found]:
        raise NotFound(f"there is no conversation {missing[0]}")
    return [found[i] for i in conversation_ids]


async def lock_there(connection: Connection, conversation_ids: Sequence[int]) -> dict[int, Locked]:
    """As `lock_each`, but those that aren't there are left out; by id."""
    rows = await connection.fetch(_LOCK, sorted(set(conversation_ids)))
    return {row["id"]: Locked(**dict(row)) for row in rows}


async def add_message(
    connection: Connection,
    conversation: Locked,
    *,
    direction: str,
    content: Content,
    agent_id: int | None,
    said_at: datetime,
    leg_id: int | None = None,
    headers: dict[str, Any] | None = None,
    uid: UUID | None = None,
) -> int:
    """Add what an agent said, wrote down or did; an outbound message begins as queued."""
    message_id: int = await connection.fetchval(
        """
        INSERT INTO messages (conversation_id, leg_id, direction, said_at, received_at, agent_id,
                              content, search, headers, state, state_at, uid)
        VALUES ($1, $2, $3::text, $4::timestamptz, $4, $5, $6, to_tsvector('simple', fold($7)), $8,
                CASE WHEN $3 = 'out' THEN 'queued' END,
                CASE WHEN $3 = 'out' THEN $4::timestamptz END, $9)
        RETURNING id
        """,
        conversation.id,
        leg_id,
        direction,
        said_at,
        agent_id,
        content,
        searchable(content) if direction != "event" else "",
        headers,
        uid,
    )
    return message_id


async def note_done(
    connection: Connection, conversation: Locked, actor: Actor, event: str, text: str, **facts: Any
) -> int:
    """Write down in the conversation what was done to it. `event` and `facts` are for programs and
    translations, `text` says the same in English."""
    return await add_message(
        connection,
        conversation,
        direction="event",
        content=Content(system=text),
        agent_id=actor.id,
        said_at=conversation.next_moment(),
        headers={"event": {"kind": event, **facts}},
    )


async def said(
    connection: Connection, conversation_id: int, leg_id: int, content: Content, at: datetime
) -> None:
    """An agent answered: the conversation waits for the customer."""
    await connection.execute(
        """
        UPDATE conversations SET status = 'waiting', snoozed_until = NULL, resolved_at = NULL,
          waits_since = 'infinity',
          last_message_at = greatest(last_message_at, $2), preview = $3, last_leg_id = $4,
          version = version + 1, updated_at = now()
        WHERE id = $1
        """,
        conversation_id,
        at,
        preview(content),
        leg_id,
    )


async def touch(connection: Connection, conversation_ids: Sequence[int]) -> None:
    """A new version of conversations in which something changed."""
    await connection.execute(
        "UPDATE conversations SET version = version + 1, updated_at = now()"
        " WHERE id = ANY($1::bigint[])",
        sorted(set(conversation_ids)),
    )


def waits_since(status: str) -> str:
    """Since when the customer of conversation `c` waits once it has this status (an expression)."""
    return f"""CASE WHEN {status}::text IN ('waiting', 'resolved') THEN 'infinity'
      WHEN c.waits_since = 'infinity' AND c.last_inbound_at = c.last_message_at
      THEN c.last_inbound_at ELSE c.waits_since END"""


async def set_status(
    connection: Connection,
    conversation_id: int,
    status: str,
    snoozed_until: datetime | None,
    resolved_at: datetime | None,
) -> None:
    """Set the status with what belongs to it."""
    await connection.execute(
        f"UPDATE conversations AS c SET status = $2, snoozed_until = $3, resolved_at = $4,"
        f" waits_since = {waits_since('$2')}, version = version + 1, updated_at = now()"
        " WHERE id = $1",
        conversation_id,
        status,
        snoozed_until,
        resolved_at,
    )


async def set_assignee(connection: Connection, conversation_id: int, agent_id: int | None) -> None:
    """Give to an agent, or to nobody."""
    await connection.execute(
        "UPDATE conversations SET assignee_id = $2, version = version + 1, updated_at = now()"
        " WHERE id = $1",
        conversation_id,
        agent_id,
    )


async def team_at_work(connection: Connection, team_id: int) -> asyncpg.Record | None:
    """Name and members of a team that takes work."""
    return await connection.fetchrow(
        """
        SELECT t.name, ARRAY(SELECT agent_id FROM team_members WHERE team_id = t.id) AS member_ids
        FROM teams AS t WHERE t.id = $1 AND t.archived_at IS NULL
        """,
        team_id,
    )


async def set_team(connection: Connection, conversation_id: int, team_id: int | None) -> None:
    """Give to a team, or to none."""
    await connection.execute(
        "UPDATE conversations SET team_id = $2, version = version + 1, updated_at = now()"
        " WHERE id = $1",
        conversation_id,
        team_id,
    )


async def set_tags(connection: Connection, conversation_id: int, tag_ids: Sequence[int]) -> None:
    """Keep exactly these tags."""
    await connection.execute(
        "UPDATE conversations SET tag_ids = $2, version = version + 1, updated_at = now()"
        " WHERE id = $1",
        conversation_id,
        list(tag_ids),
    )


async def set_subject(connection: Connection, conversation_id: int, subject: str) -> None:
    """Change what the matter is called."""
    await connection.execute(
        "UPDATE conversations SET subject = $2, version = version + 1, updated_at = now()"
        " WHERE id = $1",
        conversation_id,
        clean_text(subject),
    )


ANSWERS = """(
  SELECT count(*) FROM messages AS given
  WHERE given.conversation_id = l.conversation_id AND given.leg_id = l.id
    AND given.direction = 'out' AND given.said_at > l.last_inbound_at
    AND given.state IS DISTINCT FROM 'failed'
)"""
"""How many answers a leg `l` got since the customer last wrote on it (an expression)."""


async def message_by_uid(connection: Connection, uid: UUID) -> asyncpg.Record | None:
    """The message made with this idempotency key."""
    return await connection.fetchrow(
        "SELECT id, conversation_id, agent_id FROM messages WHERE uid = $1", uid
    )


async def reply_leg(
    connection: Connection, conversation_id: int, leg_id: int
) -> asyncpg.Record | None:
    """A leg of this conversation with what is known of its channel. The leg of a conversation that
    was merged into this one stands for the same strand here. `answers`: how many were given since
    the customer last wrote; `public`: whether anyone can read what they wrote."""
    return await connection.fetchrow(
        f"""
        SELECT l.id, l.channel_id, l.last_inbound_at, ch.connector, ch.name AS channel_name, ch.state,
               ch.config,
               i.valid_to, {ANSWERS} AS answers, coalesce(l.facts->'public' = 'true', false) AS public
        FROM legs AS asked
        JOIN legs AS l ON l.conversation_id = $1 AND l.channel_id = asked.channel_id
                      AND l.identity_id = asked.identity_id
        JOIN conversations AS c ON c.id = asked.conversation_id
        JOIN channels AS ch ON ch.id = l.channel_id
        JOIN identities AS i ON i.id = l.identity_id
        WHERE asked.id = $2 AND (c.id = $1 OR c.merged_into = $1)
        """,
        conversation_id,
        leg_id,
    )


async def latest_answer(connection: Connection, conversation_id: int) -> asyncpg.Record | None:
    """The latest thing said in the conversation, with its author when it was an agent."""
    return await connection.fetchrow(
        """
        SELECT m.direction, m.agent_id, a.name, m.said_at FROM messages AS m
        LEFT JOIN agents AS a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.direction IN ('in', 'out')
        ORDER BY m.said_at DESC, m.id DESC LIMIT 1
        """,
        conversation_id,
    )
