"""Objects of customers: brought in by programs, shown to agents."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

import asyncpg
import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.crm import queries, rules
from onethread.crm.types import ObjectType, by_key
from onethread.crm.types import load as load_types
from onethread.customers import touch
from onethread.customers.normalise import match_key
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record

MOST_AT_ONCE = 500
MOST_OWNERS = 20


class Owner(msgspec.Struct, kw_only=True):
    """Whose an object is: a customer by our id, or by an address of theirs (scheme and value), also one
    that hasn't written yet. Only an address that was at least confirmed by its channel counts."""

    id: int | None = None
    scheme: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z_]{1,30}$")] | None = None
    value: Annotated[str, msgspec.Meta(max_length=320)] | None = None


class ObjectForm(msgspec.Struct, kw_only=True):
    """An object as another system knows it. `values` are laid over those there are, null removes one;
    `url` leads to it there; `customers`, when given, replace whose it is. `removed`: it is no more."""

    external_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    values: dict[str, Any] = {}
    url: str | msgspec.UnsetType | None = msgspec.UNSET
    customers: list[Owner] | msgspec.UnsetType = msgspec.UNSET
    removed: bool = False


class OwnerName(msgspec.Struct, kw_only=True):
    """A customer whose object it is."""

    id: int
    display_name: str


class CustomerObject(msgspec.Struct, kw_only=True):
    """A thing of a customer, as another system told. `values` by the keys of the type's fields."""

    id: int
    object_type_id: int
    external_id: str
    title: str
    values: dict[str, Any]
    url: str | None
    version: int
    customers: list[OwnerName]
    created_at: datetime
    updated_at: datetime


class Taken(msgspec.Struct, kw_only=True):
    """What became of one object of a batch. `wrong`: by field, why it was refused."""

    external_id: str
    outcome: Literal["created", "changed", "unchanged", "removed", "refused"]
    id: int | None
    wrong: dict[str, str] = {}


class _Plan(msgspec.Struct, kw_only=True):
    form: ObjectForm
    values: dict[str, Any]
    url: str | None


async def take(
    database: Database, actor: Actor, type_key: str, forms: list[ObjectForm], region: str
) -> list[Taken]:
    """Bring in a batch: each is taken or refused by itself, and sending the same again changes nothing.
    Raises NotFound (the type), InvalidInput (too many)."""
    if len(forms) > MOST_AT_ONCE:
        raise InvalidInput(
            f"send at most {MOST_AT_ONCE} objects at a time", fields={"objects": "too many"}
        )
    # Of one object sent twice the last word counts.
    forms = list({form.external_id: form for form in forms}.values())
    async with database.transaction() as connection:
        kind = await by_key(connection, type_key)
        there = await queries.lock_objects(connection, kind.id, [f.external_id for f in forms])
        taken: dict[str, Taken] = {}
        plans: list[_Plan] = []
        gone: list[int] = []
        for form in forms:
            row = there.get(form.external_id)
            if form.removed:
                is_there = row is not None and row["deleted_at"] is None
                if row is not None and is_there:
                    gone.append(row["id"])
                taken[form.external_id] = Taken(
                    external_id=form.external_id,
                    outcome="removed" if is_there else "unchanged",
                    id=row["id"] if row is not None else None,
                )
                continue
            plan, answer = _plan(kind, form, row, region)
            taken[form.external_id] = answer
            if plan is not None:
                plans.append(plan)
        before = await queries.owners(connection, [row["id"] for row in there.values()])
        plans = await _check_owners(connection, plans, taken)
        ids = await _write(connection, kind, plans, taken, region)
        if gone:
            await queries.remove(connection, gone)
        changed = {i for i, answer in ids.items() if answer.outcome != "unchanged"} | set(gone)
        after = await queries.owners(connection, list(ids))
        # Links may change of an object whose values stay.
        told = _whose(before, changed | set(ids)) ^ _whose(after, set(ids))
        told |= _whose(before, changed) | _whose(after, changed)
        customers = sorted({customer for _, customer in told})
        await touch.touch(connection, customers)
        await record(
            connection,
            [
                Event(
                    kind="customer.changed",
                    customer_id=each,
                    agent_id=actor.id,
                    body={"changed": "object"},
                )
                for each in customers
            ],
        )
        if changed:
            await audit(
                connection,
                actor,
                "objects.changed",
                subject_kind="object_type",
                subject_id=kind.id,
                detail={"count": len(changed), "ids": sorted(changed)[:100]},
            )
    return [taken[form.external_id] for form in forms]


def _whose(rows: list[asyncpg.Record], objects: set[int]) -> set[tuple[int, int]]:
    return {(r["object_id"], r["customer_id"]) for r in rows if r["object_id"] in objects}


