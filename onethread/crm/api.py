"""HTTP: objects of customers and their types."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.access.paging import page_of, read_cursor
from onethread.crm import objects, types
from onethread.crm.objects import CustomerObject, ObjectForm, Taken
from onethread.crm.types import ObjectType, TypeChange, TypeForm
from onethread.customers.fields import RESTRICTED
from onethread.customers.survivor import survivor
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound
from onethread.settings import Settings

Cursor = Annotated[str | None, Parameter(description="`next` of the page before.")]
Limit = Annotated[int, Parameter(ge=1, le=200)]


class TypeList(msgspec.Struct, kw_only=True):
    """Types of objects in their order."""

    items: list[ObjectType]


class ObjectPage(msgspec.Struct, kw_only=True):
    """Objects, the newest first; `next` leads on."""

    items: list[CustomerObject]
    next: str | None


class ObjectBatch(msgspec.Struct, kw_only=True):
    """Objects of one type, at most 500."""

    objects: Annotated[list[ObjectForm], msgspec.Meta(max_length=500)]


class BatchOutcome(msgspec.Struct, kw_only=True):
    """What became of each object of a batch."""

    items: list[Taken]


class ObjectTypes(Controller):
    """What kinds of things customers have here."""

    path = "/object-types"
    tags = ["Objects"]

    @get("/", permission="customers.read", summary="List types of objects")
    async def list_object_types(
        self,
        actor: Actor,
        database: Database,
        archived: Annotated[bool, Parameter(description="Archived ones too.")] = False,
    ) -> TypeList:
        """In their order, each with the fields that the caller may see."""
        found = await types.load(database, archived=archived)
        if not actor.may(RESTRICTED):
            for each in found:
                each.fields = [field for field in each.fields if field.seen_by == "everyone"]
        return TypeList(items=found)

    @post(
        "/",
        permission="fields.manage",
        summary="Define a type of object",
        errors=(Conflict,),
        example={"key": "contract", "name": "Rental contract", "plural": "Rental contracts"},
    )
    async def define_object_type(
        self, data: TypeForm, actor: Actor, database: Database
    ) -> ObjectType:
        """Then define its fields, and choose which of them its card shows."""
        return await types.define(database, actor, data)

    @patch(
        "/{type_id:int}",
        permission="fields.manage",
        summary="Change a type of object",
        errors=(NotFound,),
        example={"title_field": "address", "badge_field": "state", "card_fields": ["rent"]},
    )
    async def change_object_type(
        self, type_id: int, data: TypeChange, actor: Actor, database: Database
    ) -> ObjectType:
        """What isn't given stays. Objects of an archived type are shown to nobody, and kept."""
        return await types.change_type(database, actor, type_id, data)

    @post(
        "/{type_key:str}/objects",
        permission="objects.change",
        status_code=200,
        summary="Bring in objects",
        errors=(NotFound,),
        example={
            "objects": [
                {
                    "external_id": "C-2041",
                    "values": {"address": "Lindengracht 12", "rent": 812.5},
                    "url": "https://erp.example.org/contracts/C-2041",
                    "customers": [{"scheme": "email", "value": "j.jansen@example.org"}],
                }
            ]
        },
    )
    async def bring_in_objects(
        self,
        type_key: str,
        data: ObjectBatch,
        actor: Actor,
        database: Database,
        settings: Settings,
    ) -> BatchOutcome:
        """Known by your own id: made when new, changed when different, else left as it is, so that a
        batch can be sent again at any time. One that is refused keeps no other from being taken.
        Agents see it at once on the panel of the customers whose it is."""
        found = await objects.take(database, actor, type_key, data.objects, settings.default_region)
        return BatchOutcome(items=found)


class CustomerObjects(Controller):
    """Objects as agents see them. Reads are kept in the audit trail."""

    tags = ["Objects"]

    @get(
        "/customers/{customer_id:int}/objects",
        permission="customers.read",
        summary="List the objects of a customer",
        errors=(NotFound,),
    )
    async def list_customer_objects(
        self,
        customer_id: int,
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> ObjectPage:
        """Those linked to the customer, and those linked to an address of theirs, the newest first."""
        opened = await survivor(database, customer_id)
        found = await objects.of_customer(
            database, opened, read_cursor(cursor), limit, restricted=actor.may(RESTRICTED)
        )
        items, following = page_of(found, limit, lambda each: each.id)
        await record_reads(database, actor, "customer.read", [opened], {"part": "objects"})
        return ObjectPage(items=items, next=following)

    @get("/objects", permission="customers.read", summary="Search objects")
    async def search_objects(
        self,
        actor: Actor,
        database: Database,
        q: Annotated[str, Parameter(max_length=200, description="At least three characters.")],
        cursor: Cursor = None,
        limit: Limit = 20,
    ) -> ObjectPage:
        """Those that hold the text in their id or in what everyone may see of them."""
        found = await objects.search(
            database, q, read_cursor(cursor), limit, restricted=actor.may(RESTRICTED)
        )
        items, following = page_of(found, limit, lambda each: each.id)
        shown = {owner.id for each in items for owner in each.customers}
        await record_reads(database, actor, "search.read", shown)
        return ObjectPage(items=items, next=following)


CONTROLLERS: list[type[Controller]] = [ObjectTypes, CustomerObjects]
