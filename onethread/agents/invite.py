"""Invite someone to become an agent; they choose their own name and password."""

from __future__ import annotations

from collections.abc import Sequence

from onethread import clock
from onethread.access import Actor
from onethread.access.actor import Role
from onethread.access.audit import record
from onethread.agents import passwords, queries, team_queries
from onethread.agents.change_agent import check_may_grant
from onethread.agents.queries import Invitation
from onethread.agents.rules import INVITATION_LIFE, clean_name, normalise_email
from onethread.agents.secret_tokens import hash_of, new_token
from onethread.agents.sign_in import Caller, SignedIn, begin_session
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event
from onethread.events import record as record_events
from onethread.settings import Settings

_GONE = "this invitation was used, withdrawn or has expired: ask for a new one"


async def invite(
    database: Database,
    actor: Actor,
    *,
    email: str,
    role: Role,
    role_id: int | None = None,
    team_ids: Sequence[int] = (),
) -> tuple[Invitation, str]:
    """Make an invitation, in place of an earlier one to the same address; returns it with the token
    of its link, which is kept nowhere. Raises InvalidInput, Conflict, NotAllowed."""
    address = normalise_email(email)
    token = new_token()
    now = clock.now()
    async with database.transaction() as connection:
        await check_may_grant(connection, actor, role, role_id)
        if set(team_ids) - await team_queries.usable_teams(connection, team_ids):
            raise InvalidInput("there is no such team", fields={"team_ids": "unknown or archived"})
        existing = await queries.agent_by_email(connection, address)
        if existing is not None:
            raise Conflict(
                f"{address} is an agent already"
                + ("" if existing.active else ", deactivated: activate them again instead")
            )
        invitation = await queries.add_invitation(
            connection,
            email=address,
            role=role,
            token_hash=hash_of(token),
            invited_by=actor.id,
            now=now,
            expires_at=now + INVITATION_LIFE,
            role_id=role_id,
            team_ids=sorted(set(team_ids)),
        )
        await record(
            connection,
            actor,
            "invitation.made",
            subject_kind="invitation",
            subject_id=invitation.id,
            detail={"email": address, "role": role, "role_id": role_id},
        )
    return invitation, token


async def withdraw_invitation(database: Database, actor: Actor, invitation_id: int) -> None:
    """Make an open invitation worthless. Raises NotFound."""
    async with database.transaction() as connection:
        address = await queries.withdraw_invitation(connection, invitation_id, clock.now())
        if address is None:
            raise NotFound("there is no such open invitation")
        await record(
            connection,
            actor,
            "invitation.withdrawn",
            subject_kind="invitation",
            subject_id=invitation_id,
            detail={"email": address},
        )


async def look_up_invitation(database: Database, token: str) -> Invitation:
    """The invitation a link belongs to. Raises NotFound."""
    invitation = await queries.invitation_by_hash(database, hash_of(token), clock.now())
    if invitation is None:
        raise NotFound(_GONE)
    return invitation


async def accept_invitation(
    database: Database, settings: Settings, *, token: str, name: str, password: str, caller: Caller
) -> SignedIn:
    """Become the agent one was invited to be, signed in. The link works once.
    Raises NotFound, InvalidInput, Conflict, Overloaded."""
    known = await look_up_invitation(database, token)
    name = clean_name(name)
    organisation = await queries.organisation(database)
    about = [name, known.email, organisation.name if organisation else ""]
    hashed = await passwords.hash_password(password, about)
    now = clock.now()
    async with database.transaction() as connection:
        invitation = await queries.invitation_by_hash(connection, hash_of(token), now, lock=True)
        if invitation is None:
            raise NotFound(_GONE)
        agent = await queries.add_agent(
            connection,
            email=invitation.email,
            name=name,
            role=invitation.role,
            password_hash=hashed,
            role_id=invitation.role_id,
        )
        if agent is None:
            raise Conflict(f"{invitation.email} is an agent already: sign in")
        await queries.invitation_accepted(connection, invitation.id, now)
        await team_queries.join(connection, agent.id, invitation.team_ids)
        await record_events(connection, [Event(kind="agent.created", agent_id=agent.id)])
        signed_in = await begin_session(connection, settings, agent, caller)
        await record(
            connection,
            signed_in.actor,
            "invitation.accepted",
            subject_kind="agent",
            subject_id=agent.id,
            detail={"invitation_id": invitation.id, "role": agent.role},
        )
    return signed_in
