"""SQL of snippets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database

_COLUMNS = """
  s.id, s.scope, s.agent_id, s.team_id, t.name AS team, s.shortcut, s.title, s.texts, s.files,
  s.used_count, s.used_at, s.updated_at, s.version
"""
_FROM = "snippets AS s LEFT JOIN teams AS t ON t.id = s.team_id"
# Everybody's, the agent's own, those of the agent's teams.
_VISIBLE = """
  (s.scope = 'shared' OR s.agent_id = $1
   OR s.team_id IN (SELECT team_id FROM team_members WHERE agent_id = $1))
"""


class Row(msgspec.Struct, kw_only=True):
    """A snippet as it is stored."""

    id: int
    scope: str
    agent_id: int | None
    team_id: int | None
    team: str | None
    shortcut: str
    title: str
    texts: dict[str, str]
    files: list[dict[str, Any]]
    used_count: int
    used_at: datetime | None
    updated_at: datetime
    version: int


def _row(found: asyncpg.Record | None) -> Row | None:
    return None if found is None else Row(**dict(found))


async def visible(
    source: Source, agent_id: int | None, q: str, after: int | None, limit: int
) -> list[Row]:
    """A page of what an agent can use, in the order they were made."""
    rows = await source.fetch(
        f"""
        SELECT {_COLUMNS} FROM {_FROM}
        WHERE {_VISIBLE} AND s.id > $2
          AND ($3 = '' OR strpos(fold(s.shortcut || ' ' || s.title || ' ' || s.texts::text), fold($3)) > 0)
        ORDER BY s.id LIMIT $4
        """,
        agent_id,
        after or 0,
        q,
        limit,
    )
    return [row for row in map(_row, rows) if row is not None]


async def one(
    source: Source, snippet_id: int, agent_id: int | None, *, lock: bool = False
) -> Row | None:
    """One that the agent can use."""
    return _row(
        await source.fetchrow(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE {_VISIBLE} AND s.id = $2"
            + (" FOR UPDATE OF s" if lock else ""),
            agent_id,
            snippet_id,
        )
    )


async def add(connection: Connection, row: Row) -> int:
    """Keep a new one."""
    snippet_id: int = await connection.fetchval(
        "INSERT INTO snippets (scope, agent_id, team_id, shortcut, title, texts, files)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        row.scope,
        row.agent_id,
        row.team_id,
        row.shortcut,
        row.title,
        row.texts,
        row.files,
    )
    return snippet_id


async def keep(connection: Connection, row: Row) -> None:
    """Write back what may change."""
    await connection.execute(
        "UPDATE snippets SET scope = $2, agent_id = $3, team_id = $4, shortcut = $5, title = $6,"
        " texts = $7, files = $8, updated_at = now(), version = version + 1 WHERE id = $1",
        row.id,
        row.scope,
        row.agent_id,
        row.team_id,
        row.shortcut,
        row.title,
        row.texts,
        row.files,
    )


async def remove(connection: Connection, snippet_id: int) -> None:
    """Forget one; what was written with it stays."""
    await connection.execute("DELETE FROM snippets WHERE id = $1", snippet_id)


async def count_use(source: Source, snippet_id: int) -> None:
    """It was put into a message."""
    await source.execute(
        "UPDATE snippets SET used_count = used_count + 1, used_at = now() WHERE id = $1", snippet_id
    )


async def by_shortcut(
    connection: Connection, scope: str, owner_id: int | None, shortcut: str
) -> Row | None:
    """The one of this place and word, locked."""
    return _row(
        await connection.fetchrow(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE s.scope = $1 AND lower(s.shortcut) = lower($3)"
            " AND coalesce(s.agent_id, s.team_id) IS NOT DISTINCT FROM $2 FOR UPDATE OF s",
            scope,
            owner_id,
            shortcut,
        )
    )


async def team_ids(source: Source, agent_id: int | None) -> set[int]:
    """The teams an agent is in."""
    rows = await source.fetch("SELECT team_id FROM team_members WHERE agent_id = $1", agent_id)
    return {row["team_id"] for row in rows}


async def team_of(source: Source, team_id: int) -> str | None:
    """The name of a team that is in use."""
    found: str | None = await source.fetchval(
        "SELECT name FROM teams WHERE id = $1 AND archived_at IS NULL", team_id
    )
    return found


async def teams_by_name(source: Source, names: Sequence[str]) -> dict[str, int]:
    """Teams in use, by their name as it is given."""
    rows = await source.fetch(
        "SELECT n, t.id FROM unnest($1::text[]) AS n JOIN teams AS t ON fold(t.name) = fold(n)"
        " WHERE t.archived_at IS NULL",
        list(names),
    )
    return {row["n"]: row["id"] for row in rows}
