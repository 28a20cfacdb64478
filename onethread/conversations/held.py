"""Replies that wait: a few seconds in which they can be taken back, or until their time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import drafts, held_queries, messages, queries, reply, seen
from onethread.conversations.actors import agent_id_of
from onethread.conversations.held_queries import Row
from onethread.conversations.held_view import shape
from onethread.conversations.shapes import Held, IfCustomerWrites, KeptDraft, Message
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event, record
from onethread.jobs import enqueue
from onethread.messages import Content

QUEUE = "held"
CHANGED = "held.changed"
MOST_UNDO_SECONDS = 30
MOST_SCHEDULED_DAYS = 366
DRAFT_BYTES = drafts.DRAFT_BYTES


class Waiting(msgspec.Struct, kw_only=True):
    """How long a reply waits: `undo_seconds`, or until `send_at`."""

    undo_seconds: int | None = None
    send_at: datetime | None = None
    if_customer_writes: IfCustomerWrites = "ask"


def due(waiting: Waiting, now: datetime) -> tuple[str, datetime]:
    """Kind and time of a held reply. Raises InvalidInput."""
    if (waiting.undo_seconds is None) == (waiting.send_at is None):
        raise InvalidInput(
            "give either the seconds to take it back or the time to send it",
            fields={"send_at": "one of the two"},
        )
    if waiting.undo_seconds is not None:
        if not 0 <= waiting.undo_seconds <= MOST_UNDO_SECONDS:
            raise InvalidInput(
                f"it can be taken back for 0 to {MOST_UNDO_SECONDS} seconds",
                fields={"undo_seconds": "out of range"},
            )
        return "undo", now + timedelta(seconds=waiting.undo_seconds)
    assert waiting.send_at is not None
    return "scheduled", check_time(waiting.send_at, now)


def check_time(send_at: datetime, now: datetime) -> datetime:
    """A time to send at, aware and to come. Raises InvalidInput."""
    if send_at.tzinfo is None:
        raise InvalidInput(
            "a time needs its zone, like 2026-11-24T12:00:00Z", fields={"send_at": "no zone"}
        )
    if send_at <= now:
        raise InvalidInput("this time has passed: choose a later one", fields={"send_at": "past"})
    if send_at > now + timedelta(days=MOST_SCHEDULED_DAYS):
        raise InvalidInput("choose a time within a year", fields={"send_at": "too far"})
    return send_at


async def hold(
    database: Database,
    actor: Actor,
    conversation_id: int,
    leg_id: int,
    content: Content,
    key: UUID,
    waiting: Waiting,
    *,
    draft: dict[str, Any] | None = None,
    in_reply_to_message_id: int | None = None,
    seen_message_id: int | None = None,
    seen_held_id: int | None = None,
    public: bool | None = None,
) -> Held:
    """Keep a reply until it is time; it goes by itself, whatever becomes of the caller's screen.

    Raises NotFound; InvalidInput when the leg can't carry it now; Conflict as `reply` does. What is
    scheduled may need a window that closes before: that is checked again when it goes.
    """
    agent_id = agent_id_of(actor)
    now = clock.now()
    kind, send_at = due(waiting, now)
    if draft is not None and len(msgspec.json.encode(draft)) > DRAFT_BYTES:
        draft = None
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        row = await held_queries.by_uid(connection, key)
        if row is None:
            if await queries.message_by_uid(connection, key) is not None:
                raise Conflict("this message went already")
            await seen.check(connection, conversation.id, agent_id, seen_message_id, seen_held_id)
            leg = await queries.reply_leg(connection, conversation.id, leg_id)
            if leg is None:
                raise InvalidInput(
                    "this conversation has no such leg", fields={"leg_id": "not of this one"}
                )
            reply.check_leg(leg, content)
            content.public = reply.public_on(leg, public)
            headers = (
                {"in_reply_to_message_id": in_reply_to_message_id}
                if in_reply_to_message_id is not None
                else None
            )
            row = await held_queries.add(
                connection,
                uid=key,
                conversation_id=conversation.id,
                leg_id=leg["id"],
                agent_id=agent_id,
                content=content,
                headers=headers,
                draft=draft,
                kind=kind,
                send_at=send_at,
                if_customer_writes=waiting.if_customer_writes,
                created_at=now,
            )
            # Those of a few seconds keep their order; a scheduled one must not hold up others.
            await enqueue(
                connection,
                QUEUE,
                {"held_id": row.id},
                lane=f"conversation:{conversation.id}" if kind == "undo" else "",
                run_at=send_at,
            )
            await _changed(connection, actor, row, "held")
        elif row.agent_id != agent_id:
            raise Conflict("this idempotency key was used for another message: make a new one")
    return shape(row)


async def change(
    database: Database,
    actor: Actor,
    held_id: int,
    send_at: datetime | None,
    if_customer_writes: IfCustomerWrites | None,
) -> Held:
    """Another time, or what happens when the customer writes. One that asked waits again.
    Raises NotFound, InvalidInput."""
    async with database.transaction() as connection:
        row = await _mine(connection, actor, held_id)
        if send_at is not None:
            row.send_at = check_time(send_at, clock.now())
            row.kind = "scheduled"
        if if_customer_writes is not None:
            row.if_customer_writes = if_customer_writes
        row.state, row.reason = "waiting", None
        # What the customer wrote until now is known to who changes it.
        row.created_at = clock.now()
        row = await held_queries.keep(connection, row)
        await enqueue(connection, QUEUE, {"held_id": row.id}, run_at=row.send_at)
        await _changed(connection, actor, row, "held_changed")
    return shape(row)


async def take_back(database: Database, actor: Actor, held_id: int) -> KeptDraft:
    """It doesn't go; what was written is the agent's draft again. Raises NotFound when it went."""
    async with database.transaction() as connection:
        row = await _mine(connection, actor, held_id)
        await held_queries.remove(connection, row.id)
        draft = row.draft or {
            "mode": "reply",
            "leg_id": row.leg_id,
            "text": row.content.get("text"),
        }
        kept = await drafts.put_back(connection, row.conversation_id, row.agent_id, draft)
        await _changed(connection, actor, row, "taken_back")
    return kept


async def drop(database: Database, actor: Actor, held_id: int) -> None:
    """It doesn't go, and is forgotten. Raises NotFound."""
    async with database.transaction() as connection:
        row = await _mine(connection, actor, held_id)
        await held_queries.remove(connection, row.id)
        await _changed(connection, actor, row, "held_dropped")


