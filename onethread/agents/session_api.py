"""Sign-in, the caller's own sessions and profile, first set-up, and accepting an invitation."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.datastructures import Cookie
from msgspec import UNSET, UnsetType

from onethread import clock
from onethread.access import PUBLIC, SIGNED_IN, Actor, is_on_this_machine
from onethread.access.actor import Role
from onethread.access.given import given
from onethread.agents import queries, role_queries, session_queries
from onethread.agents.authenticate import COOKIE, address_of
from onethread.agents.change_agent import change_profile, own
from onethread.agents.invite import accept_invitation, look_up_invitation
from onethread.agents.set_up import check_setup_code, set_up, setup_needed
from onethread.agents.sign_in import Caller, SignedIn, sign_in
from onethread.agents.sign_out import end_sessions
from onethread.database.engine import Database
from onethread.errors import (
    Conflict,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    Overloaded,
    TooManyRequests,
)
from onethread.events import safe_position
from onethread.settings import Settings

AnyRequest = Request[Any, Any, Any]


class Profile(msgspec.Struct):
    """The signed-in agent. `role_name`: of the organisation's own role, in place of `role`.
    `language` is null for the organisation's; `settings` are the screen's."""

    id: int
    name: str
    email: str
    role: Role
    role_name: str | None
    language: str | None
    settings: dict[str, Any]


class OrganisationSummary(msgspec.Struct):
    """The organisation; `region` is the country of numbers written without one."""

    name: str
    language: str
    region: str


class CurrentSession(msgspec.Struct):
    """Who is signed in, and what they may do. `position`: where the stream of changes is joined so that
    it brings all that happens after this answer."""

    agent: Profile
    organisation: OrganisationSummary
    permissions: list[str]
    session_id: UUID
    position: str


class Credentials(msgspec.Struct, forbid_unknown_fields=True):
    """What one signs in with."""

    email: str
    password: str


class SessionListed(msgspec.Struct):
    """A place where the agent is signed in. `current` is the one that asks."""

    public_id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    address: str | None
    user_agent: str | None
    current: bool


class SessionList(msgspec.Struct):
    """The caller's sessions, last used first."""

    items: list[SessionListed]
    next: str | None = None


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """A change of password: the current one proves that it is you."""

    current: str
    new: str


class ProfileChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    settings: dict[str, Any] | UnsetType = UNSET
    password: NewPassword | UnsetType = UNSET


class SetupState(msgspec.Struct):
    """Whether first set-up is to be done, and whether it will ask for the code `serve` printed."""

    needed: bool
    code_needed: bool


class SetupOrganisation(msgspec.Struct, forbid_unknown_fields=True):
    """The organisation to make."""

    name: str
    language: str
    region: str


class SetupAdministrator(msgspec.Struct, forbid_unknown_fields=True):
    """The first administrator to make."""

    name: str
    email: str
    password: str


class Setup(msgspec.Struct, forbid_unknown_fields=True):
    """First set-up. `code` is needed from another machine than the server."""

    organisation: SetupOrganisation
    administrator: SetupAdministrator
    code: str | None = None


class InvitationOffered(msgspec.Struct):
    """What the person who opens an invitation link sees."""

    email: str
    role: Role
    role_name: str | None
    organisation: str
    expires_at: datetime


class Acceptance(msgspec.Struct, forbid_unknown_fields=True):
    """How the invited person wants to be known, and their new password."""

    token: str
    name: str
    password: str


def _caller(request: AnyRequest) -> Caller:
    return Caller(
        address=address_of(request.scope),
        user_agent=request.headers.get("user-agent", ""),
        cookie=request.cookies.get(COOKIE),
    )


def _cookie(request: AnyRequest, settings: Settings, token: str) -> Cookie:
    https = request.url.scheme == "https" or (settings.public_url or "").startswith("https:")
    if settings.trusted_proxies and request.headers.get("x-forwarded-proto") == "https":
        https = True
    return Cookie(
        key=COOKIE,
        value=token,
        path="/",
        httponly=True,
        samesite="lax",
        secure=https,
        max_age=settings.session_days * 86_400 if token else 0,
    )


