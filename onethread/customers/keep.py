"""Storing what recognition decided for a batch: one statement per step."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import msgspec

from onethread.customers import ledger
from onethread.database.engine import Connection, clean_text, column
from onethread.events import Event, record

NAME_CHARACTERS = 200


class NewCustomer(Protocol):
    """What is told of somebody new."""

    at: datetime
    display_name: str | None
    language: str | None
    attributes: dict[str, Any]


class NewIdentity(msgspec.Struct, kw_only=True):
    """An identity to be stored."""

    id: int
    customer_id: int
    home_id: int | None
    scheme: str
    value: str
    key: str
    assurance: int
    source: str
    at: datetime
    name: str
    person: str
    shared: str | None
    details: dict[str, Any] | None
    through_id: int | None


class Kept(msgspec.Struct, kw_only=True):
    """What a batch changes."""

    customers: dict[int, NewCustomer] = {}
    identities: list[NewIdentity] = []
    raised: dict[int, int] = {}
    seen: dict[int, datetime] = {}
    names: dict[int, str] = {}
    shared: dict[int, tuple[str, int, datetime]] = {}  # why, whose, when
    ended: dict[int, tuple[int, datetime]] = {}  # whose, when
    details: dict[int, dict[str, Any]] = {}  # told along with a known identity
    told: dict[int, tuple[int, dict[str, Any]]] = {}  # proved to be so, by identity: whose, what
    suggestions: dict[tuple[int, int], dict[str, Any]] = {}


def plain_name(name: str | None) -> str:
    return " ".join(clean_text(name or "").split())[:NAME_CHARACTERS]


class Ids:
    """Ids for what is new, taken for many at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.identities: list[int] = []
        self.customers: list[int] = []

    async def take(self, identities: int, customers: int) -> None:
        """Have so many more."""
        if not identities:
            return
        row = await self._connection.fetchrow(
            """
            SELECT ARRAY(SELECT nextval('identities_id_seq') FROM generate_series(1, $1)) AS i,
                   ARRAY(SELECT nextval('customers_id_seq') FROM generate_series(1, $2)) AS c
            """,
            identities,
            customers,
        )
        assert row is not None
        self.identities = [*row["i"][::-1], *self.identities]
        self.customers = [*row["c"][::-1], *self.customers]


async def store(connection: Connection, kept: Kept) -> None:
    if kept.customers:
        await connection.execute(
            """
            INSERT INTO customers (id, display_name, language, attributes, created_at, updated_at)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[],
                                 $5::timestamptz[], $5::timestamptz[])
            """,
            list(kept.customers),
            [plain_name(sender.display_name) for sender in kept.customers.values()],
            [sender.language for sender in kept.customers.values()],
            [sender.attributes for sender in kept.customers.values()],
            [sender.at for sender in kept.customers.values()],
        )
    if kept.ended or kept.shared:
        await ledger.change_identities(connection, kept.shared, kept.ended)
    if kept.identities:
        await connection.execute(
            """
            INSERT INTO identities (id, customer_id, home_id, scheme, value, match_key, assurance,
                                    source, first_seen_at, last_seen_at, name, person, shared,
                                    shared_because, details, through_id)
            SELECT i, c, h, s, v, k, a, f, t, t, n, p, b IS NOT NULL, b, d, g
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                        $7::smallint[], $8::text[], $9::timestamptz[], $10::text[], $11::text[],
                        $12::text[], $13::jsonb[], $14::bigint[])
                 AS w(i, c, h, s, v, k, a, f, t, n, p, b, d, g)
            """,
            [i.id for i in kept.identities],
            [i.customer_id for i in kept.identities],
            column([i.home_id for i in kept.identities]),
            [i.scheme for i in kept.identities],
            [i.value for i in kept.identities],
            [i.key for i in kept.identities],
            [i.assurance for i in kept.identities],
            [i.source for i in kept.identities],
            [i.at for i in kept.identities],
            [i.name for i in kept.identities],
            [i.person for i in kept.identities],
            column([i.shared for i in kept.identities]),
            column([i.details for i in kept.identities]),
            column([i.through_id for i in kept.identities]),
        )
    if kept.told:
        await _fill_in(connection, kept.told)
    if kept.details:
        await connection.execute(
            """
            UPDATE identities AS i SET details = coalesce(i.details, '{}') || w.told
            FROM unnest($1::bigint[], $2::jsonb[]) AS w(id, told) WHERE i.id = w.id
            """,
            list(kept.details),
            list(kept.details.values()),
        )
        await record(
            connection,
            [
                Event(kind="customer.changed", customer_id=each)
                for each in await _owners(connection, list(kept.details))
            ],
        )
    if kept.raised or kept.seen:
        await _touch(connection, kept.raised, kept.seen)
    if kept.names:
        await connection.execute(
            """
            UPDATE customers AS c SET display_name = n.name, version = version + 1, updated_at = now()
            FROM unnest($1::bigint[], $2::text[]) AS n(id, name)
            WHERE c.id = n.id AND c.display_name = ''
            """,
            list(kept.names),
            [plain_name(name) for name in kept.names.values()],
        )
    await record(
        connection,
        [Event(kind="customer.created", customer_id=each) for each in kept.customers]
        + [Event(kind="customer.changed", customer_id=each) for each in kept.names],
    )
    if kept.suggestions:
        await connection.executemany(
            "INSERT INTO customer_suggestions (customer_a, customer_b, evidence)"
            " VALUES ($1, $2, $3) ON CONFLICT (customer_a, customer_b) DO NOTHING",
            [(a, b, [why]) for (a, b), why in sorted(kept.suggestions.items(), key=lambda s: s[0])],
        )


async def _fill_in(connection: Connection, told: dict[int, tuple[int, dict[str, Any]]]) -> None:
    """What the organisation's own log-in says of customers: where nothing is known, or what is known is
    what it said before. What people filled in stays."""
    await connection.execute(
        """
        UPDATE customers AS c
        SET attributes = c.attributes || f.fresh, version = c.version + 1, updated_at = now()
        FROM (
          SELECT k.id, jsonb_object_agg(e.key, e.value) AS fresh
          FROM unnest($1::bigint[], $2::bigint[], $3::jsonb[]) AS w(identity, id, told)
          JOIN customers AS k ON k.id = w.id
          JOIN identities AS i ON i.id = w.identity
          CROSS JOIN LATERAL jsonb_each(w.told) AS e
          WHERE NOT k.attributes ? e.key
             OR (k.attributes->e.key = i.details->e.key AND k.attributes->e.key <> e.value)
          GROUP BY k.id
        ) AS f
        WHERE c.id = f.id
        """,
        list(told),
        [whose for whose, _ in told.values()],
        [attributes for _, attributes in told.values()],
    )


async def _owners(connection: Connection, identity_ids: list[int]) -> list[int]:
    rows = await connection.fetch(
        "SELECT DISTINCT customer_id FROM identities WHERE id = ANY($1::bigint[])", identity_ids
    )
    return [row["customer_id"] for row in rows]


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
