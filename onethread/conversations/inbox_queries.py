"""SQL of the inbox: a view is one walk along an index of its order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg

from onethread.conversations.paging import Key
from onethread.conversations.shapes import Counts
from onethread.conversations.summaries import COLUMNS, JOINS
from onethread.conversations.view_rules import ACTIVE, Conditions, Seen, order_of
from onethread.database.engine import Connection, Database


class _Values:
    """The values of a statement, numbered as they are put in. $1 is the agent who looks."""

    def __init__(self, agent_id: int | None) -> None:
        self.all: list[Any] = [agent_id]

    def put(self, value: Any, kind: str) -> str:
        """The parameter that stands for `value`."""
        self.all.append(value)
        return f"${len(self.all)}::{kind}"


def _where(conditions: Conditions, values: _Values) -> str:
    """The condition on conversations `c`. Literal statuses, so that partial indexes are found."""
    status = sorted(set(conditions.status or ACTIVE))
    parts = ["c.merged_into IS NULL"]
    if len(status) == 1:
        parts.append(f"c.status = '{status[0]}'")
    elif len(status) < 4:
        parts.append(f"c.status IN ({', '.join(repr(each) for each in status)})")
    if conditions.assignees:
        parts.append(_assigned(conditions.assignees, values))
    for column, ids in (("team_id", conditions.team_ids),):
        if ids:
            parts.append(f"c.{column} = ANY({values.put(ids, 'bigint[]')})")
    if conditions.tag_ids:
        parts.append("c.tag_ids <> '{}'")  # the condition of the index
        parts.append(f"c.tag_ids && {values.put(conditions.tag_ids, 'bigint[]')}")
    if conditions.channel_ids:
        parts.append(f"c.channel_ids && {values.put(conditions.channel_ids, 'bigint[]')}")
    if conditions.brand_ids:
        parts.append(
            "c.channel_ids && ARRAY(SELECT id FROM channels WHERE brand_id ="
            f" ANY({values.put(conditions.brand_ids, 'bigint[]')}))"
        )
    if conditions.languages:
        parts.append(
            "EXISTS (SELECT FROM customers AS l WHERE l.id = c.customer_id AND l.language ="
            f" ANY({values.put(conditions.languages, 'text[]')}))"
        )
    if conditions.unread:
        parts.append(
            "c.status <> 'resolved' AND c.last_inbound_at IS NOT NULL AND NOT EXISTS (SELECT FROM"
            " conversation_reads AS u WHERE u.agent_id = $1::bigint AND u.conversation_id = c.id"
            " AND u.read_at >= c.last_inbound_at)"
        )
    if conditions.failed:
        parts.append("c.failed_count > 0")
    if conditions.waiting_minutes is not None:
        minutes = values.put(conditions.waiting_minutes, "int")
        parts.append(f"c.waits_since <= now() - make_interval(mins => {minutes})")
    if words := " ".join(conditions.text.split()):
        like = values.put("%" + re.sub(r"([\\%_])", r"\\\1", words) + "%", "text")
        parts.append(
            f"(fold(c.subject) LIKE fold({like}) OR fold(c.preview) LIKE fold({like}) OR EXISTS"
            " (SELECT FROM customers AS n WHERE n.id = c.customer_id"
            f" AND fold(n.display_name) LIKE fold({like})))"
        )
    return " AND ".join(parts)


def _assigned(assignees: Sequence[str | int], values: _Values) -> str:
    either = []
    ids = [each for each in assignees if isinstance(each, int)]
    if "nobody" in assignees:
        either.append("c.assignee_id IS NULL")
    # "IS NOT NULL" lets the planner take the partial index.
    if "me" in assignees:
        either.append("c.assignee_id IS NOT NULL AND c.assignee_id = $1::bigint")
    if ids:
        either.append(
            f"c.assignee_id IS NOT NULL AND c.assignee_id = ANY({values.put(ids, 'bigint[]')})"
        )
    return f"({' OR '.join(either)})"


def statement(
    seen: Seen,
    agent_id: int | None,
    after: Key | None,
    limit: int,
    channel_id: int | None = None,
    assignee_id: int | None = None,
) -> tuple[str, list[Any]]:
    """The SQL of one page of a view and its values; `limit` + 1 rows tell whether more follow."""
    column, largest_first = order_of(seen)
    values = _Values(agent_id)
    condition = _where(seen.conditions, values)
    if after is not None:
        at, number = values.put(after.at, "timestamptz"), values.put(after.id, "bigint")
        condition += f" AND (c.{column}, c.id) {'<' if largest_first else '>'} ({at}, {number})"
    if channel_id is not None:
        condition += f" AND c.channel_ids @> ARRAY[{values.put(channel_id, 'bigint')}]"
    if assignee_id is not None:
        condition += f" AND c.assignee_id IS NOT NULL AND c.assignee_id = {values.put(assignee_id, 'bigint')}"
    order = "DESC" if largest_first else "ASC"
    sql = f"""
        SELECT {COLUMNS}
        FROM (
          SELECT * FROM conversations AS c WHERE {condition}
          ORDER BY c.{column} {order}, c.id {order} LIMIT {values.put(limit + 1, "int")}
        ) AS c
        {JOINS}
        ORDER BY c.{column} {order}, c.id {order}
    """
    return sql, values.all


def key_of(seen: Seen, row: asyncpg.Record) -> Key:
    """Where a row stands in its view."""
    return Key(row[order_of(seen)[0]], row["id"])


async def ids_in(
    source: Connection | Database, conditions: Conditions, agent_id: int | None, limit: int
) -> list[int]:
    """The conversations of a view, at most `limit`, the latest first."""
    values = _Values(agent_id)
    # Also where no condition is the agent's own the value has a type.
    rows = await source.fetch(
        f"SELECT c.id FROM conversations AS c WHERE {_where(conditions, values)}"
        " AND ($1::bigint IS NULL OR true)"
        f" ORDER BY c.last_message_at DESC, c.id DESC LIMIT {values.put(limit, 'int')}",
        *values.all,
    )
    return [row["id"] for row in rows]


# -- counts -------------------------------------------------------------------------------------


async def counts(source: Connection | Database, agent_id: int | None) -> Counts:
    """How much open work there is, for one agent."""
    shared, mine = await counts_by_agent(source)
    return Counts(
        mine=mine.get(agent_id or 0, 0),
        unassigned=shared["unassigned"],
        all=shared["all"],
        snoozed=shared["snoozed"],
    )


async def counts_of(
    source: Connection | Database, views: Mapping[int, Conditions], agent_id: int | None
) -> dict[int, int]:
    """How many conversations each of these views holds, by one walk over all that isn't resolved."""
    if not views:
        return {}
    values = _Values(agent_id)
    numbers = ", ".join(
        f"count(*) FILTER (WHERE {_where(conditions, values)}) AS n{view_id}"
        for view_id, conditions in views.items()
    )
    row = await source.fetchrow(
        f"SELECT {numbers} FROM conversations AS c"
        " WHERE c.merged_into IS NULL AND c.status IN ('open', 'waiting', 'snoozed')"
        " AND ($1::bigint IS NULL OR true)",
        *values.all,
    )
    assert row is not None
    return {view_id: row[f"n{view_id}"] for view_id in views}


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
