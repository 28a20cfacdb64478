"""SQL of customers, identities, merges and suggestions."""

from __future__ import annotations

from typing import Any

import asyncpg

from onethread import clock
from onethread.database.engine import Connection, Database

Source = Connection | Database


async def by_ids(source: Source, ids: list[int]) -> list[asyncpg.Record]:
    """Customers by id, without what not everyone may see of them."""
    return await source.fetch(
        """
        SELECT id, version, kind, display_name, language, time_zone, preferred_connector, notice,
               notice_kind, attributes - ARRAY(
                 SELECT key FROM fields WHERE object_type_id IS NULL AND seen_by = 'restricted'
               ) AS attributes, created_at, merged_into
        FROM customers WHERE id = ANY($1::bigint[])
        """,
        ids,
    )


async def restricted_attributes(source: Source, customer_id: int) -> dict[str, Any]:
    """The attributes that not everyone may see."""
    found: dict[str, Any] | None = await source.fetchval(
        """
        SELECT jsonb_object_agg(f.key, c.attributes->f.key) FROM customers AS c
        JOIN fields AS f
          ON f.object_type_id IS NULL AND f.seen_by = 'restricted' AND c.attributes ? f.key
        WHERE c.id = $1
        """,
        customer_id,
    )
    return found or {}


# A customer and all who became part of them: what hangs on one of these hangs on the customer, and
# goes back by itself when a merge is undone.
FAMILY = """
WITH RECURSIVE family AS (
  SELECT $1::bigint AS id
  UNION SELECT c.id FROM family AS f JOIN customers AS c ON c.merged_into = f.id
)
"""


async def survivor(source: Source, customer_id: int) -> int | None:
    """The customer that this one is now: itself, or the end of its chain of merges. None: unknown."""
    found: int | None = await source.fetchval(
        """
        WITH RECURSIVE chain AS (
          SELECT id, merged_into, 1 AS depth FROM customers WHERE id = $1
          UNION ALL
          SELECT c.id, c.merged_into, chain.depth + 1
          FROM chain JOIN customers AS c ON c.id = chain.merged_into
          WHERE chain.depth < 1000
        )
        SELECT id FROM chain WHERE merged_into IS NULL
        """,
        customer_id,
    )
    return found


async def identities_of(source: Source, customer_id: int) -> list[asyncpg.Record]:
    """A customer's identities in force."""
    return await source.fetch(
        "SELECT id, scheme, value, assurance, source, shared, first_seen_at, last_seen_at"
        " FROM identities WHERE customer_id = $1 AND valid_to IS NULL"
        " ORDER BY assurance DESC, last_seen_at DESC, id",
        customer_id,
    )


async def merges_of(source: Source, customer_id: int) -> list[asyncpg.Record]:
    """Merges into this customer."""
    return await source.fetch(
        """
        SELECT m.id, m.winner_id, m.loser_id, l.display_name AS loser_name, m.evidence,
               a.name AS agent_name, m.at, m.undone_at
        FROM customer_merges AS m
        JOIN customers AS l ON l.id = m.loser_id
        LEFT JOIN agents AS a ON a.id = m.agent_id
        WHERE m.winner_id = $1 ORDER BY m.id DESC LIMIT 100
        """,
        customer_id,
    )


async def suggestions_of(source: Source, customer_id: int) -> list[asyncpg.Record]:
    """Open suggestions about this customer; the other customer must still stand by itself."""
    return await source.fetch(
        """
        SELECT s.id, o.id AS other_id, o.display_name AS other_name, s.evidence, s.at
        FROM customer_suggestions AS s
        JOIN customers AS o
          ON o.id = CASE WHEN s.customer_a = $1 THEN s.customer_b ELSE s.customer_a END
        WHERE (s.customer_a = $1 OR s.customer_b = $1) AND s.state = 'open'
          AND o.merged_into IS NULL
        ORDER BY s.id DESC LIMIT 20
        """,
        customer_id,
    )


