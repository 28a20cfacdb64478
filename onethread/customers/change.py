"""What agents change of a customer: name, language, attributes, addresses."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers import queries, view
from onethread.customers.normalise import match_key
from onethread.customers.recognise import NAME_CHARACTERS
from onethread.customers.survivor import survivor
from onethread.customers.view import Customer, Identity
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound, TooLarge
from onethread.events import Event, record
from onethread.messages import Assurance

ATTRIBUTES_BYTES = 20_000
ADDRESS_CHARACTERS = 320


async def change(
    database: Database, actor: Actor, customer_id: int, version: int, values: dict[str, Any]
) -> Customer:
    """Set what `values` holds of display_name, language and attributes. Raises NotFound, Conflict
    (with `latest`) when somebody changed the customer since `version`, TooLarge."""
    if "display_name" in values:
        name = " ".join(clean_text(values["display_name"] or "").split())
        values["display_name"] = name[:NAME_CHARACTERS]
    if len(msgspec.json.encode(values.get("attributes") or {})) > ATTRIBUTES_BYTES:
        raise TooLarge(f"attributes may have at most {ATTRIBUTES_BYTES} bytes")
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        row = (await queries.lock_customers(connection, [opened]))[opened]
        if row["version"] != version:
            raise Conflict(
                "this customer was changed meanwhile: look at the change, then save again",
                latest={
                    "version": row["version"],
                    "display_name": row["display_name"],
                    "language": row["language"],
                    "attributes": row["attributes"],
                },
            )
        await queries.change(connection, opened, values)
        await _tell(connection, actor, opened, "customer.changed", {"fields": sorted(values)})
        return await view.load_one(connection, opened)


async def add_identity(
    database: Database,
    actor: Actor,
    customer_id: int,
    scheme: str,
    value: str,
    region: str,
    *,
    checked: bool,
) -> Identity:
    """Add an address. `checked`: the agent made sure that it is the customer's; otherwise it was
    only told. Raises NotFound, InvalidInput, Conflict when it is somebody's already."""
    value = clean_text(value).strip()
    key = match_key(scheme, value, region)
    incomplete = (scheme == "email" and not all(value.rpartition("@")[::2])) or (
        scheme in ("phone", "whatsapp") and key.startswith(("short:", "raw:"))
    )
    if not value or len(value) > ADDRESS_CHARACTERS or incomplete:
        raise InvalidInput("this address is not complete", fields={"value": "not valid"})
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        assurance = Assurance.ASSERTED if checked else Assurance.CLAIMED
        identity_id = await queries.add_identity(
            connection, opened, scheme, value, key, int(assurance)
        )
        if identity_id is None:
            owner = await queries.identity_owner(connection, scheme, key)
            raise _taken(opened, owner)
        await queries.touch(connection, [opened])
        await _tell(
            connection,
            actor,
            opened,
            "identity.added",
            {"identity_id": identity_id, "scheme": scheme, "checked": checked},
        )
        [added] = [i for i in await view.identities(connection, opened) if i.id == identity_id]
        return added


def _taken(customer_id: int, owner: Any) -> Conflict:
    if owner is None:
        return Conflict("this address was being added at the same moment: try again")
    if owner["customer_id"] == customer_id:
        return Conflict("the customer has this address already")
    return Conflict(
        f"this address is {owner['display_name'] or 'another customer'}'s: merge the two if they"
        " are the same person",
        latest={"customer_id": owner["customer_id"], "display_name": owner["display_name"]},
    )


async def remove_identity(
    database: Database, actor: Actor, customer_id: int, identity_id: int
) -> None:
    """The address is no longer the customer's: it recognises nobody, and nothing is sent there.
    What was said by it stays. Raises NotFound."""
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        scheme = await queries.end_identity(connection, opened, identity_id)
        if scheme is None:
            raise NotFound("the customer has no such address")
        await queries.touch(connection, [opened])
        await _tell(
            connection,
            actor,
            opened,
            "identity.removed",
            {"identity_id": identity_id, "scheme": scheme},
        )


async def _tell(
    connection: Connection, actor: Actor, customer_id: int, action: str, detail: dict[str, Any]
) -> None:
    await record(
        connection,
        [
            Event(
                kind="customer.changed",
                customer_id=customer_id,
                agent_id=actor.id,
                body={"changed": action.partition(".")[0]},
            )
        ],
    )
    await audit(
        connection,
        actor,
        action,
        subject_kind="customer",
        subject_id=customer_id,
        customer_id=customer_id,
        detail=detail,
    )
