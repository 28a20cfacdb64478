"""Two conversations that were merged are two matters after all."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import queries, ref, summaries
from onethread.conversations.merge import CHANGED
from onethread.conversations.queries import Locked
from onethread.conversations.relocate import correct, relocate
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict
from onethread.events import Event, record


async def unmerge(database: Database, actor: Actor, conversation_id: int) -> Conversation:
    """Take a merged conversation out again, with what came along that is still there, and the other as
    it was where nobody changed it since. What was said meanwhile stays. Answers with the one that is
    back. Raises NotFound, Conflict."""

    async def work(connection: Connection) -> Conversation:
        back, winner = await _lock(connection, conversation_id)
        facts = await connection.fetchval(
            """
            SELECT headers->'event' FROM messages
            WHERE conversation_id = $1 AND direction = 'event'
              AND headers->'event'->>'kind' = 'merged'
              AND headers->'event'->>'conversation_id' = $2
            ORDER BY id DESC LIMIT 1
            """,
            winner.id,
            str(back.id),
        )
        if not facts or "message_ids" not in facts:
            raise Conflict("what was merged was moved on meanwhile: split off its messages instead")
        rows = await connection.fetch(
            "SELECT id FROM messages WHERE conversation_id = $1 AND id = ANY($2::bigint[])",
            winner.id,
            facts["message_ids"],
        )
        if not rows:
            raise Conflict("none of its messages are there any more")
        await connection.execute(
            "UPDATE conversations SET merged_into = CASE WHEN id = $1 THEN NULL ELSE $1 END,"
            " version = version + 1"
            " WHERE merged_into = $2 AND (id = $1 OR id = ANY($3::bigint[]))",
            back.id,
            winner.id,
            facts["conversation_ids"],
        )
        await relocate(connection, actor, [row["id"] for row in rows], winner.id, back.id, "split")
        await connection.execute(
            """
            UPDATE held_messages AS h SET conversation_id = $2, version = h.version + 1
            FROM legs AS l WHERE l.id = h.leg_id AND h.conversation_id = $1
              AND l.conversation_id = $2
            """,
            winner.id,
            back.id,
        )
        await _as_it_was(connection, winner, facts["before"], facts["after"])
        [back, winner] = await queries.lock_each(connection, [back.id, winner.id])
        for one, other in ((winner, back), (back, winner)):
            await queries.note_done(
                connection,
                one,
                actor,
                "unmerged",
                f"No longer merged with {ref.encode(other.id)}",
                conversation_id=other.id,
                count=len(rows),
            )
        await record(
            connection,
            [
                Event(
                    kind="conversation.split",
                    conversation_id=back.id,
                    customer_id=winner.customer_id,
                    agent_id=actor.id,
                    body={
                        "from_conversation": winner.id,
                        "conversation_ids": [winner.id, back.id, *facts["conversation_ids"]],
                        "message_ids": [row["id"] for row in rows],
                    },
                )
            ],
        )
        await audit(
            connection,
            actor,
            "conversation.unmerged",
            subject_kind="conversation",
            subject_id=back.id,
            customer_id=winner.customer_id,
            detail={"from": winner.id, "messages": len(rows)},
        )
        return await summaries.load_one(connection, back.id, actor.id)

    return await correct(database, work)


async def _lock(connection: Connection, conversation_id: int) -> tuple[Locked, Locked]:
    """The merged one and where it leads, locked."""
    [back] = await queries.lock_each(connection, [conversation_id])
    if back.merged_into is None:
        raise Conflict("this conversation isn't merged")
    back, winner = await queries.lock_each(connection, [back.id, back.merged_into])
    if back.merged_into != winner.id:
        raise Conflict("this conversation was changed at the same moment: try again")
    return back, winner


async def _as_it_was(
    connection: Connection, winner: Locked, before: dict[str, Any], after: dict[str, Any]
) -> None:
    now = msgspec.to_builtins(winner)
    then = {name: before[name] if now[name] == after[name] else now[name] for name in CHANGED}
    kept = msgspec.convert({**now, **then}, Locked, strict=False)
    await connection.execute(
        """
        UPDATE conversations SET status = $2, assignee_id = $3, snoozed_until = $4, subject = $5,
          team_id = $6, tag_ids = $7, version = version + 1, updated_at = now()
        WHERE id = $1
        """,
        winner.id,
        kept.status,
        kept.assignee_id,
        kept.snoozed_until,
        kept.subject,
        kept.team_id,
        kept.tag_ids,
    )
