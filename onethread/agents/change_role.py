"""Make, change and remove roles of the organisation's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec

from onethread.access import Actor, fields
from onethread.access.audit import record
from onethread.access.roles import check_within, complete
from onethread.agents import role_queries as queries
from onethread.agents.role_queries import OwnRole
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event
from onethread.events import record as record_events

_BUILT_IN_NAMES = ("agent", "supervisor", "administrator")


@contextmanager
def _free_name() -> Iterator[None]:
    try:
        yield
    except asyncpg.exceptions.UniqueViolationError as error:
        raise InvalidInput(
            "there is a role of this name already", fields={"name": "taken"}
        ) from error


def _name(value: str) -> str:
    name = fields.one_line(value, most=60)
    if name.casefold() in _BUILT_IN_NAMES:
        raise InvalidInput("this is a built-in role", fields={"name": "choose another"})
    return name


async def make_role(
    database: Database, actor: Actor, *, name: str, description: str, permissions: Sequence[str]
) -> OwnRole:
    """A new role, with all that its permissions need to be of use.
    Raises InvalidInput, NotAllowed for what the actor doesn't have."""
    whole = complete(permissions)
    check_within(actor, whole)
    with _free_name():
        async with database.transaction() as connection:
            role_id = await queries.add(
                connection,
                _name(name),
                fields.some_lines(description, "description"),
                sorted(whole),
            )
            detail = {"name": name, "permissions": sorted(whole)}
            await record(
                connection,
                actor,
                "role.made",
                subject_kind="role",
                subject_id=role_id,
                detail=detail,
            )
            return await _one(connection, role_id)


async def change_role(
    database: Database,
    actor: Actor,
    role_id: int,
    *,
    name: str | None = None,
    description: str | None = None,
    permissions: Sequence[str] | None = None,
) -> OwnRole:
    """Change what is given; it counts at once for everybody who has the role.
    Raises NotFound, InvalidInput, NotAllowed."""
    with _free_name():
        async with database.transaction() as connection:
            before = await _one(connection, role_id, lock=True)
            after = msgspec.structs.replace(
                before,
                name=before.name if name is None else _name(name),
                description=(
                    before.description
                    if description is None
                    else fields.some_lines(description, "description")
                ),
                permissions=(
                    before.permissions if permissions is None else sorted(complete(permissions))
                ),
            )
            if after == before:
                return after
            if after.permissions != before.permissions:
                check_within(actor, frozenset(after.permissions) | frozenset(before.permissions))
            await queries.update(connection, after)
            detail: dict[str, Any] = {
                field: {"from": getattr(before, field), "to": getattr(after, field)}
                for field in ("name", "description")
                if getattr(before, field) != getattr(after, field)
            }
            detail["name"] = detail.get("name", after.name)
            if after.permissions != before.permissions:
                detail["added"] = sorted(set(after.permissions) - set(before.permissions))
                detail["removed"] = sorted(set(before.permissions) - set(after.permissions))
                # Their screens come back with what they may do now.
                await record_events(
                    connection,
                    [
                        Event(
                            kind="agent.changed", agent_id=agent_id, body={"changed": ["role_id"]}
                        )
                        for agent_id in await queries.agents_with(connection, role_id)
                    ],
                )
            await record(
                connection,
                actor,
                "role.changed",
                subject_kind="role",
                subject_id=role_id,
                detail=detail,
            )
    return after


async def remove_role(database: Database, actor: Actor, role_id: int) -> None:
    """Remove a role that nobody has. Raises NotFound, Conflict."""
    async with database.transaction() as connection:
        role = await _one(connection, role_id, lock=True)
        if await queries.agents_with(connection, role_id):
            raise Conflict("somebody has this role: give them another one first")
        await queries.remove(connection, role_id)
        await record(
            connection,
            actor,
            "role.removed",
            subject_kind="role",
            subject_id=role_id,
            detail={"name": role.name},
        )


async def _one(connection: Connection, role_id: int, *, lock: bool = False) -> OwnRole:
    found = await queries.role(connection, role_id, lock=lock)
    if found is None:
        raise NotFound("there is no such role")
    return found
