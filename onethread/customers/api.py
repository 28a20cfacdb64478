"""HTTP: changing, merging and unmerging customers; their addresses."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Controller, delete, get, patch, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.access.paging import page_of, read_cursor
from onethread.customers import view
from onethread.customers.change import change
from onethread.customers.identities import (
    add_identity,
    correct_identity,
    remove_identity,
    share_identity,
)
from onethread.customers.merge import merge
from onethread.customers.suggest import OpenSuggestion, accept, list_open, refuse
from onethread.customers.survivor import survivor
from onethread.customers.view import Customer, Identity, NoticeKind, PastIdentity
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound, TooLarge
from onethread.settings import Settings

ConnectorId = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{1,40}$")]


class CustomerChange(msgspec.Struct, kw_only=True):
    """What is to change; what isn't given stays. Of `attributes` those given are set, null removes one.

    `version`: the customer that the change is based on, refused when it is another by now; `was`: the
    same for single attributes, so that two agents can fill in different ones at a time.
    """

    version: int | None = None
    was: dict[str, Any] = {}
    display_name: str | msgspec.UnsetType = msgspec.UNSET
    language: str | msgspec.UnsetType | None = msgspec.UNSET
    attributes: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    kind: Literal["person", "company"] | msgspec.UnsetType = msgspec.UNSET
    time_zone: str | msgspec.UnsetType | None = msgspec.UNSET
    preferred_connector: ConnectorId | msgspec.UnsetType | None = msgspec.UNSET
    notice: Annotated[str, msgspec.Meta(max_length=1000)] | msgspec.UnsetType = msgspec.UNSET
    notice_kind: NoticeKind | msgspec.UnsetType = msgspec.UNSET


class IdentityCorrection(msgspec.Struct, kw_only=True):
    """What is to change of an address: how it is written, or whether several people use it.
    `checked`: the agent made sure that the new one is the customer's."""

    value: str | None = None
    checked: bool = False
    shared: bool | None = None


class IdentityHistory(msgspec.Struct, kw_only=True):
    """Every address a customer has or had."""

    items: list[PastIdentity]


class NewIdentity(msgspec.Struct, kw_only=True):
    """An address of a customer. `checked`: the agent made sure that it is theirs."""

    scheme: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z_]{1,30}$")]
    value: str
    checked: bool = False


class Other(msgspec.Struct, kw_only=True):
    """The customer who becomes part of this one."""

    other_id: int


class SuggestionPage(msgspec.Struct, kw_only=True):
    """Suggestions; `next` leads on."""

    items: list[OpenSuggestion]
    next: str | None


