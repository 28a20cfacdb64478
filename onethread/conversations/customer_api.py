"""HTTP: customers with their conversations, their timeline, and search."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Controller, get
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import activity, paging, summaries, timeline
from onethread.conversations.api import Cursor, Limit
from onethread.conversations.search import Found, Kind, search
from onethread.conversations.shapes import Conversation
from onethread.conversations.timeline import Timeline
from onethread.customers import consents, relations, view
from onethread.customers.consents import Consent
from onethread.customers.fields import RESTRICTED
from onethread.customers.relations import Relation
from onethread.customers.survivor import survivor
from onethread.customers.view import Customer, Identity, Merge, Suggestion
from onethread.database.engine import Database
from onethread.errors import NotFound
from onethread.messages import Rating
from onethread.settings import Settings

RECENT_CONVERSATIONS = 20


class CustomerPage(msgspec.Struct, kw_only=True):
    """A customer with everything around them; `conversations` are the latest ones.

    `restricted`: attributes that not everyone may see, for those who may. `consents` are those in
    force, `ratings` what was thought of the conversations here, by conversation.
    """

    customer: Customer
    restricted: dict[str, Any]
    consents: list[Consent]
    relations: list[Relation]
    ratings: dict[int, Rating]
    identities: list[Identity]
    conversations: list[Conversation]
    merges: list[Merge]
    suggestions: list[Suggestion]


class CustomerPages(Controller):
    """Customers as agents see them."""

    tags = ["Customers"]

    @get(
        "/customers/{customer_id:int}",
        permission="customers.read",
        summary="Open a customer",
        errors=(NotFound,),
    )
    async def open_customer(
        self, customer_id: int, actor: Actor, database: Database
    ) -> CustomerPage:
        """The customer with identities, latest conversations, merges and suggestions. One that was
        merged answers with the customer they are now. Kept in the audit trail."""
        async with database.connection() as connection:
            opened = await survivor(connection, customer_id)
            ids = await summaries.load_latest_of_customers(
                connection, [opened], RECENT_CONVERSATIONS
            )
            recent = await summaries.load(connection, ids, actor.id)
            page = CustomerPage(
                customer=await view.load_one(connection, opened),
                restricted=(
                    await view.restricted(connection, opened) if actor.may(RESTRICTED) else {}
                ),
                consents=list(
                    consents.in_force(await consents.history(connection, opened)).values()
                ),
                relations=await relations.load(connection, opened),
                ratings=await activity.ratings(connection, ids),
                identities=await view.identities(connection, opened),
                conversations=sorted(
                    recent, key=lambda each: (each.last_message_at, each.id), reverse=True
                ),
                merges=await view.merges(connection, opened),
                suggestions=await view.suggestions(connection, opened),
            )
            await audit(
                connection,
                actor,
                "customer.read",
                subject_kind="customer",
                subject_id=opened,
                customer_id=opened,
            )
        return page

    @get(
        "/customers/{customer_id:int}/timeline",
        permission="customers.read",
        summary="Read a customer's timeline",
        errors=(NotFound,),
    )
    async def read_timeline(
        self,
        customer_id: int,
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Timeline:
        """Everything said, noted and done over all their conversations, newest first."""
        async with database.connection() as connection:
            opened = await survivor(connection, customer_id)
            page = await timeline.load(connection, opened, paging.decode(cursor), limit, actor.id)
            await audit(
                connection,
                actor,
                "customer.read",
                subject_kind="customer",
                subject_id=opened,
                customer_id=opened,
            )
        return page


class Search(Controller):
    """Finding things."""

    tags = ["Search"]

    @get("/search", permission="conversations.read", summary="Search")
    async def find(
        self,
        actor: Actor,
        database: Database,
        settings: Settings,
        q: Annotated[
            str,
            Parameter(
                max_length=300,
                description="Words, a name, an address, or a reference like OT-7K2M9QX.",
            ),
        ],
        kind: Annotated[Kind | None, Parameter(description="Only these.")] = None,
        cursor: Cursor = None,
        limit: Limit = 20,
    ) -> Found:
        """Messages hold all the words, the last of them as the beginning of a word; customers hold
        the text in their name or an address. Newest first. Whoever may not see customers finds none
        by name. Kept in the audit trail."""
        return await search(database, actor, q, kind, cursor, limit, settings.default_region)


CONTROLLERS: list[type[Controller]] = [CustomerPages, Search]
