"""HTTP: roles and what they permit."""

from __future__ import annotations

import msgspec
from litestar import Controller, delete, get, patch, post
from msgspec import UNSET, UnsetType

from onethread.access import PERMISSIONS, Actor
from onethread.access.given import given
from onethread.access.rules import ROLE_PERMISSIONS
from onethread.agents import change_role as verbs
from onethread.agents import role_queries as queries
from onethread.agents.role_queries import OwnRole
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class RoleShown(msgspec.Struct, kw_only=True):
    """A role. Built-in ones have no `id` and a `key`; they can't be changed."""

    id: int | None
    key: str | None
    name: str
    description: str
    permissions: list[str]
    agent_count: int


class PermissionShown(msgspec.Struct, kw_only=True):
    """Something that a role can permit."""

    name: str
    description: str


class RoleList(msgspec.Struct, kw_only=True):
    """Every role, built-in ones first, and every permission there is."""

    items: list[RoleShown]
    permissions: list[PermissionShown]
    next: str | None = None


class NewRole(msgspec.Struct, forbid_unknown_fields=True):
    """A role to make."""

    name: str
    permissions: list[str]
    description: str = ""


class RoleChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays. `permissions`: exactly these from now on."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    permissions: list[str] | UnsetType = UNSET


def shown(role: OwnRole) -> RoleShown:
    """A role of the organisation's own as the API shows it."""
    return RoleShown(
        id=role.id,
        key=None,
        name=role.name,
        description=role.description,
        permissions=role.permissions,
        agent_count=role.agent_count,
    )


class RolesController(Controller):
    """Sets of permissions that agents can have."""

    path = "/roles"
    tags = ["Roles"]

    @get("/", permission="agents.read", summary="List roles")
    async def list_roles(self, database: Database) -> RoleList:
        """The built-in roles, the organisation's own, and what each permits."""
        counts = await queries.built_in_counts(database)
        built_in = [
            RoleShown(
                id=None,
                key=role,
                name=role.title(),
                description="",
                permissions=sorted(permissions),
                agent_count=counts.get(role, 0),
            )
            for role, permissions in ROLE_PERMISSIONS.items()
        ]
        own = [shown(role) for role in await queries.roles(database)]
        return RoleList(
            items=[*built_in, *own],
            permissions=[
                PermissionShown(name=name, description=text) for name, text in PERMISSIONS.items()
            ],
        )

    @post(
        "/",
        permission="roles.manage",
        summary="Make a role",
        example={
            "name": "Team lead",
            "description": "Answers, and looks after tags.",
            "permissions": ["conversations.read", "conversations.reply", "tags.manage"],
        },
    )
    async def make_role(self, data: NewRole, actor: Actor, database: Database) -> RoleShown:
        """Permissions that others need to be of use are added: whoever answers must read."""
        return shown(
            await verbs.make_role(
                database,
                actor,
                name=data.name,
                description=data.description,
                permissions=data.permissions,
            )
        )

    @patch(
        "/{role_id:int}",
        permission="roles.manage",
        summary="Change a role",
        errors=(NotFound,),
        example={"permissions": ["conversations.read", "conversations.note"]},
    )
    async def change_role(
        self, role_id: int, data: RoleChange, actor: Actor, database: Database
    ) -> RoleShown:
        """It counts at once for everybody who has the role."""
        return shown(
            await verbs.change_role(
                database,
                actor,
                role_id,
                name=given(data.name),
                description=given(data.description),
                permissions=given(data.permissions),
            )
        )

    @delete(
        "/{role_id:int}",
        permission="roles.manage",
        summary="Remove a role",
        errors=(NotFound, Conflict),
        status_code=204,
    )
    async def remove_role(self, role_id: int, actor: Actor, database: Database) -> None:
        """Refused while somebody has it."""
        await verbs.remove_role(database, actor, role_id)