async def _role_name(database: Database, agent: queries.Agent) -> str | None:
    if agent.role_id is None:
        return None
    role = await role_queries.role(database, agent.role_id)
    return role.name if role else None


async def _current(database: Database, agent: queries.Agent, actor: Actor) -> CurrentSession:
    # First: what is read after it may come twice, and nothing is missed.
    position = await safe_position(database)
    organisation = await queries.organisation(database)
    return CurrentSession(
        agent=Profile(
            id=agent.id,
            name=agent.name,
            email=agent.email,
            role=agent.role,
            role_name=await _role_name(database, agent),
            language=agent.language,
            settings=agent.settings,
        ),
        organisation=OrganisationSummary(
            name=organisation.name if organisation else "",
            language=organisation.language if organisation else "en",
            region=organisation.region if organisation else "NL",
        ),
        permissions=sorted(actor.permissions),
        session_id=UUID(actor.session),
        position=str(position),
    )


async def _begun(
    request: AnyRequest, database: Database, settings: Settings, signed_in: SignedIn
) -> Response[CurrentSession]:
    return Response(
        await _current(database, signed_in.agent, signed_in.actor),
        cookies=[_cookie(request, settings, signed_in.token)],
        headers={"Cache-Control": "no-store"},
    )


def _is_local(request: AnyRequest) -> bool:
    return is_on_this_machine(request.client.host if request.client else "", request.headers)


class SessionController(Controller):
    """Sign-in and the caller's sessions."""

    tags = ["Sign-in"]

    @post(
        "/session",
        permission=PUBLIC,
        browser_only=True,
        summary="Sign in",
        errors=(NotAuthenticated, NotAllowed, TooManyRequests, Overloaded),
        example={"email": "ada@example.org", "password": "violet kayak thursday"},
    )
    async def sign_in(
        self, data: Credentials, request: AnyRequest, database: Database, settings: Settings
    ) -> Response[CurrentSession]:
        """Begins a session: the answer sets the cookie `onethread_session`. Needs the header
        `X-Onethread: 1`. After too many failures, per network and per account, it asks to wait."""
        signed_in = await sign_in(
            database,
            settings,
            email=data.email,
            password=data.password,
            caller=_caller(request),
        )
        return await _begun(request, database, settings, signed_in)

    @get("/session", permission=SIGNED_IN, summary="Who am I")
    async def get_session(
        self, request: AnyRequest, actor: Actor, database: Database, settings: Settings
    ) -> Response[CurrentSession]:
        """The signed-in agent, the organisation and the permissions in force."""
        return Response(
            await _current(database, await own(database, actor), actor),
            cookies=[_cookie(request, settings, request.cookies[COOKIE])],
            headers={"Cache-Control": "no-store"},
        )

    @delete("/session", permission=SIGNED_IN, summary="Sign out", status_code=204)
    async def sign_out(
        self, request: AnyRequest, actor: Actor, database: Database, settings: Settings
    ) -> Response[None]:
        """Ends this session; its live connections close."""
        async with database.transaction() as connection:
            await end_sessions(connection, actor, actor.id or 0, only=UUID(actor.session))
        return Response(None, status_code=204, cookies=[_cookie(request, settings, "")])

    @get("/sessions", permission=SIGNED_IN, summary="List where I am signed in")
    async def list_sessions(self, actor: Actor, database: Database) -> SessionList:
        """The caller's sessions in force, at most 100, last used first."""
        found = await session_queries.open_sessions(database, actor.id or 0, clock.now())
        return SessionList(
            [
                SessionListed(
                    public_id=session.public_id,
                    created_at=session.created_at,
                    last_used_at=session.last_used_at,
                    expires_at=session.expires_at,
                    address=session.address,
                    user_agent=session.user_agent,
                    current=str(session.public_id) == actor.session,
                )
                for session in found
            ]
        )

    @delete(
        "/sessions/{public_id:uuid}",
        permission=SIGNED_IN,
        summary="End one of my sessions",
        errors=(NotFound,),
        status_code=204,
    )
    async def end_session(self, public_id: UUID, actor: Actor, database: Database) -> None:
        """Ends another session of the caller, or this one; its live connections close."""
        async with database.transaction() as connection:
            if not await end_sessions(connection, actor, actor.id or 0, only=public_id):
                raise NotFound("there is no such session: it may have ended already")

    @patch(
        "/me",
        permission=SIGNED_IN,
        summary="Change my profile or password",
        errors=(TooManyRequests, Overloaded),
        example={"language": "nl", "settings": {"theme": "dark"}},
    )
    async def change_me(
        self, data: ProfileChange, actor: Actor, database: Database, settings: Settings
    ) -> Profile:
        """Changes what is given. A new password ends all other sessions of the caller."""
        password = given(data.password)
        agent = await change_profile(
            database,
            settings,
            actor,
            name=given(data.name),
            language=given(data.language),
            own_settings=given(data.settings),
            password=None if password is None else (password.current, password.new),
        )
        return Profile(
            agent.id,
            agent.name,
            agent.email,
            agent.role,
            await _role_name(database, agent),
            agent.language,
            agent.settings,
        )