class Customers(Controller):
    """Changes of customers; each is kept in the audit trail."""

    path = "/customers"
    tags = ["Customers"]

    @patch(
        "/{customer_id:int}",
        permission="customers.change",
        summary="Change a customer",
        errors=(NotFound, Conflict, TooLarge),
        example={"version": 3, "display_name": "J. Jansen", "attributes": {"rent": 812.5}},
    )
    async def change_customer(
        self,
        customer_id: int,
        data: CustomerChange,
        actor: Actor,
        database: Database,
        settings: Settings,
    ) -> Customer:
        """A name given by an agent is never overwritten by what a channel says. When somebody
        changed the customer since `version`, 409 tells what it is now (`latest`)."""
        values = {
            name: value
            for name, value in msgspec.structs.asdict(data).items()
            if name not in ("version", "was") and value is not msgspec.UNSET
        }
        region = settings.default_region
        return await change(
            database, actor, customer_id, data.version, values, was=data.was, region=region
        )

    @post(
        "/{customer_id:int}/identities",
        permission="customers.change",
        summary="Add an address",
        errors=(NotFound, Conflict),
        example={"scheme": "email", "value": "j.jansen@example.org", "checked": True},
    )
    async def add_customer_identity(
        self,
        customer_id: int,
        data: NewIdentity,
        actor: Actor,
        database: Database,
        settings: Settings,
    ) -> Identity:
        """From now on messages from it are the customer's. 409 when it is somebody's already."""
        return await add_identity(
            database,
            actor,
            customer_id,
            data.scheme,
            data.value,
            settings.default_region,
            checked=data.checked,
        )

    @delete(
        "/{customer_id:int}/identities/{identity_id:int}",
        permission="customers.change",
        summary="Remove an address",
        errors=(NotFound,),
    )
    async def remove_customer_identity(
        self,
        customer_id: int,
        identity_id: int,
        actor: Actor,
        database: Database,
        reason: Annotated[str, Parameter(max_length=300, description="Why, for others.")] = "",
    ) -> None:
        """It recognises nobody any more and nothing is sent there; what was said by it stays."""
        await remove_identity(database, actor, customer_id, identity_id, reason)

    @patch(
        "/{customer_id:int}/identities/{identity_id:int}",
        permission="customers.change",
        summary="Correct an address",
        errors=(NotFound, Conflict),
        example={"value": "j.jansen@example.org", "checked": True},
    )
    async def change_customer_identity(
        self,
        customer_id: int,
        identity_id: int,
        data: IdentityCorrection,
        actor: Actor,
        database: Database,
        settings: Settings,
    ) -> Identity:
        """A new `value` ends the old address and adds the right one; `shared` says that several people
        use it. Answers with the address in force."""
        changed: Identity | None = None
        if data.shared is not None:
            changed = await share_identity(
                database, actor, customer_id, identity_id, shared=data.shared
            )
        if data.value is not None:
            region = settings.default_region
            changed = await correct_identity(
                database,
                actor,
                customer_id,
                identity_id,
                data.value,
                region,
                checked=data.checked,
            )
        if changed is None:
            raise InvalidInput("give a value or shared", fields={"value": "needs a value"})
        return changed

    @get(
        "/{customer_id:int}/identities",
        permission="customers.read",
        summary="List all addresses a customer has or had",
        errors=(NotFound,),
    )
    async def list_customer_identities(
        self, customer_id: int, actor: Actor, database: Database
    ) -> IdentityHistory:
        """Those in force first, each with what people did with it. Kept in the audit trail."""
        opened = await survivor(database, customer_id)
        found = await view.all_identities(database, opened)
        await record_reads(database, actor, "customer.read", [opened], {"part": "identities"})
        return IdentityHistory(items=found)

    @post(
        "/{customer_id:int}/merge",
        permission="customers.merge",
        status_code=200,
        summary="Merge another customer into this one",
        errors=(NotFound,),
        example={"other_id": 8},
    )
    async def merge_customers(
        self, customer_id: int, data: Other, actor: Actor, database: Database
    ) -> Customer:
        """Identities and conversations of the other one become this one's. It can be undone."""
        stays = await merge(database, actor, customer_id, data.other_id)
        return await view.load_one(database, stays)

    @get(
        "/suggestions",
        permission="customers.read",
        summary="List who may be the same",
    )
    async def list_suggestions(
        self,
        actor: Actor,
        database: Database,
        cursor: Annotated[str | None, Parameter(description="`next` of the page before.")] = None,
        limit: Annotated[int, Parameter(ge=1, le=200)] = 50,
    ) -> SuggestionPage:
        """Suggestions that nobody decided yet, the latest first. Kept in the audit trail."""
        found = await list_open(database, read_cursor(cursor), limit)
        items, following = page_of(found, limit, lambda each: each.id)
        shown = {id_ for each in items for id_ in (each.customer_a, each.customer_b)}
        await record_reads(database, actor, "suggestions.read", shown)
        return SuggestionPage(items=items, next=following)

    @post(
        "/suggestions/{suggestion_id:int}/accept",
        permission="customers.merge",
        status_code=200,
        summary="They are the same",
        errors=(NotFound, Conflict),
    )
    async def accept_suggestion(
        self, suggestion_id: int, actor: Actor, database: Database
    ) -> Customer:
        """Merges the two; the older one stays."""
        return await view.load_one(database, await accept(database, actor, suggestion_id))

    @post(
        "/suggestions/{suggestion_id:int}/refuse",
        permission="customers.merge",
        status_code=204,
        summary="They are different",
        errors=(NotFound, Conflict),
    )
    async def refuse_suggestion(self, suggestion_id: int, actor: Actor, database: Database) -> None:
        """It is not suggested again, and nothing merges the two by itself."""
        await refuse(database, actor, suggestion_id)


CONTROLLERS: list[type[Controller]] = [Customers]
