"""Make, change and archive teams and departments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec
from msgspec import UNSET, UnsetType

from onethread import clock
from onethread.access import Actor, fields
from onethread.access.audit import record
from onethread.agents import team_queries as queries
from onethread.agents.team_queries import Department, Team
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event
from onethread.events import record as record_events


@contextmanager
def _free_name(what: str) -> Iterator[None]:
    try:
        yield
    except asyncpg.exceptions.UniqueViolationError as error:
        raise InvalidInput(
            f"there is a {what} of this name already", fields={"name": "taken"}
        ) from error


async def make_department(
    database: Database, actor: Actor, *, name: str, description: str = ""
) -> Department:
    """A new department. Raises InvalidInput."""
    name, description = fields.one_line(name), fields.some_lines(description, "description")
    with _free_name("department"):
        async with database.transaction() as connection:
            department_id = await queries.add_department(connection, name, description)
            await _tell(connection, actor, "department", "made", department_id, {"name": name})
            made = await queries.department(connection, department_id)
    assert made is not None
    return made


async def change_department(
    database: Database,
    actor: Actor,
    department_id: int,
    *,
    name: str | None = None,
    description: str | None = None,
    archived: bool | None = None,
) -> Department:
    """Change what is given. Teams and channels leave an archived department.
    Raises NotFound, InvalidInput."""
    with _free_name("department"):
        async with database.transaction() as connection:
            before = await queries.department(connection, department_id)
            if before is None:
                raise NotFound("there is no such department")
            after = msgspec.structs.replace(
                before,
                name=before.name if name is None else fields.one_line(name),
                description=(
                    before.description
                    if description is None
                    else fields.some_lines(description, "description")
                ),
                archived_at=_archived(before.archived_at, archived),
            )
            if after == before:
                return after
            await queries.update_department(connection, after)
            if after.archived_at and not before.archived_at:
                await queries.let_go_of_department(connection, department_id)
            await _tell(
                connection, actor, "department", "changed", after.id, _changes(before, after)
            )
    return after


async def make_team(
    database: Database,
    actor: Actor,
    *,
    name: str,
    description: str = "",
    department_id: int | None = None,
    member_ids: Sequence[int] = (),
) -> Team:
    """A new team. Raises InvalidInput."""
    name, description = fields.one_line(name), fields.some_lines(description, "description")
    with _free_name("team"):
        async with database.transaction() as connection:
            await _check_department(connection, department_id)
            await _check_members(connection, member_ids)
            team_id = await queries.add_team(connection, name, description, department_id)
            await queries.set_members(connection, team_id, member_ids)
            await _tell(connection, actor, "team", "made", team_id, {"name": name})
            made = await queries.team(connection, team_id)
    assert made is not None
    return made


async def change_team(
    database: Database,
    actor: Actor,
    team_id: int,
    *,
    name: str | None = None,
    description: str | None = None,
    department_id: int | UnsetType | None = UNSET,
    member_ids: Sequence[int] | None = None,
    archived: bool | None = None,
) -> Team:
    """Change what is given. Channels give an archived team no more conversations; those it has stay
    with it. Raises NotFound, InvalidInput."""
    with _free_name("team"):
        async with database.transaction() as connection:
            before = await queries.team(connection, team_id)
            if before is None:
                raise NotFound("there is no such team")
            if not isinstance(department_id, UnsetType) and department_id != before.department_id:
                await _check_department(connection, department_id)
            if member_ids is not None:
                await _check_members(connection, set(member_ids) - set(before.member_ids))
            after = msgspec.structs.replace(
                before,
                name=before.name if name is None else fields.one_line(name),
                description=(
                    before.description
                    if description is None
                    else fields.some_lines(description, "description")
                ),
                department_id=(
                    before.department_id if isinstance(department_id, UnsetType) else department_id
                ),
                member_ids=before.member_ids if member_ids is None else sorted(set(member_ids)),
                archived_at=_archived(before.archived_at, archived),
            )
            if after == before:
                return after
            await queries.update_team(connection, after)
            if after.member_ids != before.member_ids:
                await queries.set_members(connection, team_id, after.member_ids)
            if after.archived_at and not before.archived_at:
                await queries.let_go_of_team(connection, team_id)
            await _tell(connection, actor, "team", "changed", after.id, _changes(before, after))
    return after


def _archived(since: Any, archived: bool | None) -> Any:
    if archived is None or archived == (since is not None):
        return since
    return clock.now() if archived else None


def _changes(before: Any, after: Any) -> dict[str, Any]:
    """Every field that changed, with what it was."""
    return {
        field: {"from": getattr(before, field), "to": getattr(after, field)}
        for field in before.__struct_fields__
        if getattr(before, field) != getattr(after, field)
    }


async def _check_department(connection: Connection, department_id: int | None) -> None:
    if department_id is not None and not await queries.usable_department(connection, department_id):
        raise InvalidInput(
            "there is no such department", fields={"department_id": "unknown or archived"}
        )


async def _check_members(connection: Connection, member_ids: Sequence[int] | set[int]) -> None:
    wanted = sorted(set(member_ids))
    if wanted and set(wanted) - await queries.active_agents(connection, wanted):
        raise InvalidInput(
            "not all of these are agents at work here", fields={"member_ids": "unknown"}
        )


async def _tell(
    connection: Connection,
    actor: Actor,
    what: str,
    verb: str,
    subject_id: int,
    detail: dict[str, Any],
) -> None:
    await record_events(
        connection,
        [Event(kind=f"{what}.changed", agent_id=actor.id, body={f"{what}_id": subject_id})],
    )
    await record(
        connection,
        actor,
        f"{what}.{verb}",
        subject_kind=what,
        subject_id=subject_id,
        detail=detail,
    )
