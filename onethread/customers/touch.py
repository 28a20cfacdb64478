"""A new version of a customer of whom something hanging on them changed."""

from __future__ import annotations

from onethread.customers import queries
from onethread.database.engine import Connection


async def touch(connection: Connection, customer_ids: list[int]) -> None:
    """Screens that show these customers load them again, once told by an event. In sorted order."""
    if customer_ids:
        await queries.lock_customers(connection, customer_ids)
        await queries.touch(connection, customer_ids)
