"""SQL over brands."""

from __future__ import annotations

from datetime import datetime

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class Brand(msgspec.Struct, kw_only=True):
    """A name under which customers know the organisation. Channels of it that have no setting of their
    own take colour, logo (the address of a picture), language, sender name and signature from it.
    `channel_count`: how many channels that are."""

    id: int
    name: str
    colour: str
    logo: str
    language: str | None
    website: str
    sender_name: str
    signature: str
    channel_count: int
    created_at: datetime
    archived_at: datetime | None


_BRANDS = """
SELECT b.id, b.name, b.colour, b.logo, b.language, b.website, b.sender_name, b.signature,
       b.created_at, b.archived_at,
       (SELECT count(*) FROM channels AS c WHERE c.brand_id = b.id AND c.state <> 'deleted')
         AS channel_count
FROM brands AS b
"""


async def brands(source: Source, *, archived: bool, after_id: int, limit: int) -> list[Brand]:
    """Brands by id, after `after_id`; with `archived` those too."""
    rows = await source.fetch(
        f"{_BRANDS} WHERE b.id > $1 AND ($2 OR b.archived_at IS NULL) ORDER BY b.id LIMIT $3",
        after_id,
        archived,
        limit,
    )
    return [Brand(**dict(row)) for row in rows]


async def brand(source: Source, brand_id: int, *, lock: bool = False) -> Brand | None:
    """One brand; with `lock` its row is held until the transaction ends."""
    suffix = " FOR UPDATE OF b" if lock else ""
    row = await source.fetchrow(f"{_BRANDS} WHERE b.id = $1{suffix}", brand_id)
    return Brand(**dict(row)) if row else None


async def add(source: Source, name: str) -> int:
    """Insert a brand; returns its id."""
    brand_id: int = await source.fetchval(
        "INSERT INTO brands (name) VALUES ($1) RETURNING id", name
    )
    return brand_id


async def update(source: Source, changed: Brand) -> None:
    """Keep what can be changed."""
    await source.execute(
        """
        UPDATE brands SET name = $2, colour = $3, logo = $4, language = $5, website = $6,
          sender_name = $7, signature = $8, archived_at = $9, updated_at = now()
        WHERE id = $1
        """,
        changed.id,
        changed.name,
        changed.colour,
        changed.logo,
        changed.language,
        changed.website,
        changed.sender_name,
        changed.signature,
        changed.archived_at,
    )


async def channels_of(source: Source, brand_id: int) -> list[int]:
    """Ids of the channels that are of a brand."""
    rows = await source.fetch(
        "SELECT id FROM channels WHERE brand_id = $1 AND state <> 'deleted' ORDER BY id", brand_id
    )
    return [row["id"] for row in rows]


async def let_go(source: Source, brand_id: int) -> None:
    """Channels are of an archived brand no longer."""
    await source.execute("UPDATE channels SET brand_id = NULL WHERE brand_id = $1", brand_id)
