"""Tokens by which programs use the API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from onethread import clock
from onethread.access import SCOPES, Actor
from onethread.access.audit import record
from onethread.agents import session_queries
from onethread.agents.rules import check_scopes, clean_name
from onethread.agents.secret_tokens import hash_of, new_api_token
from onethread.agents.session_queries import Token
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound


async def make_token(
    database: Database,
    actor: Actor,
    *,
    name: str,
    scopes: Sequence[str],
    expires_at: datetime | None,
) -> tuple[Token, str]:
    """Make a token that acts for `actor` within `scopes`; returns it with the token itself, which
    is kept nowhere. Raises InvalidInput."""
    name = clean_name(name)
    wanted = check_scopes(scopes, list(SCOPES))
    if expires_at is not None and (expires_at.tzinfo is None or expires_at <= clock.now()):
        raise InvalidInput(
            "this moment can't be used",
            fields={"expires_at": "a future moment with its time zone, as 2027-01-01T00:00:00Z"},
        )
    secret = new_api_token()
    async with database.transaction() as connection:
        token_id = await session_queries.add_token(
            connection,
            name=name,
            token_hash=hash_of(secret),
            agent_id=actor.id or 0,
            scopes=wanted,
            expires_at=expires_at,
        )
        made = await session_queries.token(connection, token_id)
        assert made is not None
        await record(
            connection,
            actor,
            "token.made",
            subject_kind="token",
            subject_id=token_id,
            detail={"name": name, "scopes": wanted},
        )
    return made, secret


async def withdraw_token(database: Database, actor: Actor, token_id: int) -> None:
    """Make a token worthless at once. Raises NotFound."""
    async with database.transaction() as connection:
        if not await session_queries.withdraw_tokens(connection, clock.now(), token_id=token_id):
            raise NotFound("there is no such token: it may have been withdrawn already")
        await record(
            connection, actor, "token.withdrawn", subject_kind="token", subject_id=token_id
        )
