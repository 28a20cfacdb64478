"""SQL of linking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec

from onethread.customers.linking.model import Scored
from onethread.customers.linking.record import Record, keys_of, record_of
from onethread.database.engine import Connection, Database

Source = Connection | Database
# A key that so many records have in common finds nobody.
MOST_PER_KEY = 60
MOST_NAMES = 5000

_KNOWN = """
SELECT c.id, c.display_name, c.attributes, i.schemes, i.keys, i.names, i.details
FROM customers AS c
LEFT JOIN LATERAL (
  SELECT array_agg(x.scheme) AS schemes, array_agg(x.match_key) AS keys, array_agg(x.name) AS names,
         jsonb_agg(x.details ORDER BY x.assurance DESC, x.last_seen_at DESC)
           FILTER (WHERE x.details IS NOT NULL) AS details
  FROM identities AS x
  WHERE x.customer_id = c.id AND x.valid_to IS NULL
    AND coalesce(x.shared_because, '') NOT IN ('role', 'short')
) AS i ON true
"""


def _record(row: asyncpg.Record) -> Record:
    return record_of(
        [row["display_name"], *(row["names"] or [])],
        [row["attributes"], *(row["details"] or [])],
        zip(row["schemes"] or [], row["keys"] or [], strict=True),
    )


async def refresh(connection: Connection, customer_ids: Sequence[int]) -> None:
    """Take apart anew what is known of these customers; who was merged away has no record."""
    rows = await connection.fetch(
        _KNOWN + " WHERE c.id = ANY($1::bigint[]) AND c.merged_into IS NULL ORDER BY c.id",
        list(customer_ids),
    )
    await connection.execute(
        "DELETE FROM linking_records WHERE customer_id = ANY($1::bigint[])"
        " AND NOT customer_id = ANY($2::bigint[])",
        list(customer_ids),
        [row["id"] for row in rows],
    )
    records = [_record(row) for row in rows]
    await connection.execute(
        """
        INSERT INTO linking_records AS r (customer_id, record, keys)
        SELECT id, record, ARRAY(SELECT jsonb_array_elements_text(keys))
        FROM jsonb_to_recordset($1) AS t(id bigint, record jsonb, keys jsonb)
        ON CONFLICT (customer_id) DO UPDATE
        SET record = excluded.record, keys = excluded.keys, at = now()
        WHERE (r.record, r.keys) IS DISTINCT FROM (excluded.record, excluded.keys)
        """,
        [
            {"id": row["id"], "record": record, "keys": keys_of(record)}
            for row, record in zip(rows, records, strict=True)
        ],
    )


async def after(source: Source, customer_id: int, limit: int) -> list[int]:
    """Customers that stand by themselves, in order of their ids."""
    rows = await source.fetch(
        "SELECT id FROM customers WHERE id > $1 AND merged_into IS NULL ORDER BY id LIMIT $2",
        customer_id,
        limit,
    )
    return [row["id"] for row in rows]


async def records(source: Source, customer_ids: Sequence[int]) -> dict[int, Record]:
    """The records of these customers."""
    rows = await source.fetch(
        "SELECT customer_id, record FROM linking_records WHERE customer_id = ANY($1::bigint[])",
        list(customer_ids),
    )
    return {row["customer_id"]: msgspec.convert(row["record"], Record) for row in rows}


async def candidates(source: Source, customer_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of one of these customers and another that has a key in common with it; in ascending
    order. A key that many have is passed over."""
    rows = await source.fetch(
        f"""
        SELECT k.key, array_agg(DISTINCT o.customer_id) AS found, array_agg(DISTINCT k.id) AS asked
        FROM (
          SELECT r.customer_id AS id, key FROM linking_records AS r, unnest(r.keys) AS key
          WHERE r.customer_id = ANY($1::bigint[])
        ) AS k
        CROSS JOIN LATERAL (
          SELECT customer_id FROM linking_records WHERE keys @> ARRAY[k.key]
          LIMIT {MOST_PER_KEY + 1}
        ) AS o
        GROUP BY k.key
        HAVING count(DISTINCT o.customer_id) BETWEEN 2 AND {MOST_PER_KEY}
        """,
        list(customer_ids),
    )
    return {
        (min(one, other), max(one, other))
        for row in rows
        for one in row["asked"]
        for other in row["found"]
        if one != other
    }


async def names_counted(
    source: Source, given: Sequence[str], family: Sequence[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """How many customers have each of these given and family names, at most MOST_NAMES."""
    counts: list[dict[str, int]] = []
    for column, names in (("given", given), ("family", family)):
        rows = await source.fetch(
            f"""
            SELECT w.name, n.count FROM unnest($1::text[]) AS w(name)
            CROSS JOIN LATERAL (
              SELECT count(*) AS count FROM (
                SELECT 1 FROM linking_records WHERE record->>'{column}' = w.name
                LIMIT {MOST_NAMES}
              ) AS x
            ) AS n
            """,
            list(set(names)),
        )
        counts.append({row["name"]: row["count"] for row in rows})
    return counts[0], counts[1]


async def suggested(
    source: Source, customer_ids: Sequence[int] | None
) -> dict[tuple[int, int], tuple[str, list[dict[str, Any]]]]:
    """What was suggested of these customers (None: of all) and not decided: state and evidence."""
    rows = await source.fetch(
        """
        SELECT s.customer_a, s.customer_b, s.state, s.evidence FROM customer_suggestions AS s
        JOIN customers AS a ON a.id = s.customer_a AND a.merged_into IS NULL
        JOIN customers AS b ON b.id = s.customer_b AND b.merged_into IS NULL
        WHERE s.state IN ('open', 'weak')
          AND ($1::bigint[] IS NULL OR s.customer_a = ANY($1) OR s.customer_b = ANY($1))
        """,
        None if customer_ids is None else list(customer_ids),
    )
    return {(r["customer_a"], r["customer_b"]): (r["state"], r["evidence"]) for r in rows}


async def keep(
    connection: Connection,
    found: Sequence[tuple[int, int, list[dict[str, Any]], Scored]],
    model_id: int | None,
    threshold: float,
) -> int:
    """Write suggestions; what a person decided stays as it was. Returns how many are open."""
    if not found:
        return 0
    await connection.execute(
        """
        INSERT INTO customer_suggestions AS s (customer_a, customer_b, evidence, score, weights,
                                               model_id, state)
        SELECT a, b, evidence, score, weights, $2,
               CASE WHEN score >= $3 THEN 'open' ELSE 'weak' END
        FROM jsonb_to_recordset($1) AS t(a bigint, b bigint, evidence jsonb, score real, weights jsonb)
        ON CONFLICT (customer_a, customer_b) DO UPDATE
        SET evidence = excluded.evidence, score = excluded.score, weights = excluded.weights,
            model_id = excluded.model_id, state = excluded.state
        WHERE s.state IN ('open', 'weak')
        """,
        [
            {
                "a": a,
                "b": b,
                "evidence": evidence,
                "score": scored.probability,
                "weights": scored.weights,
            }
            for a, b, evidence, scored in found
        ],
        model_id,
        threshold,
    )
    return sum(scored.probability >= threshold for _, _, _, scored in found)


async def latest_model(source: Source) -> asyncpg.Record | None:
    """The model in force."""
    return await source.fetchrow(
        "SELECT id, at, customers, parameters, figures FROM linking_models ORDER BY id DESC LIMIT 1"
    )


async def count(source: Source) -> int:
    """How many customers have a record."""
    found: int = await source.fetchval("SELECT count(*) FROM linking_records")
    return found
