"""Events become jobs, one for each webhook that wants to be told."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread import clock
from onethread.database.engine import Connection, Database
from onethread.events import Event, EventReader
from onethread.jobs import enqueue_many
from onethread.webhooks import queries
from onethread.webhooks.payload import Occurrence
from onethread.webhooks.rules import EVENT_KINDS

QUEUE = "webhooks"


def webhook_reader(database: Database) -> EventReader:
    """The reader of events for outgoing webhooks, for the worker to step."""
    return EventReader(database, "webhooks", put_jobs)


async def put_jobs(connection: Connection, events: Sequence[Event]) -> None:
    """Put a job for each event and each active webhook that subscribed to its kind."""
    told = [event for event in events if event.kind in EVENT_KINDS]
    if not told:
        return
    subscriptions = await queries.subscriptions(connection)
    if not subscriptions:
        return
    await enqueue_many(
        connection,
        QUEUE,
        [
            (job_payload(webhook_id, occurrence_of(event)), "", f"{webhook_id}:{event.id}", None)
            for event in told
            for webhook_id, kinds in subscriptions
            if event.kind in kinds
        ],
    )


def occurrence_of(event: Event) -> Occurrence:
    """What is kept of an event until it was told."""
    return Occurrence(
        event_id=event.id,
        kind=event.kind,
        at=event.at or clock.now(),
        conversation_id=event.conversation_id,
        customer_id=event.customer_id,
        message_id=event.message_id,
        agent_id=event.agent_id,
    )


def job_payload(webhook_id: int, occurrence: Occurrence) -> dict[str, object]:
    """The payload of a job of this queue."""
    return {"webhook_id": webhook_id, "event": msgspec.to_builtins(occurrence)}
