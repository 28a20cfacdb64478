"""What merging and suggesting are worth here: what was measured, and what people decided. Told apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread import clock
from onethread.customers.linking import queries
from onethread.customers.linking.suggest import THRESHOLD
from onethread.database.engine import Connection, Database

# The latest merges are judged: what was merged years ago was merged by other rules.
LATELY_DAYS = 90
# So surely right must merging by itself be before it may go by a probability.
ASKED = 0.9999
# Of the normal distribution: 95 of 100 such intervals hold the true share.
_Z = 1.96


class Share(msgspec.Struct, kw_only=True):
    """How many of how many were right. `right` null: none to tell by. `low` and `high`: where the true
    share lies with a confidence of 95 % (Wilson's interval)."""

    of: int
    wrong: int
    right: float | None
    low: float
    high: float


class Threshold(msgspec.Struct, kw_only=True):
    """What merging by itself from a probability on would have done here, by what people decided since:
    `share` of the pairs it would have merged, `found` of all pairs that people said are one, `waiting`
    pairs that nobody decided yet. `proven`: it is as surely right as merging by itself must be."""

    probability_from: float
    share: Share
    found: float | None
    waiting: int
    proven: bool


class Band(msgspec.Struct, kw_only=True):
    """Suggestions from a probability on: how many wait, and what people said of those they decided. One
    that was accepted and taken apart again counts as refused."""

    probability_from: float
    waiting: int
    accepted: int
    refused: int
    expected_right: float | None


class Worth(msgspec.Struct, kw_only=True):
    """What merging and suggesting are worth in this organisation.

    Nothing is merged by its probability: by themselves only customers are merged whom one sender proved
    to be (`merged_automatically`), and `undone_automatically` of those people took apart again;
    `lately` the same of the last `lately_days`. `asked`: how surely right it must be. `thresholds`: what
    going by a probability would have done instead. `learnt`: from what the probabilities come: the
    priors, or Splink on so many records.
    """

    automatic: str = "proof"
    asked: float
    merged_automatically: int
    undone_automatically: int
    lately_days: int
    lately: Share
    suggest_from: float
    learnt: dict[str, Any]
    learnt_at: datetime | None
    customers: int
    bands: list[Band]
    thresholds: list[Threshold]


BANDS = (0.5, 0.9, 0.99, 0.999)


async def worth(source: Connection | Database) -> Worth:
    """Count it."""
    merges = await source.fetchrow(
        "SELECT count(*) AS all, count(undone_at) AS undone,"
        " count(*) FILTER (WHERE at > $1) AS lately,"
        " count(undone_at) FILTER (WHERE at > $1) AS lately_undone"
        " FROM customer_merges WHERE agent_id IS NULL",
        clock.now() - timedelta(days=LATELY_DAYS),
    )
    rows = await source.fetch(
        """
        SELECT b.low, count(*) FILTER (WHERE s.state = 'open') AS waiting,
               count(*) FILTER (WHERE s.state = 'accepted' AND NOT u.undone) AS accepted,
               count(*) FILTER (WHERE s.state = 'refused' OR (s.state = 'accepted' AND u.undone))
                 AS refused,
               avg(s.score) FILTER (WHERE s.state = 'open') AS expected
        FROM unnest($1::real[]) WITH ORDINALITY AS b(low, place)
        LEFT JOIN customer_suggestions AS s ON s.score >= b.low
         AND s.score < coalesce(($1::real[])[b.place + 1], 2)
        LEFT JOIN LATERAL (
          SELECT m.undone_at IS NOT NULL AS undone FROM customer_merges AS m
          WHERE s.state = 'accepted' AND (m.winner_id, m.loser_id)
            IN ((s.customer_a, s.customer_b), (s.customer_b, s.customer_a))
          ORDER BY m.id DESC LIMIT 1
        ) AS g ON true
        CROSS JOIN LATERAL (SELECT coalesce(g.undone, false)) AS u(undone)
        GROUP BY b.low ORDER BY b.low DESC
        """,
        list(BANDS),
    )
    model = await queries.latest_model(source)
    assert merges is not None
    figures = dict(model["figures"]) if model else {}
    bands = [
        Band(
            probability_from=round(row["low"], 4),
            waiting=row["waiting"],
            accepted=row["accepted"],
            refused=row["refused"],
            expected_right=row["expected"],
        )
        for row in rows
    ]
    return Worth(
        asked=ASKED,
        lately_days=LATELY_DAYS,
        merged_automatically=merges["all"],
        undone_automatically=merges["undone"],
        lately=share(merges["lately"], merges["lately_undone"]),
        suggest_from=THRESHOLD,
        learnt=figures.get("learnt", {"from": "priors"}),
        learnt_at=model["at"] if model else None,
        customers=model["customers"] if model else await queries.count(source),
        bands=bands,
        thresholds=thresholds(bands),
    )


def share(of: int, wrong: int) -> Share:
    """How many of `of` were right, and what that says of the next ones."""
    if not of:
        return Share(of=0, wrong=0, right=None, low=0.0, high=1.0)
    right = (of - wrong) / of
    spread = _Z * _Z / of
    middle = right + spread / 2
    reach = _Z * ((right * (1 - right) + spread / 4) / of) ** 0.5
    return Share(
        of=of,
        wrong=wrong,
        right=right,
        low=max((middle - reach) / (1 + spread), 0.0) if right else 0.0,
        high=min((middle + reach) / (1 + spread), 1.0) if wrong else 1.0,
    )


def thresholds(bands: list[Band]) -> list[Threshold]:
    """What merging from each band on would have done; `bands` from the most probable down."""
    same = sum(band.accepted for band in bands)
    found: list[Threshold] = []
    for place, band in enumerate(bands):
        above = bands[: place + 1]
        accepted = sum(each.accepted for each in above)
        refused = sum(each.refused for each in above)
        told = share(accepted + refused, refused)
        found.append(
            Threshold(
                probability_from=band.probability_from,
                share=told,
                found=accepted / same if same else None,
                waiting=sum(each.waiting for each in above),
                proven=told.low >= ASKED,
            )
        )
    return found
