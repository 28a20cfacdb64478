"""Which customer a customer is now."""

from __future__ import annotations

from onethread.customers import queries
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound


async def survivor(source: Connection | Database, customer_id: int) -> int:
    """The customer itself, or the one it was merged into in the end. Raises NotFound."""
    found = await queries.survivor(source, customer_id)
    if found is None:
        raise NotFound("there is no such customer")
    return found
