"""SQL over agents, sessions, invitations, tokens and the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.access.actor import Role
from onethread.database.engine import Connection, Database

Source = Connection | Database


class Agent(msgspec.Struct, kw_only=True):
    """A person who serves customers. `role_id`: the organisation's own role that they have in place
    of `role`. `last_seen_at` is right to about a minute."""

    id: int
    email: str
    name: str
    role: Role
    role_id: int | None
    language: str | None
    settings: dict[str, Any]
    active: bool
    created_at: datetime
    last_seen_at: datetime | None


class Organisation(msgspec.Struct, kw_only=True):
    """The one organisation. `region` is the country of telephone numbers written without one."""

    name: str
    language: str
    region: str
    settings: dict[str, Any]


_AGENT = "id, email, name, role, role_id, language, settings, active, created_at, last_seen_at"


async def organisation(source: Source, *, lock: bool = False) -> Organisation | None:
    """The organisation, or None before set-up; with `lock` held until the transaction ends."""
    suffix = " FOR UPDATE" if lock else ""
    row = await source.fetchrow(
        f"SELECT name, language, region, settings FROM organisation{suffix}"
    )
    return Organisation(**dict(row)) if row else None


async def any_agent(source: Source) -> bool:
    """Whether any agent exists, active or not."""
    return bool(await source.fetchval("SELECT EXISTS (SELECT FROM agents)"))


async def agent(source: Source, agent_id: int, *, lock: bool = False) -> Agent | None:
    """One agent; with `lock` the row is held until the transaction ends."""
    suffix = " FOR UPDATE" if lock else ""
    row = await source.fetchrow(f"SELECT {_AGENT} FROM agents WHERE id = $1{suffix}", agent_id)
    return Agent(**dict(row)) if row else None


async def agent_by_email(source: Source, email: str) -> Agent | None:
    """The agent with this address, whatever its capitals."""
    row = await source.fetchrow(
        f"SELECT {_AGENT} FROM agents WHERE lower(email) = lower($1)", email
    )
    return Agent(**dict(row)) if row else None


async def agents(source: Source, *, after_id: int = 0, limit: int = 200) -> list[Agent]:
    """Agents by id, after `after_id`."""
    rows = await source.fetch(
        f"SELECT {_AGENT} FROM agents WHERE id > $1 ORDER BY id LIMIT $2", after_id, limit
    )
    return [Agent(**dict(row)) for row in rows]


async def add_agent(
    source: Source,
    *,
    email: str,
    name: str,
    role: Role,
    password_hash: str | None,
    language: str | None = None,
    role_id: int | None = None,
) -> Agent | None:
    """Insert an agent; None when the address is taken."""
    row = await source.fetchrow(
        f"""
        INSERT INTO agents (email, name, role, password_hash, language, role_id)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING {_AGENT}
        """,
        email,
        name,
        role,
        password_hash,
        language,
        role_id,
    )
    return Agent(**dict(row)) if row else None


async def update_agent(source: Source, changed: Agent) -> None:
    """Keep name, role, language, settings and active of an agent."""
    await source.execute(
        "UPDATE agents SET name = $2, role = $3, language = $4, settings = $5, active = $6,"
        " role_id = $7 WHERE id = $1",
        changed.id,
        changed.name,
        changed.role,
        changed.language,
        changed.settings,
        changed.active,
        changed.role_id,
    )


async def other_administrators(connection: Connection, agent_id: int) -> int:
    """How many active administrators there are beside `agent_id`. Their rows are held, so that two
    administrators can't remove each other at the same moment."""
    rows = await connection.fetch(
        "SELECT id FROM agents WHERE role = 'administrator' AND active ORDER BY id FOR UPDATE"
    )
    return sum(row["id"] != agent_id for row in rows)


async def credentials(source: Source, email: str) -> tuple[int, str | None, bool] | None:
    """(agent id, password hash, active) for an address, or None."""
    row = await source.fetchrow(
        "SELECT id, password_hash, active FROM agents WHERE lower(email) = lower($1)", email
    )
    return (row["id"], row["password_hash"], row["active"]) if row else None


async def password_hash(source: Source, agent_id: int) -> str | None:
    """The stored hash of an agent's password."""
    value = await source.fetchval("SELECT password_hash FROM agents WHERE id = $1", agent_id)
    return None if value is None else str(value)


async def set_password_hash(source: Source, agent_id: int, hashed: str) -> None:
    """Keep a new password hash."""
    await source.execute("UPDATE agents SET password_hash = $2 WHERE id = $1", agent_id, hashed)


