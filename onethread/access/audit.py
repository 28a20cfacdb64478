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


async def record_reading(
    connection: Connection | Database,
    actor: Actor,
    action: str,
    *,
    subject_kind: str,
    subject_id: str,
    within_seconds: int,
) -> None:
    """Write one line for a thing that is read in parts: none when the same reader, at the same address and
    with the same token, has a line of it that is not older than this. When two parts are asked for at the
    same moment both may be written; no part is ever without a line."""
    detail = _detail(actor, None)
    await connection.execute(
        """
        INSERT INTO audit (actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
                           address, detail)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE NOT EXISTS (
          SELECT FROM audit
          WHERE subject_kind = $5 AND subject_id = $6 AND action = $4 AND actor_kind = $1
            AND actor_id IS NOT DISTINCT FROM $2 AND address IS NOT DISTINCT FROM $7
            AND detail = $8 AND at > now() - make_interval(secs => $9)
        )
        """,
        actor.kind,
        actor.id,
        clean_text(actor.name),
        action,
        subject_kind,
        clean_text(subject_id),
        actor.address or None,
        detail,
        within_seconds,
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


class Filter(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """Which lines are wanted: those that match all that is given. `action` that ends with a full stop
    means all actions on that kind of thing; `until` is the first moment that is not wanted."""

    subject_kind: str | None = None
    subject_id: str | None = None
    actor_id: int | None = None
    actor_kind: str | None = None
    customer_id: int | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    address: str | None = None


_EXACT = ("subject_kind", "subject_id", "actor_id", "actor_kind", "customer_id", "address")


def _conditions(wanted: Filter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, value: Any) -> None:
        values.append(clean_text(value) if isinstance(value, str) else value)
        conditions.append(condition.format(f"${len(values)}"))

    for column in _EXACT:
        if (value := getattr(wanted, column)) is not None:
            add(column + " = {}", value)
    if wanted.action is not None and wanted.action.endswith("."):
        # Rather than LIKE: what was asked for may hold wildcards.
        add("starts_with(action, {})", wanted.action)
    elif wanted.action is not None:
        add("action = {}", wanted.action)
    if wanted.since is not None:
        add("at >= {}", wanted.since)
    if wanted.until is not None:
        add("at < {}", wanted.until)
    return conditions, values


async def find(
    connection: Connection | Database,
    wanted: Filter,
    *,
    before_id: int | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Lines that match, newest first, older than `before_id`."""
    conditions, values = _conditions(wanted)
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
