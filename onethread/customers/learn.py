"""What a provider tells of the one who received a message: further identities of the same customer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.access import SYSTEM
from onethread.customers import queries
from onethread.customers.change import tell
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, clean_text
from onethread.messages import SenderIdentity

ADDRESS_CHARACTERS = 320


class Learnt(msgspec.Struct, kw_only=True):
    """Identities of whoever is known by `by_identity_id`; `source` is the connector that told."""

    by_identity_id: int
    identities: Sequence[SenderIdentity]
    source: str
    region: str


async def keep_learnt(connection: Connection, learnt: Learnt) -> None:
    """Give the customer those that nobody has, each with the assurance it came with. What is somebody
    else's stays theirs: a provider's word about a message merges nobody."""
    for each in learnt.identities:
        value = clean_text(each.value).strip()
        if not value or len(value) > ADDRESS_CHARACTERS:
            continue
        added = await queries.learn_identity(
            connection,
            learnt.by_identity_id,
            each.scheme,
            value,
            match_key(each.scheme, value, learnt.region),
            int(each.assurance),
            learnt.source,
        )
        if added is None:
            continue
        await queries.note_identity_change(
            connection, added["id"], "added", "learnt from an answer", SYSTEM.name, None
        )
        await queries.touch(connection, [added["customer_id"]])
        await tell(
            connection,
            SYSTEM,
            added["customer_id"],
            "identity.added",
            {"identity_id": added["id"], "scheme": each.scheme, "learnt": True},
        )
