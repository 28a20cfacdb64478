"""Fields that administrators define: of customers, and of each type of object."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers.field_rules import Choice, EditedBy, Field, FieldKind, SeenBy
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event, record

RESTRICTED = "customers.restricted"
"""The permission to see and change fields that not everyone may."""
MOST_FIELDS = 200
MOST_CHOICES = 200
_COLUMNS = """
  id, object_type_id, key, label, kind, description, choices, currency, required, personal, seen_by,
  edited_by, section, position, archived_at IS NOT NULL AS archived
"""


class FieldForm(msgspec.Struct, kw_only=True):
    """A field to be defined. `object_type_id` null: a field of customers."""

    key: str
    label: str
    kind: FieldKind
    object_type_id: int | None = None
    description: str = ""
    choices: list[Choice] = []
    currency: str | None = None
    required: bool = False
    personal: bool = False
    seen_by: SeenBy = "everyone"
    edited_by: EditedBy = "everyone"
    section: str = ""


class FieldChange(msgspec.Struct, kw_only=True):
    """What is to change; what isn't given stays. Key and kind stay for ever: values depend on them.
    `position`: its place among the others; `archived`: nobody is asked for it any more, values stay."""

    label: str | msgspec.UnsetType = msgspec.UNSET
    description: str | msgspec.UnsetType = msgspec.UNSET
    choices: list[Choice] | msgspec.UnsetType = msgspec.UNSET
    currency: str | msgspec.UnsetType | None = msgspec.UNSET
    required: bool | msgspec.UnsetType = msgspec.UNSET
    personal: bool | msgspec.UnsetType = msgspec.UNSET
    seen_by: SeenBy | msgspec.UnsetType = msgspec.UNSET
    edited_by: EditedBy | msgspec.UnsetType = msgspec.UNSET
    section: str | msgspec.UnsetType = msgspec.UNSET
    position: int | msgspec.UnsetType = msgspec.UNSET
    archived: bool | msgspec.UnsetType = msgspec.UNSET


async def load(
    source: Connection | Database,
    object_type_ids: list[int] | None = None,
    *,
    archived: bool = False,
) -> list[Field]:
    """Fields in their order: of customers, or of these types of object."""
    rows = await source.fetch(
        f"SELECT {_COLUMNS} FROM fields"
        " WHERE CASE WHEN $1::bigint[] IS NULL THEN object_type_id IS NULL"
        "            ELSE object_type_id = ANY($1) END"
        "   AND ($2 OR archived_at IS NULL)"
        " ORDER BY object_type_id, position, id",
        object_type_ids,
        archived,
    )
    return [msgspec.convert(dict(row), Field) for row in rows]


async def by_key(
    source: Connection | Database, object_type_id: int | None = None
) -> dict[str, Field]:
    """Fields in use, by key: of customers, or of a type of object."""
    found = await load(source, None if object_type_id is None else [object_type_id])
    return {field.key: field for field in found}


async def define(database: Database, actor: Actor, form: FieldForm) -> Field:
    """Define a field. Raises InvalidInput, Conflict (the key is in use), NotFound (the type)."""
    values = _checked(msgspec.structs.asdict(form), form.kind)
    async with database.transaction() as connection:
        if form.object_type_id is not None:
            there = await connection.fetchval(
                "SELECT 1 FROM object_types WHERE id = $1 FOR SHARE", form.object_type_id
            )
            if there is None:
                raise NotFound("there is no such type of object")
        # One at a time, so that their number and their positions hold.
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('fields'))")
        count = await connection.fetchval(
            "SELECT count(*) FROM fields WHERE coalesce(object_type_id, 0) = coalesce($1, 0)",
            form.object_type_id,
        )
        if count >= MOST_FIELDS:
            raise InvalidInput(f"there may be at most {MOST_FIELDS} fields")
        row = await connection.fetchrow(
            f"""
            INSERT INTO fields (object_type_id, key, label, kind, description, choices, currency,
                                required, personal, seen_by, edited_by, section, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (coalesce(object_type_id, 0), key) DO NOTHING RETURNING {_COLUMNS}
            """,
            *(values[name] for name in _ORDER),
            count,
        )
        if row is None:
            raise Conflict(
                f"there is a field with the key {form.key!r} already: choose another, or bring it"
                " back from the archive"
            )
        field = msgspec.convert(dict(row), Field)
        await _tell(connection, actor, "field.added", field, {})
    return field


_ORDER = (
    "object_type_id",
    "key",
    "label",
    "kind",
    "description",
    "choices",
    "currency",
    "required",
    "personal",
    "seen_by",
    "edited_by",
    "section",
)


async def change_field(
    database: Database, actor: Actor, field_id: int, change: FieldChange
) -> Field:
    """Change a field. Raises NotFound, InvalidInput."""
    given = {
        name: value
        for name, value in msgspec.structs.asdict(change).items()
        if value is not msgspec.UNSET
    }
    async with database.transaction() as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('fields'))")
        row = await connection.fetchrow(
            f"SELECT {_COLUMNS} FROM fields WHERE id = $1 FOR UPDATE", field_id
        )
        if row is None:
            raise NotFound("there is no such field")
        before = msgspec.convert(dict(row), Field)
        values = _checked(msgspec.structs.asdict(before) | given, before.kind)
        await connection.execute(
            """
            UPDATE fields SET label = $2, description = $3, choices = $4, currency = $5,
              required = $6, personal = $7, seen_by = $8, edited_by = $9, section = $10,
              archived_at = CASE WHEN $11 THEN coalesce(archived_at, now()) END
            WHERE id = $1
            """,
            field_id,
            *(values[name] for name in (*_ORDER[2:3], *_ORDER[4:])),
            values["archived"],
        )
        if "position" in given:
            await _place(connection, before, given["position"])
        row = await connection.fetchrow(f"SELECT {_COLUMNS} FROM fields WHERE id = $1", field_id)
        assert row is not None
        field = msgspec.convert(dict(row), Field)
        await _tell(connection, actor, "field.changed", field, {"changed": sorted(given)})
    return field


async def _place(connection: Connection, field: Field, position: int) -> None:
    await connection.execute(
        """
        UPDATE fields AS f SET position = o.place
        FROM (
          SELECT id, row_number() OVER (
            ORDER BY CASE WHEN id = $2 THEN $3 * 2 + CASE WHEN $3 > $4 THEN 1 ELSE -1 END
                          ELSE position * 2 END, id
          ) - 1 AS place
          FROM fields WHERE coalesce(object_type_id, 0) = coalesce($1, 0)
        ) AS o
        WHERE f.id = o.id
        """,
        field.object_type_id,
        field.id,
        max(0, min(position, MOST_FIELDS)),
        field.position,
    )


def _checked(values: dict[str, Any], kind: str) -> dict[str, Any]:
    """The values of a field as stored. Raises InvalidInput naming what is wrong."""
    wrong: dict[str, str] = {}
    key = values["key"]
    ok = key.isascii() and key == key.lower() and key.replace("_", "").isalnum()
    if not ok or not key[:1].isalpha() or len(key) > 40:
        wrong["key"] = "small letters, digits and underscores, beginning with a letter"
    for name, most in (("label", 80), ("description", 300), ("section", 80)):
        values[name] = " ".join(clean_text(values[name]).split())
        if len(values[name]) > most:
            wrong[name] = f"at most {most} characters"
    if not values["label"]:
        wrong["label"] = "needs a value"
    choices = [
        Choice(
            value=" ".join(clean_text(each.value or each.label).split())[:80],
            label=" ".join(clean_text(each.label or each.value).split())[:80],
            colour=each.colour,
        )
        for each in values["choices"]
    ]
    if kind in ("choice", "choices"):
        names = [each.value.casefold() for each in choices]
        if not choices or not all(names):
            wrong["choices"] = "give at least one"
        elif len(set(names)) < len(names):
            wrong["choices"] = "each only once"
        elif len(names) > MOST_CHOICES:
            wrong["choices"] = f"at most {MOST_CHOICES}"
    else:
        choices = []
    values["choices"] = msgspec.to_builtins(choices)
    currency = (values["currency"] or "EUR").upper() if kind == "money" else None
    if currency is not None and not (
        currency.isascii() and currency.isalpha() and len(currency) == 3
    ):
        wrong["currency"] = "three letters, like EUR"
    values["currency"] = currency
    if wrong:
        raise InvalidInput("this field can't be kept so", fields=wrong)
    return values


async def _tell(
    connection: Connection, actor: Actor, action: str, field: Field, detail: dict[str, Any]
) -> None:
    await record(
        connection, [Event(kind="field.changed", agent_id=actor.id, body={"id": field.id})]
    )
    await audit(
        connection,
        actor,
        action,
        subject_kind="field",
        subject_id=field.id,
        detail={"key": field.key, "object_type_id": field.object_type_id, **detail},
    )
