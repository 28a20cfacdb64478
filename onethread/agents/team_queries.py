"""SQL over departments and teams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class Department(msgspec.Struct, kw_only=True):
    """A part of the organisation. An archived one can't be chosen any more."""

    id: int
    name: str
    description: str
    created_at: datetime
    archived_at: datetime | None


class Team(msgspec.Struct, kw_only=True):
    """Agents who share work. `member_ids`: active agents only. An archived one gets no new work."""

    id: int
    name: str
    description: str
    department_id: int | None
    member_ids: list[int]
    created_at: datetime
    archived_at: datetime | None


_DEPARTMENT = "id, name, description, created_at, archived_at"
_TEAMS = """
SELECT t.id, t.name, t.description, t.department_id, t.created_at, t.archived_at,
       ARRAY(SELECT m.agent_id FROM team_members AS m JOIN agents AS a ON a.id = m.agent_id
             WHERE m.team_id = t.id AND a.active ORDER BY m.agent_id) AS member_ids
FROM teams AS t
"""


async def departments(
    source: Source, *, archived: bool, after_id: int, limit: int
) -> list[Department]:
    """Departments by id, after `after_id`; with `archived` those too."""
    rows = await source.fetch(
        f"SELECT {_DEPARTMENT} FROM departments WHERE id > $1 AND ($2 OR archived_at IS NULL)"
        " ORDER BY id LIMIT $3",
        after_id,
        archived,
        limit,
    )
    return [Department(**dict(row)) for row in rows]


async def department(source: Source, department_id: int) -> Department | None:
    """One department; its row is held until the transaction ends."""
    row = await source.fetchrow(
        f"SELECT {_DEPARTMENT} FROM departments WHERE id = $1 FOR UPDATE", department_id
    )
    return Department(**dict(row)) if row else None


async def add_department(source: Source, name: str, description: str) -> int:
    """Insert a department; returns its id."""
    department_id: int = await source.fetchval(
        "INSERT INTO departments (name, description) VALUES ($1, $2) RETURNING id",
        name,
        description,
    )
    return department_id


async def update_department(source: Source, changed: Department) -> None:
    """Keep name, description and whether it is archived."""
    await source.execute(
        "UPDATE departments SET name = $2, description = $3, archived_at = $4 WHERE id = $1",
        changed.id,
        changed.name,
        changed.description,
        changed.archived_at,
    )


async def teams(source: Source, *, archived: bool, after_id: int, limit: int) -> list[Team]:
    """Teams by id, after `after_id`; with `archived` those too."""
    rows = await source.fetch(
        f"{_TEAMS} WHERE t.id > $1 AND ($2 OR t.archived_at IS NULL) ORDER BY t.id LIMIT $3",
        after_id,
        archived,
        limit,
    )
    return [Team(**dict(row)) for row in rows]


async def team(source: Source, team_id: int) -> Team | None:
    """One team; its row is held until the transaction ends."""
    row = await source.fetchrow(f"{_TEAMS} WHERE t.id = $1 FOR UPDATE OF t", team_id)
    return Team(**dict(row)) if row else None


async def add_team(source: Source, name: str, description: str, department_id: int | None) -> int:
    """Insert a team without members; returns its id."""
    team_id: int = await source.fetchval(
        "INSERT INTO teams (name, description, department_id) VALUES ($1, $2, $3) RETURNING id",
        name,
        description,
        department_id,
    )
    return team_id


async def update_team(source: Source, changed: Team) -> None:
    """Keep name, description, department and whether it is archived."""
    await source.execute(
        "UPDATE teams SET name = $2, description = $3, department_id = $4, archived_at = $5"
        " WHERE id = $1",
        changed.id,
        changed.name,
        changed.description,
        changed.department_id,
        changed.archived_at,
    )


async def set_members(source: Source, team_id: int, agent_ids: Sequence[int]) -> None:
    """Exactly these agents are in the team; who stays keeps the day they joined."""
    await source.execute(
        "DELETE FROM team_members WHERE team_id = $1 AND NOT agent_id = ANY($2::bigint[])",
        team_id,
        list(agent_ids),
    )
    await source.execute(
        "INSERT INTO team_members (team_id, agent_id) SELECT $1, unnest($2::bigint[])"
        " ON CONFLICT DO NOTHING",
        team_id,
        list(agent_ids),
    )


async def active_agents(source: Source, agent_ids: Sequence[int]) -> set[int]:
    """Which of these are active agents."""
    rows = await source.fetch(
        "SELECT id FROM agents WHERE id = ANY($1::bigint[]) AND active", list(agent_ids)
    )
    return {row["id"] for row in rows}


async def usable_teams(source: Source, team_ids: Sequence[int]) -> set[int]:
    """Which of these are teams that aren't archived."""
    rows = await source.fetch(
        "SELECT id FROM teams WHERE id = ANY($1::bigint[]) AND archived_at IS NULL", list(team_ids)
    )
    return {row["id"] for row in rows}


async def join(source: Source, agent_id: int, team_ids: Sequence[int]) -> None:
    """An agent joins these teams, those that are still there."""
    await source.execute(
        "INSERT INTO team_members (team_id, agent_id)"
        " SELECT id, $1 FROM teams WHERE id = ANY($2::bigint[]) AND archived_at IS NULL"
        " ON CONFLICT DO NOTHING",
        agent_id,
        list(team_ids),
    )


async def usable_department(source: Source, department_id: int) -> bool:
    """Whether there is such a department that isn't archived."""
    return bool(
        await source.fetchval(
            "SELECT EXISTS (SELECT FROM departments WHERE id = $1 AND archived_at IS NULL)",
            department_id,
        )
    )


async def let_go_of_team(source: Source, team_id: int) -> list[int]:
    """Channels give their new conversations to an archived team no longer. Returns their ids."""
    rows = await source.fetch(
        "UPDATE channels SET team_id = NULL WHERE team_id = $1 RETURNING id", team_id
    )
    return [row["id"] for row in rows]


async def let_go_of_department(source: Source, department_id: int) -> None:
    """Teams and channels are of an archived department no longer."""
    await source.execute(
        "WITH t AS (UPDATE teams SET department_id = NULL WHERE department_id = $1)"
        " UPDATE channels SET department_id = NULL WHERE department_id = $1",
        department_id,
    )
