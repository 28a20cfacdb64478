"""SQL of objects and their types."""

from __future__ import annotations

from typing import Any

import asyncpg

from onethread.database.engine import Connection, Database
from onethread.messages import Assurance

Source = Connection | Database

_TYPE = """
  id, key, name, plural, icon, title_field, subtitle_field, badge_field, card_fields, position,
  archived_at IS NOT NULL AS archived
"""


async def types(source: Source, *, archived: bool) -> list[asyncpg.Record]:
    """Types in their order."""
    return await source.fetch(
        f"SELECT {_TYPE} FROM object_types WHERE $1 OR archived_at IS NULL ORDER BY position, id",
        archived,
    )


async def add_type(connection: Connection, values: dict[str, Any]) -> int | None:
    """Its id; None when the key is in use."""
    found: int | None = await connection.fetchval(
        """
        INSERT INTO object_types (key, name, plural, icon, position)
        SELECT $1, $2, $3, $4, coalesce(max(position) + 1, 0) FROM object_types
        ON CONFLICT (key) DO NOTHING RETURNING id
        """,
        values["key"],
        values["name"],
        values["plural"],
        values["icon"],
    )
    return found


async def change_type(connection: Connection, type_id: int, values: dict[str, Any]) -> None:
    """Set what is given."""
    await connection.execute(
        """
        UPDATE object_types SET
          name = coalesce($2::jsonb->>'name', name), plural = coalesce($2->>'plural', plural),
          icon = coalesce($2->>'icon', icon),
          title_field = CASE WHEN $2 ? 'title_field' THEN $2->>'title_field' ELSE title_field END,
          subtitle_field = CASE WHEN $2 ? 'subtitle_field' THEN $2->>'subtitle_field'
                                ELSE subtitle_field END,
          badge_field = CASE WHEN $2 ? 'badge_field' THEN $2->>'badge_field' ELSE badge_field END,
          card_fields = CASE WHEN $2 ? 'card_fields'
            THEN ARRAY(SELECT jsonb_array_elements_text($2->'card_fields')) ELSE card_fields END,
          position = coalesce(($2->>'position')::int, position),
          archived_at = CASE WHEN $2 ? 'archived'
            THEN CASE WHEN ($2->>'archived')::boolean THEN coalesce(archived_at, now()) END
            ELSE archived_at END
        WHERE id = $1
        """,
        type_id,
        values,
    )


async def lock_objects(
    connection: Connection, type_id: int, external_ids: list[str]
) -> dict[str, asyncpg.Record]:
    """Objects by their external id, locked until the commit in one order."""
    rows = await connection.fetch(
        "SELECT id, external_id, values, url, version, deleted_at FROM objects"
        " WHERE object_type_id = $1 AND external_id = ANY($2::text[]) ORDER BY id FOR UPDATE",
        type_id,
        external_ids,
    )
    return {row["external_id"]: row for row in rows}


async def write_objects(
    connection: Connection, type_id: int, rows: list[dict[str, Any]]
) -> list[int]:
    """Insert or replace objects; their ids in the same order."""
    written = await connection.fetch(
        """
        INSERT INTO objects AS o (object_type_id, external_id, values, url, words)
        SELECT $1, w.external_id, w.values, w.url, fold(w.words)
        FROM unnest($2::text[], $3::jsonb[], $4::text[], $5::text[]) AS w(external_id, values, url, words)
        ON CONFLICT (object_type_id, external_id) DO UPDATE SET
          values = excluded.values, url = excluded.url, words = excluded.words,
          version = o.version + 1, updated_at = now(), deleted_at = NULL
        RETURNING id, external_id
        """,
        type_id,
        [row["external_id"] for row in rows],
        [row["values"] for row in rows],
        [row["url"] for row in rows],
        [row["words"] for row in rows],
    )
    ids = {row["external_id"]: row["id"] for row in written}
    return [ids[row["external_id"]] for row in rows]


