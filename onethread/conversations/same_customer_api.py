"""HTTP: customers become one or stand apart again, with their conversations."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.conversations import same_customer
from onethread.conversations.same_customer import MergePreview
from onethread.customers import view
from onethread.customers.move_identity import MovedIdentity
from onethread.customers.view import Customer
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class NewOwner(msgspec.Struct, kw_only=True):
    """The customer whose address it is."""

    to_id: int


class SameCustomer(Controller):
    """Merges undone, foreseen; addresses moved. Each change is kept in the audit trail and in a
    ledger that is only added to."""

    path = "/customers"
    tags = ["Customers"]

    @get(
        "/{customer_id:int}/merge-preview",
        permission="customers.merge",
        summary="Foresee a merge",
        errors=(NotFound,),
    )
    async def preview_merge(
        self,
        customer_id: int,
        other_id: Annotated[int, Parameter(description="Who would become part of the customer.")],
        actor: Actor,
        database: Database,
    ) -> MergePreview:
        """Both customers as they are, what would move, and reasons to look twice. Kept in the audit
        trail."""
        found = await same_customer.preview(database, customer_id, other_id)
        shown = {found.stays.customer.id, found.goes.customer.id}
        await record_reads(database, actor, "customer.read", shown)
        return found

    @post(
        "/merges/{merge_id:int}/undo",
        permission="customers.merge",
        status_code=200,
        summary="Undo a merge",
        errors=(NotFound, Conflict),
    )
    async def undo_merge(self, merge_id: int, actor: Actor, database: Database) -> Customer:
        """Restores what was, whatever happened since; answers with the customer that is back. What
        both said in one conversation meanwhile is parted. The two are not merged by themselves
        again."""
        back = await same_customer.unmerge(database, actor, merge_id)
        return await view.load_one(database, back)

    @post(
        "/{customer_id:int}/identities/{identity_id:int}/move",
        permission="customers.merge",
        status_code=200,
        summary="Move an address to another customer",
        errors=(NotFound,),
        example={"to_id": 8},
    )
    async def move_customer_identity(
        self, customer_id: int, identity_id: int, data: NewOwner, actor: Actor, database: Database
    ) -> MovedIdentity:
        """What was said on it goes along: whole conversations, or its part of a mixed one."""
        return await same_customer.move_identity(
            database, actor, customer_id, identity_id, data.to_id
        )


CONTROLLERS: list[type[Controller]] = [SameCustomer]
