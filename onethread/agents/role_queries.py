"""SQL over the organisation's own roles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class OwnRole(msgspec.Struct, kw_only=True):
    """A role that the organisation made. `agent_count`: active agents who have it."""

    id: int
    name: str
    description: str
    permissions: list[str]
    agent_count: int
    created_at: datetime


_ROLES = """
SELECT r.id, r.name, r.description, r.permissions, r.created_at,
       (SELECT count(*) FROM agents AS a WHERE a.role_id = r.id AND a.active) AS agent_count
FROM roles AS r
"""


async def roles(source: Source) -> list[OwnRole]:
    """All of them, in the order they were made."""
    return [OwnRole(**dict(row)) for row in await source.fetch(f"{_ROLES} ORDER BY r.id")]


async def role(source: Source, role_id: int, *, lock: bool = False) -> OwnRole | None:
    """One of them; with `lock` its row is held until the transaction ends."""
    suffix = " FOR UPDATE OF r" if lock else ""
    row = await source.fetchrow(f"{_ROLES} WHERE r.id = $1{suffix}", role_id)
    return OwnRole(**dict(row)) if row else None


async def permissions(source: Source, role_id: int | None) -> list[str] | None:
    """What a role permits; None for no role, and for one that isn't there."""
    if role_id is None:
        return None
    value = await source.fetchval("SELECT permissions FROM roles WHERE id = $1", role_id)
    return None if value is None else list(value)


async def built_in_counts(source: Source) -> dict[str, int]:
    """How many active agents have each built-in role."""
    rows = await source.fetch(
        "SELECT role, count(*) AS n FROM agents WHERE active AND role_id IS NULL GROUP BY role"
    )
    return {row["role"]: row["n"] for row in rows}


async def add(source: Source, name: str, description: str, permissions: Sequence[str]) -> int:
    """Insert a role; returns its id."""
    role_id: int = await source.fetchval(
        "INSERT INTO roles (name, description, permissions) VALUES ($1, $2, $3) RETURNING id",
        name,
        description,
        list(permissions),
    )
    return role_id


async def update(source: Source, changed: OwnRole) -> None:
    """Keep name, description and permissions."""
    await source.execute(
        "UPDATE roles SET name = $2, description = $3, permissions = $4, updated_at = now()"
        " WHERE id = $1",
        changed.id,
        changed.name,
        changed.description,
        changed.permissions,
    )


async def remove(source: Source, role_id: int) -> None:
    """Delete a role that nobody has; open invitations to it fall back to agent."""
    await source.execute("DELETE FROM roles WHERE id = $1", role_id)


async def agents_with(source: Source, role_id: int) -> list[int]:
    """Ids of the agents who have a role, also those who aren't active."""
    rows = await source.fetch("SELECT id FROM agents WHERE role_id = $1 ORDER BY id", role_id)
    return [row["id"] for row in rows]
