"""Two customers turn out to be one, in a way that can be undone exactly.

Each identity and conversation keeps its home, the customer it belongs to apart from merges. A merge
makes the loser a signpost (`merged_into`); whose something is now is where the signposts lead from its
home. So any merge can be undone in any order, whatever was merged or moved since.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from onethread import clock
from onethread.access import SYSTEM, Actor
from onethread.access.audit import record as audit
from onethread.customers import ledger, queries, refusals
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record
from onethread.jobs import enqueue
from onethread.messages import Assurance

# Intake may just be storing something for the loser; it is brought along this much later.
SWEEP_AFTER = timedelta(seconds=15)
# An event names at most so many conversations; screens know the latest ones by their customer.
TOLD_CONVERSATIONS = 500


async def merge(
    database: Database,
    actor: Actor,
    winner_id: int,
    loser_id: int,
    evidence: list[dict[str, Any]] | None = None,
) -> int:
    """Merge `loser_id` into `winner_id` (or what each has become part of); returns the customer that
    stays. Raises NotFound, InvalidInput when they are one already."""
    async with database.transaction() as connection:
        winner, loser = await _lock_survivors(connection, winner_id, loser_id)
        if winner == loser:
            raise InvalidInput("these are one customer already", fields={"other_id": "the same"})
        await _merge(connection, actor, winner, loser, evidence or [{"kind": "agent"}])
        return winner


async def merge_proved(database: Database, customer_id: int, other_id: int) -> None:
    """Merge two customers whom one sender proved to be: the older one stays. Not when a person said
    that they differ, nor when both have a verified, different external id: that becomes a
    suggestion. Safe to run again; then it brings along what came in meanwhile."""
    async with database.transaction() as connection:
        try:
            one, two = await _lock_survivors(connection, customer_id, other_id)
        except NotFound:
            return
        if one == two:
            for each in (customer_id, other_id):
                await _sweep(connection, each)
            return
        winner, loser = min(one, two), max(one, two)
        if await refusals.between(connection, winner, loser):
            return
        evidence = [{"kind": "one_sender_proved_both"}]
        if await _different_external(connection, winner, loser):
            await connection.execute(
                "INSERT INTO customer_suggestions (customer_a, customer_b, evidence)"
                " VALUES ($1, $2, $3) ON CONFLICT (customer_a, customer_b) DO NOTHING",
                winner,
                loser,
                [*evidence, {"kind": "different_external_ids"}],
            )
            return
        await _merge(connection, SYSTEM, winner, loser, evidence)


async def _lock_survivors(connection: Connection, one_id: int, other_id: int) -> tuple[int, int]:
    """What both are now, locked until the commit."""
    while True:
        one, other = await survivor(connection, one_id), await survivor(connection, other_id)
        rows = await queries.lock_customers(connection, [one, other])
        if all(row["merged_into"] is None for row in rows.values()):
            return one, other


async def _different_external(connection: Connection, one: int, other: int) -> bool:
    return bool(
        await connection.fetchval(
            """
            SELECT EXISTS (
              SELECT 1 FROM identities AS a JOIN identities AS b
                ON b.customer_id = $2 AND b.scheme = 'external' AND b.assurance = $3
               AND b.valid_to IS NULL AND b.match_key <> a.match_key
              WHERE a.customer_id = $1 AND a.scheme = 'external' AND a.assurance = $3
                AND a.valid_to IS NULL)
            """,
            one,
            other,
            int(Assurance.VERIFIED),
        )
    )


async def _merge(
    connection: Connection,
    actor: Actor,
    winner: int,
    loser: int,
    evidence: list[dict[str, Any]],
) -> None:
    identities, conversations = await take(connection, winner, [loser])
    name = await connection.fetchval(
        """
        UPDATE customers AS w SET display_name = l.display_name, name_source = l.name_source
        FROM customers AS l
        WHERE w.id = $1 AND l.id = $2 AND w.display_name = '' AND l.display_name <> ''
        RETURNING w.display_name
        """,
        winner,
        loser,
    )
    if name:
        # So that undoing can give the winner back the name that it didn't have.
        evidence = [*evidence, {"kind": "name_taken", "name": name}]
    await connection.execute("UPDATE customers SET merged_into = $2 WHERE id = $1", loser, winner)
    await queries.touch(connection, [winner, loser])
    merge_id = await connection.fetchval(
        """
        INSERT INTO customer_merges (winner_id, loser_id, identity_ids, conversation_ids, evidence,
                                     agent_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
        """,
        winner,
        loser,
        identities,
        conversations,
        evidence,
        actor.id,
        clock.now(),
    )
    await connection.execute(
        "UPDATE customer_suggestions SET state = 'accepted', decided_by = $3, decided_at = now()"
        " WHERE customer_a = $1 AND customer_b = $2",
        min(winner, loser),
        max(winner, loser),
        actor.id,
    )
    await ledger.write(
        connection,
        actor,
        ledger.Line(
            kind="merged",
            customer_id=winner,
            other_id=loser,
            merge_id=merge_id,
            detail={"evidence": evidence},
        ),
    )
    await queries.suggestions_follow(connection, winner, loser)
    await tell(connection, actor, "customer.merged", winner, loser, merge_id, conversations)
    await enqueue(
        connection,
        "merge_customers",
        {"customer_id": winner, "other_id": loser},
        run_at=clock.now() + SWEEP_AFTER,
    )


async def take(
    connection: Connection, owner: int, losers: list[int]
) -> tuple[list[int], list[int]]:
    """What these customers have becomes the owner's, and keeps its home."""
    identities = await connection.fetch(
        "UPDATE identities SET customer_id = $1, home_id = coalesce(home_id, customer_id)"
        " WHERE customer_id = ANY($2::bigint[]) RETURNING id",
        owner,
        losers,
    )
    conversations = await connection.fetch(
        "UPDATE conversations SET customer_id = $1, home_id = coalesce(home_id, customer_id),"
        " version = version + 1, updated_at = now()"
        " WHERE customer_id = ANY($2::bigint[]) RETURNING id",
        owner,
        losers,
    )
    return sorted(r["id"] for r in identities), sorted(r["id"] for r in conversations)


async def _sweep(connection: Connection, loser: int) -> None:
    """Bring along what intake stored for a customer while they were being merged."""
    winner = await survivor(connection, loser)
    if winner == loser:
        return
    identities, conversations = await take(connection, winner, [loser])
    if not (identities or conversations):
        return
    await queries.touch(connection, [winner])
    await record(
        connection,
        [
            Event(
                kind="customer.changed",
                customer_id=winner,
                body={"conversation_ids": conversations[-TOLD_CONVERSATIONS:]},
            )
        ],
    )


async def tell(
    connection: Connection,
    actor: Actor,
    kind: str,
    winner: int,
    loser: int,
    merge_id: int,
    conversations: list[int],
) -> None:
    """The event and the audit lines of a merge or its undoing."""
    await record(
        connection,
        [
            Event(
                kind=kind,
                customer_id=winner,
                agent_id=actor.id,
                body={
                    "merge_id": merge_id,
                    "customer_ids": [winner, loser],
                    "conversation_ids": conversations[-TOLD_CONVERSATIONS:],
                },
            )
        ],
    )
    for each, other in ((winner, loser), (loser, winner)):
        await audit(
            connection,
            actor,
            kind,
            subject_kind="customer",
            subject_id=each,
            customer_id=each,
            detail={"merge_id": merge_id, "other_id": other},
        )