# Invitations ------------------------------------------------------------------------------------


class Invitation(msgspec.Struct, kw_only=True):
    """An invitation that wasn't accepted or withdrawn yet; it may have expired."""

    id: int
    email: str
    role: Role
    role_id: int | None
    team_ids: list[int]
    invited_by: int | None
    created_at: datetime
    expires_at: datetime


_INVITATION = "id, email, role, role_id, team_ids, invited_by, created_at, expires_at"


async def add_invitation(
    connection: Connection,
    *,
    email: str,
    role: Role,
    token_hash: bytes,
    invited_by: int | None,
    now: datetime,
    expires_at: datetime,
    role_id: int | None = None,
    team_ids: Sequence[int] = (),
) -> Invitation:
    """Insert an invitation, in place of an open one to the same address."""
    await connection.execute(
        """
        UPDATE invitations SET revoked_at = $2
        WHERE lower(email) = lower($1) AND accepted_at IS NULL AND revoked_at IS NULL
        """,
        email,
        now,
    )
    row = await connection.fetchrow(
        f"""
        INSERT INTO invitations (email, role, token_hash, invited_by, created_at, expires_at,
                                 role_id, team_ids)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING {_INVITATION}
        """,
        email,
        role,
        token_hash,
        invited_by,
        now,
        expires_at,
        role_id,
        list(team_ids),
    )
    assert row is not None
    return Invitation(**dict(row))


async def open_invitations(
    source: Source, *, before_id: int | None, limit: int
) -> list[Invitation]:
    """Invitations not yet accepted or withdrawn, newest first."""
    rows = await source.fetch(
        f"""
        SELECT {_INVITATION} FROM invitations
        WHERE accepted_at IS NULL AND revoked_at IS NULL AND ($1::bigint IS NULL OR id < $1)
        ORDER BY id DESC LIMIT $2
        """,
        before_id,
        limit,
    )
    return [Invitation(**dict(row)) for row in rows]


async def invitation_by_hash(
    source: Source, token_hash: bytes, now: datetime, *, lock: bool = False
) -> Invitation | None:
    """The invitation in force with this token."""
    row = await source.fetchrow(
        f"""
        SELECT {_INVITATION} FROM invitations
        WHERE token_hash = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2
        {"FOR UPDATE" if lock else ""}
        """,
        token_hash,
        now,
    )
    return Invitation(**dict(row)) if row else None


async def invitation_accepted(source: Source, invitation_id: int, now: datetime) -> None:
    """Use an invitation up."""
    await source.execute(
        "UPDATE invitations SET accepted_at = $2 WHERE id = $1", invitation_id, now
    )


async def withdraw_invitation(source: Source, invitation_id: int, now: datetime) -> str | None:
    """Withdraw an open invitation; returns its address, None if there is none."""
    value = await source.fetchval(
        """
        UPDATE invitations SET revoked_at = $2
        WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL RETURNING email
        """,
        invitation_id,
        now,
    )
    return None if value is None else str(value)


# Organisation and set-up ------------------------------------------------------------------------


async def add_organisation(source: Source, *, name: str, language: str, region: str) -> None:
    """Insert the organisation, unless there is one."""
    await source.execute(
        "INSERT INTO organisation (name, language, region) VALUES ($1, $2, $3)"
        " ON CONFLICT DO NOTHING",
        name,
        language,
        region,
    )


async def update_organisation(source: Source, changed: Organisation) -> None:
    """Keep what changed of the organisation."""
    await source.execute(
        "UPDATE organisation SET name = $1, language = $2, region = $3, settings = $4",
        changed.name,
        changed.language,
        changed.region,
        changed.settings,
    )


async def lock_setup(connection: Connection) -> None:
    """Let no one else make the first agent until this transaction ends."""
    await connection.execute("LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE")


async def setup_code_hash(source: Source) -> bytes | None:
    """The hash of the set-up code that was printed last."""
    value = await source.fetchval("SELECT code_hash FROM setup_code")
    return None if value is None else bytes(value)


async def set_setup_code_hash(source: Source, code_hash: bytes) -> None:
    """Keep the hash of a new set-up code."""
    await source.execute(
        """
        INSERT INTO setup_code (code_hash) VALUES ($1)
        ON CONFLICT (single) DO UPDATE SET code_hash = excluded.code_hash, created_at = now()
        """,
        code_hash,
    )


async def forget_setup_code(source: Source) -> None:
    """Remove the set-up code."""
    await source.execute("DELETE FROM setup_code")
