"""Customers who may be the same: a person decides, and a refusal sticks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers import refusals
from onethread.customers.merge import merge
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, NotFound
from onethread.events import Event, record


class OpenSuggestion(msgspec.Struct, kw_only=True):
    """Two customers who may be one, with the evidence. `score`: how probably, 0 to 1, null when it was
    not compared yet; `weights`: the reasons for that, in bits (one more doubles the odds)."""

    id: int
    customer_a: int
    name_a: str
    customer_b: int
    name_b: str
    evidence: list[dict[str, Any]]
    score: float | None
    weights: list[dict[str, Any]]
    at: datetime


async def list_open(
    source: Connection | Database, before_id: int | None, limit: int
) -> list[OpenSuggestion]:
    """Suggestions nobody decided yet, the latest first, at most `limit` + 1."""
    rows = await source.fetch(
        """
        SELECT s.id, s.customer_a, a.display_name AS name_a, s.customer_b, b.display_name AS name_b,
               s.evidence, s.score, s.weights, s.at
        FROM customer_suggestions AS s
        JOIN customers AS a ON a.id = s.customer_a AND a.merged_into IS NULL
        JOIN customers AS b ON b.id = s.customer_b AND b.merged_into IS NULL
        WHERE s.state = 'open' AND s.id < $1 ORDER BY s.id DESC LIMIT $2
        """,
        before_id if before_id is not None else 2**62,
        limit + 1,
    )
    return [OpenSuggestion(**dict(row)) for row in rows]


async def to_review(source: Connection | Database, limit: int) -> list[OpenSuggestion]:
    """Suggestions nobody decided yet, the most probable first."""
    rows = await source.fetch(
        """
        SELECT s.id, s.customer_a, a.display_name AS name_a, s.customer_b, b.display_name AS name_b,
               s.evidence, s.score, s.weights, s.at
        FROM customer_suggestions AS s
        JOIN customers AS a ON a.id = s.customer_a AND a.merged_into IS NULL
        JOIN customers AS b ON b.id = s.customer_b AND b.merged_into IS NULL
        WHERE s.state = 'open' ORDER BY s.score DESC NULLS LAST, s.id DESC LIMIT $1
        """,
        limit,
    )
    return [OpenSuggestion(**dict(row)) for row in rows]


async def accept(database: Database, actor: Actor, suggestion_id: int) -> int:
    """They are one: merged, the older one stays; returns it. Raises NotFound, Conflict."""
    row = await _open(database, suggestion_id)
    evidence = [*row["evidence"], {"kind": "suggestion", "id": suggestion_id}]
    return await merge(database, actor, row["customer_a"], row["customer_b"], evidence)


async def refuse(database: Database, actor: Actor, suggestion_id: int) -> None:
    """They differ, and it is not asked again. Raises NotFound, Conflict."""
    async with database.transaction() as connection:
        row = await _open(connection, suggestion_id)
        await refusals.keep_apart(
            connection, actor, row["customer_a"], row["customer_b"], row["evidence"]
        )
        for each in (row["customer_a"], row["customer_b"]):
            await audit(
                connection,
                actor,
                "suggestion.refused",
                subject_kind="customer",
                subject_id=each,
                customer_id=each,
                detail={"suggestion_id": suggestion_id},
            )
        await record(
            connection,
            [
                Event(
                    kind="customer.changed",
                    customer_id=row["customer_a"],
                    agent_id=actor.id,
                    body={"changed": "suggestion", "customer_ids": [row["customer_b"]]},
                )
            ],
        )


async def _open(source: Connection | Database, suggestion_id: int) -> Any:
    row = await source.fetchrow(
        "SELECT customer_a, customer_b, evidence, state FROM customer_suggestions WHERE id = $1",
        suggestion_id,
    )
    if row is None:
        raise NotFound("there is no such suggestion")
    if row["state"] != "open":
        raise Conflict(f"this suggestion was {row['state']} already")
    return row
