"""Recognition: from the identities of a batch of senders to customers, in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread.customers import rules
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, clean_text
from onethread.events import Event, record
from onethread.messages import Assurance, SenderIdentity

# An identity's last_seen_at is for people; writing it for each message would cost more than it tells.
SEEN_AGAIN_AFTER = timedelta(hours=1)
NAME_CHARACTERS = 200

Key = tuple[str, str]


class Sender(msgspec.Struct, kw_only=True):
    """Who sent one inbound item, as the connector tells it. `identities[0]` is the leg's."""

    identities: Sequence[SenderIdentity]
    source: str
    at: datetime
    display_name: str | None = None
    language: str | None = None
    attributes: dict[str, Any] = {}


class Recognised(msgspec.Struct, kw_only=True):
    """The customer of one sender. `identity_id` is the stored leg identity."""

    customer_id: int
    identity_id: int
    assurance: Assurance
    is_new: bool
    same_as: list[int]


class _NewIdentity(msgspec.Struct, kw_only=True):
    id: int
    customer_id: int
    scheme: str
    value: str
    key: str
    assurance: int
    source: str
    at: datetime


def lock_keys(sender: Sequence[SenderIdentity], region: str) -> list[Key]:
    """What work on this sender must be serialised by."""
    return [(i.scheme, match_key(i.scheme, i.value, region)) for i in sender]


async def recognise(
    connection: Connection, senders: Sequence[Sender], region: str
) -> list[Recognised]:
    """Customers for `senders`, in the same order; unknown ones are created.

    The caller holds the locks of `lock_keys` for all of them until the commit. A later sender of the
    batch sees what an earlier one brought.
    """
    keys = [lock_keys(sender.identities, region) for sender in senders]
    wanted = list(dict.fromkeys(key for each in keys for key in each))
    known: dict[Key, rules.KnownIdentity] = {}
    last_seen: dict[int, datetime] = {}
    nameless: set[int] = set()
    rows = await connection.fetch(
        """
        SELECT i.id, i.customer_id, i.scheme, i.match_key, i.assurance, i.shared, i.last_seen_at,
               c.display_name = '' AS nameless,
               i.assurance = 1 AND NOT EXISTS (
                 SELECT 1 FROM identities o WHERE o.customer_id = i.customer_id AND o.id <> i.id
               ) AS alone
        FROM unnest($1::text[], $2::text[]) AS w(scheme, key)
        JOIN identities i ON i.scheme = w.scheme AND i.match_key = w.key AND i.valid_to IS NULL
        JOIN customers c ON c.id = i.customer_id
        """,
        [key[0] for key in wanted],
        [key[1] for key in wanted],
    )
    for row in rows:
        known[(row["scheme"], row["match_key"])] = rules.KnownIdentity(
            id=row["id"],
            customer_id=row["customer_id"],
            assurance=row["assurance"],
            shared=row["shared"],
            alone=row["alone"],
        )
        last_seen[row["id"]] = row["last_seen_at"]
        if row["nameless"]:
            nameless.add(row["customer_id"])

    unknown = sum(1 for key in wanted if key not in known)
    identity_ids, customer_ids = await _take_ids(connection, unknown, min(unknown, len(senders)))
    new_customers: dict[int, Sender] = {}
    new_identities: list[_NewIdentity] = []
    raised: dict[int, int] = {}
    seen: dict[int, datetime] = {}
    names: dict[int, str] = {}
    suggestions: set[tuple[int, int]] = set()
    recognised: list[Recognised] = []

    for sender, sender_keys in zip(senders, keys, strict=True):
        stored = [known.get(key) for key in sender_keys]
        decision = rules.recognise(sender.identities, stored)
        is_new = decision.customer_id is None
        customer_id = customer_ids.pop() if decision.customer_id is None else decision.customer_id
        if is_new:
            new_customers[customer_id] = sender
        elif customer_id in nameless and sender.display_name:
            names[customer_id] = sender.display_name
            nameless.discard(customer_id)
        for index, assurance in decision.attach:
            key = sender_keys[index]
            if key in known:  # the same identity twice in one message
                continue
            identity = sender.identities[index]
            made = _NewIdentity(
                id=identity_ids.pop(),
                customer_id=customer_id,
                scheme=identity.scheme,
                value=clean_text(identity.value),
                key=key[1],
                assurance=int(assurance),
                source=sender.source,
                at=sender.at,
            )
            new_identities.append(made)
            known[key] = rules.KnownIdentity(
                id=made.id, customer_id=customer_id, assurance=made.assurance
            )
        for identity_id, assurance in decision.raise_to:
            raised[identity_id] = int(assurance)
        for each in stored:
            if (
                each is not None
                and sender.at - last_seen.get(each.id, sender.at) > SEEN_AGAIN_AFTER
            ):
                seen[each.id] = sender.at
        for other in (*decision.maybe, *decision.same_as):
            suggestions.add((min(customer_id, other), max(customer_id, other)))
        recognised.append(
            Recognised(
                customer_id=customer_id,
                identity_id=known[sender_keys[0]].id,
                assurance=decision.assurance,
                is_new=is_new,
                same_as=decision.same_as,
            )
        )

    await _store(connection, new_customers, new_identities)
    if raised or seen:
        await _touch(connection, raised, seen)
    if names:
        await connection.execute(
            """
            UPDATE customers AS c SET display_name = n.name, version = version + 1, updated_at = now()
            FROM unnest($1::bigint[], $2::text[]) AS n(id, name)
            WHERE c.id = n.id AND c.display_name = ''
            """,
            list(names),
            [_name(name) for name in names.values()],
        )
    await record(
        connection,
        [Event(kind="customer.created", customer_id=each) for each in new_customers]
        + [Event(kind="customer.changed", customer_id=each) for each in names],
    )
    if suggestions:
        await connection.executemany(
            "INSERT INTO customer_suggestions (customer_a, customer_b, evidence)"
            " VALUES ($1, $2, $3) ON CONFLICT (customer_a, customer_b) DO NOTHING",
            [(a, b, [{"kind": "one_sender_gave_both"}]) for a, b in sorted(suggestions)],
        )
    return recognised


