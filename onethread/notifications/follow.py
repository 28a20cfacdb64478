"""Events become notices of agents, in the transaction that moves the reader's cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from onethread import clock
from onethread.database.engine import Connection, Database
from onethread.events import Event, EventReader, record
from onethread.jobs import enqueue_many
from onethread.notifications import queries
from onethread.notifications.customer_push import tell_customers
from onethread.notifications.rules import GATHER, Notice, happenings, notices, push_at

CHANGED = "notification.changed"
PUSH_QUEUE = "push"
_FOLLOWED = {
    "message.received",
    "message.state",
    "conversation.created",
    "conversation.changed",
    "note.added",
    "held.changed",
    "promise.due",
}

LookingNow = Callable[[], Mapping[int, frozenset[int]]]


def notification_reader(database: Database, looking: LookingNow) -> EventReader:
    """The reader of events for notifications, for the worker to step."""

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        await tell(connection, events, looking())
        await tell_customers(connection, events)

    return EventReader(database, "notifications", handle)


async def tell(
    connection: Connection, events: Sequence[Event], looking: Mapping[int, frozenset[int]]
) -> None:
    """Write what these events mean for agents, and what they have seen."""
    now = clock.now()
    new = await _new(connection, events, looking)
    ids = await queries.put(connection, new) if new else {}
    if ids:
        await _push_later(connection, new)
    seen = [
        (event.agent_id, event.conversation_id, event.at or now)
        for event in events
        if event.kind == "conversation.read" and event.agent_id and event.conversation_id
    ]
    read = await queries.seen_in(connection, seen, now) if seen else {}
    await record_changed(connection, read, ids)


async def record_changed(
    connection: Connection,
    changed: Mapping[int, Sequence[int]],
    new: Mapping[int, Sequence[int]] | None = None,
) -> None:
    """Tell the agents' screens which of their notices changed, and which of them are news."""
    news = new or {}
    await record(
        connection,
        [
            Event(
                kind=CHANGED,
                agent_id=agent_id,
                body={
                    "ids": sorted({*changed.get(agent_id, ()), *news.get(agent_id, ())}),
                    "new": sorted(news.get(agent_id, ())),
                },
            )
            for agent_id in sorted({*changed, *news})
        ],
    )


async def _new(
    connection: Connection, events: Sequence[Event], looking: Mapping[int, frozenset[int]]
) -> list[Notice]:
    followed = [event for event in events if event.kind in _FOLLOWED and event.conversation_id]
    if not followed:
        return []
    conversations = await queries.conversation_facts(
        connection, [event.conversation_id for event in followed if event.conversation_id]
    )
    messages = await queries.message_facts(
        connection,
        [
            event.message_id
            for event in followed
            if event.message_id and event.kind in ("message.received", "message.state")
        ],
    )
    now = clock.now()
    happened = [
        each
        for event in followed
        for each in happenings(event, event.at or now, conversations, messages)
    ]
    if not happened:
        return []
    everybody = (
        await queries.wanting_all(connection)
        if any(each.agent_id is None for each in happened)
        else {}
    )
    rules = await queries.rules_of(
        connection, [each.agent_id for each in happened if each.agent_id is not None]
    )
    return notices(happened, rules | everybody, sorted(everybody), looking, now)


async def _push_later(connection: Connection, new: Sequence[Notice]) -> None:
    """One push per agent, a moment later: until then more may come."""
    wanted = {notice.agent_id for notice in new if "push" in notice.ways}
    if not wanted:
        return
    now = clock.now()
    last = await queries.last_pushed(connection, wanted)
    await enqueue_many(
        connection,
        PUSH_QUEUE,
        [
            ({"agent_id": agent_id}, "", push_key(agent_id, at), at)
            for agent_id, at in sorted((i, push_at(now, pushed)) for i, pushed in last.items())
        ],
    )


def push_key(agent_id: int, at: datetime) -> str:
    """One push at a time to an agent; yet never the same key as of a job that runs already and may
    not have seen what is new."""
    return f"agent:{agent_id}:{int(at.timestamp() // GATHER.total_seconds())}"
