"""SQL over tags."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class Tag(msgspec.Struct, kw_only=True):
    """A word that conversations bear. `open_count` and `total_count`: conversations that bear it now.
    An archived one stays where it is and can't be chosen; `merged_into`: what it became part of."""

    id: int
    name: str
    colour: str
    description: str
    open_count: int
    total_count: int
    created_at: datetime
    archived_at: datetime | None
    merged_into: int | None


_TAGS = """
SELECT t.id, t.name, t.colour, t.description, t.created_at, t.archived_at, t.merged_into,
       coalesce(u.open, 0) AS open_count, coalesce(u.total, 0) AS total_count
FROM tags AS t
LEFT JOIN LATERAL (
  SELECT count(*) AS total,
         count(*) FILTER (WHERE c.status IN ('open', 'waiting', 'snoozed')) AS open
  FROM conversations AS c
  WHERE c.tag_ids @> ARRAY[t.id] AND c.tag_ids <> '{}' AND c.merged_into IS NULL
) AS u ON true
"""


async def tags(source: Source, *, archived: bool, after_id: int, limit: int) -> list[Tag]:
    """Tags by id, after `after_id`; with `archived` those too, but none that was merged."""
    rows = await source.fetch(
        f"{_TAGS} WHERE t.id > $1 AND t.merged_into IS NULL AND ($2 OR t.archived_at IS NULL)"
        " ORDER BY t.id LIMIT $3",
        after_id,
        archived,
        limit,
    )
    return [Tag(**dict(row)) for row in rows]


async def tag(source: Source, tag_id: int) -> Tag | None:
    """One tag."""
    row = await source.fetchrow(f"{_TAGS} WHERE t.id = $1", tag_id)
    return Tag(**dict(row)) if row else None


async def hold(connection: Connection, tag_ids: Iterable[int]) -> None:
    """Hold the rows of tags until the transaction ends, in one order against deadlocks."""
    await connection.fetch(
        "SELECT 1 FROM tags WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE", sorted(tag_ids)
    )


async def names(source: Source, tag_ids: Iterable[int], *, usable: bool = False) -> dict[int, str]:
    """Names of tags by id; with `usable` only of those that can be chosen."""
    rows = await source.fetch(
        "SELECT id, name FROM tags WHERE id = ANY($1::bigint[]) AND (NOT $2 OR archived_at IS NULL)",
        list(set(tag_ids)),
        usable,
    )
    return {row["id"]: row["name"] for row in rows}


async def survivors(source: Source, tag_ids: Iterable[int]) -> dict[int, int]:
    """What each tag is part of now: itself, unless it was merged."""
    rows = await source.fetch(
        "SELECT id, coalesce(merged_into, id) AS now FROM tags WHERE id = ANY($1::bigint[])",
        list(set(tag_ids)),
    )
    return {row["id"]: row["now"] for row in rows}


async def add(source: Source, name: str, colour: str, description: str) -> int:
    """Insert a tag; returns its id."""
    tag_id: int = await source.fetchval(
        "INSERT INTO tags (name, colour, description) VALUES ($1, $2, $3) RETURNING id",
        name,
        colour,
        description,
    )
    return tag_id


async def update(source: Source, changed: Tag) -> None:
    """Keep name, colour, description and whether it is archived."""
    await source.execute(
        "UPDATE tags SET name = $2, colour = $3, description = $4, archived_at = $5 WHERE id = $1",
        changed.id,
        changed.name,
        changed.colour,
        changed.description,
        changed.archived_at,
    )


async def merge(connection: Connection, loser_id: int, winner_id: int) -> int:
    """Conversations bear the winner in the loser's place; returns how many did."""
    await connection.execute(
        "UPDATE tags SET merged_into = $2, archived_at = coalesce(archived_at, now())"
        " WHERE id = $1 OR merged_into = $1",
        loser_id,
        winner_id,
    )
    tag = await connection.execute(
        """
        UPDATE conversations SET version = version + 1, updated_at = now(),
          tag_ids = CASE WHEN tag_ids @> ARRAY[$2::bigint] THEN array_remove(tag_ids, $1)
                         ELSE array_replace(tag_ids, $1, $2) END
        WHERE tag_ids @> ARRAY[$1::bigint] AND tag_ids <> '{}'
        """,
        loser_id,
        winner_id,
    )
    return int(tag.rsplit(" ", 1)[1])
