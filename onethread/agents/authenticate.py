"""From a request's cookie or token to its actor."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.types import Scope

from onethread import clock
from onethread.access import AccessPlugin, Actor, client_address
from onethread.access.rules import permissions_of_role, permissions_of_token
from onethread.agents import session_queries
from onethread.agents.secret_tokens import API_TOKEN_PREFIX, hash_of
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable, NotAuthenticated
from onethread.settings import Settings

COOKIE = "onethread_session"


def access_plugin() -> AccessPlugin:
    """The plugin the web application needs; reads `database` and `settings` of its state."""
    return AccessPlugin(authenticate, address_of)


def address_of(scope: Scope) -> str:
    """The caller's address, behind the reverse proxies that the settings trust."""
    settings = cast(Settings, scope["litestar_app"].state.settings)
    client = scope.get("client")
    headers = {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in scope["headers"]
        if name == b"x-forwarded-for"
    }
    return client_address(client[0] if client else "", headers, settings.trusted_proxies)


async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
    """The actor of a connection; an anonymous one when it has no session in force.

    A token that isn't in force is refused at once, so that a program's maker sees why.
    Raises NotAuthenticated, DatabaseUnavailable.
    """
    address = address_of(connection.scope)
    kind, _, bearer = connection.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return await _by_token(connection, bearer.strip(), address)
    if cookie := connection.cookies.get(COOKIE):
        return await _by_session(connection, cookie, address)
    return Actor(kind="anonymous", address=address)


async def _by_token(
    connection: ASGIConnection[Any, Any, Any, Any], token: str, address: str
) -> Actor:
    unknown = "this token is unknown, expired or withdrawn: make a new one"
    if not token.startswith(API_TOKEN_PREFIX):
        raise NotAuthenticated(unknown)
    database = cast(Database, connection.app.state.database)
    now = clock.now()
    owner = await session_queries.token_owner(database, hash_of(token), now)
    if owner is None:
        raise NotAuthenticated(unknown)
    if _stale(owner.last_used_at, now):
        with suppress(DatabaseUnavailable):
            await session_queries.touch_token(database, owner.token_id, now)
    return Actor(
        kind="token",
        id=owner.agent_id,
        name=owner.token_name,
        role=owner.role,
        permissions=permissions_of_token(owner.scopes, owner.role, owner.own_permissions),
        scopes=tuple(owner.scopes),
        address=address,
        token_id=owner.token_id,
    )


async def _by_session(
    connection: ASGIConnection[Any, Any, Any, Any], cookie: str, address: str
) -> Actor:
    database = cast(Database, connection.app.state.database)
    settings = cast(Settings, connection.app.state.settings)
    now = clock.now()
    hashed = hash_of(cookie)
    owner = await session_queries.session_owner(database, hashed, now)
    if owner is None:
        return Actor(kind="anonymous", address=address)
    if _stale(owner.last_used_at, now):
        with suppress(DatabaseUnavailable):
            await session_queries.touch_session(database, hashed, now, settings.session_days)
    return Actor(
        kind="agent",
        id=owner.agent_id,
        name=owner.name,
        role=owner.role,
        permissions=permissions_of_role(owner.role, owner.own_permissions),
        address=address,
        session=str(owner.public_id),
    )


def _stale(last_used_at: Any, now: Any) -> bool:
    return (
        last_used_at is None or (now - last_used_at).total_seconds() > session_queries.TOUCH_SECONDS
    )
