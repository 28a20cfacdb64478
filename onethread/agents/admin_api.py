"""What administrators do: agents, invitations, tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import SCOPES, Actor
from onethread.access.actor import Role
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.agents import queries, session_queries
from onethread.agents.api_tokens import make_token, withdraw_token
from onethread.agents.change_agent import change_agent
from onethread.agents.invite import invite, withdraw_invitation
from onethread.agents.rules import check_role
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound
from onethread.settings import Settings

AnyRequest = Request[Any, Any, Any]
Limit = Annotated[int, Parameter(ge=1, le=200, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]


class AgentListed(msgspec.Struct):
    """An agent. `role_id`: the organisation's own role that they have in place of `role`.
    `email` and `last_seen_at` are only for those who manage agents."""

    id: int
    name: str
    role: Role
    role_id: int | None
    active: bool
    email: str | None
    last_seen_at: datetime | None
    created_at: datetime


class AgentList(msgspec.Struct):
    """A page of agents, in the order they were made."""

    items: list[AgentListed]
    next: str | None


class AgentChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    role: str | UnsetType = UNSET
    role_id: int | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class NewInvitation(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to invite, as what, into which teams. `role_id`, the organisation's own role, goes before
    `role`."""

    email: str
    role: str = "agent"
    role_id: int | None = None
    team_ids: list[int] = []


class InvitationMade(msgspec.Struct):
    """An invitation with its link, which is shown only now."""

    id: int
    email: str
    role: Role
    role_id: int | None
    created_at: datetime
    expires_at: datetime
    url: str


class InvitationList(msgspec.Struct):
    """A page of open invitations, newest first."""

    items: list[queries.Invitation]
    next: str | None


class NewToken(msgspec.Struct, forbid_unknown_fields=True):
    """A token to make. Without `expires_at` it works until it is withdrawn."""

    name: str
    scopes: list[str]
    expires_at: datetime | None = None


class TokenMade(msgspec.Struct):
    """A token; `token` is shown only now."""

    id: int
    name: str
    scopes: list[str]
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None
    token: str


class TokenList(msgspec.Struct):
    """A page of tokens, newest first."""

    items: list[session_queries.Token]
    next: str | None


class Scope(msgspec.Struct):
    """What a token can be given."""

    name: str
    description: str
    permissions: list[str]


class ScopeList(msgspec.Struct):
    """Every scope there is."""

    items: list[Scope]
    next: str | None = None


def listed(agent: queries.Agent, actor: Actor) -> AgentListed:
    """An agent as `actor` may see them."""
    manages = actor.may("agents.manage")
    return AgentListed(
        id=agent.id,
        name=agent.name,
        role=agent.role,
        role_id=agent.role_id,
        active=agent.active,
        email=agent.email if manages else None,
        last_seen_at=agent.last_seen_at if manages else None,
        created_at=agent.created_at,
    )


