"""What merging and suggesting are worth here: what was measured, and what people decided. Told apart."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.customers.linking import queries
from onethread.customers.linking.suggest import THRESHOLD
from onethread.database.engine import Connection, Database


class Band(msgspec.Struct, kw_only=True):
    """Suggestions from a probability on: how many wait, and what people said of those they decided."""

    probability_from: float
    waiting: int
    accepted: int
    refused: int
    expected_right: float | None


class Worth(msgspec.Struct, kw_only=True):
    """What merging and suggesting are worth in this organisation.

    Nothing is merged by its probability: by themselves only customers are merged whom one sender proved
    to be (`merged_automatically`), and `undone_automatically` of those people took apart again.
    `learnt`: from what the probabilities come: the priors, or Splink on so many records.
    """

    automatic: str = "proof"
    merged_automatically: int
    undone_automatically: int
    suggest_from: float
    learnt: dict[str, Any]
    learnt_at: datetime | None
    customers: int
    bands: list[Band]


BANDS = (0.5, 0.9, 0.99, 0.999)


async def worth(source: Connection | Database) -> Worth:
    """Count it."""
    merges = await source.fetchrow(
        "SELECT count(*) AS all, count(undone_at) AS undone FROM customer_merges"
        " WHERE agent_id IS NULL"
    )
    rows = await source.fetch(
        """
        SELECT b.low, count(*) FILTER (WHERE s.state = 'open') AS waiting,
               count(*) FILTER (WHERE s.state = 'accepted') AS accepted,
               count(*) FILTER (WHERE s.state = 'refused') AS refused,
               avg(s.score) FILTER (WHERE s.state = 'open') AS expected
        FROM unnest($1::real[]) WITH ORDINALITY AS b(low, place)
        LEFT JOIN customer_suggestions AS s ON s.score >= b.low
         AND s.score < coalesce(($1::real[])[b.place + 1], 2)
        GROUP BY b.low ORDER BY b.low DESC
        """,
        list(BANDS),
    )
    model = await queries.latest_model(source)
    assert merges is not None
    figures = dict(model["figures"]) if model else {}
    return Worth(
        merged_automatically=merges["all"],
        undone_automatically=merges["undone"],
        suggest_from=THRESHOLD,
        learnt=figures.get("learnt", {"from": "priors"}),
        learnt_at=model["at"] if model else None,
        customers=model["customers"] if model else await queries.count(source),
        bands=[
            Band(
                probability_from=round(row["low"], 4),
                waiting=row["waiting"],
                accepted=row["accepted"],
                refused=row["refused"],
                expected_right=row["expected"],
            )
            for row in rows
        ],
    )
