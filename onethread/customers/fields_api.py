"""HTTP: fields of customers and of objects."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.customers import fields
from onethread.customers.field_rules import Field, may_see
from onethread.customers.fields import RESTRICTED, FieldChange, FieldForm
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class FieldList(msgspec.Struct, kw_only=True):
    """Fields in their order."""

    items: list[Field]


class Fields(Controller):
    """What an organisation wants to know of its customers and of their things."""

    path = "/fields"
    tags = ["Fields"]

    @get("/", permission="customers.read", summary="List fields")
    async def list_fields(
        self,
        actor: Actor,
        database: Database,
        object_type_id: Annotated[
            int | None, Parameter(description="Of this type of object; else of customers.")
        ] = None,
        archived: Annotated[bool, Parameter(description="Archived ones too.")] = False,
    ) -> FieldList:
        """Those that the caller may see, in their order."""
        restricted = actor.may(RESTRICTED)
        found = await fields.load(
            database, None if object_type_id is None else [object_type_id], archived=archived
        )
        return FieldList(items=[each for each in found if may_see(each, restricted=restricted)])

    @post(
        "/",
        permission="fields.manage",
        summary="Define a field",
        errors=(Conflict, NotFound),
        example={
            "key": "rent",
            "label": "Rent a month",
            "kind": "money",
            "currency": "EUR",
            "section": "Tenancy",
        },
    )
    async def define_field(self, data: FieldForm, actor: Actor, database: Database) -> Field:
        """Agents see it from now on, and programs can set it. Its key and kind stay for ever."""
        return await fields.define(database, actor, data)

    @patch(
        "/{field_id:int}",
        permission="fields.manage",
        summary="Change a field",
        errors=(NotFound,),
        example={"label": "Rent", "position": 0},
    )
    async def change_field(
        self, field_id: int, data: FieldChange, actor: Actor, database: Database
    ) -> Field:
        """What isn't given stays. An archived field keeps its values and can be brought back."""
        return await fields.change_field(database, actor, field_id, data)


CONTROLLERS: list[type[Controller]] = [Fields]