async def send_now(database: Database, actor: Actor, held_id: int) -> Message:
    """Don't wait any longer. Raises NotFound, InvalidInput when the leg can't carry it."""
    async with database.transaction() as connection:
        row = await _mine(connection, actor, held_id)
        return await messages.load_one(connection, await go(connection, actor, row))


async def go(connection: Connection, actor: Actor, row: Row) -> int:
    """A held reply becomes a queued message; returns its id. Its conversation and row are locked.
    Raises InvalidInput when its leg can't carry it any more."""
    conversation = await queries.lock(connection, row.conversation_id)
    leg = await queries.reply_leg(connection, conversation.id, row.leg_id)
    if leg is None:
        raise InvalidInput("this leg is not part of the conversation any more")
    content = msgspec.convert(row.content, Content)
    reply.check_leg(leg, content)
    message_id = await reply.store(
        connection, actor, conversation, leg["id"], content, row.uid, row.headers or {}
    )
    await held_queries.remove(connection, row.id)
    await tell(connection, row, "sent")
    return message_id


async def tell(connection: Connection, row: Row, state: str) -> None:
    """Screens and notifications learn what became of it."""
    await record(
        connection,
        [
            Event(
                kind=CHANGED,
                conversation_id=row.conversation_id,
                agent_id=None if state in ("asking", "cancelled", "refused") else row.agent_id,
                body={"held_id": row.id, "state": state, "owner_id": row.agent_id},
            )
        ],
    )


async def _changed(connection: Connection, actor: Actor, row: Row, what: str) -> None:
    await tell(connection, row, row.state if what in ("held", "held_changed") else what)
    await audit(
        connection,
        actor,
        f"message.{what}",
        subject_kind="conversation",
        subject_id=row.conversation_id,
        detail={"held_id": row.id, "leg_id": row.leg_id, "send_at": row.send_at.isoformat()},
    )


async def _mine(connection: Connection, actor: Actor, held_id: int) -> Row:
    """Others' held replies are theirs."""
    row = await locked(connection, held_id)
    if row is None:
        raise NotFound("this message went already, or was taken back")
    if row.agent_id != agent_id_of(actor):
        raise NotFound("this message is a colleague's: only they can change it")
    return row


async def locked(connection: Connection, held_id: int) -> Row | None:
    """One with its conversation, which is locked first, as everywhere."""
    found = await held_queries.conversation_of(connection, held_id)
    if found is None:
        return None
    await queries.lock_each(connection, [found])
    return await held_queries.one(connection, held_id)
