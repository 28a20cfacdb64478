"""Two conversations turn out to be one matter."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import drafts, held_queries, queries, ref, summaries
from onethread.conversations.queries import Locked
from onethread.conversations.relocate import correct, relocate
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput
from onethread.events import Event, record

_URGENCY = ("resolved", "snoozed", "waiting", "open")
CHANGED = ("status", "assignee_id", "snoozed_until", "subject", "team_id", "tag_ids")


async def merge(
    database: Database, actor: Actor, conversation_id: int, into_id: int
) -> Conversation:
    """Put everything of one conversation into another of the same customer. The old id leads there
    from now on. Raises NotFound, InvalidInput, Conflict."""

    async def work(connection: Connection) -> Conversation:
        loser, winner = await lock_two(connection, conversation_id, into_id)
        if loser.customer_id != winner.customer_id:
            raise Conflict(
                "these are of different customers: merge the customers first, or move the"
                " conversation to the other customer"
            )
        await merge_locked(connection, actor, loser, winner)
        return await summaries.load_one(connection, winner.id, actor.id)

    return await correct(database, work)


async def lock_two(connection: Connection, one_id: int, other_id: int) -> tuple[Locked, Locked]:
    """Lock two conversations, those they were merged into if so. Raises InvalidInput when they are
    the same one."""
    for _ in range(10):
        if one_id == other_id:
            raise InvalidInput("these are the same conversation", fields={"into": "the same"})
        one, other = await queries.lock_each(connection, [one_id, other_id])
        if one.merged_into is None and other.merged_into is None:
            return one, other
        one_id, other_id = one.merged_into or one.id, other.merged_into or other.id
    raise Conflict("these conversations were merged meanwhile: load them again")


async def merge_locked(connection: Connection, actor: Actor, loser: Locked, winner: Locked) -> None:
    """Merge two locked conversations."""
    rows = await connection.fetch("SELECT id FROM messages WHERE conversation_id = $1", loser.id)
    ids = [row["id"] for row in rows]
    brought = await connection.fetch(
        "SELECT id FROM conversations WHERE merged_into = $1", loser.id
    )
    before = winner
    await relocate(connection, actor, ids, loser.id, winner.id, "merge")
    await _legs_without_messages(connection, loser.id, winner.id)
    status = max(loser.status, winner.status, key=_URGENCY.index)
    await connection.execute(
        "UPDATE conversations SET merged_into = $2, version = version + 1"
        " WHERE id = $1 OR merged_into = $1",
        loser.id,
        winner.id,
    )
    await connection.execute(
        """
        UPDATE conversations SET status = $2, assignee_id = coalesce(assignee_id, $3),
          snoozed_until = CASE WHEN $2 = 'snoozed' THEN coalesce(snoozed_until, $4) END,
          resolved_at = CASE WHEN $2 = 'resolved' THEN resolved_at END,
          subject = CASE WHEN subject = '' THEN $5 ELSE subject END,
          team_id = coalesce(team_id, $6), tag_ids = $7
        WHERE id = $1
        """,
        winner.id,
        status,
        loser.assignee_id,
        loser.snoozed_until,
        loser.subject,
        loser.team_id,
        list(dict.fromkeys([*winner.tag_ids, *loser.tag_ids])),
    )
    await _agents_marks(connection, loser.id, winner.id)
    [winner] = await queries.lock_each(connection, [winner.id])
    await queries.note_done(
        connection,
        winner,
        actor,
        "merged",
        f"Merged with {ref.encode(loser.id)}",
        conversation_id=loser.id,
        count=len(ids),
        # What it takes to undo it.
        message_ids=ids,
        conversation_ids=[row["id"] for row in brought],
        before=_changeable(before),
        after=_changeable(winner),
    )
    await record(
        connection,
        [
            Event(
                kind="conversation.merged",
                conversation_id=loser.id,
                customer_id=winner.customer_id,
                agent_id=actor.id,
                # Those that led to the one that goes lead elsewhere now, on every screen.
                body={
                    "into": winner.id,
                    "conversation_ids": [loser.id, winner.id, *(row["id"] for row in brought)],
                },
            )
        ],
    )
    await audit(
        connection,
        actor,
        "conversation.merged",
        subject_kind="conversation",
        subject_id=loser.id,
        customer_id=winner.customer_id,
        detail={"into": winner.id, "messages": len(ids)},
    )


def _changeable(conversation: Locked) -> dict[str, Any]:
    """What merging may change of the one that stays."""
    kept = msgspec.to_builtins(conversation)
    return {name: kept[name] for name in CHANGED}


async def _legs_without_messages(connection: Connection, loser_id: int, winner_id: int) -> None:
    """Strands on which nothing was said yet go along too, unless they are there already."""
    await connection.execute(
        """
        UPDATE legs AS l SET conversation_id = $2 WHERE l.conversation_id = $1
          AND NOT EXISTS (SELECT 1 FROM legs AS t WHERE t.conversation_id = $2
                          AND t.channel_id = l.channel_id AND t.identity_id = l.identity_id)
        """,
        loser_id,
        winner_id,
    )


async def _agents_marks(connection: Connection, loser_id: int, winner_id: int) -> None:
    """Drafts go along, and what waits to be sent; nobody has read what they haven't. Who was writing in
    both has the one beside the other."""
    await held_queries.move(connection, loser_id, winner_id)
    await connection.execute(
        "UPDATE drafts AS d SET conversation_id = $2 WHERE conversation_id = $1 AND NOT EXISTS"
        " (SELECT 1 FROM drafts AS t WHERE t.conversation_id = $2 AND t.agent_id = d.agent_id)",
        loser_id,
        winner_id,
    )
    await drafts.put_beside(connection, loser_id, winner_id)
