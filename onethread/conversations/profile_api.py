"""HTTP: what happened before with a customer, and the files they sent."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.conversations import activity, documents, paging
from onethread.conversations.activity import Month, PastConversations
from onethread.conversations.api import Cursor, Limit
from onethread.conversations.documents import DocumentKind, DocumentPage
from onethread.customers import relations
from onethread.customers.survivor import survivor
from onethread.database.engine import Database
from onethread.errors import NotFound


class Contacts(msgspec.Struct, kw_only=True):
    """Contacts by month, the oldest first."""

    months: list[Month]


class Profiles(Controller):
    """What is known of a customer from their conversations. Reads are kept in the audit trail."""

    path = "/customers/{customer_id:int}"
    tags = ["Customers"]

    @get(
        "/documents",
        permission="customers.read",
        summary="List the files of a customer",
        errors=(NotFound,),
    )
    async def list_documents(
        self,
        customer_id: int,
        actor: Actor,
        database: Database,
        kind: Annotated[DocumentKind | None, Parameter(description="Only these.")] = None,
        cursor: Cursor = None,
        limit: Limit = 20,
    ) -> DocumentPage:
        """Every file sent and received over all their conversations, the latest first. A page may be
        short when few are of the kind asked for: `next` leads on all the same."""
        opened = await survivor(database, customer_id)
        page = await documents.load(database, opened, paging.decode(cursor), limit, kind)
        await record_reads(database, actor, "customer.read", [opened], {"part": "documents"})
        return page

    @get(
        "/contacts",
        permission="customers.read",
        summary="Count a customer's contacts by month",
        errors=(NotFound,),
    )
    async def count_contacts(self, customer_id: int, actor: Actor, database: Database) -> Contacts:
        """Of the last twelve months, by kind of channel: a conversation on two channels is two."""
        opened = await survivor(database, customer_id)
        months = await activity.contacts(database, opened)
        await record_reads(database, actor, "customer.read", [opened], {"part": "contacts"})
        return Contacts(months=months)

    @get(
        "/conversations",
        permission="customers.read",
        summary="List a customer's conversations",
        errors=(NotFound,),
    )
    async def list_customer_conversations(
        self,
        customer_id: int,
        actor: Actor,
        database: Database,
        people: Annotated[
            bool, Parameter(description="Of the people of this company instead.")
        ] = False,
        cursor: Cursor = None,
        limit: Limit = 20,
    ) -> PastConversations:
        """The latest first, each with the customer's rating. `people`: of those who work at this
        company or live in this household."""
        opened = await survivor(database, customer_id)
        whose = [opened]
        if people:
            related = await relations.load(database, opened)
            whose = sorted(
                {
                    each.other_id
                    for each in related
                    if not each.ended
                    and (each.kind == "lives_with" or (each.kind == "works_at" and each.backwards))
                }
            )
        page = await activity.past(database, whose, paging.decode(cursor), limit, actor.id)
        shown = {opened, *(each.conversation.customer.id for each in page.items)}
        await record_reads(database, actor, "customer.read", shown, {"part": "conversations"})
        return page


CONTROLLERS: list[type[Controller]] = [Profiles]
