"""Change someone else: name, role, active. And one's own profile."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from onethread import clock
from onethread.access import Actor, rate_limit
from onethread.access.actor import Role
from onethread.access.audit import record
from onethread.access.roles import check_within
from onethread.access.rules import permissions_of_role
from onethread.agents import passwords, queries, role_queries, session_queries
from onethread.agents.queries import Agent
from onethread.agents.rules import (
    LOGIN_WINDOW_SECONDS,
    PASSWORD_MOST,
    check_demotion,
    check_language,
    check_settings,
    clean_name,
)
from onethread.agents.sign_out import end_sessions
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotAllowed, NotFound
from onethread.events import Event
from onethread.events import record as record_events
from onethread.settings import Settings


async def check_may_grant(
    source: queries.Source, actor: Actor, role: Role, role_id: int | None = None
) -> None:
    """Nobody gives a role that may do more than they may; a token makes no administrators.
    Raises NotAllowed, InvalidInput for a role that isn't there."""
    if role == "administrator" and role_id is None and actor.kind == "token":
        raise NotAllowed("a token can't make administrators: sign in to do so")
    own = await role_queries.permissions(source, role_id)
    if role_id is not None and own is None:
        raise InvalidInput("there is no such role", fields={"role_id": "unknown"})
    check_within(actor, permissions_of_role(role, own))


async def change_agent(
    database: Database,
    actor: Actor,
    agent_id: int,
    *,
    name: str | None = None,
    role: Role | None = None,
    role_id: int | None = None,
    active: bool | None = None,
) -> Agent:
    """Change what is given; `role_id`, the organisation's own role, goes before `role`.
    Who is deactivated is signed out everywhere at once, and their API
    tokens are withdrawn. Raises NotFound, InvalidInput (also for the last administrator),
    NotAllowed."""
    async with database.transaction() as connection:
        # The rows of all administrators are taken before the agent's own, always in this order.
        others = await queries.other_administrators(connection, agent_id)
        before = await queries.agent(connection, agent_id, lock=True)
        if before is None:
            raise NotFound("there is no such agent")
        after = msgspec.structs.replace(
            before,
            name=before.name if name is None else clean_name(name),
            role=before.role if role is None and role_id is None else role or "agent",
            role_id=before.role_id if role is None and role_id is None else role_id,
            active=before.active if active is None else active,
        )
        if after == before:
            return before
        if (after.role, after.role_id) != (before.role, before.role_id) or (
            after.active != before.active
        ):
            await check_may_grant(connection, actor, after.role, after.role_id)
            await check_may_grant(connection, actor, before.role, before.role_id)
        check_demotion(
            was=before.role, becomes=after.role, active=after.active, other_administrators=others
        )
        await _keep(connection, actor, before, after)
        if before.active and not after.active:
            await end_sessions(connection, actor, agent_id)
            await session_queries.withdraw_tokens(connection, clock.now(), agent_id=agent_id)
    return after


async def _keep(connection: Connection, actor: Actor, before: Agent, after: Agent) -> None:
    await queries.update_agent(connection, after)
    changed = {
        field: {"from": getattr(before, field), "to": getattr(after, field)}
        for field in ("name", "role", "role_id", "language", "active")
        if getattr(before, field) != getattr(after, field)
    }
    if before.settings != after.settings:
        changed["settings"] = {}
    # What only the agent's own screen keeps is no news to anybody.
    if changed.keys() & {"name", "role", "role_id", "active"}:
        body = {"changed": sorted(changed), "role": after.role, "active": after.active}
        await record_events(connection, [Event(kind="agent.changed", agent_id=after.id, body=body)])
    await record(
        connection,
        actor,
        "agent.changed",
        subject_kind="agent",
        subject_id=after.id,
        detail=changed,
    )


async def change_profile(
    database: Database,
    limits: Settings,
    actor: Actor,
    *,
    name: str | None = None,
    language: str | None = None,
    own_settings: dict[str, Any] | None = None,
    password: tuple[str, str] | None = None,
) -> Agent:
    """Change one's own name, language (of the workspace), settings (the screen's own, kept as they
    are) and password (current, new). All of it or nothing.
    Raises InvalidInput naming the field, TooManyRequests, Overloaded."""
    name = None if name is None else clean_name(name)
    language = None if language is None else check_language(language)
    own_settings = None if own_settings is None else check_settings(own_settings)
    if password is not None:
        await change_password(database, limits, actor, current=password[0], new=password[1])
    async with database.transaction() as connection:
        before = await own(connection, actor, lock=True)
        after = msgspec.structs.replace(
            before,
            name=before.name if name is None else name,
            language=before.language if language is None else language,
            settings=before.settings if own_settings is None else own_settings,
        )
        if after != before:
            await _keep(connection, actor, before, after)
    return after


async def own(source: queries.Source, actor: Actor, *, lock: bool = False) -> Agent:
    """The agent behind an actor. Raises NotFound."""
    agent = await queries.agent(source, actor.id or 0, lock=lock)
    if agent is None:
        raise NotFound("this agent no longer exists")
    return agent


async def change_password(
    database: Database, limits: Settings, actor: Actor, *, current: str, new: str
) -> None:
    """Change one's own password; all one's other sessions end.
    Raises InvalidInput naming the field, TooManyRequests, Overloaded."""
    agent = await own(database, actor)
    await rate_limit(
        database,
        f"password:{agent.id}",
        most=limits.login_attempts_per_15_minutes,
        window_seconds=LOGIN_WINDOW_SECONDS,
    )
    stored = await queries.password_hash(database, agent.id)
    if len(current) > PASSWORD_MOST or not await passwords.matches(current, stored):
        raise InvalidInput(
            "the current password is wrong", fields={"password.current": "this is not it"}
        )
    await set_password(database, actor, agent, new, field="password.new")


async def set_password(
    database: Database, actor: Actor, agent: Agent, password: str, *, field: str = "password"
) -> None:
    """Give an agent a new password; their sessions end, except the one `actor` uses.
    Raises InvalidInput, Overloaded."""
    organisation = await queries.organisation(database)
    about = [agent.name, agent.email, organisation.name if organisation else ""]
    hashed = await passwords.hash_password(password, about, field=field)
    async with database.transaction() as connection:
        await queries.set_password_hash(connection, agent.id, hashed)
        await record(
            connection, actor, "agent.password_changed", subject_kind="agent", subject_id=agent.id
        )
        keep = UUID(actor.session) if actor.session and actor.id == agent.id else None
        await end_sessions(connection, actor, agent.id, keep=keep)
