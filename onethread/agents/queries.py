"""SQL over agents, sessions, invitations, tokens and the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from onethread import clock
from onethread.access.actor import Role
from onethread.database.engine import Connection, Database

Source = Connection | Database


class Agent(msgspec.Struct, kw_only=True):
    """A person who serves customers. `last_seen_at` is right to about a minute."""

    id: int
    email: str
    name: str
    role: Role
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


class SessionOwner(msgspec.Struct, kw_only=True):
    """A session in force and whose it is."""

    public_id: UUID
    last_used_at: datetime
    agent_id: int
    name: str
    role: Role


class OpenSession(msgspec.Struct, kw_only=True):
    """A session as its owner sees it in the list of places where they are signed in."""

    public_id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    address: str | None
    user_agent: str | None


class TokenOwner(msgspec.Struct, kw_only=True):
    """An API token in force and who made it."""

    token_id: int
    token_name: str
    scopes: list[str]
    last_used_at: datetime | None
    agent_id: int
    role: Role


_AGENT = "id, email, name, role, language, settings, active, created_at, last_seen_at"
# Last use is kept to the minute: a busy screen doesn't write with every request.
TOUCH_SECONDS = 60


async def organisation(source: Source) -> Organisation | None:
    """The organisation, or None before set-up."""
    row = await source.fetchrow("SELECT name, language, region, settings FROM organisation")
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
) -> Agent | None:
    """Insert an agent; None when the address is taken."""
    row = await source.fetchrow(
        f"""
        INSERT INTO agents (email, name, role, password_hash, language)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING {_AGENT}
        """,
        email,
        name,
        role,
        password_hash,
        language,
    )
    return Agent(**dict(row)) if row else None


async def update_agent(source: Source, changed: Agent) -> None:
    """Keep name, role, language, settings and active of an agent."""
    await source.execute(
        "UPDATE agents SET name = $2, role = $3, language = $4, settings = $5, active = $6"
        " WHERE id = $1",
        changed.id,
        changed.name,
        changed.role,
        changed.language,
        changed.settings,
        changed.active,
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


# Sessions ---------------------------------------------------------------------------------------


async def session_owner(source: Source, token_hash: bytes, now: datetime) -> SessionOwner | None:
    """Whose session this is, if it and its agent are still in force."""
    row = await source.fetchrow(
        """
        SELECT s.public_id, s.last_used_at, a.id AS agent_id, a.name, a.role
        FROM sessions AS s JOIN agents AS a ON a.id = s.agent_id
        WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND a.active
        """,
        token_hash,
        now,
    )
    return SessionOwner(**dict(row)) if row else None


async def touch_session(source: Source, token_hash: bytes, now: datetime, days: int) -> None:
    """Slide the end of a session and note when its agent was last seen."""
    await source.execute(
        """
        WITH touched AS (
          UPDATE sessions SET last_used_at = $2, expires_at = $3
          WHERE token_hash = $1 AND revoked_at IS NULL RETURNING agent_id
        )
        UPDATE agents SET last_seen_at = $2 WHERE id = (SELECT agent_id FROM touched)
        """,
        token_hash,
        now,
        now + timedelta(days=days),
    )


async def add_session(
    source: Source,
    *,
    token_hash: bytes,
    agent_id: int,
    expires_at: datetime,
    address: str,
    user_agent: str,
) -> UUID:
    """Insert a session; returns its public id."""
    value = await source.fetchval(
        """
        INSERT INTO sessions (token_hash, agent_id, created_at, last_used_at, expires_at, address,
                              user_agent)
        VALUES ($1, $2, $3, $3, $4, $5, $6) RETURNING public_id
        """,
        token_hash,
        agent_id,
        clock.now(),
        expires_at,
        address,
        user_agent,
    )
    return UUID(str(value))


async def open_sessions(source: Source, agent_id: int, now: datetime) -> list[OpenSession]:
    """An agent's sessions in force, last used first."""
    rows = await source.fetch(
        """
        SELECT public_id, created_at, last_used_at, expires_at, address, user_agent FROM sessions
        WHERE agent_id = $1 AND revoked_at IS NULL AND expires_at > $2
        ORDER BY last_used_at DESC LIMIT 100
        """,
        agent_id,
        now,
    )
    return [OpenSession(**dict(row)) for row in rows]


async def end_sessions(
    source: Source,
    agent_id: int,
    now: datetime,
    *,
    only: UUID | None = None,
    keep: UUID | None = None,
) -> list[UUID]:
    """End an agent's sessions: all, only one, or all but one. Returns those that ended."""
    rows = await source.fetch(
        """
        UPDATE sessions SET revoked_at = $2
        WHERE agent_id = $1 AND revoked_at IS NULL AND expires_at > $2
          AND ($3::uuid IS NULL OR public_id = $3) AND ($4::uuid IS NULL OR public_id <> $4)
        RETURNING public_id
        """,
        agent_id,
        now,
        only,
        keep,
    )
    return [UUID(str(row["public_id"])) for row in rows]


async def end_session_by_hash(source: Source, token_hash: bytes, now: datetime) -> None:
    """End the session with this token, whosever it is."""
    await source.execute(
        "UPDATE sessions SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL",
        token_hash,
        now,
    )


async def signed_in_before(source: Source, agent_id: int, addresses: Sequence[str]) -> bool:
    """Whether this agent had a session from one of these addresses."""
    return bool(
        await source.fetchval(
            "SELECT EXISTS (SELECT FROM sessions WHERE agent_id = $1 AND address = ANY($2))",
            agent_id,
            list(addresses),
        )
    )


async def forget_ended_sessions(source: Source, before: datetime) -> None:
    """Remove sessions that ended before a moment."""
    await source.execute("DELETE FROM sessions WHERE expires_at < $1 OR revoked_at < $1", before)


# Tokens -----------------------------------------------------------------------------------------


async def token_owner(source: Source, token_hash: bytes, now: datetime) -> TokenOwner | None:
    """Who made this token, if it and its agent are still in force."""
    row = await source.fetchrow(
        """
        SELECT t.id AS token_id, t.name AS token_name, t.scopes, t.last_used_at,
               a.id AS agent_id, a.role
        FROM api_tokens AS t JOIN agents AS a ON a.id = t.agent_id
        WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND a.active
          AND (t.expires_at IS NULL OR t.expires_at > $2)
        """,
        token_hash,
        now,
    )
    return TokenOwner(**dict(row)) if row else None


async def touch_token(source: Source, token_id: int, now: datetime) -> None:
    """Note when a token was last used."""
    await source.execute("UPDATE api_tokens SET last_used_at = $2 WHERE id = $1", token_id, now)
