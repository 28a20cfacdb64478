"""Sign in: check who it is, slow down guessing, begin a session."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import msgspec

from onethread import clock
from onethread.access import Actor, forget_rate, give_back, network_of, rate_limit
from onethread.access.audit import record
from onethread.access.rules import permissions_of_role
from onethread.agents import passwords, queries, role_queries, session_queries
from onethread.agents.queries import Agent
from onethread.agents.rules import LOGIN_WINDOW_SECONDS, PASSWORD_MOST
from onethread.agents.secret_tokens import hash_of, new_token
from onethread.agents.sign_out import end_sessions
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import NotAuthenticated
from onethread.settings import Settings

WRONG = "e-mail address or password is wrong"
_WAIT = "too many attempts to sign in: wait a while and try again"


class Caller(msgspec.Struct, frozen=True):
    """From where a session is begun. `cookie` is the session the browser had until now."""

    address: str
    user_agent: str
    cookie: str | None = None


class SignedIn(msgspec.Struct):
    """A session that has begun. `token` goes into the cookie and is kept nowhere."""

    token: str
    agent: Agent
    actor: Actor


async def sign_in(
    database: Database, settings: Settings, *, email: str, password: str, caller: Caller
) -> SignedIn:
    """Begin a session for whoever knows the password.

    An unknown address, a deactivated agent and a wrong password answer alike and take as long.
    Failed attempts count per network and per account; an agent who was signed in from this network
    before has a count of their own there, so that strangers can't lock them out.
    Raises NotAuthenticated, TooManyRequests, Overloaded.
    """
    email = clean_text(email.strip()[:320])
    found = await queries.credentials(database, email)
    agent_id, hashed, active = found or (0, None, False)
    known = await session_queries.signed_in_before(database, agent_id, [caller.address])
    keys = _rate_keys(email, caller.address, known)
    for key in keys:
        await rate_limit(
            database,
            key,
            most=settings.login_attempts_per_15_minutes,
            window_seconds=LOGIN_WINDOW_SECONDS,
            message=_WAIT,
        )
    usable = hashed if active and len(password) <= PASSWORD_MOST else None
    if not await passwords.matches(password[:PASSWORD_MOST], usable):
        stranger = Actor(kind="anonymous", address=caller.address)
        await record(
            database,
            stranger,
            "login.failed",
            subject_kind="agent",
            subject_id=agent_id or None,
        )
        raise NotAuthenticated(WRONG)
    await give_back(database, keys[0], window_seconds=LOGIN_WINDOW_SECONDS)
    if len(keys) > 1:
        await forget_rate(database, keys[1])
    if hashed is not None and passwords.is_outdated(hashed):
        await queries.set_password_hash(database, agent_id, await passwords.hash_again(password))
    async with database.transaction() as connection:
        agent = await queries.agent(connection, agent_id, lock=True)
        if agent is None or not agent.active:
            raise NotAuthenticated(WRONG)
        return await begin_session(connection, settings, agent, caller)


def _rate_keys(email: str, address: str, known: bool) -> list[str]:
    account = hashlib.sha256(email.casefold().encode("utf-8", "replace")).hexdigest()[:32]
    network = network_of(address)
    if known:
        return [f"login:known:{account}:{network}"]
    return [f"login:address:{network}", f"login:account:{account}"]


async def begin_session(
    connection: Connection, settings: Settings, agent: Agent, caller: Caller
) -> SignedIn:
    """Begin a session for an agent who proved to be it, with a fresh token; the one the browser had
    ends, so that a token planted before sign-in is worth nothing after it."""
    now = clock.now()
    if caller.cookie:
        await _end_replaced(connection, caller)
    token = new_token()
    public_id = await session_queries.add_session(
        connection,
        token_hash=hash_of(token),
        agent_id=agent.id,
        expires_at=now + timedelta(days=settings.session_days),
        address=caller.address,
        user_agent="".join(c for c in caller.user_agent if c.isprintable())[:300],
    )
    actor = Actor(
        kind="agent",
        id=agent.id,
        name=agent.name,
        role=agent.role,
        permissions=permissions_of_role(
            agent.role, await role_queries.permissions(connection, agent.role_id)
        ),
        address=caller.address,
        session=str(public_id),
    )
    await record(
        connection,
        actor,
        "login.succeeded",
        subject_kind="agent",
        subject_id=agent.id,
        detail={"session": str(public_id)},
    )
    return SignedIn(token=token, agent=agent, actor=actor)


async def _end_replaced(connection: Connection, caller: Caller) -> None:
    hashed = hash_of(caller.cookie or "")
    replaced = await session_queries.session_of_token(connection, hashed, clock.now())
    if replaced is not None:
        actor = Actor(
            kind="agent",
            id=replaced.agent_id,
            name=replaced.name,
            role=replaced.role,
            address=caller.address,
            session=str(replaced.public_id),
        )
        await end_sessions(connection, actor, replaced.agent_id, only=replaced.public_id)
