"""What agents and programs change of a customer: name, language, attributes, what must be known."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers import fields, queries, view
from onethread.customers.field_rules import check_all, may_edit, may_see
from onethread.customers.keep import NAME_CHARACTERS
from onethread.customers.survivor import survivor
from onethread.customers.view import Customer
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotAllowed, TooLarge
from onethread.events import Event, record

ATTRIBUTES_BYTES = 20_000
NOTICE_CHARACTERS = 500


async def change(
    database: Database,
    actor: Actor,
    customer_id: int,
    version: int | None,
    values: dict[str, Any],
    *,
    was: dict[str, Any] | None = None,
    region: str = "NL",
) -> Customer:
    """Set what `values` holds. Of `attributes` those given are set, null removes one.

    With `version` nobody may have changed the customer since, with `was` nobody those attributes.
    Raises NotFound, Conflict (with `latest`), InvalidInput naming the field, NotAllowed, TooLarge.
    """
    values = _clean(dict(values))
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        row = (await queries.lock_customers(connection, [opened]))[opened]
        if version is not None and row["version"] != version:
            raise await _changed_meanwhile(connection, actor, opened)
        if "attributes" in values:
            values["attributes"] = await _attributes(
                connection, actor, dict(row["attributes"]), values["attributes"], region
            )
            seen = row["attributes"]
            if any(seen.get(key) != value for key, value in (was or {}).items()):
                raise await _changed_meanwhile(connection, actor, opened)
        await queries.change(connection, opened, values)
        changed = sorted(values.keys() - {"attributes"})
        changed += [f"attributes.{key}" for key in sorted(values.get("attributes", ()))]
        await tell(connection, actor, opened, "customer.changed", {"fields": changed})
        return await view.load_one(connection, opened)


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    if "display_name" in values:
        name = " ".join(clean_text(values["display_name"] or "").split())
        values["display_name"] = name[:NAME_CHARACTERS]
    if "notice" in values:
        values["notice"] = clean_text(values["notice"] or "").strip()
        if len(values["notice"]) > NOTICE_CHARACTERS:
            raise InvalidInput(
                f"a note may have at most {NOTICE_CHARACTERS} characters",
                fields={"notice": "too long"},
            )
    if values.get("time_zone") and values["time_zone"] not in available_timezones():
        raise InvalidInput(
            "this time zone is not known: give one like Europe/Amsterdam",
            fields={"time_zone": "not known"},
        )
    if len(msgspec.json.encode(values.get("attributes") or {})) > ATTRIBUTES_BYTES:
        raise TooLarge(f"attributes may have at most {ATTRIBUTES_BYTES} bytes")
    return values


async def _attributes(
    connection: Connection,
    actor: Actor,
    before: dict[str, Any],
    wanted: dict[str, Any],
    region: str,
) -> dict[str, Any]:
    """The attributes as stored. Raises InvalidInput, NotAllowed, TooLarge."""
    known = await fields.by_key(connection)
    restricted = actor.may(fields.RESTRICTED)
    # What a channel once told and no field describes can be removed, not written.
    gone = {key: None for key, value in wanted.items() if value is None and key not in known}
    seen = {key: field for key, field in known.items() if may_see(field, restricted=restricted)}
    good, wrong = check_all(
        seen, {key: value for key, value in wanted.items() if key not in gone}, region
    )
    if wrong:
        raise InvalidInput(
            "; ".join(
                f"{known[key].label if key in seen else key}: {why}" for key, why in wrong.items()
            ),
            fields={f"attributes.{key}": why for key, why in wrong.items()},
        )
    closed = [
        known[key].label
        for key in good
        if not may_edit(known[key], restricted=restricted, program=actor.kind != "agent")
    ]
    if closed:
        raise NotAllowed(f"you can't change {', '.join(closed)}: ask an administrator")
    if len(msgspec.json.encode(before | good)) > ATTRIBUTES_BYTES:
        raise TooLarge(f"attributes may have at most {ATTRIBUTES_BYTES} bytes")
    return good | gone


async def _changed_meanwhile(connection: Connection, actor: Actor, customer_id: int) -> Conflict:
    latest = await view.load_one(connection, customer_id)
    hidden = await view.restricted(connection, customer_id) if actor.may(fields.RESTRICTED) else {}
    return Conflict(
        "this customer was changed meanwhile: look at the change, then save again",
        latest={
            "version": latest.version,
            "display_name": latest.display_name,
            "language": latest.language,
            "attributes": latest.attributes | hidden,
        },
    )


async def tell(
    connection: Connection, actor: Actor, customer_id: int, action: str, detail: dict[str, Any]
) -> None:
    """Publish and keep in the audit trail what was done with a customer."""
    await record(
        connection,
        [
            Event(
                kind="customer.changed",
                customer_id=customer_id,
                agent_id=actor.id,
                body={"changed": action.partition(".")[0]},
            )
        ],
    )
    await audit(
        connection,
        actor,
        action,
        subject_kind="customer",
        subject_id=customer_id,
        customer_id=customer_id,
        detail=detail,
    )
