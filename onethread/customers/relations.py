"""Who belongs to whom: people of a company, a household, whoever acts for somebody."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from onethread.access import Actor
from onethread.customers import queries
from onethread.customers.change import tell
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound

RelationKind = Literal["works_at", "lives_with", "parent_of", "authorised_by"]
NOTE_CHARACTERS = 200


class RelationForm(msgspec.Struct, kw_only=True):
    """A relation to be kept: this customer `kind` the other one."""

    other_id: int
    kind: RelationKind
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


class Relation(msgspec.Struct, kw_only=True):
    """Another customer this one has to do with. `kind` is seen from this customer; `backwards`: it is
    the other one who works here, is the parent, or was authorised. `ended`: it is of the past."""

    id: int
    kind: RelationKind
    backwards: bool
    other_id: int
    other_name: str
    other_kind: str
    note: str
    valid_from: date | None
    valid_to: date | None
    ended: bool


async def add(
    database: Database, actor: Actor, customer_id: int, form: RelationForm
) -> list[Relation]:
    """Keep a relation; all of the customer's. Raises NotFound, InvalidInput, Conflict."""
    note = " ".join(clean_text(form.note).split())[:NOTE_CHARACTERS]
    if form.valid_from and form.valid_to and form.valid_to < form.valid_from:
        raise InvalidInput("it can't end before it begins", fields={"valid_to": "too early"})
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        other = await survivor(connection, form.other_id)
        if opened == other:
            raise InvalidInput("choose another customer", fields={"other_id": "the same"})
        locked = await queries.lock_customers(connection, [opened, other])
        if form.kind == "works_at" and locked[other]["kind"] != "company":
            raise InvalidInput(
                "one works at a company: make that customer a company first",
                fields={"other_id": "not a company"},
            )
        there = await load(connection, opened)
        if any(
            each.other_id == other and each.kind == form.kind and not each.ended for each in there
        ):
            raise Conflict("the two are related so already")
        relation_id = await connection.fetchval(
            """
            INSERT INTO customer_relations (customer_id, other_id, kind, note, valid_from, valid_to,
                                            agent_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
            """,
            opened,
            other,
            form.kind,
            note,
            form.valid_from,
            form.valid_to,
            actor.id,
        )
        await queries.touch(connection, [opened, other])
        for one in (opened, other):
            detail = {"relation_id": relation_id, "kind": form.kind}
            await tell(connection, actor, one, "relation.added", detail)
        return await load(connection, opened)


async def end(database: Database, actor: Actor, customer_id: int, relation_id: int) -> None:
    """The relation is of the past from today on. Raises NotFound."""
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        row = await connection.fetchrow(
            f"""
            {queries.FAMILY}
            UPDATE customer_relations SET valid_to = current_date
            WHERE id = $2 AND (customer_id IN (SELECT id FROM family)
                               OR other_id IN (SELECT id FROM family))
            RETURNING customer_id, other_id
            """,
            opened,
            relation_id,
        )
        if row is None:
            raise NotFound("there is no such relation")
        both = {await survivor(connection, row["customer_id"]), opened}
        both.add(await survivor(connection, row["other_id"]))
        await queries.touch(connection, sorted(both))
        for one in sorted(both):
            await tell(connection, actor, one, "relation.ended", {"relation_id": relation_id})


async def load(source: Connection | Database, customer_id: int) -> list[Relation]:
    """The customer's relations, those in force first, at most 200."""
    rows = await source.fetch(
        f"""
        {queries.FAMILY}
        SELECT r.id, r.kind, r.backwards, coalesce(s.id, o.id) AS other_id,
               coalesce(s.display_name, o.display_name) AS other_name,
               coalesce(s.kind, o.kind) AS other_kind, r.note, r.valid_from, r.valid_to,
               coalesce(r.valid_to <= current_date, false) AS ended
        FROM (
          SELECT id, kind, false AS backwards, other_id, note, valid_from, valid_to
          FROM customer_relations WHERE customer_id IN (SELECT id FROM family)
          UNION ALL
          SELECT id, kind, kind <> 'lives_with', customer_id, note, valid_from, valid_to
          FROM customer_relations WHERE other_id IN (SELECT id FROM family)
        ) AS r
        JOIN customers AS o ON o.id = r.other_id
        LEFT JOIN customers AS s ON s.id = o.merged_into AND s.merged_into IS NULL
        ORDER BY ended, r.id DESC LIMIT 200
        """,
        customer_id,
    )
    return [Relation(**dict(row)) for row in rows]