def _plan(
    kind: ObjectType, form: ObjectForm, row: asyncpg.Record | None, region: str
) -> tuple[_Plan | None, Taken]:
    before: dict[str, Any] = {} if row is None or row["deleted_at"] else row["values"]
    values, wrong = rules.values_of(kind.fields, before, form.values, region)
    url = (row["url"] if row is not None else None) if form.url is msgspec.UNSET else form.url
    if url and not rules.is_link(url):
        wrong["url"] = "must be a web address, like https://example.org/contracts/7"
    if form.customers is not msgspec.UNSET:
        if len(form.customers) > MOST_OWNERS:
            wrong["customers"] = f"at most {MOST_OWNERS}"
        if any(each.id is None and not (each.scheme and each.value) for each in form.customers):
            wrong["customers"] = "each by id, or by scheme and value"
    answer = Taken(
        external_id=form.external_id,
        outcome="refused",
        id=row["id"] if row is not None else None,
        wrong=wrong,
    )
    if wrong:
        return None, answer
    same = row is not None and row["deleted_at"] is None and (values, url) == (before, row["url"])
    answer.outcome = "unchanged" if same else "changed" if row is not None else "created"
    return _Plan(form=form, values=values, url=url), answer


async def _check_owners(
    connection: Connection, plans: list[_Plan], taken: dict[str, Taken]
) -> list[_Plan]:
    """Those plans whose customers are there, with what these have become part of."""
    named = {
        owner.id
        for plan in plans
        if plan.form.customers is not msgspec.UNSET
        for owner in plan.form.customers
        if owner.id is not None
    }
    now: dict[int, int] = {}
    for customer_id in sorted(named):
        try:
            now[customer_id] = await survivor(connection, customer_id)
        except NotFound:
            continue
    good = []
    for plan in plans:
        owners = [] if plan.form.customers is msgspec.UNSET else plan.form.customers
        if any(owner.id is not None and owner.id not in now for owner in owners):
            answer = taken[plan.form.external_id]
            answer.outcome, answer.wrong = "refused", {"customers": "there is no such customer"}
            continue
        for owner in owners:
            owner.id = now[owner.id] if owner.id is not None else None
        good.append(plan)
    return good


async def _write(
    connection: Connection,
    kind: ObjectType,
    plans: list[_Plan],
    taken: dict[str, Taken],
    region: str,
) -> dict[int, Taken]:
    """Write what changed and whose it is; what became of it by the object's id."""
    changed = [plan for plan in plans if taken[plan.form.external_id].outcome != "unchanged"]
    if changed:
        ids = await queries.write_objects(
            connection,
            kind.id,
            [
                {
                    "external_id": clean_text(plan.form.external_id),
                    "values": plan.values,
                    "url": plan.url,
                    "words": rules.words(plan.form.external_id, kind.fields, plan.values),
                }
                for plan in changed
            ],
        )
        for plan, object_id in zip(changed, ids, strict=True):
            taken[plan.form.external_id].id = object_id
    linked: list[int] = []
    customers: list[tuple[int, int]] = []
    addresses: list[tuple[int, str, str]] = []
    answers: dict[int, Taken] = {}
    for plan in plans:
        answer = taken[plan.form.external_id]
        assert answer.id is not None
        answers[answer.id] = answer
        if plan.form.customers is msgspec.UNSET:
            continue
        linked.append(answer.id)
        for owner in plan.form.customers:
            if owner.id is not None:
                customers.append((answer.id, owner.id))
            elif owner.scheme and owner.value:
                key = match_key(owner.scheme, clean_text(owner.value), region)
                addresses.append((answer.id, owner.scheme, key))
    if linked:
        await queries.link(connection, linked, customers, addresses)
    return answers


async def of_customer(
    source: Connection | Database,
    customer_id: int,
    before_id: int | None,
    limit: int,
    *,
    restricted: bool,
) -> list[CustomerObject]:
    """At most `limit` + 1 objects of a customer, the newest first."""
    sql, values = queries.of_customer_statement(customer_id, before_id, limit)
    return await _shape(source, await source.fetch(sql, *values), restricted=restricted)


async def search(
    source: Connection | Database,
    text: str,
    before_id: int | None,
    limit: int,
    *,
    restricted: bool = False,
) -> list[CustomerObject]:
    """At most `limit` + 1 objects that hold the text in what everyone may see of them, newest first."""
    wanted = " ".join(clean_text(text).split())
    if len(wanted) < 3:
        return []
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", wanted) + "%"
    rows = await source.fetch(queries.search_statement(), pattern, before_id or 2**62, limit + 1)
    return await _shape(source, rows, restricted=restricted)


async def _shape(
    source: Connection | Database, rows: list[asyncpg.Record], *, restricted: bool
) -> list[CustomerObject]:
    if not rows:
        return []
    kinds = {each.id: each for each in await load_types(source)}
    owners: dict[int, list[OwnerName]] = {}
    for row in await queries.owners(source, [row["id"] for row in rows]):
        owners.setdefault(row["object_id"], []).append(
            OwnerName(id=row["customer_id"], display_name=row["display_name"])
        )
    shown = []
    for row in rows:
        kind = kinds.get(row["object_type_id"])
        if kind is None:
            continue
        stored = dict(row)
        values = stored.pop("values")
        shown.append(
            CustomerObject(
                **stored,
                values=rules.visible(kind.fields, values, restricted=restricted),
                title=rules.title(kind.title_field, kind.fields, values, row["external_id"]),
                customers=owners.get(row["id"], []),
            )
        )
    return shown
