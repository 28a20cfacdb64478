"""Undo a merge: what has its home with the one that was merged goes back, whatever happened since."""

from __future__ import annotations

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.customers import ledger, queries, refusals
from onethread.customers.merge import take, tell
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, NotFound


class Unmerged(msgspec.Struct, kw_only=True):
    """Who stand apart again: `customer_id` is back, `holder_id` had taken them in."""

    customer_id: int
    holder_id: int
    conversation_ids: list[int]


async def unmerge(database: Database, actor: Actor, merge_id: int) -> int:
    """Give the merged customer back their identities and conversations, also those that began since
    then on their addresses; returns their id. The two are then known to differ: nothing merges them
    by itself again. Raises NotFound, Conflict when it was undone already."""
    async with database.transaction() as connection:
        return (await unmerge_in(connection, actor, merge_id)).customer_id


async def unmerge_in(connection: Connection, actor: Actor, merge_id: int) -> Unmerged:
    """`unmerge` in the caller's transaction."""
    merge = await connection.fetchrow(
        "SELECT winner_id, loser_id, evidence, undone_at"
        " FROM customer_merges WHERE id = $1 FOR UPDATE",
        merge_id,
    )
    if merge is None:
        raise NotFound("there is no such merge")
    if merge["undone_at"] is not None:
        raise Conflict("this merge was undone already")
    winner, loser = merge["winner_id"], merge["loser_id"]
    holder = await survivor(connection, winner)
    await queries.lock_customers(connection, [winner, loser, holder])
    await connection.execute("UPDATE customers SET merged_into = NULL WHERE id = $1", loser)
    parts = await queries.parts_of(connection, loser)
    await connection.execute(
        "UPDATE identities SET customer_id = $1"
        " WHERE customer_id = $2 AND home_id = ANY($3::bigint[])",
        loser,
        holder,
        parts,
    )
    conversations = await connection.fetch(
        "UPDATE conversations SET customer_id = $1, version = version + 1, updated_at = now()"
        " WHERE customer_id = $2 AND home_id = ANY($3::bigint[]) RETURNING id",
        loser,
        holder,
        parts,
    )
    # What intake is storing for a part at this moment is still theirs by name.
    await take(connection, loser, [part for part in parts if part != loser])
    await _give_back_name(connection, winner, merge["evidence"])
    await queries.touch(connection, list({winner, loser, holder}))
    await connection.execute(
        "UPDATE customer_merges SET undone_at = $2, undone_by = $3 WHERE id = $1",
        merge_id,
        clock.now(),
        actor.id,
    )
    await ledger.write(
        connection,
        actor,
        ledger.Line(kind="unmerged", customer_id=winner, other_id=loser, merge_id=merge_id),
    )
    await refusals.keep_apart(connection, actor, winner, loser, [{"kind": "unmerged"}])
    moved = sorted(row["id"] for row in conversations)
    await tell(connection, actor, "customer.unmerged", holder, loser, merge_id, moved)
    return Unmerged(customer_id=loser, holder_id=holder, conversation_ids=moved)


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
