"""`python -m onethread.customers.linking.train`: one sweep, in a process that ends afterwards.

The address of the database comes by standard input, so that no list of processes shows it.
"""

from __future__ import annotations

import asyncio
import os
import sys

from onethread.customers.linking.sweep import sweep
from onethread.database.engine import Database

# Two sweeps at a time would only do each other's work again.
LOCK = 0x6C696E6B


async def run(url: str) -> bool:
    """Sweep, unless another process is at it; whether it was done."""
    database = await Database.connect(url, size=2, name="onethread-linking")
    try:
        async with database.connection() as connection:
            if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
                return False
            try:
                await sweep(database)
            finally:
                await connection.execute("SELECT pg_advisory_unlock($1)", LOCK)
        return True
    finally:
        await database.close()


def main() -> None:
    """Run as a process of its own, behind everything else that the machine does."""
    os.nice(10)
    asyncio.run(run(sys.stdin.readline().strip()))


if __name__ == "__main__":
    main()
