"""Promises: what is still to be done, kept, or was none."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import asyncpg
import msgspec
from msgspec import UNSET, UnsetType

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record
from onethread.facts.follow import CHANGED

Source = Connection | Database
State = Literal["open", "due", "broken", "kept"]
# A promise whose hour has passed is due; a day later it is broken.
_BROKEN_AFTER = "interval '24 hours'"


class ShownPromise(msgspec.Struct, kw_only=True):
    """What was promised, by whom, by when (null: no moment was named), and what became of it.
    `customer`: their name, empty when it is not known."""

    id: int
    message_id: int
    conversation_id: int
    customer_id: int
    customer: str
    act: str
    shown: str
    made_at: datetime
    due_at: datetime | None
    owner_id: int | None
    owner: str | None
    state: State
    done_at: datetime | None = None


_SELECT = f"""
SELECT p.id, p.message_id, m.conversation_id, c.customer_id,
       coalesce(cu.display_name, '') AS customer, p.act, p.shown, p.made_at, p.due_at, p.owner_id,
       a.name AS owner, p.done_at,
       CASE WHEN p.done_at IS NOT NULL THEN 'kept'
            WHEN p.due_at IS NULL OR p.due_at > $2 THEN 'open'
            WHEN p.due_at > $2 - {_BROKEN_AFTER} THEN 'due'
            ELSE 'broken' END AS state
FROM promises AS p
JOIN messages AS m ON m.id = p.message_id
JOIN conversations AS c ON c.id = m.conversation_id
JOIN customers AS cu ON cu.id = c.customer_id
LEFT JOIN agents AS a ON a.id = p.owner_id
"""


def _shown(row: asyncpg.Record) -> ShownPromise:
    return ShownPromise(**dict(row))


async def of_conversation(source: Source, conversation_id: int) -> list[ShownPromise]:
    """The promises made in a conversation, oldest first."""
    rows = await source.fetch(
        f"{_SELECT} WHERE m.conversation_id = $1 AND NOT p.dropped ORDER BY p.made_at, p.id LIMIT 100",
        conversation_id,
        clock.now(),
    )
    return [_shown(row) for row in rows]


async def of_owner(
    source: Source, owner_id: int | None, after: int | None, limit: int
) -> list[ShownPromise]:
    """Promises with a moment that are not kept yet, of one agent or of all: the earliest due first,
    those after the one with the id `after`."""
    rows = await source.fetch(
        f"""
        {_SELECT}
        WHERE p.done_at IS NULL AND NOT p.dropped AND p.due_at IS NOT NULL
          AND ($1::bigint IS NULL OR p.owner_id = $1)
          AND ($3::bigint IS NULL
               OR (p.due_at, p.id) > ((SELECT due_at FROM promises WHERE id = $3), $3))
        ORDER BY p.due_at, p.id LIMIT $4
        """,
        owner_id,
        clock.now(),
        after,
        limit,
    )
    return [_shown(row) for row in rows]


async def change(
    database: Database,
    actor: Actor,
    promise_id: int,
    *,
    done: bool | UnsetType = UNSET,
    dropped: bool | UnsetType = UNSET,
    due_at: datetime | UnsetType | None = UNSET,
    owner_id: int | UnsetType | None = UNSET,
) -> ShownPromise:
    """Keep, drop, move or hand over a promise. Raises NotFound, InvalidInput."""
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            "SELECT p.id, m.conversation_id, c.customer_id FROM promises AS p"
            " JOIN messages AS m ON m.id = p.message_id JOIN conversations AS c ON c.id = m.conversation_id"
            " WHERE p.id = $1 FOR UPDATE OF p",
            promise_id,
        )
        if row is None:
            raise NotFound("there is no such promise")
        changed: dict[str, Any] = {}
        if not isinstance(done, UnsetType):
            changed["done_at"] = clock.now() if done else None
            changed["done_by"] = actor.id if done else None
        if not isinstance(dropped, UnsetType):
            changed["dropped"] = dropped
        if not isinstance(due_at, UnsetType):
            changed["due_at"] = due_at
            changed["told_at"] = None
        if not isinstance(owner_id, UnsetType):
            known = owner_id is None or await connection.fetchval(
                "SELECT EXISTS (SELECT 1 FROM agents WHERE id = $1 AND active)", owner_id
            )
            if not known:
                raise InvalidInput("there is no such agent", fields={"owner_id": "not known"})
            changed["owner_id"] = owner_id
        if changed:
            sets = ", ".join(f"{name} = ${at}" for at, name in enumerate(changed, 2))
            await connection.execute(
                f"UPDATE promises SET {sets} WHERE id = $1", promise_id, *changed.values()
            )
            await record(connection, [Event(kind=CHANGED, conversation_id=row["conversation_id"])])
            await audit(
                connection,
                actor,
                "promise.changed",
                subject_kind="conversation",
                subject_id=row["conversation_id"],
                customer_id=row["customer_id"],
                detail={"promise_id": promise_id, "changed": sorted(changed)},
            )
        found = await connection.fetchrow(f"{_SELECT} WHERE p.id = $1", promise_id, clock.now())
    assert found is not None
    return _shown(found)
