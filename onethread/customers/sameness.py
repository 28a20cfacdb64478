"""Why do we think that this is one person? For each address of a customer, what ties it to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.database.engine import Connection, Database


class Tie(msgspec.Struct, kw_only=True):
    """One address and what ties it to the customer.

    `how`: first (the customer began with it), together (it came with `through` in one message), agent
    (added by a person), merge (it came with the customer `merge_id` brought, whose own first address it
    was), moved (given by a person), or told (nothing else is known). `proofs`: codes and questions that
    were passed.
    """

    identity_id: int
    scheme: str
    value: str
    assurance: int
    source: str
    how: str
    through: str | None
    through_scheme: str | None
    name: str
    shared_because: str | None
    merge_id: int | None
    merge_evidence: list[dict[str, Any]]
    merged_by: str | None
    proofs: list[str]
    first_seen_at: datetime
    last_seen_at: datetime
    valid_to: datetime | None
    ended_because: str | None


async def ties(source: Connection | Database, customer_id: int) -> list[Tie]:
    """Every address of a customer, those that ended too (the latest 100), oldest first."""
    rows = await source.fetch(
        """
        SELECT i.id AS identity_id, i.scheme, i.value, i.assurance, i.source, i.name, i.shared_because,
               i.first_seen_at, i.last_seen_at, i.valid_to, i.ended_because,
               t.value AS through, t.scheme AS through_scheme, g.id AS merge_id,
               coalesce(g.evidence, '[]') AS merge_evidence, a.name AS merged_by,
               EXISTS (SELECT 1 FROM customer_ledger AS l WHERE l.identity_id = i.id
                       AND l.kind = 'moved') AS moved,
               NOT EXISTS (
                 SELECT 1 FROM identities AS o
                 WHERE o.customer_id = i.customer_id
                   AND coalesce(o.home_id, o.customer_id) = coalesce(i.home_id, i.customer_id)
                   AND (o.first_seen_at, o.id) < (i.first_seen_at, i.id)
               ) AS first_at_home,
               coalesce((SELECT array_agg(DISTINCT p.kind) FROM identity_proofs AS p
                         WHERE p.state = 'passed' AND (p.identity_id = i.id OR p.told_by_id = i.id)),
                        '{}') AS proofs
        FROM identities AS i
        LEFT JOIN identities AS t ON t.id = i.through_id
        LEFT JOIN LATERAL (
          SELECT m.* FROM customer_merges AS m
          WHERE m.loser_id = i.home_id AND i.home_id <> i.customer_id AND m.undone_at IS NULL
          ORDER BY m.id DESC LIMIT 1
        ) AS g ON true
        LEFT JOIN agents AS a ON a.id = g.agent_id
        WHERE i.customer_id = $1
        ORDER BY i.first_seen_at, i.id LIMIT 100
        """,
        customer_id,
    )
    return [_tie(dict(row)) for row in rows]


def _tie(row: dict[str, Any]) -> Tie:
    moved, first = row.pop("moved"), row.pop("first_at_home")
    if moved:
        how = "moved"
    elif row["through"] is not None:
        how = "together"
    elif row["source"] == "agent":
        how = "agent"
    elif row["merge_id"] is not None:
        how = "merge"
    else:
        how = "first" if first else "told"
    return Tie(how=how, **row)
