"""Rate limits: counted in the database, so that they hold over all processes."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from onethread import clock
from onethread.database.engine import Connection, Database
from onethread.errors import TooManyRequests

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def _window(moment: datetime, window_seconds: int) -> datetime:
    passed = (moment - _EPOCH).total_seconds()
    return _EPOCH + timedelta(seconds=passed - passed % window_seconds)


async def rate_limit(
    connection: Connection | Database,
    key: str,
    *,
    most: int,
    window_seconds: int,
    amount: int = 1,
    message: str = "too many requests: wait a moment and try again",
) -> None:
    """Count `amount` for `key` and refuse when more than `most` fall within `window_seconds`.

    The window slides: what was counted in the previous one weighs as much as is left of it. `key` is
    like "visitor:<channel>:<network>". Raises TooManyRequests with `retry_after_seconds`.
    """
    moment = clock.now()
    start = _window(moment, window_seconds)
    row = await connection.fetchrow(
        """
        WITH counted AS (
          INSERT INTO rate_counts AS r (key, window_start, count) VALUES ($1, $2, $4)
          ON CONFLICT (key, window_start) DO UPDATE SET count = r.count + excluded.count
          RETURNING count
        )
        SELECT counted.count AS present,
               coalesce((SELECT count FROM rate_counts WHERE key = $1 AND window_start = $3), 0)
                 AS previous
        FROM counted
        """,
        key,
        start,
        start - timedelta(seconds=window_seconds),
        amount,
    )
    assert row is not None
    _decide(row["present"], row["previous"], moment, start, most, window_seconds, message)


def _decide(
    present: int,
    previous: int,
    moment: datetime,
    start: datetime,
    most: int,
    window_seconds: int,
    message: str,
) -> None:
    left_of_previous = 1 - (moment - start).total_seconds() / window_seconds
    if present + math.floor(previous * left_of_previous) <= most:
        return
    end = start + timedelta(seconds=window_seconds)
    retry_after_seconds = max(1, math.ceil((end - moment).total_seconds()))
    raise TooManyRequests(message, retry_after_seconds=retry_after_seconds)


async def give_back(connection: Connection | Database, key: str, *, window_seconds: int) -> None:
    """Take back one that `rate_limit` just counted for `key`: it turned out well."""
    await connection.execute(
        "UPDATE rate_counts SET count = greatest(count - 1, 0) WHERE key = $1 AND window_start = $2",
        key,
        _window(clock.now(), window_seconds),
    )


async def forget_rate(connection: Connection | Database, key: str) -> None:
    """Start `key` at nothing again, as after a sign-in that succeeded."""
    await connection.execute("DELETE FROM rate_counts WHERE key = $1", key)


async def forget_old_rates(connection: Connection | Database) -> None:
    """Remove counts that no limit looks at any more (older than a day)."""
    await connection.execute(
        "DELETE FROM rate_counts WHERE window_start < $1", clock.now() - timedelta(days=1)
    )
