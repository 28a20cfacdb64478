"""What an agent opens: a page of the inbox, a conversation with everything around it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import drafts, held_view, inbox_queries, legs, messages, summaries
from onethread.conversations.paging import Key, encode
from onethread.conversations.recents import note_opened
from onethread.conversations.shapes import (
    Conversation,
    Held,
    InboxPage,
    KeptDraft,
    Leg,
    Message,
    Page,
)
from onethread.conversations.view_rules import Seen
from onethread.customers import view
from onethread.customers.view import Customer
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound
from onethread.events import safe_position

MESSAGES_AT_FIRST = 50


class ConversationPage(msgspec.Struct, kw_only=True):
    """A conversation as it is opened. `held`: replies that wait to go, of all agents; `draft`: the
    caller's own. `read_until`: how far the caller had read it before; null: never. `position`: where to
    begin the realtime stream."""

    conversation: Conversation
    legs: list[Leg]
    customer: Customer
    messages: Page[Message]
    draft: KeptDraft | None
    held: list[Held]
    read_until: datetime | None
    position: str


async def inbox(
    source: Connection | Database,
    seen: Seen,
    agent_id: int | None,
    after: Key | None,
    limit: int,
    channel_id: int | None = None,
    assignee_id: int | None = None,
) -> InboxPage:
    """One page of a view, and the position taken before it was read."""
    position = await safe_position(source)
    sql, values = inbox_queries.statement(seen, agent_id, after, limit, channel_id, assignee_id)
    rows = await source.fetch(sql, *values)
    more = len(rows) > limit
    rows = rows[:limit]
    return InboxPage(
        items=await summaries.shape(source, rows),
        next=encode(inbox_queries.key_of(seen, rows[-1])) if more else None,
        position=str(position),
    )


async def survivor(source: Connection | Database, conversation_id: int) -> int:
    """The conversation that this one is now: itself, or what it was merged into. Raises NotFound."""
    found = await source.fetchval(
        "SELECT coalesce(merged_into, id) FROM conversations WHERE id = $1", conversation_id
    )
    if found is None:
        raise NotFound("there is no such conversation")
    return int(found)


async def conversation(
    database: Database, actor: Actor, conversation_id: int, limit: int = MESSAGES_AT_FIRST
) -> ConversationPage:
    """Open a conversation, the surviving one when it was merged; kept in the audit trail.
    Raises NotFound."""
    async with database.connection() as connection:
        # One moment for all of it: no message without its leg, no leg of another's customer.
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            position = await safe_position(connection)
            opened = await survivor(connection, conversation_id)
            summary = await summaries.load_one(connection, opened, actor.id)
            found_legs = await legs.load(connection, [opened])
            customer = await view.load_one(connection, summary.customer.id)
            page = await messages.page(connection, opened, None, limit)
            draft = await drafts.load(connection, opened, actor.id)
            waiting = (await held_view.load(connection, [opened]))[opened]
            agents = [actor.id] if actor.id is not None else []
            read = await summaries.read_marks(connection, agents, [opened])
        if actor.kind == "agent" and actor.id is not None:
            await note_opened(connection, actor.id, opened)
        await audit(
            connection,
            actor,
            "conversation.read",
            subject_kind="conversation",
            subject_id=opened,
            customer_id=customer.id,
        )
    return ConversationPage(
        conversation=summary,
        legs=found_legs,
        customer=customer,
        messages=page,
        draft=draft,
        held=waiting,
        read_until=next(iter(read.values()), None),
        position=str(position),
    )


async def customer_of(source: Connection | Database, conversation_id: int) -> int:
    """Whose conversation it is. Raises NotFound."""
    found = await source.fetchval(
        "SELECT customer_id FROM conversations WHERE id = $1", conversation_id
    )
    if found is None:
        raise NotFound("there is no such conversation")
    return int(found)
