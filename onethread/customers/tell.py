"""What another system may be told of a customer (outgoing webhooks)."""

from __future__ import annotations

import msgspec

from onethread.database.engine import Connection, Database
from onethread.messages import Assurance


class IdentityTold(msgspec.Struct, kw_only=True):
    """An address of the customer. `assurance`: claimed, asserted or verified."""

    scheme: str
    value: str
    assurance: str


class CustomerTold(msgspec.Struct, kw_only=True):
    """A customer at the moment of telling. `merged_into`: the customer to follow instead."""

    id: int
    kind: str
    display_name: str
    language: str | None
    merged_into: int | None
    identities: list[IdentityTold]


_MOST_IDENTITIES = 100


async def tell_customer(source: Connection | Database, customer_id: int) -> CustomerTold | None:
    """A customer with at most 100 identities in force, or None when there is none."""
    row = await source.fetchrow(
        "SELECT id, kind, display_name, language, merged_into FROM customers WHERE id = $1",
        customer_id,
    )
    if row is None:
        return None
    identities = await source.fetch(
        """
        SELECT scheme, value, assurance FROM identities
        WHERE customer_id = $1 AND valid_to IS NULL ORDER BY id LIMIT $2
        """,
        customer_id,
        _MOST_IDENTITIES,
    )
    return CustomerTold(
        identities=[
            IdentityTold(
                scheme=each["scheme"],
                value=each["value"],
                assurance=Assurance(each["assurance"]).name.lower(),
            )
            for each in identities
        ],
        **dict(row),
    )
