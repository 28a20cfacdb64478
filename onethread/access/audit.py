"""The audit trail: who did or read what, when, from where. Rows are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.access.actor import Actor
from onethread.database.engine import Connection, Database, clean_text


class Entry(msgspec.Struct, kw_only=True):
    """One line of the trail. `action` is "subject.verb": customer.read, channel.changed."""

    id: int
    at: datetime
    actor_kind: str
    actor_id: int | None
    actor_name: str
    action: str
    subject_kind: str | None
    subject_id: str | None
    customer_id: int | None
    address: str | None
    detail: dict[str, Any]


async def record(
    connection: Connection | Database,
    actor: Actor,
    action: str,
    *,
    subject_kind: str | None = None,
    subject_id: int | str | None = None,
    customer_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write one line, in the transaction of the change it tells about.

    `detail` says what changed; never a password, token, credential or what a customer wrote.
    """
    await connection.execute(
        """
        INSERT INTO audit (actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
                           customer_id, address, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        actor.kind,
        actor.id,
        clean_text(actor.name),
        action,
        subject_kind,
        None if subject_id is None else clean_text(str(subject_id)),
        customer_id,
        actor.address or None,
        _detail(actor, detail),
    )


async def record_reads(
    connection: Connection | Database,
    actor: Actor,
    action: str,
    customer_ids: Iterable[int],
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write that these customers were read (a list, a search), one line each, in one statement."""
    distinct = sorted(set(customer_ids))
    if not distinct:
        return
    await connection.execute(
        """
        INSERT INTO audit (actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
                           customer_id, address, detail)
        SELECT $1, $2, $3, $4, 'customer', c::text, c, $5, $6 FROM unnest($7::bigint[]) AS c
        """,
        actor.kind,
        actor.id,
        clean_text(actor.name),
        action,
        actor.address or None,
        _detail(actor, detail),
        distinct,
    )


async def record_each(
    connection: Connection | Database,
    actor: Actor,
    action: str,
    subject_kind: str,
    subjects: Sequence[tuple[int, int | None, Mapping[str, Any]]],
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write one line for each of many subjects (id, customer id, detail of its own), in one statement."""
    await connection.execute(
        """
        INSERT INTO audit (actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
                           customer_id, address, detail)
        SELECT $1, $2, $3, $4, $5, t.id::text, t.customer_id, $6, t.detail
        FROM unnest($7::bigint[], $8::bigint[], $9::jsonb[]) AS t(id, customer_id, detail)
        """,
        actor.kind,
        actor.id,
        clean_text(actor.name),
        action,
        subject_kind,
        actor.address or None,
        [subject for subject, _, _ in subjects],
        [customer_id for _, customer_id, _ in subjects],
        [_detail(actor, {**(detail or {}), **own}) for _, _, own in subjects],
    )


def _detail(actor: Actor, detail: Mapping[str, Any] | None) -> dict[str, Any]:
    whole = dict(detail or {})
    if actor.token_id is not None:
        whole["token_id"] = actor.token_id
    return whole


async def find(
    connection: Connection | Database,
    *,
    subject_kind: str | None = None,
    subject_id: str | None = None,
    actor_id: int | None = None,
    customer_id: int | None = None,
    action: str | None = None,
    before_id: int | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Lines that match every filter given, newest first, older than `before_id`."""
    conditions: list[str] = []
    values: list[Any] = []
    for column, value in (
        ("subject_kind", subject_kind),
        ("subject_id", subject_id),
        ("actor_id", actor_id),
        ("customer_id", customer_id),
        ("action", action),
    ):
        if value is not None:
            values.append(value)
            conditions.append(f"{column} = ${len(values)}")
    if before_id is not None:
        values.append(before_id)
        conditions.append(f"id < ${len(values)}")
    values.append(limit)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = await connection.fetch(
        f"""
        SELECT id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
               customer_id, address, detail
        FROM audit {where} ORDER BY id DESC LIMIT ${len(values)}
        """,
        *values,
    )
    return [Entry(**dict(row)) for row in rows]
