"""The ledger of who is whom: every decision is a line, and what is so now follows from the lines.

Lines are only ever added (the database refuses anything else). `replay` folds them into the state
that they must have led to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.database.engine import Connection


class Line(msgspec.Struct, kw_only=True):
    """One decision. kinds: merged and unmerged (`customer_id` stays, `other_id` was added), moved
    (an identity, from `other_id` to `customer_id`), shared, ended, raised, lowered, refused."""

    kind: str
    customer_id: int
    other_id: int | None = None
    identity_id: int | None = None
    merge_id: int | None = None
    detail: dict[str, Any] = {}


async def write(connection: Connection, actor: Actor, line: Line) -> None:
    """Add a line, in the transaction of what it tells about."""
    await connection.execute(
        """
        INSERT INTO customer_ledger (at, kind, customer_id, other_id, identity_id, merge_id,
                                     agent_id, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        clock.now(),
        line.kind,
        line.customer_id,
        line.other_id,
        line.identity_id,
        line.merge_id,
        actor.id,
        line.detail,
    )


async def change_identities(
    connection: Connection,
    shared: Mapping[int, tuple[str, int, datetime]],
    ended: Mapping[int, tuple[int, datetime]],
) -> None:
    """Intake learnt that addresses are of several people (why, whose, when), or have passed on to
    somebody else (whose, when): they end, and prove nothing any more."""
    if shared:
        await connection.execute(
            """
            UPDATE identities AS i SET shared = true, shared_because = w.why
            FROM unnest($1::bigint[], $2::text[]) AS w(id, why) WHERE i.id = w.id
            """,
            list(shared),
            [why for why, _, _ in shared.values()],
        )
    if ended:
        await connection.execute(
            """
            UPDATE identities AS i SET valid_to = w.at, ended_because = 'reused', assurance = 1
            FROM unnest($1::bigint[], $2::timestamptz[]) AS w(id, at) WHERE i.id = w.id
            """,
            list(ended),
            [at for _, at in ended.values()],
        )
    lines = [
        (at, "shared", whose, identity, {"because": why})
        for identity, (why, whose, at) in shared.items()
    ] + [
        (at, "ended", whose, identity, {"because": "reused"})
        for identity, (whose, at) in ended.items()
    ]
    await connection.executemany(
        "INSERT INTO customer_ledger (at, kind, customer_id, identity_id, detail)"
        " VALUES ($1, $2, $3, $4, $5)",
        lines,
    )


def replay(
    homes: Mapping[int, int], lines: Iterable[Line]
) -> tuple[dict[int, int], dict[int, int]]:
    """Whose each identity is, and what each customer was merged into, after these lines in order.
    `homes`: whose each identity was at first."""
    home = dict(homes)
    merged_into: dict[int, int] = {}
    for line in lines:
        if line.kind == "merged" and line.other_id is not None:
            merged_into[line.other_id] = line.customer_id
        elif line.kind == "unmerged" and line.other_id is not None:
            merged_into.pop(line.other_id, None)
        elif line.kind == "moved" and line.identity_id is not None:
            home[line.identity_id] = line.customer_id

    def stands(customer: int) -> int:
        while customer in merged_into:
            customer = merged_into[customer]
        return customer

    return {identity: stands(customer) for identity, customer in home.items()}, merged_into
