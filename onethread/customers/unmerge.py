"""Undo a merge: what it moved goes back, whatever was merged since, in whichever order."""

from __future__ import annotations

from onethread import clock
from onethread.access import Actor
from onethread.customers import queries
from onethread.customers.merge import tell
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, NotFound


async def unmerge(database: Database, actor: Actor, merge_id: int) -> int:
    """Give the merged customer back their identities and conversations, also those that began since
    then on their addresses alone; returns their id. The two are then known to differ: nothing
    merges them by itself again. Raises NotFound, Conflict when it was undone already."""
    async with database.transaction() as connection:
        merge = await connection.fetchrow(
            "SELECT winner_id, loser_id, identity_ids, conversation_ids, evidence, at, undone_at"
            " FROM customer_merges WHERE id = $1 FOR UPDATE",
            merge_id,
        )
        if merge is None:
            raise NotFound("there is no such merge")
        if merge["undone_at"] is not None:
            raise Conflict("this merge was undone already")
        winner, loser = merge["winner_id"], merge["loser_id"]
        # The winner may itself have been merged since: then the things are with its survivor.
        holder = await survivor(connection, winner)
        await queries.lock_customers(connection, [winner, loser, holder])
        identities = await connection.fetch(
            "UPDATE identities SET customer_id = $3"
            " WHERE id = ANY($1::bigint[]) AND customer_id = $2 RETURNING id",
            merge["identity_ids"],
            holder,
            loser,
        )
        conversations = await connection.fetch(
            """
            UPDATE conversations AS c SET customer_id = $3, version = version + 1,
              updated_at = now()
            WHERE c.customer_id = $2 AND (
              c.id = ANY($1::bigint[])
              OR (c.created_at >= $5 AND c.id IN (
                SELECT conversation_id FROM legs WHERE identity_id = ANY($4::bigint[])
                EXCEPT
                SELECT conversation_id FROM legs WHERE NOT identity_id = ANY($4::bigint[])
                  AND conversation_id IN (
                    SELECT conversation_id FROM legs WHERE identity_id = ANY($4::bigint[]))))
            ) RETURNING c.id
            """,
            merge["conversation_ids"],
            holder,
            loser,
            [row["id"] for row in identities],
            merge["at"],
        )
        await _give_back_name(connection, winner, merge["evidence"])
        await connection.execute("UPDATE customers SET merged_into = NULL WHERE id = $1", loser)
        await queries.touch(connection, list({winner, loser, holder}))
        await connection.execute(
            "UPDATE customer_merges SET undone_at = $2, undone_by = $3 WHERE id = $1",
            merge_id,
            clock.now(),
            actor.id,
        )
        await connection.execute(
            """
            INSERT INTO customer_suggestions (customer_a, customer_b, evidence, state, decided_by,
                                              decided_at)
            SELECT least($1, $2), greatest($1, $2), '[{"kind": "unmerged"}]', 'refused', $3, now()
            FROM (SELECT $1::bigint, $2::bigint) AS pair
            ON CONFLICT (customer_a, customer_b) DO UPDATE
            SET state = 'refused', decided_by = excluded.decided_by, decided_at = now()
            """,
            winner,
            loser,
            actor.id,
        )
        moved = sorted(row["id"] for row in conversations)
        await tell(connection, actor, "customer.unmerged", holder, loser, merge_id, moved)
        return int(loser)


async def _give_back_name(
    connection: Connection, winner: int, evidence: list[dict[str, object]]
) -> None:
    for item in evidence:
        if item.get("kind") == "name_taken":
            await connection.execute(
                "UPDATE customers SET display_name = '', name_source = 'channel'"
                " WHERE id = $1 AND display_name = $2 AND name_source <> 'agent'",
                winner,
                item["name"],
            )