async def lock_customers(connection: Connection, ids: list[int]) -> dict[int, asyncpg.Record]:
    """Lock customers until the commit, in sorted order; by id."""
    rows = await connection.fetch(
        "SELECT id, version, kind, display_name, name_source, language, time_zone,"
        " preferred_connector, notice, notice_kind, attributes, merged_into FROM customers"
        " WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE",
        sorted(set(ids)),
    )
    return {row["id"]: row for row in rows}


async def change(connection: Connection, customer_id: int, values: dict[str, Any]) -> None:
    """Set what `values` holds; the name is then an agent's. Of `attributes` those given are set, and
    those that are null removed."""
    await connection.execute(
        """
        UPDATE customers SET
          display_name = CASE WHEN $2::jsonb ? 'display_name' THEN $2->>'display_name'
                              ELSE display_name END,
          name_source = CASE WHEN $2 ? 'display_name' THEN 'agent' ELSE name_source END,
          language = CASE WHEN $2 ? 'language' THEN $2->>'language' ELSE language END,
          time_zone = CASE WHEN $2 ? 'time_zone' THEN $2->>'time_zone' ELSE time_zone END,
          preferred_connector = CASE WHEN $2 ? 'preferred_connector'
                                     THEN $2->>'preferred_connector' ELSE preferred_connector END,
          notice = coalesce($2->>'notice', notice),
          notice_kind = coalesce($2->>'notice_kind', notice_kind),
          kind = coalesce($2->>'kind', kind),
          attributes = CASE WHEN $2 ? 'attributes'
                            THEN jsonb_strip_nulls(attributes || ($2->'attributes'))
                            ELSE attributes END,
          version = version + 1, updated_at = now()
        WHERE id = $1
        """,
        customer_id,
        values,
    )


async def touch(connection: Connection, customer_ids: list[int]) -> None:
    """A new version of customers of whom something hanging on them changed."""
    await connection.execute(
        "UPDATE customers SET version = version + 1, updated_at = now()"
        " WHERE id = ANY($1::bigint[])",
        customer_ids,
    )


async def identity_owner(source: Source, scheme: str, key: str) -> asyncpg.Record | None:
    """The identity in force with this key, and whose it is."""
    return await source.fetchrow(
        """
        SELECT i.id, i.customer_id, i.value, c.display_name FROM identities AS i
        JOIN customers AS c ON c.id = i.customer_id
        WHERE i.scheme = $1 AND i.match_key = $2 AND i.valid_to IS NULL
        ORDER BY i.shared, i.assurance DESC, i.id LIMIT 1
        """,
        scheme,
        key,
    )


async def add_identity(
    connection: Connection, customer_id: int, scheme: str, value: str, key: str, assurance: int
) -> int | None:
    """Add an identity told by an agent; its id, or None when another one has the key and does not
    share it."""
    found: int | None = await connection.fetchval(
        """
        INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source, person,
                                shared, shared_because, first_seen_at, last_seen_at)
        SELECT $1, $2, $3, $4, $5, 'agent',
               CASE WHEN s.shared THEN 'customer:' || $1::bigint ELSE '' END,
               s.shared, CASE WHEN s.shared THEN 'agent' END,
               coalesce($6, now()), coalesce($6, now())
        FROM (
          SELECT coalesce(bool_and(shared), false) AS shared FROM identities
          WHERE scheme = $2 AND match_key = $4 AND valid_to IS NULL
        ) AS s
        ON CONFLICT (scheme, match_key, person) WHERE valid_to IS NULL DO NOTHING RETURNING id
        """,
        customer_id,
        scheme,
        value,
        key,
        assurance,
        clock.fixed(),
    )
    return found


async def learn_identity(
    connection: Connection,
    beside_id: int,
    scheme: str,
    value: str,
    key: str,
    assurance: int,
    source: str,
) -> asyncpg.Record | None:
    """Add an identity of whoever has another one, when nobody has it: its id and whose it is."""
    return await connection.fetchrow(
        """
        INSERT INTO identities (customer_id, home_id, scheme, value, match_key, assurance, source,
                                name, through_id, first_seen_at, last_seen_at)
        SELECT i.customer_id, i.home_id, $2, $3, $4, $5, $6, i.name, i.id,
               coalesce($7, now()), coalesce($7, now())
        FROM identities AS i
        WHERE i.id = $1 AND NOT EXISTS (
          SELECT FROM identities WHERE scheme = $2 AND match_key = $4 AND valid_to IS NULL)
        ON CONFLICT (scheme, match_key, person) WHERE valid_to IS NULL DO NOTHING
        RETURNING id, customer_id
        """,
        beside_id,
        scheme,
        value,
        key,
        assurance,
        source,
        clock.fixed(),
    )


