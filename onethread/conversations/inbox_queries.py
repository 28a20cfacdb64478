"""SQL of the inbox: each view is one walk along its own partial index."""

from __future__ import annotations

from typing import Any, Literal

import asyncpg

from onethread.conversations.paging import Key
from onethread.conversations.shapes import Counts
from onethread.conversations.summaries import COLUMNS, JOINS
from onethread.database.engine import Connection, Database

View = Literal["mine", "unassigned", "all", "snoozed", "resolved"]

_ACTIVE = "status IN ('open', 'waiting') AND merged_into IS NULL"
# Per view: condition, ordering column, direction.
_VIEWS: dict[str, tuple[str, str, str]] = {
    "mine": (f"{_ACTIVE} AND assignee_id IS NOT NULL AND assignee_id = $1", "last_message_at", ">"),
    "unassigned": (f"{_ACTIVE} AND assignee_id IS NULL", "last_message_at", ">"),
    "all": (_ACTIVE, "last_message_at", ">"),
    "snoozed": ("status = 'snoozed' AND merged_into IS NULL", "snoozed_until", "<"),
    "resolved": ("status = 'resolved' AND merged_into IS NULL", "resolved_at", ">"),
}


def statement(
    view: View,
    agent_id: int | None,
    after: Key | None,
    limit: int,
    channel_id: int | None = None,
    assignee_id: int | None = None,
) -> tuple[str, list[Any]]:
    """The SQL of one page of a view and its values; `limit` + 1 rows tell whether more follow."""
    condition, column, side = _VIEWS[view]
    values: list[Any] = [agent_id]
    if after is not None:
        values += [after.at, after.id]
        operator = "<" if side == ">" else ">"
        condition += f" AND ({column}, id) {operator} (${len(values) - 1}, ${len(values)})"
    if channel_id is not None:
        values.append(channel_id)
        condition += f" AND channel_ids @> ARRAY[${len(values)}::bigint]"
    if assignee_id is not None:
        values.append(assignee_id)
        condition += f" AND assignee_id IS NOT NULL AND assignee_id = ${len(values)}"
    values.append(limit + 1)
    order = "DESC" if side == ">" else "ASC"
    sql = f"""
        SELECT {COLUMNS}
        FROM (
          SELECT * FROM conversations WHERE {condition}
          ORDER BY {column} {order}, id {order} LIMIT ${len(values)}
        ) AS c
        {JOINS}
        ORDER BY c.{column} {order}, c.id {order}
    """
    return sql, values


def key_of(view: View, row: asyncpg.Record) -> Key:
    """Where a row stands in its view."""
    return Key(row[_VIEWS[view][1]], row["id"])


async def counts(source: Connection | Database, agent_id: int | None) -> Counts:
    """How much open work there is, for one agent."""
    shared, mine = await counts_by_agent(source)
    return Counts(mine=mine.get(agent_id or 0, 0), **shared)


async def counts_by_agent(
    source: Connection | Database,
) -> tuple[dict[str, int], dict[int, int]]:
    """Counts that are the same for everyone, and open conversations by assignee."""
    rows = await source.fetch(
        """
        SELECT false AS snoozed, assignee_id, count(*) AS n
        FROM conversations WHERE status IN ('open', 'waiting') AND merged_into IS NULL
        GROUP BY assignee_id
        UNION ALL
        SELECT true, NULL, count(*)
        FROM conversations WHERE status = 'snoozed' AND merged_into IS NULL
        """
    )
    shared = {"unassigned": 0, "all": 0, "snoozed": 0}
    mine: dict[int, int] = {}
    for row in rows:
        if row["snoozed"]:
            shared["snoozed"] += row["n"]
            continue
        shared["all"] += row["n"]
        if row["assignee_id"] is None:
            shared["unassigned"] += row["n"]
        else:
            mine[row["assignee_id"]] = row["n"]
    return shared, mine
