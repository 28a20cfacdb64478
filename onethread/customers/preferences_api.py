"""HTTP: what customers want, and whom they belong to."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, delete, get, post

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.customers import consents, relations
from onethread.customers.consents import Consent
from onethread.customers.relations import Relation, RelationForm
from onethread.customers.survivor import survivor
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class ConsentForm(msgspec.Struct, kw_only=True):
    """What the customer said: may we write by this kind of channel ("*": by any)? `how` they said it,
    needed when they agreed."""

    connector: Annotated[str, msgspec.Meta(pattern=r"^(\*|[a-z][a-z0-9_]{1,40})$")]
    allowed: bool
    how: str = ""


class ConsentList(msgspec.Struct, kw_only=True):
    """Consents, the latest first."""

    items: list[Consent]


class RelationList(msgspec.Struct, kw_only=True):
    """Relations of a customer, those in force first."""

    items: list[Relation]


class Preferences(Controller):
    """Consents and relations of customers; each change is kept in the audit trail."""

    path = "/customers"
    tags = ["Customers"]

    @get(
        "/{customer_id:int}/consents",
        permission="customers.read",
        summary="List what a customer said about being contacted",
        errors=(NotFound,),
    )
    async def list_consents(
        self, customer_id: int, actor: Actor, database: Database
    ) -> ConsentList:
        """All of it, the latest first: of one kind of channel and of "*" the latest is in force.
        Kept in the audit trail."""
        opened = await survivor(database, customer_id)
        found = await consents.history(database, opened)
        await record_reads(database, actor, "customer.read", [opened], {"part": "consents"})
        return ConsentList(items=found)

    @post(
        "/{customer_id:int}/consents",
        permission="customers.change",
        summary="Keep what a customer said about being contacted",
        errors=(NotFound,),
        example={"connector": "whatsapp", "allowed": False, "how": "said so on the telephone"},
    )
    async def keep_consent(
        self, customer_id: int, data: ConsentForm, actor: Actor, database: Database
    ) -> ConsentList:
        """Answers with what is in force. From a refusal on nothing is sent there, until the customer
        writes by it themselves or agrees again."""
        found = await consents.keep(
            database, actor, customer_id, data.connector, allowed=data.allowed, how=data.how
        )
        return ConsentList(items=found)

    @post(
        "/{customer_id:int}/relations",
        permission="customers.change",
        summary="Relate two customers",
        errors=(NotFound, Conflict),
        example={"other_id": 8, "kind": "lives_with"},
    )
    async def add_relation(
        self, customer_id: int, data: RelationForm, actor: Actor, database: Database
    ) -> RelationList:
        """This customer works at, lives with, is the parent of or is authorised by the other one.
        Answers with all relations of this customer."""
        return RelationList(items=await relations.add(database, actor, customer_id, data))

    @delete(
        "/{customer_id:int}/relations/{relation_id:int}",
        permission="customers.change",
        summary="End a relation",
        errors=(NotFound,),
    )
    async def end_relation(
        self, customer_id: int, relation_id: int, actor: Actor, database: Database
    ) -> None:
        """It is of the past from today on."""
        await relations.end(database, actor, customer_id, relation_id)


CONTROLLERS: list[type[Controller]] = [Preferences]
