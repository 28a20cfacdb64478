"""HTTP: teams and departments."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.agents import change_team as verbs
from onethread.agents import team_queries as queries
from onethread.agents.team_queries import Department, Team
from onethread.database.engine import Database
from onethread.errors import NotFound

Limit = Annotated[int, Parameter(ge=1, le=200, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]
Archived = Annotated[bool, Parameter(description="Archived ones too.")]


class DepartmentList(msgspec.Struct):
    """A page of departments, in the order they were made."""

    items: list[Department]
    next: str | None


class TeamList(msgspec.Struct):
    """A page of teams, in the order they were made."""

    items: list[Team]
    next: str | None


class NewDepartment(msgspec.Struct, forbid_unknown_fields=True):
    """A department to make."""

    name: str
    description: str = ""


class DepartmentChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class NewTeam(msgspec.Struct, forbid_unknown_fields=True):
    """A team to make."""

    name: str
    description: str = ""
    department_id: int | None = None
    member_ids: list[int] = []


class TeamChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays. `member_ids`: exactly these from now on."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    department_id: int | UnsetType | None = UNSET
    member_ids: list[int] | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class TeamsController(Controller):
    """Departments and the teams in them."""

    tags = ["Teams"]

    @get("/departments", permission="agents.read", summary="List departments")
    async def list_departments(
        self,
        database: Database,
        archived: Archived = False,
        cursor: Cursor = None,
        limit: Limit = 200,
    ) -> DepartmentList:
        """The departments, in the order they were made."""
        found = await queries.departments(
            database, archived=archived, after_id=read_cursor(cursor) or 0, limit=limit + 1
        )
        return DepartmentList(*page_of(found, limit, lambda each: each.id))

    @post(
        "/departments",
        permission="teams.manage",
        summary="Make a department",
        example={"name": "Repairs", "description": "Everything that is broken."},
    )
    async def make_department(
        self, data: NewDepartment, actor: Actor, database: Database
    ) -> Department:
        """A part of the organisation, to put teams and channels in."""
        return await verbs.make_department(
            database, actor, name=data.name, description=data.description
        )

    @patch(
        "/departments/{department_id:int}",
        permission="teams.manage",
        summary="Change or archive a department",
        errors=(NotFound,),
        example={"name": "Repairs and upkeep"},
    )
    async def change_department(
        self, department_id: int, data: DepartmentChange, actor: Actor, database: Database
    ) -> Department:
        """Changes what is given. Teams and channels leave a department that is archived."""
        return await verbs.change_department(
            database,
            actor,
            department_id,
            name=given(data.name),
            description=given(data.description),
            archived=given(data.archived),
        )

    @get("/teams", permission="agents.read", summary="List teams")
    async def list_teams(
        self,
        database: Database,
        archived: Archived = False,
        cursor: Cursor = None,
        limit: Limit = 200,
    ) -> TeamList:
        """The teams with their members, in the order they were made."""
        found = await queries.teams(
            database, archived=archived, after_id=read_cursor(cursor) or 0, limit=limit + 1
        )
        return TeamList(*page_of(found, limit, lambda each: each.id))

    @post(
        "/teams",
        permission="teams.manage",
        summary="Make a team",
        example={"name": "Fitters", "department_id": 1, "member_ids": [2, 3]},
    )
    async def make_team(self, data: NewTeam, actor: Actor, database: Database) -> Team:
        """Agents who share work. A conversation can be given to a team, and a channel can give its
        new conversations to one."""
        return await verbs.make_team(
            database,
            actor,
            name=data.name,
            description=data.description,
            department_id=data.department_id,
            member_ids=data.member_ids,
        )

    @patch(
        "/teams/{team_id:int}",
        permission="teams.manage",
        summary="Change or archive a team",
        errors=(NotFound,),
        example={"member_ids": [2, 3, 4]},
    )
    async def change_team(
        self, team_id: int, data: TeamChange, actor: Actor, database: Database
    ) -> Team:
        """Changes what is given. Channels give an archived team no more conversations."""
        return await verbs.change_team(
            database,
            actor,
            team_id,
            name=given(data.name),
            description=given(data.description),
            department_id=data.department_id,
            member_ids=given(data.member_ids),
            archived=given(data.archived),
        )
