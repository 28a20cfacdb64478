"""Conversations as lists show them: three or four statements for any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import asyncpg

from onethread.conversations import ref
from onethread.conversations.rules import is_unread
from onethread.conversations.shapes import (
    AgentName,
    ChannelName,
    Conversation,
    CustomerName,
    TagName,
    TeamName,
)
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound

# c: conversations; $1: the agent whose `unread` it is (null: nobody's).
COLUMNS = """
  c.id, c.version, c.customer_id, cu.display_name, cu.language, c.subject, c.status,
  c.assignee_id, a.name AS assignee_name, c.snoozed_until, c.resolved_at, c.last_message_at,
  c.last_inbound_at, c.preview, c.channel_ids, c.failed_count, c.created_at, c.merged_into,
  c.team_id, t.name AS team_name, c.tag_ids, r.read_at,
  CASE WHEN c.waits_since < 'infinity' THEN c.waits_since END AS waiting_since, c.waits_since
"""
JOINS = """
JOIN customers AS cu ON cu.id = c.customer_id
LEFT JOIN agents AS a ON a.id = c.assignee_id
LEFT JOIN teams AS t ON t.id = c.team_id
LEFT JOIN conversation_reads AS r ON r.conversation_id = c.id AND r.agent_id = $1
"""


async def load(
    source: Connection | Database, ids: Iterable[int], agent_id: int | None
) -> list[Conversation]:
    """These conversations, merged ones too, in no order; those that aren't there are left out."""
    wanted = list(set(ids))
    if not wanted:
        return []
    rows = await source.fetch(
        f"SELECT {COLUMNS} FROM conversations AS c {JOINS} WHERE c.id = ANY($2::bigint[])",
        agent_id,
        wanted,
    )
    return await shape(source, rows)


async def load_one(
    source: Connection | Database, conversation_id: int, agent_id: int | None
) -> Conversation:
    """One conversation. Raises NotFound."""
    found = await load(source, [conversation_id], agent_id)
    if not found:
        raise NotFound("there is no such conversation")
    return found[0]


async def load_latest_of_customers(
    source: Connection | Database, customer_ids: Iterable[int], most: int
) -> list[int]:
    """Ids of the latest `most` conversations of each of these customers."""
    rows = await source.fetch(
        """
        SELECT c.id FROM unnest($1::bigint[]) AS w(customer_id)
        CROSS JOIN LATERAL (
          SELECT id FROM conversations WHERE customer_id = w.customer_id
          ORDER BY last_message_at DESC LIMIT $2
        ) AS c
        """,
        list(set(customer_ids)),
        most,
    )
    return [row["id"] for row in rows]


async def load_latest_of_agents(
    source: Connection | Database, agent_ids: Iterable[int], most: int
) -> list[int]:
    """Ids of the latest `most` open conversations of each of these agents."""
    rows = await source.fetch(
        """
        SELECT c.id FROM unnest($1::bigint[]) AS w(agent_id)
        CROSS JOIN LATERAL (
          SELECT id FROM conversations
          WHERE assignee_id = w.agent_id AND assignee_id IS NOT NULL
            AND status IN ('open', 'waiting') AND merged_into IS NULL
          ORDER BY last_message_at DESC, id DESC LIMIT $2
        ) AS c
        """,
        list(set(agent_ids)),
        most,
    )
    return [row["id"] for row in rows]


async def load_latest_of_teams_and_tags(
    source: Connection | Database, team_ids: Iterable[int], tag_ids: Iterable[int], most: int
) -> list[int]:
    """Ids of the latest `most` open conversations of each of these teams, and of each of these tags."""
    rows = await source.fetch(
        """
        SELECT c.id FROM unnest($1::bigint[]) AS w(team_id)
        CROSS JOIN LATERAL (
          SELECT id FROM conversations
          WHERE team_id = w.team_id AND team_id IS NOT NULL
            AND status IN ('open', 'waiting') AND merged_into IS NULL
          ORDER BY last_message_at DESC, id DESC LIMIT $3
        ) AS c
        UNION
        SELECT c.id FROM unnest($2::bigint[]) AS w(tag_id)
        CROSS JOIN LATERAL (
          SELECT id FROM conversations
          WHERE tag_ids @> ARRAY[w.tag_id] AND tag_ids <> '{}'
            AND status IN ('open', 'waiting') AND merged_into IS NULL
          ORDER BY last_message_at DESC, id DESC LIMIT $3
        ) AS c
        """,
        list(set(team_ids)),
        list(set(tag_ids)),
        most,
    )
    return [row["id"] for row in rows]


