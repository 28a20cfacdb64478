"""Saved views: an agent's own, and those shared with everyone."""

from __future__ import annotations

from datetime import datetime

import asyncpg
import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations.actors import agent_id_of
from onethread.conversations.view_rules import (
    BUILT_IN,
    Conditions,
    Seen,
    Sort,
    check_name,
)
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, NotAllowed, NotFound
from onethread.events import Event, record

CHANGED = "view.changed"
"""A saved view was made, changed or removed: an event for screens only."""

MOST_OWN = 50


class SavedView(msgspec.Struct, kw_only=True):
    """A view that somebody put together. `shared`: everyone has it. `mine`: the caller made it."""

    id: int
    name: str
    shared: bool
    mine: bool
    owner_name: str
    conditions: Conditions
    sort: Sort
    updated_at: datetime


_ROWS = """
SELECT v.id, v.name, v.owner_id, v.shared, v.conditions, v.sort, v.updated_at, a.name AS owner_name
FROM views AS v JOIN agents AS a ON a.id = v.owner_id
"""


def _shape(row: asyncpg.Record, agent_id: int | None) -> SavedView:
    return SavedView(
        id=row["id"],
        name=row["name"],
        shared=row["shared"],
        mine=row["owner_id"] == agent_id,
        owner_name=row["owner_name"],
        conditions=msgspec.convert(row["conditions"], Conditions),
        sort=row["sort"],
        updated_at=row["updated_at"],
    )


async def load(source: Connection | Database, agent_id: int | None) -> list[SavedView]:
    """The views an agent has: shared ones and their own, by name."""
    rows = await source.fetch(
        f"{_ROWS} WHERE v.shared OR v.owner_id = $1 ORDER BY lower(v.name), v.id", agent_id
    )
    return [_shape(row, agent_id) for row in rows]


async def load_for(
    source: Connection | Database, agent_ids: list[int]
) -> dict[int, list[SavedView]]:
    """The views of each of these agents, in one statement."""
    rows = await source.fetch(
        f"{_ROWS} WHERE v.shared OR v.owner_id = ANY($1::bigint[]) ORDER BY lower(v.name), v.id",
        agent_ids,
    )
    return {
        agent_id: [
            _shape(row, agent_id) for row in rows if row["shared"] or row["owner_id"] == agent_id
        ]
        for agent_id in agent_ids
    }


async def seen(source: Connection | Database, name: str, agent_id: int | None) -> Seen:
    """A view by its name or, a saved one, by its id. Raises NotFound."""
    if name in BUILT_IN:
        return BUILT_IN[name]
    if name.isascii() and name.isdigit() and len(name) < 19:
        row = await source.fetchrow(
            f"{_ROWS} WHERE v.id = $1 AND (v.shared OR v.owner_id = $2)", int(name), agent_id
        )
        if row is not None:
            found = _shape(row, agent_id)
            return Seen(conditions=found.conditions, sort=found.sort)
    raise NotFound("there is no such view, or it is not shared with you")


async def create(
    database: Database,
    actor: Actor,
    *,
    name: str,
    conditions: Conditions,
    sort: Sort,
    shared: bool,
) -> SavedView:
    """Save a view. Raises InvalidInput, NotAllowed (sharing is for who may)."""
    agent_id = agent_id_of(actor)
    _may_share(actor, shared=shared)
    async with database.transaction() as connection:
        name = clean_text(check_name(name, await _names(connection, agent_id, None)))
        own = await connection.fetchval("SELECT count(*) FROM views WHERE owner_id = $1", agent_id)
        if own >= MOST_OWN:
            raise InvalidInput(
                f"{MOST_OWN} views are as many as anyone can oversee: remove one first",
                fields={"name": "too many views"},
            )
        view_id = await connection.fetchval(
            "INSERT INTO views (name, owner_id, shared, conditions, sort)"
            " VALUES ($1, $2, $3, $4, $5) RETURNING id",
            name,
            agent_id,
            shared,
            conditions,
            sort,
        )
        await _tell(connection, actor, view_id, "view.created", shared=shared)
        return await _load_one(connection, view_id, agent_id)


async def change(
    database: Database,
    actor: Actor,
    view_id: int,
    *,
    name: str | None = None,
    conditions: Conditions | None = None,
    sort: Sort | None = None,
    shared: bool | None = None,
) -> SavedView:
    """Change what is given. Raises NotFound, InvalidInput, NotAllowed."""
    agent_id = agent_id_of(actor)
    async with database.transaction() as connection:
        was_shared = await _own(connection, actor, view_id)
        if shared:
            _may_share(actor, shared=True)
        if name is not None:
            name = clean_text(check_name(name, await _names(connection, agent_id, view_id)))
        await connection.execute(
            "UPDATE views SET name = coalesce($2, name), conditions = coalesce($3, conditions),"
            " sort = coalesce($4, sort), shared = coalesce($5, shared), updated_at = now()"
            " WHERE id = $1",
            view_id,
            name,
            conditions,
            sort,
            shared,
        )
        await _tell(connection, actor, view_id, "view.changed", shared=was_shared or bool(shared))
        return await _load_one(connection, view_id, agent_id)


async def remove(database: Database, actor: Actor, view_id: int) -> None:
    """Forget a view; its conversations stay. Raises NotFound, NotAllowed."""
    async with database.transaction() as connection:
        shared = await _own(connection, actor, view_id)
        await connection.execute("DELETE FROM views WHERE id = $1", view_id)
        await _tell(connection, actor, view_id, "view.removed", shared=shared)


def _may_share(actor: Actor, *, shared: bool) -> None:
    if shared and not actor.may("views.share"):
        raise NotAllowed("your role can't share views with everyone: keep it for yourself")


async def _own(connection: Connection, actor: Actor, view_id: int) -> bool:
    """Lock a view that the actor may change; whether it is shared."""
    row = await connection.fetchrow(
        "SELECT owner_id, shared FROM views WHERE id = $1 FOR UPDATE", view_id
    )
    if row is None or not (row["shared"] or row["owner_id"] == actor.id):
        raise NotFound("there is no such view, or it is not shared with you")
    if row["owner_id"] != actor.id and not actor.may("views.share"):
        raise NotAllowed("somebody else made this view: save one of your own like it")
    return bool(row["shared"])


async def _names(connection: Connection, agent_id: int, except_id: int | None) -> list[str]:
    rows = await connection.fetch(
        "SELECT name FROM views WHERE (shared OR owner_id = $1) AND id IS DISTINCT FROM $2",
        agent_id,
        except_id,
    )
    return [row["name"] for row in rows]


async def _load_one(connection: Connection, view_id: int, agent_id: int) -> SavedView:
    row = await connection.fetchrow(f"{_ROWS} WHERE v.id = $1", view_id)
    assert row is not None
    return _shape(row, agent_id)


async def _tell(
    connection: Connection, actor: Actor, view_id: int, what: str, *, shared: bool
) -> None:
    await record(
        connection,
        [Event(kind=CHANGED, agent_id=actor.id, body={"view_id": view_id, "shared": shared})],
    )
    await audit(connection, actor, what, subject_kind="view", subject_id=view_id)
