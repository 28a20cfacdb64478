"""Customers as agents see them: with their identities, merges and suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

import msgspec

from onethread.customers import queries
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound

NoticeKind = Literal["note", "vip", "warning"]


class Customer(msgspec.Struct, kw_only=True):
    """The person or company served. `version` grows with each change; `merged_into`: this one has
    become part of that one.

    `notice` is pinned: whoever serves them must know it. `preferred_connector`: the kind of channel
    they like to be answered on. `attributes` are those that everyone may see, by the key of a field.
    """

    id: int
    version: int
    kind: str
    display_name: str
    language: str | None
    attributes: dict[str, Any]
    created_at: datetime
    time_zone: str | None = None
    preferred_connector: str | None = None
    notice: str = ""
    notice_kind: NoticeKind = "note"
    merged_into: int | None = None


class Identity(msgspec.Struct, kw_only=True):
    """One address by which a customer is known. `assurance`: 1 claimed, 2 asserted, 3 verified.

    `shared`: several people use it, so it proves little. `source`: who told us (a connector, agent).
    """

    id: int
    scheme: str
    value: str
    assurance: int
    source: str
    shared: bool
    first_seen_at: datetime
    last_seen_at: datetime


class IdentityChange(msgspec.Struct, kw_only=True):
    """What somebody did with an address: added, corrected, shared, unshared or ended it."""

    action: str
    reason: str
    actor_name: str
    at: datetime


class PastIdentity(Identity, kw_only=True):
    """An address with what was done with it. `valid_to`: until when it was the customer's."""

    valid_to: datetime | None
    changes: list[IdentityChange]


class Merge(msgspec.Struct, kw_only=True):
    """Two customers found to be one; undoing it restores exactly what was."""

    id: int
    winner_id: int
    loser_id: int
    loser_name: str
    evidence: list[dict[str, Any]]
    agent_name: str | None
    at: datetime
    undone_at: datetime | None


class Suggestion(msgspec.Struct, kw_only=True):
    """Another customer who may be the same, with the evidence. A refusal sticks."""

    id: int
    other_id: int
    other_name: str
    evidence: list[dict[str, Any]]
    at: datetime


async def load(source: Connection | Database, ids: Iterable[int]) -> list[Customer]:
    """These customers, in no order; those that aren't there are left out."""
    wanted = list(set(ids))
    return [Customer(**dict(row)) for row in await queries.by_ids(source, wanted)] if wanted else []


async def load_one(source: Connection | Database, customer_id: int) -> Customer:
    """One customer, also when merged into another. Raises NotFound."""
    found = await load(source, [customer_id])
    if not found:
        raise NotFound("there is no such customer")
    return found[0]


async def identities(source: Connection | Database, customer_id: int) -> list[Identity]:
    """A customer's identities in force, the surest and latest first."""
    return [Identity(**dict(row)) for row in await queries.identities_of(source, customer_id)]


async def merges(source: Connection | Database, customer_id: int) -> list[Merge]:
    """The merges this customer came out of, latest first."""
    return [Merge(**dict(row)) for row in await queries.merges_of(source, customer_id)]


async def suggestions(source: Connection | Database, customer_id: int) -> list[Suggestion]:
    """Customers who may be the same as this one, not decided yet."""
    return [Suggestion(**dict(row)) for row in await queries.suggestions_of(source, customer_id)]


async def all_identities(source: Connection | Database, customer_id: int) -> list[PastIdentity]:
    """All identities that a customer ever had, those in force first."""
    rows = await queries.all_identities_of(source, customer_id)
    return [msgspec.convert(dict(row), PastIdentity) for row in rows]


async def restricted(source: Connection | Database, customer_id: int) -> dict[str, Any]:
    """The attributes that only those with the permission customers.restricted may see."""
    return await queries.restricted_attributes(source, customer_id)


async def owner_of(
    source: Connection | Database, scheme: str, value: str, region: str
) -> int | None:
    """The customer whose address this is; None when it is nobody's."""
    owner = await queries.identity_owner(source, scheme, match_key(scheme, value, region))
    return None if owner is None else int(owner["customer_id"])