async def read_marks(
    source: Connection | Database, agent_ids: Iterable[int], conversation_ids: Iterable[int]
) -> dict[tuple[int, int], datetime]:
    """How far each of these agents has read each of these conversations: (agent, conversation)."""
    agents, conversations = list(set(agent_ids)), list(set(conversation_ids))
    if not (agents and conversations):
        return {}
    rows = await source.fetch(
        "SELECT agent_id, conversation_id, read_at FROM conversation_reads"
        " WHERE agent_id = ANY($1::bigint[]) AND conversation_id = ANY($2::bigint[])",
        agents,
        conversations,
    )
    return {(row["agent_id"], row["conversation_id"]): row["read_at"] for row in rows}


async def shape(
    source: Connection | Database, rows: Sequence[asyncpg.Record]
) -> list[Conversation]:
    """Rows of COLUMNS with their channels' and tags' names, in the same order."""
    channels = await channel_names(source, {i for row in rows for i in row["channel_ids"]})
    tags = await tag_names(source, {i for row in rows for i in row["tag_ids"]})
    due = await promises_due(source, [row["id"] for row in rows])
    return [_shape(row, channels, tags, due.get(row["id"])) for row in rows]


async def promises_due(
    source: Connection | Database, conversation_ids: Iterable[int]
) -> dict[int, datetime]:
    """When the earliest promise that is not kept is due, of those conversations that have one."""
    wanted = list(conversation_ids)
    if not wanted:
        return {}
    rows = await source.fetch(
        """
        SELECT m.conversation_id, min(p.due_at) AS due_at
        FROM promises AS p JOIN messages AS m ON m.id = p.message_id
        WHERE p.done_at IS NULL AND NOT p.dropped AND p.due_at IS NOT NULL
          AND m.conversation_id = ANY($1::bigint[])
        GROUP BY m.conversation_id
        """,
        wanted,
    )
    return {row["conversation_id"]: row["due_at"] for row in rows}


async def channel_names(
    source: Connection | Database, ids: Iterable[int]
) -> dict[int, ChannelName]:
    """Names of channels by id."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = await source.fetch(
        "SELECT id, connector, name, state FROM channels WHERE id = ANY($1::bigint[])", wanted
    )
    return {row["id"]: ChannelName(**dict(row)) for row in rows}


async def tag_names(source: Connection | Database, ids: Iterable[int]) -> dict[int, TagName]:
    """Tags by id, archived ones too."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = await source.fetch(
        "SELECT id, name, colour FROM tags WHERE id = ANY($1::bigint[])", wanted
    )
    return {row["id"]: TagName(**dict(row)) for row in rows}


def _shape(
    row: asyncpg.Record,
    channels: dict[int, ChannelName],
    tags: dict[int, TagName],
    promise_due_at: datetime | None,
) -> Conversation:
    heard_at, read_at = row["last_inbound_at"], row["read_at"]
    return Conversation(
        id=row["id"],
        ref=ref.encode(row["id"]),
        version=row["version"],
        customer=CustomerName(
            id=row["customer_id"], display_name=row["display_name"], language=row["language"]
        ),
        subject=row["subject"],
        status=row["status"],
        assignee=(
            AgentName(id=row["assignee_id"], name=row["assignee_name"])
            if row["assignee_id"] is not None
            else None
        ),
        team=(
            TeamName(id=row["team_id"], name=row["team_name"])
            if row["team_id"] is not None
            else None
        ),
        tags=[tags[i] for i in row["tag_ids"] if i in tags],
        snoozed_until=row["snoozed_until"],
        resolved_at=row["resolved_at"],
        last_message_at=row["last_message_at"],
        last_inbound_at=heard_at,
        preview=row["preview"],
        last_direction="in" if heard_at == row["last_message_at"] else "out",
        channels=[channels[i] for i in row["channel_ids"] if i in channels],
        unread=is_unread(row["status"], heard_at, read_at),
        failed_count=row["failed_count"],
        created_at=row["created_at"],
        waiting_since=row["waiting_since"],
        merged_into=row["merged_into"],
        promise_due_at=promise_due_at,
    )