async def link(
    connection: Connection,
    object_ids: list[int],
    customers: list[tuple[int, int]],
    addresses: list[tuple[int, str, str]],
) -> None:
    """Replace whose these objects are: (object, customer) and (object, scheme, match key)."""
    for table in ("object_customers", "object_addresses"):
        await connection.execute(
            f"DELETE FROM {table} WHERE object_id = ANY($1::bigint[])", object_ids
        )
    await connection.execute(
        "INSERT INTO object_customers (object_id, customer_id)"
        " SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT DO NOTHING",
        [each[0] for each in customers],
        [each[1] for each in customers],
    )
    await connection.execute(
        "INSERT INTO object_addresses (object_id, scheme, match_key)"
        " SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING",
        [each[0] for each in addresses],
        [each[1] for each in addresses],
        [each[2] for each in addresses],
    )


async def remove(connection: Connection, object_ids: list[int]) -> None:
    """Objects that are there no more; they stay for what refers to them."""
    await connection.execute(
        "UPDATE objects SET deleted_at = now(), version = version + 1, updated_at = now()"
        " WHERE id = ANY($1::bigint[])",
        object_ids,
    )


# An address that anybody may have typed leads to nobody's contracts.
_OWNERS = f"""
  SELECT oc.object_id, oc.customer_id FROM object_customers AS oc
  WHERE oc.object_id = ANY($1::bigint[])
  UNION
  SELECT oa.object_id, i.customer_id FROM object_addresses AS oa
  JOIN identities AS i ON i.scheme = oa.scheme AND i.match_key = oa.match_key
   AND i.valid_to IS NULL AND i.assurance >= {int(Assurance.ASSERTED)}
  WHERE oa.object_id = ANY($1::bigint[])
"""


async def owners(source: Source, object_ids: list[int]) -> list[asyncpg.Record]:
    """(object_id, customer_id, display_name): whose objects these are, as far as known."""
    return await source.fetch(
        f"""
        SELECT o.object_id, c.id AS customer_id, c.display_name FROM ({_OWNERS}) AS o
        CROSS JOIN LATERAL (
          WITH RECURSIVE chain AS (
            SELECT id, display_name, merged_into FROM customers WHERE id = o.customer_id
            UNION ALL
            SELECT n.id, n.display_name, n.merged_into FROM chain
            JOIN customers AS n ON n.id = chain.merged_into
          ) SELECT id, display_name FROM chain WHERE merged_into IS NULL
        ) AS c
        ORDER BY 1, 2
        """,
        object_ids,
    )


def of_customer_statement(
    customer_id: int, before_id: int | None, limit: int
) -> tuple[str, list[Any]]:
    """The SQL of a page of a customer's objects, the newest first, and its values."""
    values: list[Any] = [customer_id, limit + 1]
    older = ""
    if before_id is not None:
        values.append(before_id)
        older = "AND object_id < $3"
    sql = f"""
        WITH RECURSIVE family AS (
          SELECT $1::bigint AS id
          UNION SELECT c.id FROM family AS f JOIN customers AS c ON c.merged_into = f.id
        )
        SELECT o.id, o.object_type_id, o.external_id, o.values, o.url, o.version, o.created_at,
               o.updated_at
        FROM (
          (SELECT object_id FROM object_customers
           WHERE customer_id IN (SELECT id FROM family) {older})
          UNION
          (SELECT oa.object_id FROM identities AS i
           JOIN object_addresses AS oa ON oa.scheme = i.scheme AND oa.match_key = i.match_key
           WHERE i.customer_id = $1 AND i.valid_to IS NULL
             AND i.assurance >= {int(Assurance.ASSERTED)} {older})
        ) AS w
        JOIN objects AS o ON o.id = w.object_id AND o.deleted_at IS NULL
        JOIN object_types AS t ON t.id = o.object_type_id AND t.archived_at IS NULL
        ORDER BY o.id DESC LIMIT $2
    """
    return sql, values


def search_statement() -> str:
    """Objects whose words hold $1 (a LIKE pattern), below id $2, at most $3."""
    return """
        SELECT o.id, o.object_type_id, o.external_id, o.values, o.url, o.version, o.created_at,
               o.updated_at
        FROM objects AS o
        JOIN object_types AS t ON t.id = o.object_type_id AND t.archived_at IS NULL
        WHERE o.words LIKE fold($1) AND o.deleted_at IS NULL AND o.id < $2
        ORDER BY o.id DESC LIMIT $3
    """