class BeginningController(Controller):
    """What is done before one can sign in."""

    tags = ["Sign-in"]

    @get("/setup", permission=PUBLIC, summary="Is first set-up needed")
    async def get_setup(self, request: AnyRequest, database: Database) -> SetupState:
        """Whether there is no agent yet, and whether set-up will ask for the printed code."""
        needed = await setup_needed(database)
        return SetupState(needed=needed, code_needed=needed and not _is_local(request))

    @post(
        "/setup",
        permission=PUBLIC,
        browser_only=True,
        summary="Do first set-up",
        errors=(NotAllowed, Conflict, TooManyRequests, Overloaded),
        example={
            "organisation": {"name": "De Linde", "language": "nl", "region": "NL"},
            "administrator": {
                "name": "Ada Bakker",
                "email": "ada@example.org",
                "password": "violet kayak thursday",
            },
            "code": "K7QM-3XWA",
        },
    )
    async def do_setup(
        self, data: Setup, request: AnyRequest, database: Database, settings: Settings
    ) -> Response[CurrentSession]:
        """Makes the organisation and its first administrator, and signs them in. Works once."""
        if await setup_needed(database) and not _is_local(request):
            await check_setup_code(database, data.code, address_of(request.scope))
        signed_in = await set_up(
            database,
            settings,
            organisation_name=data.organisation.name,
            language=data.organisation.language,
            region=data.organisation.region,
            name=data.administrator.name,
            email=data.administrator.email,
            password=data.administrator.password,
            caller=_caller(request),
        )
        return await _begun(request, database, settings, signed_in)

    @get(
        "/invitations/by-token/{token:str}",
        permission=PUBLIC,
        summary="Look at an invitation",
        errors=(NotFound,),
    )
    async def get_invitation(self, token: str, database: Database) -> InvitationOffered:
        """What the link of an invitation offers."""
        invitation = await look_up_invitation(database, token)
        organisation = await queries.organisation(database)
        own = None
        if invitation.role_id is not None:
            own = await role_queries.role(database, invitation.role_id)
        return InvitationOffered(
            email=invitation.email,
            role=invitation.role,
            role_name=own.name if own else None,
            organisation=organisation.name if organisation else "",
            expires_at=invitation.expires_at,
        )

    @post(
        "/invitations/accept",
        permission=PUBLIC,
        browser_only=True,
        summary="Accept an invitation",
        errors=(NotAllowed, NotFound, Conflict, Overloaded),
        example={
            "token": "pQ0f2c0Jb1xk3n8Qy0aUu1oQ7m2Yx9tq5Zr4vWc6sLE",
            "name": "Bram de Wit",
            "password": "copper lantern oatmeal",
        },
    )
    async def accept(
        self, data: Acceptance, request: AnyRequest, database: Database, settings: Settings
    ) -> Response[CurrentSession]:
        """Becomes an agent and signs in. The link works once."""
        signed_in = await accept_invitation(
            database,
            settings,
            token=data.token,
            name=data.name,
            password=data.password,
            caller=_caller(request),
        )
        return await _begun(request, database, settings, signed_in)
