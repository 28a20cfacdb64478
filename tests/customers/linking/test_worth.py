"""What merging by itself and suggesting are worth: counted from what people decided, with its doubt."""

from __future__ import annotations

import pytest

from onethread.access import SYSTEM
from onethread.customers.linking.worth import ASKED, Band, share, thresholds, worth
from onethread.customers.merge import merge
from onethread.customers.suggest import accept, refuse
from onethread.customers.unmerge import unmerge_in
from onethread.database.engine import Database
from tests.world import World


@pytest.mark.parametrize(
    ("of", "wrong", "right", "low", "high"),
    [
        (0, 0, None, 0.0, 1.0),
        (1, 0, 1.0, 0.207, 1.0),
        (10, 0, 1.0, 0.722, 1.0),
        (100, 1, 0.99, 0.946, 0.998),
        (4, 4, 0.0, 0.0, 0.490),
    ],
)
def test_a_share_of_few_says_little(
    of: int, wrong: int, right: float | None, low: float, high: float
) -> None:
    found = share(of, wrong)
    assert found.right == right
    assert (found.low, found.high) == (
        pytest.approx(low, abs=0.001),
        pytest.approx(high, abs=0.001),
    )


def band(low: float, accepted: int, refused: int, waiting: int = 0) -> Band:
    return Band(
        probability_from=low,
        waiting=waiting,
        accepted=accepted,
        refused=refused,
        expected_right=None,
    )


def test_a_threshold_takes_everything_above_it() -> None:
    high, low = thresholds([band(0.999, 60, 0, 2), band(0.9, 20, 5, 3)])
    assert (high.share.of, high.share.wrong, high.found, high.waiting) == (60, 0, 0.75, 2)
    assert (low.share.of, low.share.wrong, low.found, low.waiting) == (85, 5, 1.0, 5)
    assert not high.proven, "sixty right ones prove no one wrong in ten thousand"
    assert thresholds([band(0.999, 40_000, 0)])[0].proven
    assert share(40_000, 0).low > ASKED
    assert not thresholds([band(0.999, 40_000, 4)])[0].proven


async def test_what_was_taken_apart_again_was_wrong(database: Database) -> None:
    world = World(database)
    ada, channel = await world.agent(), await world.channel()
    a, b, c, d = [
        await world.customer_of((await world.hear(channel, f"+3161234000{n}")).conversation_id)
        for n in range(4)
    ]
    for one, other, score in ((a, b, 0.95), (a, c, 0.97), (b, c, 0.6)):
        await database.execute(
            "INSERT INTO customer_suggestions (customer_a, customer_b, evidence, score)"
            " VALUES ($1, $2, '[]', $3)",
            one,
            other,
            score,
        )
    ids = [
        row["id"] for row in await database.fetch("SELECT id FROM customer_suggestions ORDER BY id")
    ]
    await accept(database, ada, ids[0])
    await refuse(database, ada, ids[1])
    await merge(database, SYSTEM, c, d, [])
    found = await worth(database)
    assert [(each.accepted, each.refused) for each in found.bands] == [
        (0, 0),
        (0, 0),
        (1, 1),
        (0, 0),
    ]
    assert (found.lately.of, found.lately.wrong, found.lately.right) == (1, 0, 1.0)
    for row in await database.fetch("SELECT id FROM customer_merges"):
        async with database.transaction() as connection:
            await unmerge_in(connection, ada, row["id"])
    found = await worth(database)
    assert (found.bands[2].accepted, found.bands[2].refused) == (0, 2)
    assert (found.lately.of, found.lately.wrong, found.lately.right) == (1, 1, 0.0)
    assert found.thresholds[2].share.wrong == 2
