"""HTTP: saved views, changes of many conversations, and what an agent keeps at hand."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, delete, get, patch, post, put
from litestar.params import Parameter

from onethread.access import SIGNED_IN, Actor
from onethread.access.audit import record as audit
from onethread.conversations import bulk, inbox_queries, paging, pins, show, views
from onethread.conversations.actors import agent_id_of
from onethread.conversations.api import Cursor, Limit
from onethread.conversations.bulk import BulkDone
from onethread.conversations.bulk_rules import MOST, Action
from onethread.conversations.pins import AtHand
from onethread.conversations.shapes import InboxPage
from onethread.conversations.view_rules import Conditions, Seen, Sort, is_counted
from onethread.conversations.views import SavedView
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound

_NAME = Annotated[str, msgspec.Meta(max_length=200)]


class NewView(msgspec.Struct, kw_only=True):
    """A view to save. `shared`: for everyone; needs the permission `views.share`."""

    name: _NAME
    conditions: Conditions
    sort: Sort = "newest"
    shared: bool = False


class ViewChange(msgspec.Struct, kw_only=True):
    """What to change of a view; null: as it is."""

    name: _NAME | None = None
    conditions: Conditions | None = None
    sort: Sort | None = None
    shared: bool | None = None


class Counted(msgspec.Struct, kw_only=True):
    """How many conversations there are; null where it isn't counted (with resolved ones)."""

    count: int | None


class BulkChange(msgspec.Struct, kw_only=True):
    """What to do to which conversations: those named, or all of a `view` (its name or id)."""

    action: Action
    conversation_ids: Annotated[list[int], msgspec.Meta(max_length=MOST)] = []
    view: Annotated[str, msgspec.Meta(max_length=20)] | None = None


class Views(Controller):
    """Views that agents put together."""

    tags = ["Inbox"]

    @get("/views", permission=SIGNED_IN, summary="List the saved views")
    async def list_views(self, actor: Actor, database: Database) -> list[SavedView]:
        """Those shared with everyone and the caller's own, by name."""
        return await views.load(database, actor.id)

    @post(
        "/views",
        permission=SIGNED_IN,
        summary="Save a view",
        example={
            "name": "Waiting too long",
            "conditions": {"assignees": ["me", "nobody"], "waiting_minutes": 60},
            "sort": "waiting",
            "shared": False,
        },
    )
    async def create_view(self, data: NewView, actor: Actor, database: Database) -> SavedView:
        """Shows at once on all of the caller's screens, a shared one on everybody's."""
        return await views.create(
            database,
            actor,
            name=data.name,
            conditions=data.conditions,
            sort=data.sort,
            shared=data.shared,
        )

    @patch(
        "/views/{view_id:int}",
        permission=SIGNED_IN,
        summary="Change a view",
        errors=(NotFound,),
        example={"name": "Urgent", "sort": "waiting"},
    )
    async def change_view(
        self, view_id: int, data: ViewChange, actor: Actor, database: Database
    ) -> SavedView:
        """Somebody else's only if it is shared and the caller may share."""
        return await views.change(
            database,
            actor,
            view_id,
            name=data.name,
            conditions=data.conditions,
            sort=data.sort,
            shared=data.shared,
        )

    @delete(
        "/views/{view_id:int}",
        permission=SIGNED_IN,
        summary="Remove a view",
        errors=(NotFound,),
    )
    async def remove_view(self, view_id: int, actor: Actor, database: Database) -> None:
        """Its conversations stay where they are."""
        await views.remove(database, actor, view_id)

    @post(
        "/views/count",
        permission="conversations.read",
        status_code=200,
        summary="Count what conditions hold",
        example={"assignees": ["nobody"], "channel_ids": [1], "unread": True},
    )
    async def count_conditions(self, data: Conditions, actor: Actor, database: Database) -> Counted:
        """For a view that isn't saved yet."""
        if not is_counted(data):
            return Counted(count=None)
        found = await inbox_queries.counts_of(database, {0: data}, actor.id)
        return Counted(count=found[0])

    @get(
        "/views/{view_id:int}/conversations",
        permission="conversations.read",
        summary="List a saved view",
        errors=(NotFound,),
    )
    async def list_view(
        self,
        view_id: int,
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
        sort: Annotated[Sort | None, Parameter(description="Instead of the view's own.")] = None,
    ) -> InboxPage:
        """A page of the view, in its order."""
        async with database.connection() as connection:
            found = await views.seen(connection, str(view_id), actor.id)
            page = await show.inbox(
                connection,
                Seen(conditions=found.conditions, sort=sort or found.sort),
                actor.id,
                paging.decode(cursor),
                limit,
            )
            await audit(
                connection,
                actor,
                "inbox.read",
                subject_kind="view",
                subject_id=view_id,
                detail={"customer_ids": sorted({c.customer.id for c in page.items})},
            )
        return page


class Bulk(Controller):
    """Many conversations at once."""

    tags = ["Conversations"]

    @post(
        "/conversations/bulk",
        permission="conversations.read",
        status_code=200,
        summary="Change many conversations",
        errors=(NotFound,),
        example={
            "conversation_ids": [12, 15, 18],
            "action": {"kind": "assign", "agent_id": 3},
        },
    )
    async def change_many(self, data: BulkChange, actor: Actor, database: Database) -> BulkDone:
        """Assign, tag, resolve, snooze, reopen, mark read or unread. Needs the permission that doing
        it to one would. What can't be done to some is told, and done to the others."""
        return await bulk.bulk(database, actor, data.action, data.conversation_ids, data.view)

    @post(
        "/conversations/bulk/{bulk_id:int}/undo",
        permission="conversations.read",
        status_code=200,
        summary="Undo a change of many conversations",
        errors=(NotFound, Conflict),
    )
    async def undo_many(self, bulk_id: int, actor: Actor, database: Database) -> BulkDone:
        """Everything as it was, except where somebody changed the same since. Kept for a day."""
        return await bulk.undo(database, actor, bulk_id)


class AtHandApi(Controller):
    """What the caller keeps at hand."""

    tags = ["Inbox"]

    @get(
        "/at-hand", permission="conversations.read", summary="List pinned and recent conversations"
    )
    async def list_at_hand(self, actor: Actor, database: Database) -> AtHand:
        """The caller's own, on all of their devices."""
        async with database.connection() as connection:
            found = await pins.at_hand(connection, agent_id_of(actor))
            people = {each.customer.id for each in (*found.pinned, *found.recent)}
            await audit(
                connection,
                actor,
                "inbox.read",
                subject_kind="inbox",
                subject_id="at-hand",
                detail={"customer_ids": sorted(people)},
            )
        return found

    @put(
        "/conversations/{conversation_id:int}/pin",
        permission=SIGNED_IN,
        status_code=204,
        summary="Pin a conversation",
        errors=(NotFound,),
    )
    async def pin_conversation(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> None:
        """Keeps it at hand for the caller only."""
        await pins.pin(database, actor, conversation_id)

    @delete(
        "/conversations/{conversation_id:int}/pin",
        permission=SIGNED_IN,
        summary="Unpin a conversation",
        errors=(NotFound,),
    )
    async def unpin_conversation(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> None:
        """Nothing happens when it wasn't pinned."""
        await pins.unpin(database, actor, conversation_id)


CONTROLLERS: list[type[Controller]] = [Views, Bulk, AtHandApi]
