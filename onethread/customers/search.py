"""Finding customers by name, by any of their addresses or by what is known of them, typing errors
included."""

from __future__ import annotations

import re

import asyncpg

from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, Database

_COLUMNS = "c.id, c.display_name, c.language"
# Names that look alike are offered only when nothing holds what was typed.
_ALIKE = "0.5"


async def search(
    source: Connection, text: str, region: str, before_id: int | None, limit: int
) -> list[asyncpg.Record]:
    """Customers whose name or address holds `text`, at most `limit` + 1: on the first page those
    whom it names exactly, then the newest. `address` is the one that matched, if any did."""
    wanted = " ".join(text.split())
    if not wanted:
        return []
    first = await _exact(source, wanted, region) if before_id is None else []
    rows = first + await _holding(source, wanted, before_id, limit)
    if not rows and before_id is None:
        rows = await _alike(source, wanted, limit)
    seen: set[int] = set()
    return [r for r in rows if not (r["id"] in seen or seen.add(r["id"]))][: limit + 1]  # type: ignore[func-returns-value]


async def _exact(source: Connection | Database, wanted: str, region: str) -> list[asyncpg.Record]:
    schemes = ["email"] if "@" in wanted else []
    if sum(c.isdigit() for c in wanted) >= 7:
        schemes += ["phone", "whatsapp"]
    return await source.fetch(
        f"""
        SELECT {_COLUMNS}, i.value AS address FROM unnest($1::text[], $2::text[]) AS w(scheme, key)
        JOIN identities AS i ON i.scheme = w.scheme AND i.match_key = w.key AND i.valid_to IS NULL
        JOIN customers AS c ON c.id = i.customer_id
        """,
        schemes,
        [match_key(scheme, wanted, region) for scheme in schemes],
    )


async def _holding(
    source: Connection | Database, wanted: str, before_id: int | None, limit: int
) -> list[asyncpg.Record]:
    escaped = re.sub(r"([\\%_])", r"\\\1", wanted)
    digits = re.sub(r"[\s()./-]", "", wanted).lstrip("+0")
    address = digits if digits.isdigit() and len(digits) >= 4 else escaped
    # Two letters are too few to look for inside words: names that begin so, or a part of them.
    names = [f"%{escaped}%"] if len(wanted) > 2 else [f"{escaped}%", f"% {escaped}%"]
    values: list[object] = [names, f"%{address}%", limit + 1]
    below = ""
    if before_id is not None:
        values.append(before_id)
        below = "AND {}.id < $4"
    by_address = ""
    if len(address) > 2:
        by_address = f"""
        UNION
        (SELECT x.customer_id, min(x.value) FROM identities AS x
         WHERE fold(x.value) LIKE fold($2) AND x.valid_to IS NULL
           {"AND x.customer_id < $4" if before_id is not None else ""}
         GROUP BY x.customer_id ORDER BY x.customer_id DESC LIMIT $3)
        UNION
        (SELECT v.customer_id, min(v.value) FROM attribute_values AS v
         JOIN fields AS k ON k.key = v.key AND k.object_type_id IS NULL
          AND k.seen_by = 'everyone' AND k.archived_at IS NULL
         WHERE v.value LIKE fold($2)
           {"AND v.customer_id < $4" if before_id is not None else ""}
         GROUP BY v.customer_id ORDER BY v.customer_id DESC LIMIT $3)
        """
    else:
        values[1] = None
        by_address = "UNION SELECT NULL::bigint, $2::text WHERE false"
    patterns = " OR ".join(
        f"fold(n.display_name) LIKE fold(($1::text[])[{i + 1}])" for i in range(len(names))
    )
    return await source.fetch(
        f"""
        SELECT {_COLUMNS}, min(f.address) AS address FROM (
          (SELECT n.id, NULL::text AS address FROM customers AS n
           WHERE ({patterns}) AND n.merged_into IS NULL {below.format("n")}
           ORDER BY n.id DESC LIMIT $3)
          {by_address}
        ) AS f
        JOIN customers AS c ON c.id = f.id
        WHERE c.merged_into IS NULL
        GROUP BY c.id ORDER BY c.id DESC LIMIT $3
        """,
        *values,
    )


async def _alike(source: Connection, wanted: str, limit: int) -> list[asyncpg.Record]:
    # The index asks for no more than this threshold; the pool resets it with the connection.
    await source.execute("SELECT set_config('pg_trgm.similarity_threshold', $1, false)", _ALIKE)
    return await source.fetch(
        f"""
        SELECT {_COLUMNS}, NULL::text AS address FROM customers AS c
        WHERE fold(c.display_name) % fold($1) AND c.merged_into IS NULL
        ORDER BY similarity(fold(c.display_name), fold($1)) DESC, c.id DESC LIMIT $2
        """,
        wanted,
        limit,
    )