def _name(name: str | None) -> str:
    return " ".join(clean_text(name or "").split())[:NAME_CHARACTERS]


async def _take_ids(
    connection: Connection, identities: int, customers: int
) -> tuple[list[int], list[int]]:
    if not identities:
        return [], []
    row = await connection.fetchrow(
        """
        SELECT ARRAY(SELECT nextval('identities_id_seq') FROM generate_series(1, $1)) AS i,
               ARRAY(SELECT nextval('customers_id_seq') FROM generate_series(1, $2)) AS c
        """,
        identities,
        customers,
    )
    assert row is not None
    return row["i"][::-1], row["c"][::-1]


async def _store(
    connection: Connection, customers: dict[int, Sender], identities: list[_NewIdentity]
) -> None:
    if customers:
        await connection.execute(
            """
            INSERT INTO customers (id, display_name, language, attributes, created_at, updated_at)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[],
                                 $5::timestamptz[], $5::timestamptz[])
            """,
            list(customers),
            [_name(sender.display_name) for sender in customers.values()],
            [sender.language for sender in customers.values()],
            [sender.attributes for sender in customers.values()],
            [sender.at for sender in customers.values()],
        )
    if identities:
        await connection.execute(
            """
            INSERT INTO identities (id, customer_id, scheme, value, match_key, assurance, source,
                                    first_seen_at, last_seen_at)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[],
                                 $6::smallint[], $7::text[], $8::timestamptz[], $8::timestamptz[])
            """,
            [i.id for i in identities],
            [i.customer_id for i in identities],
            [i.scheme for i in identities],
            [i.value for i in identities],
            [i.key for i in identities],
            [i.assurance for i in identities],
            [i.source for i in identities],
            [i.at for i in identities],
        )


async def _touch(connection: Connection, raised: dict[int, int], seen: dict[int, datetime]) -> None:
    ids = list({*raised, *seen})
    await connection.execute(
        """
        UPDATE identities AS i SET
          assurance = greatest(i.assurance, coalesce(t.assurance, i.assurance)),
          last_seen_at = greatest(i.last_seen_at, coalesce(t.seen, i.last_seen_at))
        FROM unnest($1::bigint[], $2::smallint[], $3::timestamptz[]) AS t(id, assurance, seen)
        WHERE i.id = t.id
        """,
        ids,
        [raised.get(i) for i in ids],
        [seen.get(i) for i in ids],
    )
