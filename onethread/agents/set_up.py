"""First set-up: the organisation and its first administrator, once."""

from __future__ import annotations

import hmac
import secrets

from onethread.access import Actor, network_of, rate_limit
from onethread.access.actor import Role
from onethread.access.audit import record
from onethread.agents import passwords, queries
from onethread.agents.queries import Agent
from onethread.agents.rules import (
    LOGIN_WINDOW_SECONDS,
    check_language,
    check_region,
    clean_name,
    normalise_email,
)
from onethread.agents.secret_tokens import hash_of
from onethread.agents.sign_in import Caller, SignedIn, begin_session
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, NotAllowed
from onethread.events import Event
from onethread.events import record as record_events
from onethread.settings import Settings

# Without letters and digits that look alike; 40 bits, of which a few can be tried per quarter hour.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_DONE = "Onethread is set up already: sign in"


async def setup_needed(database: Database) -> bool:
    """Whether no agent exists yet."""
    return not await queries.any_agent(database)


async def new_setup_code(database: Database) -> str | None:
    """A code for `serve` to print, asked for when set-up is done from another machine; an earlier
    one is worthless from now on. None when set-up is done."""
    if not await setup_needed(database):
        return None
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    await queries.set_setup_code_hash(database, hash_of(letters))
    return f"{letters[:4]}-{letters[4:]}"


async def check_setup_code(database: Database, code: str | None, address: str) -> None:
    """Refuse a set-up from another machine that doesn't know the printed code.
    Raises NotAllowed, TooManyRequests."""
    await rate_limit(
        database, f"setup:{network_of(address)}", most=20, window_seconds=LOGIN_WINDOW_SECONDS
    )
    await rate_limit(database, "setup:any", most=200, window_seconds=LOGIN_WINDOW_SECONDS)
    stored = await queries.setup_code_hash(database)
    given = "".join(c for c in (code or "").upper() if c.isalnum())
    if stored is None or not hmac.compare_digest(stored, hash_of(given)):
        raise NotAllowed("enter the set-up code that `onethread serve` printed when it started")


async def set_up(
    database: Database,
    settings: Settings,
    *,
    organisation_name: str,
    language: str,
    region: str,
    name: str,
    email: str,
    password: str,
    caller: Caller,
) -> SignedIn:
    """Make the organisation and its first administrator, signed in. Of several at once one wins.
    Raises Conflict when set-up was done, InvalidInput, Overloaded."""
    if not await setup_needed(database):
        raise Conflict(_DONE)
    organisation_name = clean_name(organisation_name, "organisation.name")
    language = check_language(language, "organisation.language")
    region = check_region(region, "organisation.region")
    name = clean_name(name, "administrator.name")
    email = normalise_email(email, "administrator.email")
    hashed = await passwords.hash_password(
        password, [name, email, organisation_name], field="administrator.password"
    )
    async with database.transaction() as connection:
        agent = await _first_agent(
            connection, organisation_name, language, region, name, email, hashed
        )
        signed_in = await begin_session(connection, settings, agent, caller)
        await record(
            connection,
            signed_in.actor,
            "organisation.created",
            subject_kind="organisation",
            detail={"name": organisation_name, "language": language, "region": region},
        )
    return signed_in


async def _first_agent(
    connection: Connection,
    organisation_name: str,
    language: str,
    region: str,
    name: str,
    email: str,
    hashed: str,
) -> Agent:
    await queries.lock_setup(connection)
    if await queries.any_agent(connection):
        raise Conflict(_DONE)
    await queries.add_organisation(
        connection, name=organisation_name, language=language, region=region
    )
    agent = await queries.add_agent(
        connection,
        email=email,
        name=name,
        role="administrator",
        password_hash=hashed,
        language=language,
    )
    if agent is None:
        raise Conflict(_DONE)
    await queries.forget_setup_code(connection)
    await record_events(connection, [Event(kind="agent.created", agent_id=agent.id)])
    return agent


async def add_agent(
    database: Database,
    actor: Actor,
    *,
    email: str,
    name: str,
    role: Role,
    password: str,
) -> Agent:
    """Make an agent at once, as the operator of the machine may. An organisation that wasn't set up
    yet gets a provisional name. Raises InvalidInput, Conflict, Overloaded."""
    email = normalise_email(email)
    name = clean_name(name)
    known = await queries.organisation(database)
    about = [name, email, known.name if known else ""]
    hashed = await passwords.hash_password(password, about)
    async with database.transaction() as connection:
        await queries.add_organisation(connection, name="Onethread", language="en", region="NL")
        agent = await queries.add_agent(
            connection, email=email, name=name, role=role, password_hash=hashed
        )
        if agent is None:
            raise Conflict(f"{email} is an agent already")
        await queries.forget_setup_code(connection)
        await record_events(connection, [Event(kind="agent.created", agent_id=agent.id)])
        await record(
            connection,
            actor,
            "agent.created",
            subject_kind="agent",
            subject_id=agent.id,
            detail={"role": role},
        )
    return agent
