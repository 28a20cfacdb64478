"""What agents do with the addresses of a customer. Each is kept with who did it and why."""

from __future__ import annotations

from typing import Any

from onethread.access import Actor
from onethread.customers import queries, view
from onethread.customers.change import tell
from onethread.customers.normalise import match_key
from onethread.customers.survivor import survivor
from onethread.customers.view import Identity
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.messages import Assurance

ADDRESS_CHARACTERS = 320
REASON_CHARACTERS = 300


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
    value, key = _address(scheme, value, region)
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        identity_id = await _add(connection, opened, scheme, value, key, checked=checked)
        await _note(connection, actor, identity_id, "added")
        await queries.touch(connection, [opened])
        await tell(
            connection,
            actor,
            opened,
            "identity.added",
            {"identity_id": identity_id, "scheme": scheme, "checked": checked},
        )
        return await _one(connection, opened, identity_id)


async def correct_identity(
    database: Database,
    actor: Actor,
    customer_id: int,
    identity_id: int,
    value: str,
    region: str,
    *,
    checked: bool,
) -> Identity:
    """Replace an address that was written wrong: the old one ends, what was said by it stays.
    Raises NotFound, InvalidInput, Conflict when the new one is somebody's already."""
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        old = await _one(connection, opened, identity_id)
        value, key = _address(old.scheme, value, region)
        await queries.end_identity(connection, opened, identity_id)
        added = await _add(connection, opened, old.scheme, value, key, checked=checked)
        await _note(connection, actor, identity_id, "corrected")
        await _note(connection, actor, added, "added")
        await queries.touch(connection, [opened])
        detail = {"identity_id": identity_id, "corrected_to": added, "scheme": old.scheme}
        await tell(connection, actor, opened, "identity.corrected", detail)
        return await _one(connection, opened, added)


async def share_identity(
    database: Database, actor: Actor, customer_id: int, identity_id: int, *, shared: bool
) -> Identity:
    """Say that several people use an address, so that it proves little; or that it is one person's
    after all. Raises NotFound."""
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        if not await queries.set_shared(connection, opened, identity_id, shared=shared):
            raise NotFound("the customer has no such address")
        await _note(connection, actor, identity_id, "shared" if shared else "unshared")
        await queries.touch(connection, [opened])
        detail = {"identity_id": identity_id, "shared": shared}
        await tell(connection, actor, opened, "identity.shared", detail)
        return await _one(connection, opened, identity_id)


async def _one(connection: Connection, customer_id: int, identity_id: int) -> Identity:
    for identity in await view.identities(connection, customer_id):
        if identity.id == identity_id:
            return identity
    raise NotFound("the customer has no such address")


def _address(scheme: str, value: str, region: str) -> tuple[str, str]:
    """The value and its match key. Raises InvalidInput when it can't be an address."""
    value = clean_text(value).strip()
    key = match_key(scheme, value, region)
    incomplete = (scheme == "email" and not all(value.rpartition("@")[::2])) or (
        scheme in ("phone", "whatsapp") and key.startswith(("short:", "raw:"))
    )
    if not value or len(value) > ADDRESS_CHARACTERS or incomplete:
        raise InvalidInput("this address is not complete", fields={"value": "not valid"})
    return value, key


async def _add(
    connection: Connection, customer_id: int, scheme: str, value: str, key: str, *, checked: bool
) -> int:
    assurance = Assurance.ASSERTED if checked else Assurance.CLAIMED
    identity_id = await queries.add_identity(
        connection, customer_id, scheme, value, key, int(assurance)
    )
    if identity_id is None:
        owner = await queries.identity_owner(connection, scheme, key)
        raise _taken(customer_id, owner)
    return identity_id


async def _note(
    connection: Connection, actor: Actor, identity_id: int, action: str, reason: str = ""
) -> None:
    await queries.note_identity_change(
        connection, identity_id, action, reason, actor.name, actor.id
    )


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
    database: Database, actor: Actor, customer_id: int, identity_id: int, reason: str = ""
) -> None:
    """The address is no longer the customer's: it recognises nobody, and nothing is sent there.
    What was said by it stays. Raises NotFound."""
    reason = " ".join(clean_text(reason).split())[:REASON_CHARACTERS]
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        scheme = await queries.end_identity(connection, opened, identity_id)
        if scheme is None:
            raise NotFound("the customer has no such address")
        await _note(connection, actor, identity_id, "ended", reason)
        await queries.touch(connection, [opened])
        await tell(
            connection,
            actor,
            opened,
            "identity.removed",
            {"identity_id": identity_id, "scheme": scheme},
        )
