"""HTTP: the list of customers, and files of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from litestar import Controller, get, post
from litestar.params import Parameter
from litestar.response import Stream

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.customers import directory, exchange, fields, view
from onethread.customers.directory import Listed, Wanted
from onethread.customers.exchange import ImportOutcome
from onethread.customers.field_rules import Field, may_see
from onethread.customers.fields import RESTRICTED
from onethread.customers.identities import add_identity
from onethread.customers.view import Customer
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput
from onethread.language.headings import Language
from onethread.settings import Settings

Words = Annotated[str, Parameter(max_length=200, description="In a name, address or field.")]
OfKind = Annotated[Literal["person", "company"] | None, Parameter(description="Only these.")]
Where = Annotated[
    list[str] | None,
    Parameter(description="Filters, all of which hold: `rent>=800`, `city=Delft`, `city~del`."),
]
Sort = Annotated[
    str,
    Parameter(
        max_length=50,
        description="`newest`, `name` or the key of a field; with a minus before it the other way "
        "round. By a field, only those who have it are listed.",
    ),
]


InLanguage = Annotated[
    Language | None,
    Parameter(description="Of the headings, for people; without it they are codes and keys."),
]


class Directory(msgspec.Struct, kw_only=True):
    """A page of customers; `next` leads on."""

    items: list[Listed]
    next: str | None


class NewCustomer(msgspec.Struct, kw_only=True):
    """A customer to be added by hand; an address of theirs makes them recognised."""

    display_name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    kind: Literal["person", "company"] = "person"
    email: str = ""
    phone: str = ""


class ImportForm(msgspec.Struct, kw_only=True):
    """Rows of a file. `columns` says what each column is: name, language, kind, email, phone, external
    (your number of the customer), notice or the key of a field; null leaves it out. `preview` changes
    nothing and tells what would become of the rows."""

    columns: Annotated[list[str | None], msgspec.Meta(max_length=100)]
    rows: Annotated[
        list[Annotated[list[str], msgspec.Meta(max_length=100)]], msgspec.Meta(max_length=2000)
    ]
    preview: bool = True


class CustomerDirectory(Controller):
    """All customers."""

    path = "/customers"
    tags = ["Customers"]

    @get("/", permission="customers.read", summary="List customers")
    async def list_customers(
        self,
        actor: Actor,
        database: Database,
        settings: Settings,
        q: Words = "",
        kind: OfKind = None,
        where: Where = None,
        sort: Sort = "newest",
        cursor: Annotated[str | None, Parameter(description="`next` of the page before.")] = None,
        limit: Annotated[int, Parameter(ge=1, le=200)] = 50,
    ) -> Directory:
        """Those that match everything given, page by page. Kept in the audit trail."""
        seen = await _seen(database, actor)
        wanted = _wanted(seen, q, kind, where or [], sort)
        items, last = await directory.page(
            database, wanted, seen, settings.default_region, directory.read_place(cursor), limit
        )
        await record_reads(database, actor, "customers.listed", [each.id for each in items])
        return Directory(items=items, next=directory.encode_place(last) if last else None)

    @post(
        "/",
        permission="customers.change",
        summary="Add a customer",
        errors=(Conflict,),
        example={"display_name": "Bakkerij De Molen", "kind": "company"},
    )
    async def add_customer(
        self, data: NewCustomer, actor: Actor, database: Database, settings: Settings
    ) -> Customer:
        """Only of somebody who never wrote: who writes is added by themselves. 409 when an address is
        somebody's already."""
        addresses = [(s, v) for s, v in (("email", data.email), ("phone", data.phone)) if v.strip()]
        region = settings.default_region
        for scheme, value in addresses:
            if await view.owner_of(database, scheme, value, region) is not None:
                raise Conflict("there is a customer with this address: open that one")
        customer_id = await exchange.create(database, actor, data.display_name, data.kind)
        for scheme, value in addresses:
            await add_identity(database, actor, customer_id, scheme, value, region, checked=False)
        return await view.load_one(database, customer_id)

    @get(
        "/export",
        permission="customers.export",
        summary="Take customers out as CSV",
        media_type="text/csv",
    )
    async def export_customers(
        self,
        actor: Actor,
        database: Database,
        settings: Settings,
        q: Words = "",
        kind: OfKind = None,
        where: Where = None,
        sort: Sort = "newest",
        language: InLanguage = None,
    ) -> Stream:
        """Those that the list would show, all of them, with the fields that the caller may see. Sent
        while it is read; kept in the audit trail."""
        seen = await _seen(database, actor)
        wanted = _wanted(seen, q, kind, where or [], sort)
        pieces = exchange.export(database, actor, wanted, seen, settings.default_region, language)
        return Stream(
            pieces,
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="customers.csv"'},
        )

    @post(
        "/import",
        permission="customers.import",
        status_code=200,
        summary="Bring customers in",
        example={
            "columns": ["name", "email", "rent"],
            "rows": [["J. Jansen", "j.jansen@example.org", "812,50"]],
            "preview": True,
        },
    )
    async def import_customers(
        self, data: ImportForm, actor: Actor, database: Database, settings: Settings
    ) -> ImportOutcome:
        """A row with a known address changes that customer, any other is a new one; a row with
        something wrong is refused whole, and told. At most 2000 rows at a time."""
        return await exchange.bring_in(
            database,
            actor,
            data.rows,
            data.columns,
            settings.default_region,
            preview=data.preview,
        )


async def _seen(database: Database, actor: Actor) -> dict[str, Field]:
    restricted = actor.may(RESTRICTED)
    found = await fields.by_key(database)
    return {key: field for key, field in found.items() if may_see(field, restricted=restricted)}


def _wanted(
    seen: dict[str, Field], words: str, kind: str | None, where: Sequence[str], sort: str
) -> Wanted:
    descending = sort.startswith("-")
    name = sort.removeprefix("-")
    if name not in ("newest", "name") and name not in seen:
        raise InvalidInput("there is no such field to sort by", fields={"sort": "not known"})
    return Wanted(
        words=words,
        kind=kind,
        filters=directory.read_filters(where, seen),
        sort=name,
        descending=descending,
    )


CONTROLLERS: list[type[Controller]] = [CustomerDirectory]
