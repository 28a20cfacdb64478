"""Putting a fact right: another value, no such fact, or one that no message states."""

from __future__ import annotations

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Database, clean_text
from onethread.errors import InvalidInput
from onethread.events import Event, record
from onethread.facts.follow import CHANGED
from onethread.facts.known import survivor

VALUE_CHARACTERS = 300
KIND_CHARACTERS = 40


async def correct(
    database: Database,
    actor: Actor,
    conversation_id: int,
    kind: str,
    value: str,
    new_value: str | None,
) -> None:
    """Keep what somebody says of a fact of this conversation; it holds over reading the texts again.

    `value`: what was found ("" adds one by hand); `new_value` None: it is no such fact. Raises NotFound,
    InvalidInput.
    """
    kind, value = clean_text(kind).strip(), clean_text(value).strip()
    new = None if new_value is None else clean_text(new_value).strip()
    if not kind or len(kind) > KIND_CHARACTERS:
        raise InvalidInput("say what kind of fact it is", fields={"kind": "missing or too long"})
    if new == "" or (not value and new is None):
        raise InvalidInput("give a value", fields={"new_value": "missing"})
    if max(len(value), len(new or "")) > VALUE_CHARACTERS:
        raise InvalidInput("this is too long for a fact", fields={"new_value": "too long"})
    async with database.transaction() as connection:
        opened = await survivor(connection, conversation_id)
        customer_id = await connection.fetchval(
            "SELECT customer_id FROM conversations WHERE id = $1", opened
        )
        # The last word counts: an earlier one on the same value goes.
        await connection.execute(
            "DELETE FROM fact_corrections WHERE conversation_id = $1 AND kind = $2 AND value = $3"
            " AND ($3 <> '' OR new_value IS NOT DISTINCT FROM $4)",
            opened,
            kind,
            value,
            new,
        )
        await connection.execute(
            "INSERT INTO fact_corrections (conversation_id, kind, value, new_value, agent_id, at)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            opened,
            kind,
            value,
            new,
            actor.id,
            clock.now(),
        )
        await record(connection, [Event(kind=CHANGED, conversation_id=opened)])
        await audit(
            connection,
            actor,
            "fact.corrected",
            subject_kind="conversation",
            subject_id=opened,
            customer_id=customer_id,
            detail={"kind": kind, "refused": new is None},
        )
