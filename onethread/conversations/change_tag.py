"""Make, change, merge and archive tags."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor, fields
from onethread.access.audit import record as audit
from onethread.conversations import tag_queries as queries
from onethread.conversations.tag_queries import Tag
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event, record

NAME_CHARACTERS = 60


@contextmanager
def _free_name() -> Iterator[None]:
    try:
        yield
    except asyncpg.exceptions.UniqueViolationError as error:
        raise InvalidInput(
            "there is a tag of this name already", fields={"name": "taken"}
        ) from error


async def make_tag(
    database: Database, actor: Actor, *, name: str, colour: str = "", description: str = ""
) -> Tag:
    """A new tag. Raises InvalidInput."""
    with _free_name():
        async with database.transaction() as connection:
            tag_id = await queries.add(
                connection,
                fields.one_line(name, most=NAME_CHARACTERS),
                fields.colour(colour),
                fields.some_lines(description, "description"),
            )
            await _tell(connection, actor, "made", tag_id, {"name": name})
            return await _one(connection, tag_id)


async def change_tag(
    database: Database,
    actor: Actor,
    tag_id: int,
    *,
    name: str | None = None,
    colour: str | None = None,
    description: str | None = None,
    archived: bool | None = None,
) -> Tag:
    """Change what is given. Raises NotFound, InvalidInput, Conflict for one that was merged."""
    with _free_name():
        async with database.transaction() as connection:
            await queries.hold(connection, [tag_id])
            before = await _one(connection, tag_id)
            if before.merged_into is not None:
                raise Conflict("this tag was merged into another: change that one")
            after = msgspec.structs.replace(
                before,
                name=before.name if name is None else fields.one_line(name, most=NAME_CHARACTERS),
                colour=before.colour if colour is None else fields.colour(colour),
                description=(
                    before.description
                    if description is None
                    else fields.some_lines(description, "description")
                ),
                archived_at=(
                    before.archived_at
                    if archived is None or archived == (before.archived_at is not None)
                    else clock.now()
                    if archived
                    else None
                ),
            )
            if after != before:
                await queries.update(connection, after)
                changes = {
                    field: {"from": getattr(before, field), "to": getattr(after, field)}
                    for field in ("name", "colour", "description", "archived_at")
                    if getattr(before, field) != getattr(after, field)
                }
                await _tell(connection, actor, "changed", tag_id, changes)
    return after


async def merge_tags(database: Database, actor: Actor, tag_id: int, into_id: int) -> Tag:
    """Every conversation that bears the one bears the other in its place; the one can't be chosen
    any more. Raises NotFound, InvalidInput, Conflict."""
    if tag_id == into_id:
        raise InvalidInput("choose another tag", fields={"into_id": "the same"})
    async with database.transaction() as connection:
        await queries.hold(connection, [tag_id, into_id])
        loser, winner = await _one(connection, tag_id), await _one(connection, into_id)
        if loser.merged_into is not None or winner.merged_into is not None:
            raise Conflict("one of these tags was merged meanwhile: load them again")
        moved = await queries.merge(connection, tag_id, into_id)
        await _tell(
            connection,
            actor,
            "merged",
            tag_id,
            {"name": loser.name, "into": winner.name, "into_id": into_id, "conversations": moved},
            changed_id=into_id,
        )
        return await _one(connection, into_id)


async def _one(connection: Connection, tag_id: int) -> Tag:
    found = await queries.tag(connection, tag_id)
    if found is None:
        raise NotFound("there is no such tag")
    return found


async def _tell(
    connection: Connection,
    actor: Actor,
    verb: str,
    tag_id: int,
    detail: dict[str, Any],
    changed_id: int | None = None,
) -> None:
    body = {"tag_id": changed_id or tag_id}
    await record(connection, [Event(kind="tag.changed", agent_id=actor.id, body=body)])
    await audit(
        connection, actor, f"tag.{verb}", subject_kind="tag", subject_id=tag_id, detail=detail
    )