async def end_identity(connection: Connection, customer_id: int, identity_id: int) -> str | None:
    """End an identity: it recognises nobody any more, and no reply goes to it. Its scheme, or None
    when the customer has no such identity in force."""
    found: str | None = await connection.fetchval(
        "UPDATE identities SET valid_to = coalesce($3, now()), ended_because = 'removed'"
        " WHERE id = $1 AND customer_id = $2 AND valid_to IS NULL RETURNING scheme",
        identity_id,
        customer_id,
        clock.fixed(),
    )
    return found


async def set_shared(
    connection: Connection, customer_id: int, identity_id: int, *, shared: bool
) -> bool:
    """Say whether several people use an address; False when the customer has none such."""
    found = await connection.fetchval(
        "UPDATE identities SET shared = $3"
        " WHERE id = $1 AND customer_id = $2 AND valid_to IS NULL RETURNING id",
        identity_id,
        customer_id,
        shared,
    )
    return found is not None


async def note_identity_change(
    connection: Connection, identity_id: int, action: str, reason: str, name: str, agent: int | None
) -> None:
    """Keep what a person or program did with an address."""
    await connection.execute(
        "INSERT INTO identity_changes (identity_id, action, reason, actor_name, agent_id)"
        " VALUES ($1, $2, $3, $4, $5)",
        identity_id,
        action,
        reason,
        name,
        agent,
    )


async def all_identities_of(source: Source, customer_id: int) -> list[asyncpg.Record]:
    """A customer's identities, ended ones too, the latest 200, with what was done with each."""
    return await source.fetch(
        """
        SELECT i.id, i.scheme, i.value, i.assurance, i.source, i.shared, i.first_seen_at,
               i.last_seen_at, i.valid_to, coalesce(h.changes, '[]') AS changes
        FROM identities AS i
        LEFT JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('action', c.action, 'reason', c.reason,
                   'actor_name', c.actor_name, 'at', c.at) ORDER BY c.id DESC) AS changes
          FROM (SELECT * FROM identity_changes WHERE identity_id = i.id ORDER BY id DESC LIMIT 20) AS c
        ) AS h ON true
        WHERE i.customer_id = $1
        ORDER BY i.valid_to DESC NULLS FIRST, i.assurance DESC, i.last_seen_at DESC, i.id LIMIT 200
        """,
        customer_id,
    )


async def parts_of(source: Source, customer_id: int) -> list[int]:
    """A customer and everybody who has become part of them."""
    rows = await source.fetch(
        """
        WITH RECURSIVE parts AS (
          SELECT $1::bigint AS id
          UNION
          SELECT c.id FROM parts JOIN customers AS c ON c.merged_into = parts.id
        )
        SELECT id FROM parts ORDER BY id
        """,
        customer_id,
    )
    return [row["id"] for row in rows]


async def suggestions_follow(connection: Connection, winner: int, loser: int) -> None:
    """What was suggested of the one that was merged is now suggested of the one that stays."""
    await connection.execute(
        """
        WITH moved AS (
          SELECT CASE WHEN customer_a = $2 THEN customer_b ELSE customer_a END AS other,
                 evidence, score, weights, model_id
          FROM customer_suggestions
          WHERE (customer_a = $2 OR customer_b = $2) AND state = 'open'
        )
        INSERT INTO customer_suggestions (customer_a, customer_b, evidence, score, weights, model_id)
        SELECT least($1, other), greatest($1, other), evidence, score, weights, model_id
        FROM moved JOIN customers AS c ON c.id = other AND c.merged_into IS NULL
        WHERE other <> $1
        ON CONFLICT (customer_a, customer_b) DO NOTHING
        """,
        winner,
        loser,
    )
