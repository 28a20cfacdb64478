"""Work that follows intake leaves the machine to it while much waits there."""

from __future__ import annotations

from onethread.database.engine import Database

# So many envelopes that wait are more than a moment's arrivals.
BUSY_ENVELOPES = 100
REST_SECONDS = 1.0


async def give_way(database: Database) -> float:
    """Seconds to wait before the next piece of work that can come a little later: 0 mostly."""
    waiting = await database.fetchval(
        f"SELECT count(*) FROM (SELECT 1 FROM intake_queue LIMIT {BUSY_ENVELOPES}) AS x"
    )
    return REST_SECONDS if waiting >= BUSY_ENVELOPES else 0.0
