"""Who is *not* the same person: what a person said once counts for ever, whatever is merged since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread import clock
from onethread.access import Actor
from onethread.customers import ledger
from onethread.database.engine import Connection, Database

Source = Connection | Database

# Everybody who has become part of a customer, itself included.
_PARTS = """
WITH RECURSIVE parts AS (
  SELECT c AS top, c AS id FROM unnest($1::bigint[]) AS c
  UNION
  SELECT p.top, c.id FROM parts AS p JOIN customers AS c ON c.merged_into = p.id
)
"""


async def among(source: Source, customer_ids: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs of these standing customers of whom somebody said that they differ: they themselves,
    or any two customers who have become part of them. Each pair in ascending order."""
    rows = await source.fetch(
        _PARTS
        + """
        SELECT DISTINCT least(a.top, b.top) AS a, greatest(a.top, b.top) AS b
        FROM parts AS a
        JOIN customer_suggestions AS s ON s.state = 'refused' AND s.customer_a = a.id
        JOIN parts AS b ON b.id = s.customer_b
        WHERE a.top <> b.top
        """,
        list(set(customer_ids)),
    )
    return {(row["a"], row["b"]) for row in rows}


async def between(source: Source, one: int, other: int) -> bool:
    """Whether somebody said that these two differ."""
    return bool(await among(source, [one, other]))


async def keep_apart(
    connection: Connection,
    actor: Actor,
    one: int,
    other: int,
    evidence: list[dict[str, Any]],
) -> None:
    """These two differ: nothing merges or suggests them by itself any more."""
    await connection.execute(
        """
        INSERT INTO customer_suggestions (customer_a, customer_b, evidence, state, decided_by,
                                          decided_at)
        VALUES ($1, $2, $3, 'refused', $4, $5)
        ON CONFLICT (customer_a, customer_b) DO UPDATE
        SET state = 'refused', decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """,
        min(one, other),
        max(one, other),
        evidence,
        actor.id,
        clock.now(),
    )
    await ledger.write(
        connection,
        actor,
        ledger.Line(kind="refused", customer_id=min(one, other), other_id=max(one, other)),
    )
