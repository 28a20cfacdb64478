"""A conversation belongs to another customer, or messages belong to another conversation."""

from __future__ import annotations

from collections.abc import Sequence

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import queries, ref, summaries
from onethread.conversations.merge import lock_two, merge_locked
from onethread.conversations.relocate import correct, relocate
from onethread.conversations.shapes import Conversation
from onethread.conversations.split import movable, something_stays
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record


async def move_to_customer(
    database: Database, actor: Actor, conversation_id: int, customer_id: int
) -> Conversation:
    """The whole conversation belongs to another customer. The addresses stay with whom they are: a
    reply still goes where it went, and new messages are recognised as before.
    Raises NotFound, InvalidInput."""

    async def work(connection: Connection) -> Conversation:
        conversation = await queries.lock(connection, conversation_id)
        to_id = await survivor(connection, customer_id)
        if to_id == conversation.customer_id:
            raise InvalidInput(
                "the conversation is this customer's already", fields={"customer_id": "the same"}
            )
        name = await connection.fetchval("SELECT display_name FROM customers WHERE id = $1", to_id)
        await connection.execute(
            "UPDATE conversations SET customer_id = $2, home_id = NULL, version = version + 1,"
            " updated_at = now() WHERE id = $1",
            conversation.id,
            to_id,
        )
        await connection.execute(
            """
            WITH moved AS (
              UPDATE messages SET version = version + 1,
                -- Back where it was: nothing was wrong.
                placement = CASE WHEN placement->'corrected'->>'from_customer' = $5
                  THEN placement - 'corrected'
                  ELSE coalesce(placement, '{}') || jsonb_build_object('corrected', $2::jsonb) END
              WHERE conversation_id = $1 AND direction = 'in' RETURNING id
            )
            INSERT INTO placement_corrections (message_ids, kind, from_conversation,
                                               to_conversation, agent_id, at)
            SELECT coalesce(array_agg(id ORDER BY id), '{}'), 'move', $1, $1, $3, $4 FROM moved
            """,
            conversation.id,
            {
                "kind": "move",
                "from_customer": conversation.customer_id,
                "agent_id": actor.id,
                "by": actor.name,
                "at": clock.now().isoformat(),
            },
            actor.id,
            clock.now(),
            str(to_id),
        )
        await queries.note_done(
            connection,
            conversation,
            actor,
            "moved",
            f"Moved to {name or 'another customer'}",
            from_customer=conversation.customer_id,
            to_customer=to_id,
            customer_name=name,
        )
        await record(
            connection,
            [
                Event(
                    kind="conversation.moved",
                    conversation_id=conversation.id,
                    customer_id=to_id,
                    agent_id=actor.id,
                    body={
                        "from_customer": conversation.customer_id,
                        "conversation_ids": [conversation.id],
                    },
                )
            ],
        )
        for each in (conversation.customer_id, to_id):
            await audit(
                connection,
                actor,
                "conversation.moved",
                subject_kind="conversation",
                subject_id=conversation.id,
                customer_id=each,
                detail={"from_customer": conversation.customer_id, "to_customer": to_id},
            )
        return await summaries.load_one(connection, conversation.id, actor.id)

    return await correct(database, work)


async def move_messages(
    database: Database, actor: Actor, message_ids: Sequence[int], to_id: int
) -> Conversation:
    """Messages of one conversation belong to another. When nothing that was said stays behind, the
    conversations are merged. Answers with the target. Raises NotFound, InvalidInput, Conflict."""

    async def work(connection: Connection) -> Conversation:
        found = await connection.fetch(
            "SELECT DISTINCT conversation_id FROM messages WHERE id = ANY($1::bigint[])",
            list(message_ids),
        )
        if not found:
            raise NotFound("there are no such messages")
        if len(found) > 1:
            raise InvalidInput(
                "move messages of one conversation at a time",
                fields={"message_ids": "of several conversations"},
            )
        source, target = await lock_two(connection, found[0]["conversation_id"], to_id)
        moved = await movable(connection, source.id, message_ids)
        if source.customer_id == target.customer_id and not await something_stays(
            connection, source.id, message_ids
        ):
            await merge_locked(connection, actor, source, target)
            return await summaries.load_one(connection, target.id, actor.id)
        if not await something_stays(connection, source.id, message_ids):
            raise InvalidInput(
                "these are all there is: move the whole conversation to the other customer instead",
                fields={"message_ids": "all of them"},
            )
        await relocate(connection, actor, message_ids, source.id, target.id, "move")
        if target.status == "resolved" and moved[-1]["direction"] == "in":
            await queries.set_status(connection, target.id, "open", None, None)
        [source, target] = await queries.lock_each(connection, [source.id, target.id])
        await queries.note_done(
            connection,
            source,
            actor,
            "messages_moved",
            f"Messages moved to {ref.encode(target.id)}",
            conversation_id=target.id,
            count=len(moved),
        )
        await queries.note_done(
            connection,
            target,
            actor,
            "messages_received",
            f"Messages moved from {ref.encode(source.id)}",
            conversation_id=source.id,
            count=len(moved),
        )
        await record(
            connection,
            [
                Event(
                    kind="conversation.moved",
                    conversation_id=target.id,
                    customer_id=target.customer_id,
                    agent_id=actor.id,
                    body={
                        "from_conversation": source.id,
                        "conversation_ids": [source.id, target.id],
                        "message_ids": list(message_ids),
                    },
                )
            ],
        )
        for each in {source.customer_id, target.customer_id}:
            await audit(
                connection,
                actor,
                "messages.moved",
                subject_kind="conversation",
                subject_id=target.id,
                customer_id=each,
                detail={"from": source.id, "messages": len(moved)},
            )
        return await summaries.load_one(connection, target.id, actor.id)

    return await correct(database, work)