class AgentsController(Controller):
    """Agents and invitations."""

    tags = ["Agents"]

    @get("/agents", permission="agents.read", summary="List agents")
    async def list_agents(
        self, actor: Actor, database: Database, cursor: Cursor = None, limit: Limit = 200
    ) -> AgentList:
        """All agents, deactivated ones too, in the order they were made."""
        found = await queries.agents(database, after_id=read_cursor(cursor) or 0, limit=limit + 1)
        items, following = page_of(found, limit, lambda agent: agent.id)
        return AgentList([listed(agent, actor) for agent in items], following)

    @patch(
        "/agents/{agent_id:int}",
        permission="agents.manage",
        summary="Change an agent",
        errors=(NotFound,),
        example={"role": "supervisor"},
    )
    async def change_agent(
        self, agent_id: int, data: AgentChange, actor: Actor, database: Database
    ) -> AgentListed:
        """Changes name, role or whether they are active. Who is deactivated is signed out
        everywhere at once and their API tokens are withdrawn. The last administrator stays."""
        agent = await change_agent(
            database,
            actor,
            agent_id,
            name=given(data.name),
            role=None if (role := given(data.role)) is None else check_role(role),
            role_id=given(data.role_id),
            active=given(data.active),
        )
        return listed(agent, actor)

    @get("/invitations", permission="agents.manage", summary="List open invitations")
    async def list_invitations(
        self, database: Database, cursor: Cursor = None, limit: Limit = 50
    ) -> InvitationList:
        """Invitations that weren't accepted or withdrawn, expired ones too, newest first."""
        found = await queries.open_invitations(
            database, before_id=read_cursor(cursor), limit=limit + 1
        )
        return InvitationList(*page_of(found, limit, lambda invitation: invitation.id))

    @post(
        "/invitations",
        permission="agents.manage",
        summary="Invite someone",
        errors=(Conflict,),
        example={"email": "bram@example.org", "role": "agent"},
    )
    async def invite(
        self,
        data: NewInvitation,
        request: AnyRequest,
        actor: Actor,
        database: Database,
        settings: Settings,
    ) -> Response[InvitationMade]:
        """Makes a link to send to that person; it works once, for seven days. Inviting an address
        again makes a new link and the earlier one worthless."""
        invitation, token = await invite(
            database,
            actor,
            email=data.email,
            role=check_role(data.role) if data.role_id is None else "agent",
            role_id=data.role_id,
            team_ids=data.team_ids,
        )
        base = (settings.public_url or str(request.base_url)).rstrip("/")
        made = InvitationMade(
            id=invitation.id,
            email=invitation.email,
            role=invitation.role,
            role_id=invitation.role_id,
            created_at=invitation.created_at,
            expires_at=invitation.expires_at,
            url=f"{base}/invitation/{token}",
        )
        return Response(made, headers={"Cache-Control": "no-store"})

    @delete(
        "/invitations/{invitation_id:int}",
        permission="agents.manage",
        summary="Withdraw an invitation",
        errors=(NotFound,),
        status_code=204,
    )
    async def withdraw_invitation(
        self, invitation_id: int, actor: Actor, database: Database
    ) -> None:
        """Makes the link worthless."""
        await withdraw_invitation(database, actor, invitation_id)


class TokensController(Controller):
    """API tokens."""

    tags = ["API tokens"]

    @get("/tokens", permission="tokens.manage", summary="List API tokens")
    async def list_tokens(
        self, database: Database, cursor: Cursor = None, limit: Limit = 50
    ) -> TokenList:
        """Tokens of all agents that weren't withdrawn, newest first, with when each was last used
        (right to a minute)."""
        found = await session_queries.tokens(
            database, before_id=read_cursor(cursor), limit=limit + 1
        )
        return TokenList(*page_of(found, limit, lambda token: token.id))

    @get("/tokens/scopes", permission="tokens.manage", summary="List scopes")
    async def list_scopes(self) -> ScopeList:
        """What tokens can be given, and which permissions each scope holds."""
        return ScopeList(
            [
                Scope(name, description, sorted(permissions))
                for name, (description, permissions) in SCOPES.items()
            ]
        )

    @post(
        "/tokens",
        permission="tokens.manage",
        summary="Make an API token",
        example={
            "name": "CRM export",
            "scopes": ["customers:read", "conversations:read"],
            "expires_at": "2027-01-01T00:00:00Z",
        },
    )
    async def make_token(
        self, data: NewToken, actor: Actor, database: Database
    ) -> Response[TokenMade]:
        """Makes a token that acts for the caller within its scopes. It is shown only now; send it
        as `Authorization: Bearer ot_…`. It stops when its maker is deactivated."""
        made, token = await make_token(
            database, actor, name=data.name, scopes=data.scopes, expires_at=data.expires_at
        )
        return Response(
            TokenMade(
                id=made.id,
                name=made.name,
                scopes=made.scopes,
                created_at=made.created_at,
                last_used_at=None,
                expires_at=made.expires_at,
                token=token,
            ),
            headers={"Cache-Control": "no-store"},
        )

    @delete(
        "/tokens/{token_id:int}",
        permission="tokens.manage",
        summary="Withdraw an API token",
        errors=(NotFound,),
        status_code=204,
    )
    async def withdraw_token(self, token_id: int, actor: Actor, database: Database) -> None:
        """Makes the token worthless at once."""
        await withdraw_token(database, actor, token_id)
