"""Sends what waited, when its time has come, and stops what the customer's words overtook."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from onethread import clock
from onethread.access import Actor
from onethread.access.rules import permissions_of_role
from onethread.conversations import held, held_queries
from onethread.conversations.held_queries import Row
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput
from onethread.events import Event, EventReader
from onethread.jobs import Done, Job, Outcome, Retry

QUEUE = held.QUEUE
log = structlog.get_logger(__name__)


class HeldSender:
    """Handles the jobs that held replies put into the queue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def handle(self, job: Job) -> Outcome:
        """Let one go, unless it was taken back, moved to another time, or overtaken."""
        held_id = int(job.payload["held_id"])
        async with self._database.transaction() as connection:
            row = await held.locked(connection, held_id)
            if row is None or row.state != "waiting":
                return Done()
            wait = (row.send_at - clock.now()).total_seconds()
            if wait > 0 and row.version > 1:
                return Done()  # moved to another time, with a job of its own
            if wait > 0:
                return Retry(wait, "its time has not come")
            overtaken = row.kind == "scheduled" and row.if_customer_writes != "send"
            if overtaken and await held_queries.customer_wrote(connection, row):
                await _stop(connection, row)
                return Done()
            try:
                await held.go(connection, _author(row), row)
            except InvalidInput as error:
                row.state, row.reason = "refused", error.message
                await held_queries.keep(connection, row)
                await held.tell(connection, row, "refused")
                log.info("held.refused", held=row.id)
        return Done()


def overtaken_reader(database: Database) -> EventReader:
    """The reader of events that stops scheduled replies as soon as the customer writes."""

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        written = [e.message_id for e in events if e.kind == "message.received" and e.message_id]
        if not written:
            return
        for held_id in await held_queries.interrupted_by(connection, written):
            row = await held_queries.one(connection, held_id)
            if (
                row is not None
                and row.state == "waiting"
                and await held_queries.customer_wrote(connection, row)
            ):
                await _stop(connection, row)

    return EventReader(database, "held", handle)


async def _stop(connection: Connection, row: Row) -> None:
    row.state = "cancelled" if row.if_customer_writes == "cancel" else "asking"
    await held_queries.keep(connection, row)
    await held.tell(connection, row, row.state)


def _author(row: Row) -> Actor:
    """The agent who wrote it: it goes in their name."""
    return Actor(
        kind="agent",
        id=row.agent_id,
        name=row.agent_name,
        role="agent",
        permissions=permissions_of_role("agent"),
    )
