"""Whether a customer may be contacted, and by what: said when, how, and kept by whom.

Rows are only added. Of those about a kind of channel and those about all of them ("*") the latest is in
force. Whoever writes to us after a refusal wants an answer there: a refusal keeps us from beginning, and
from going on where the customer has been silent since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from onethread.access import SYSTEM, Actor
from onethread.customers import queries
from onethread.customers.change import tell
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput

EVERYTHING = "*"
HOW_CHARACTERS = 300
NO_CONSENT = "The customer doesn't want to be contacted here: answer on another channel."


class Consent(msgspec.Struct, kw_only=True):
    """What a customer said about being contacted by a kind of channel; "*" is by any.
    `how` it was said, and `actor_name` who kept it."""

    id: int
    connector: str
    allowed: bool
    how: str
    actor_name: str
    at: datetime


def in_force(consents: Iterable[Consent]) -> dict[str, Consent]:
    """The latest consent of each kind of channel, and for "*"."""
    latest: dict[str, Consent] = {}
    for each in sorted(consents, key=lambda consent: consent.id):
        if each.connector == EVERYTHING:
            latest.clear()
        latest[each.connector] = each
    return latest


def refused(
    latest: Mapping[str, Consent], connector: str, last_inbound_at: datetime | None
) -> Consent | None:
    """The refusal that keeps us from writing on a leg of this kind, whose customer was last heard at
    `last_inbound_at`; None when we may."""
    found = latest.get(connector) or latest.get(EVERYTHING)
    if found is None or found.allowed:
        return None
    return None if last_inbound_at is not None and last_inbound_at > found.at else found


async def keep(
    database: Database, actor: Actor, customer_id: int, connector: str, *, allowed: bool, how: str
) -> list[Consent]:
    """Keep what the customer said; the consents in force. Raises NotFound, InvalidInput."""
    how = " ".join(clean_text(how).split())
    if len(how) > HOW_CHARACTERS:
        raise InvalidInput(
            "this is too long", fields={"how": f"at most {HOW_CHARACTERS} characters"}
        )
    if allowed and not how:
        raise InvalidInput(
            "say how the customer agreed: who gives consent must be able to be shown it",
            fields={"how": "needs a value"},
        )
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        await queries.lock_customers(connection, [opened])
        await connection.execute(
            "INSERT INTO consents (customer_id, connector, allowed, how, actor_name, agent_id)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            opened,
            connector,
            allowed,
            how,
            actor.name,
            actor.id,
        )
        await queries.touch(connection, [opened])
        detail = {"connector": connector, "allowed": allowed}
        await tell(connection, actor, opened, "consent.kept", detail)
        return list(in_force(await history(connection, opened)).values())


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's own word on a channel: STOP, or START. `name`: under which it is kept."""

    customer_id: int
    connector: str
    allowed: bool
    how: str
    name: str
    at: datetime


async def keep_said(connection: Connection, said: Sequence[Said]) -> None:
    """Keep what customers themselves said, in the transaction that stores their messages."""
    if not said:
        return
    await queries.lock_customers(connection, [each.customer_id for each in said])
    await connection.executemany(
        "INSERT INTO consents (customer_id, connector, allowed, how, actor_name, at)"
        " VALUES ($1, $2, $3, $4, $5, least($6, now()))",
        [
            (e.customer_id, e.connector, e.allowed, e.how[:HOW_CHARACTERS], e.name, e.at)
            for e in said
        ],
    )
    await queries.touch(connection, sorted({each.customer_id for each in said}))
    for each in said:
        detail = {"connector": each.connector, "allowed": each.allowed}
        await tell(connection, SYSTEM, each.customer_id, "consent.kept", detail)


async def history(source: Connection | Database, customer_id: int) -> list[Consent]:
    """Everything the customer said about it, latest first, at most 500."""
    rows = await source.fetch(
        f"{queries.FAMILY} SELECT s.id, s.connector, s.allowed, s.how, s.actor_name, s.at"
        " FROM consents AS s WHERE s.customer_id IN (SELECT id FROM family)"
        " ORDER BY s.id DESC LIMIT 500",
        customer_id,
    )
    return [Consent(**dict(row)) for row in rows]


async def of_customers(
    source: Connection | Database, customer_ids: Iterable[int]
) -> dict[int, dict[str, Consent]]:
    """The consents in force of each of these customers; those who said nothing are left out."""
    wanted = list(set(customer_ids))
    if not wanted:
        return {}
    rows = await source.fetch(
        """
        WITH RECURSIVE family AS (
          SELECT w.id AS root, w.id FROM unnest($1::bigint[]) AS w(id)
          UNION SELECT f.root, c.id FROM family AS f JOIN customers AS c ON c.merged_into = f.id
        )
        SELECT f.root, s.id, s.connector, s.allowed, s.how, s.actor_name, s.at
        FROM family AS f JOIN consents AS s ON s.customer_id = f.id
        """,
        wanted,
    )
    said: dict[int, list[Consent]] = {}
    for row in rows:
        values = dict(row)
        said.setdefault(values.pop("root"), []).append(Consent(**values))
    return {customer_id: in_force(each) for customer_id, each in said.items()}


async def refusal(
    source: Connection | Database,
    customer_id: int,
    connector: str,
    last_inbound_at: datetime | None,
) -> Consent | None:
    """What keeps us from writing to a customer on a leg, as `refused` tells."""
    latest = (await of_customers(source, [customer_id])).get(customer_id, {})
    return refused(latest, connector, last_inbound_at)
