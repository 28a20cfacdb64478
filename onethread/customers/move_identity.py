"""One address belongs to another customer: somebody's daughter wrote from it, a number was mistyped."""

from __future__ import annotations

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers import ledger, queries
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record


class MovedIdentity(msgspec.Struct, kw_only=True):
    """Whose the address was and is, and the conversations that went along, being on it alone."""

    from_id: int
    to_id: int
    conversation_ids: list[int]


async def move_identity(
    connection: Connection, actor: Actor, customer_id: int, identity_id: int, to_id: int
) -> MovedIdentity:
    """Give an address in force to another customer, with the conversations that are on it alone.
    Raises NotFound, InvalidInput."""
    source = await survivor(connection, customer_id)
    target = await survivor(connection, to_id)
    await queries.lock_customers(connection, [source, target])
    if source == target:
        raise InvalidInput("the address is this customer's already", fields={"to_id": "the same"})
    scheme = await connection.fetchval(
        "UPDATE identities SET customer_id = $3, home_id = NULL"
        " WHERE id = $1 AND customer_id = $2 AND valid_to IS NULL RETURNING scheme",
        identity_id,
        source,
        target,
    )
    if scheme is None:
        raise NotFound("the customer has no such address")
    conversations = await connection.fetch(
        """
        UPDATE conversations AS c SET customer_id = $3, home_id = NULL, version = version + 1,
          updated_at = now()
        WHERE c.customer_id = $2
          AND EXISTS (SELECT 1 FROM legs WHERE conversation_id = c.id AND identity_id = $1)
          AND NOT EXISTS (SELECT 1 FROM legs WHERE conversation_id = c.id AND identity_id <> $1)
        RETURNING c.id
        """,
        identity_id,
        source,
        target,
    )
    moved = sorted(row["id"] for row in conversations)
    await ledger.write(
        connection,
        actor,
        ledger.Line(kind="moved", customer_id=target, other_id=source, identity_id=identity_id),
    )
    await queries.touch(connection, [source, target])
    await record(
        connection,
        [
            Event(
                kind="customer.changed",
                customer_id=each,
                agent_id=actor.id,
                body={"changed": "identity", "conversation_ids": moved},
            )
            for each in (source, target)
        ],
    )
    for each, other in ((source, target), (target, source)):
        await audit(
            connection,
            actor,
            "identity.moved",
            subject_kind="customer",
            subject_id=each,
            customer_id=each,
            detail={"identity_id": identity_id, "scheme": scheme, "other_id": other},
        )
    return MovedIdentity(from_id=source, to_id=target, conversation_ids=moved)
