"""Types of objects, as administrators define them, and how their cards look."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.crm import queries
from onethread.customers import fields
from onethread.customers.field_rules import Field
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound

MOST_TYPES = 50
MOST_ON_CARD = 8
_ICON = re.compile(r"[a-z0-9-]{1,40}")
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
FieldKey = Annotated[str, msgspec.Meta(max_length=40)]


class ObjectType(msgspec.Struct, kw_only=True):
    """A kind of thing that customers have. `icon` is the name of a Lucide icon; the other fields name
    keys of `fields` that the card shows: as title, below it, as a badge, and one under the other.
    A type without a title field shows the external id."""

    id: int
    key: str
    name: str
    plural: str
    icon: str
    title_field: str | None
    subtitle_field: str | None
    badge_field: str | None
    card_fields: list[str]
    position: int
    archived: bool
    fields: list[Field] = []


class TypeForm(msgspec.Struct, kw_only=True):
    """A type to be defined; its fields follow."""

    key: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
    name: Name
    plural: Name
    icon: str = "box"


class TypeChange(msgspec.Struct, kw_only=True):
    """What is to change of a type; what isn't given stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    plural: Name | msgspec.UnsetType = msgspec.UNSET
    icon: str | msgspec.UnsetType = msgspec.UNSET
    title_field: FieldKey | msgspec.UnsetType | None = msgspec.UNSET
    subtitle_field: FieldKey | msgspec.UnsetType | None = msgspec.UNSET
    badge_field: FieldKey | msgspec.UnsetType | None = msgspec.UNSET
    card_fields: list[FieldKey] | msgspec.UnsetType = msgspec.UNSET
    position: int | msgspec.UnsetType = msgspec.UNSET
    archived: bool | msgspec.UnsetType = msgspec.UNSET


async def load(source: Connection | Database, *, archived: bool = False) -> list[ObjectType]:
    """All types in their order, with their fields."""
    found = [
        msgspec.convert(dict(row), ObjectType)
        for row in await queries.types(source, archived=archived)
    ]
    by_id = {each.id: each for each in found}
    for field in await fields.load(source, list(by_id), archived=archived):
        if field.object_type_id is not None:
            by_id[field.object_type_id].fields.append(field)
    return found


async def by_key(source: Connection | Database, key: str) -> ObjectType:
    """A type in use. Raises NotFound."""
    for each in await load(source):
        if each.key == key:
            return each
    raise NotFound(f"there is no type of object {key!r}: define it in the settings first")


async def define(database: Database, actor: Actor, form: TypeForm) -> ObjectType:
    """Define a type. Raises InvalidInput, Conflict (the key is in use)."""
    values = _clean(msgspec.structs.asdict(form))
    async with database.transaction() as connection:
        if len(await queries.types(connection, archived=True)) >= MOST_TYPES:
            raise InvalidInput(f"there may be at most {MOST_TYPES} types of objects")
        type_id = await queries.add_type(connection, values)
        if type_id is None:
            raise Conflict(f"there is a type with the key {form.key!r} already")
        await _tell(connection, actor, "object_type.added", type_id, {"key": form.key})
        return await _one(connection, type_id)


async def change_type(
    database: Database, actor: Actor, type_id: int, change: TypeChange
) -> ObjectType:
    """Change a type. Raises NotFound, InvalidInput."""
    given = {
        name: value
        for name, value in msgspec.structs.asdict(change).items()
        if value is not msgspec.UNSET
    }
    values = _clean(given)
    async with database.transaction() as connection:
        there = await _one(connection, type_id)
        keys = {field.key for field in there.fields}
        wrong = {
            name: "there is no such field"
            for name in ("title_field", "subtitle_field", "badge_field")
            if values.get(name) and values[name] not in keys
        }
        shown = list(dict.fromkeys(values.get("card_fields", ())))
        if len(shown) > MOST_ON_CARD:
            wrong["card_fields"] = f"at most {MOST_ON_CARD}"
        elif not set(shown) <= keys:
            wrong["card_fields"] = "there is no such field"
        if wrong:
            raise InvalidInput("this card can't be shown so", fields=wrong)
        await queries.change_type(connection, type_id, values)
        await _tell(connection, actor, "object_type.changed", type_id, {"changed": sorted(given)})
        return await _one(connection, type_id)


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    for name in ("name", "plural"):
        if name in values:
            values[name] = " ".join(clean_text(values[name]).split())
            if not values[name]:
                raise InvalidInput("give it a name", fields={name: "needs a value"})
    if "icon" in values and not _ICON.fullmatch(values["icon"]):
        raise InvalidInput("this is not the name of an icon", fields={"icon": "like file-text"})
    return values


async def _one(connection: Connection, type_id: int) -> ObjectType:
    for each in await load(connection, archived=True):
        if each.id == type_id:
            return each
    raise NotFound("there is no such type of object")


async def _tell(
    connection: Connection, actor: Actor, action: str, type_id: int, detail: dict[str, Any]
) -> None:
    await audit(
        connection,
        actor,
        action,
        subject_kind="object_type",
        subject_id=type_id,
        detail=detail,
    )
