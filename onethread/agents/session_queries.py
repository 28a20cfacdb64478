"""SQL over sessions and API tokens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from onethread import clock
from onethread.access.actor import Role
from onethread.database.engine import Connection, Database

Source = Connection | Database

# Last use is kept to the minute: a busy screen doesn't write with every request.
TOUCH_SECONDS = 60


class SessionOwner(msgspec.Struct, kw_only=True):
    """A session in force and whose it is."""

    public_id: UUID
    last_used_at: datetime
    agent_id: int
    name: str
    role: Role
    own_permissions: list[str] | None


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
    own_permissions: list[str] | None


async def session_owner(source: Source, token_hash: bytes, now: datetime) -> SessionOwner | None:
    """Whose session this is, if it and its agent are still in force."""
    row = await source.fetchrow(
        """
        SELECT s.public_id, s.last_used_at, a.id AS agent_id, a.name, a.role,
               r.permissions AS own_permissions
        FROM sessions AS s JOIN agents AS a ON a.id = s.agent_id
        LEFT JOIN roles AS r ON r.id = a.role_id
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
    """Insert a session and note that its agent was seen; returns its public id."""
    value = await source.fetchval(
        """
        WITH seen AS (UPDATE agents SET last_seen_at = $3 WHERE id = $2)
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


async def session_of_token(source: Source, token_hash: bytes, now: datetime) -> SessionOwner | None:
    """The session in force with this token, also of an agent who is deactivated."""
    row = await source.fetchrow(
        """
        SELECT s.public_id, s.last_used_at, a.id AS agent_id, a.name, a.role,
               r.permissions AS own_permissions
        FROM sessions AS s JOIN agents AS a ON a.id = s.agent_id
        LEFT JOIN roles AS r ON r.id = a.role_id
        WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
        """,
        token_hash,
        now,
    )
    return SessionOwner(**dict(row)) if row else None


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


# API tokens -----------------------------------------------------------------------------------------


async def token_owner(source: Source, token_hash: bytes, now: datetime) -> TokenOwner | None:
    """Who made this token, if it and its agent are still in force."""
    row = await source.fetchrow(
        """
        SELECT t.id AS token_id, t.name AS token_name, t.scopes, t.last_used_at,
               a.id AS agent_id, a.role, r.permissions AS own_permissions
        FROM api_tokens AS t JOIN agents AS a ON a.id = t.agent_id
        LEFT JOIN roles AS r ON r.id = a.role_id
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


async def add_token(
    source: Source,
    *,
    name: str,
    token_hash: bytes,
    agent_id: int,
    scopes: Sequence[str],
    expires_at: datetime | None,
) -> int:
    """Insert a token; returns its id."""
    value = await source.fetchval(
        """
        INSERT INTO api_tokens (name, token_hash, agent_id, scopes, expires_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
        """,
        name,
        token_hash,
        agent_id,
        list(scopes),
        expires_at,
        clock.now(),
    )
    return int(value)


class Token(msgspec.Struct, kw_only=True):
    """An API token in the list of tokens; what it is can't be shown again."""

    id: int
    name: str
    scopes: list[str]
    agent_id: int
    agent_name: str
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


_LISTED = """
SELECT t.id, t.name, t.scopes, t.agent_id, a.name AS agent_name, t.created_at, t.last_used_at,
       t.expires_at
FROM api_tokens AS t JOIN agents AS a ON a.id = t.agent_id
"""


async def tokens(source: Source, *, before_id: int | None, limit: int) -> list[Token]:
    """Tokens that weren't withdrawn (expired ones included), newest first."""
    rows = await source.fetch(
        _LISTED
        + "WHERE t.revoked_at IS NULL AND ($1::bigint IS NULL OR t.id < $1)"
        + " ORDER BY t.id DESC LIMIT $2",
        before_id,
        limit,
    )
    return [Token(**dict(row)) for row in rows]


async def token(source: Source, token_id: int) -> Token | None:
    """One token that wasn't withdrawn."""
    row = await source.fetchrow(_LISTED + "WHERE t.id = $1 AND t.revoked_at IS NULL", token_id)
    return Token(**dict(row)) if row else None


async def withdraw_tokens(
    source: Source, now: datetime, *, token_id: int | None = None, agent_id: int | None = None
) -> list[int]:
    """Withdraw one token or all of an agent. Returns the ids that were in force."""
    rows = await source.fetch(
        """
        UPDATE api_tokens SET revoked_at = $1
        WHERE revoked_at IS NULL AND (id = $2 OR agent_id = $3) RETURNING id
        """,
        now,
        token_id,
        agent_id,
    )
    return [row["id"] for row in rows]
