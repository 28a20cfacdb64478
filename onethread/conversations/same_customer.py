"""Customers become one or stand apart again, with their conversations."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.conversations.part import part
from onethread.customers import refusals, view
from onethread.customers.linking.suggest import told
from onethread.customers.move_identity import MovedIdentity
from onethread.customers.move_identity import move_identity as move_in
from onethread.customers.names import relation
from onethread.customers.survivor import survivor
from onethread.customers.unmerge import unmerge_in
from onethread.customers.view import Customer, Identity
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound


class MergeSide(msgspec.Struct, kw_only=True):
    """One of two customers who may be merged."""

    customer: Customer
    identities: list[Identity]
    conversations: int
    open_conversations: int


class MergePreview(msgspec.Struct, kw_only=True):
    """What a merge would do. `stays` keeps its name and number; everything of `goes` joins it.

    `warnings`: reasons to look twice: refused (somebody said that they differ), names_differ,
    different_external_ids, shared_address (all they have in common is an address of several people).
    """

    stays: MergeSide
    goes: MergeSide
    drafts: int
    warnings: list[str]


async def preview(database: Database, winner_id: int, loser_id: int) -> MergePreview:
    """What merging `loser_id` into `winner_id` would do. Raises NotFound, InvalidInput."""
    async with database.connection() as connection:
        winner = await survivor(connection, winner_id)
        loser = await survivor(connection, loser_id)
        if winner == loser:
            raise InvalidInput("these are one customer already", fields={"other_id": "the same"})
        stays, goes = await _side(connection, winner), await _side(connection, loser)
        drafts = await connection.fetchval(
            "SELECT count(*) FROM drafts AS d JOIN conversations AS c ON c.id = d.conversation_id"
            " WHERE c.customer_id = ANY($1::bigint[])",
            [winner, loser],
        )
        warnings = []
        if await refusals.between(connection, winner, loser):
            warnings.append("refused")
        if relation(stays.customer.display_name, goes.customer.display_name) == "different":
            warnings.append("names_differ")
        if _external(stays) and _external(goes) and not _external(stays) & _external(goes):
            warnings.append("different_external_ids")
        ours = {(i.scheme, i.value.lower()) for i in stays.identities if i.shared}
        if any((i.scheme, i.value.lower()) in ours for i in goes.identities if i.shared):
            warnings.append("shared_address")
        return MergePreview(stays=stays, goes=goes, drafts=drafts, warnings=warnings)


def _external(side: MergeSide) -> set[str]:
    return {i.value for i in side.identities if i.scheme == "external" and i.assurance == 3}


async def _side(connection: Connection, customer_id: int) -> MergeSide:
    row: Any = await connection.fetchrow(
        "SELECT count(*) AS all, count(*) FILTER (WHERE status <> 'resolved') AS open"
        " FROM conversations WHERE customer_id = $1 AND merged_into IS NULL",
        customer_id,
    )
    return MergeSide(
        customer=await view.load_one(connection, customer_id),
        identities=await view.identities(connection, customer_id),
        conversations=row["all"],
        open_conversations=row["open"],
    )


class Review(msgspec.Struct, kw_only=True):
    """One suggestion to decide: both customers side by side. `told_a`, `told_b`: what is known of each
    as it is compared; `probability` and `weights`: how likely they are one, and why."""

    id: int
    a: MergeSide
    b: MergeSide
    told_a: dict[str, Any]
    told_b: dict[str, Any]
    evidence: list[dict[str, Any]]
    probability: float | None
    weights: list[dict[str, Any]]
    warnings: list[str]
    state: str


async def review(database: Database, suggestion_id: int) -> Review:
    """A suggestion with everything that helps to decide it. Raises NotFound."""
    async with database.connection() as connection:
        row = await connection.fetchrow(
            "SELECT id, customer_a, customer_b, evidence, score, weights, state"
            " FROM customer_suggestions WHERE id = $1",
            suggestion_id,
        )
        if row is None:
            raise NotFound("there is no such suggestion")
        a, b = (
            await _side(connection, row["customer_a"]),
            await _side(connection, row["customer_b"]),
        )
        known = await told(connection, [row["customer_a"], row["customer_b"]])
        warnings = []
        if _external(a) and _external(b) and not _external(a) & _external(b):
            warnings.append("different_external_ids")
        return Review(
            id=row["id"],
            a=a,
            b=b,
            told_a=known[0],
            told_b=known[1],
            evidence=row["evidence"],
            probability=row["score"],
            weights=row["weights"],
            warnings=warnings,
            state=row["state"],
        )


async def unmerge(database: Database, actor: Actor, merge_id: int) -> int:
    """Undo a merge; what came into one conversation from both meanwhile is parted by whose address
    it was said on. Returns the customer that is back. Raises NotFound, Conflict."""
    async with database.transaction() as connection:
        done = await unmerge_in(connection, actor, merge_id)
        since = await connection.fetchval("SELECT at FROM customer_merges WHERE id = $1", merge_id)
        await part(connection, actor, [done.customer_id, done.holder_id], since)
        return done.customer_id


async def move_identity(
    database: Database, actor: Actor, customer_id: int, identity_id: int, to_id: int
) -> MovedIdentity:
    """Give an address to another customer with all that was said on it.
    Raises NotFound, InvalidInput."""
    async with database.transaction() as connection:
        moved = await move_in(connection, actor, customer_id, identity_id, to_id)
        concerned = await part(connection, actor, [moved.from_id, moved.to_id], None)
        moved.conversation_ids = sorted({*moved.conversation_ids, *concerned})
        return moved
