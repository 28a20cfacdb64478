"""Old notices go."""

from __future__ import annotations

from datetime import timedelta

from onethread import clock
from onethread.database.engine import Database
from onethread.notifications import queries
from onethread.notifications.customer_devices import forget_old_devices
from onethread.notifications.devices import forget_ended_devices

READ_KEPT = timedelta(days=30)
KEPT = timedelta(days=90)


async def forget_old_notifications(database: Database) -> None:
    """Remove what was read and is older than thirty days, all that is older than ninety, devices
    whose session ended, and those of customers who came no more."""
    now = clock.now()
    await queries.forget(database, now - READ_KEPT, now - KEPT)
    await forget_ended_devices(database)
    await forget_old_devices(database)
