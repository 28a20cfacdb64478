"""HTTP: brands."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.channels import brand_queries as queries
from onethread.channels.brand_queries import Brand
from onethread.channels.change_brand import BrandFields, change_brand, make_brand
from onethread.database.engine import Database
from onethread.errors import NotFound


class BrandList(msgspec.Struct):
    """A page of brands, in the order they were made."""

    items: list[Brand]
    next: str | None


class NewBrand(msgspec.Struct, forbid_unknown_fields=True):
    """A brand to make."""

    name: str
    colour: str = ""
    logo: str = ""
    language: str = ""
    website: str = ""
    sender_name: str = ""
    signature: str = ""


class ChangedBrand(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays, an empty text takes it away."""

    name: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET
    logo: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    sender_name: str | UnsetType = UNSET
    signature: str | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class BrandsController(Controller):
    """Names under which customers know the organisation."""

    path = "/brands"
    tags = ["Brands"]

    @get("/", permission="channels.read", summary="List brands")
    async def list_brands(
        self,
        database: Database,
        archived: Annotated[bool, Parameter(description="Archived ones too.")] = False,
        cursor: Annotated[str | None, Parameter(description="`next` of the page before.")] = None,
        limit: Annotated[int, Parameter(ge=1, le=200, description="At most so many.")] = 200,
    ) -> BrandList:
        """The brands, in the order they were made."""
        found = await queries.brands(
            database, archived=archived, after_id=read_cursor(cursor) or 0, limit=limit + 1
        )
        return BrandList(*page_of(found, limit, lambda each: each.id))

    @post(
        "/",
        permission="brands.manage",
        summary="Make a brand",
        example={
            "name": "De Linde",
            "colour": "#0d9488",
            "language": "nl",
            "website": "https://delinde.example",
            "sender_name": "{agent} of {brand}",
            "signature": "Kind regards,\n{agent}\n{brand}",
        },
    )
    async def make_brand(self, data: NewBrand, actor: Actor, database: Database) -> Brand:
        """Channels can be put in it."""
        return await make_brand(
            database, actor, msgspec.convert(msgspec.to_builtins(data), BrandFields)
        )

    @patch(
        "/{brand_id:int}",
        permission="brands.manage",
        summary="Change or archive a brand",
        errors=(NotFound,),
        example={"website": "https://delinde.example"},
    )
    async def change_brand(
        self, brand_id: int, data: ChangedBrand, actor: Actor, database: Database
    ) -> Brand:
        """Changes what is given. Channels leave a brand that is archived."""
        return await change_brand(
            database,
            actor,
            brand_id,
            BrandFields(
                name=given(data.name),
                colour=given(data.colour),
                logo=given(data.logo),
                language=given(data.language),
                website=given(data.website),
                sender_name=given(data.sender_name),
                signature=given(data.signature),
                archived=given(data.archived),
            ),
        )


CONTROLLERS: list[type[Controller]] = [BrandsController]
