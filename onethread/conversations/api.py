"""HTTP: the inbox and reading conversations."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Controller, delete, get, put
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import drafts, inbox_queries, messages, paging, show, views
from onethread.conversations.shapes import Counts, InboxPage, KeptDraft, Message, Page
from onethread.conversations.show import ConversationPage
from onethread.conversations.view_rules import BUILT_IN, Seen, Sort, View, is_counted
from onethread.database.engine import Database
from onethread.errors import NotFound, TooLarge

Limit = Annotated[int, Parameter(ge=1, le=200, description="At most this many items.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before; none for the first page.")
]


class DraftBody(msgspec.Struct, kw_only=True):
    """What the composer holds: kept as it is given. `based_on`: the version that it was changed from;
    0: there was none."""

    body: dict[str, Any]
    based_on: int | None = None


class Inbox(Controller):
    """Views over everything that is going on."""

    tags = ["Inbox"]

    @get("/inbox/counts", permission="conversations.read", summary="Count the open work")
    async def inbox_counts(self, actor: Actor, database: Database) -> Counts:
        """How many conversations each view of open work has; `mine` is the caller's, `views` the saved
        ones by id."""
        found = await inbox_queries.counts(database, actor.id)
        saved = {
            each.id: each.conditions
            for each in await views.load(database, actor.id)
            if is_counted(each.conditions)
        }
        found.views = await inbox_queries.counts_of(database, saved, actor.id)
        return found

    @get("/inbox/{view:str}", permission="conversations.read", summary="List a view of the inbox")
    async def list_inbox(
        self,
        view: Annotated[View, Parameter(description="Which conversations.")],
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
        channel_id: Annotated[
            int | None, Parameter(description="Only those with a leg on this channel.")
        ] = None,
        assignee_id: Annotated[int | None, Parameter(description="Only this agent's.")] = None,
        sort: Annotated[
            Sort | None,
            Parameter(description="Instead of the view's own: `waiting` is the longest first."),
        ] = None,
    ) -> InboxPage:
        """`mine`, `unassigned` and `all` hold open and waiting conversations, the latest message
        first; `snoozed` those that wake next first; `resolved` the latest resolved first."""
        async with database.connection() as connection:
            page = await show.inbox(
                connection,
                Seen(conditions=BUILT_IN[view].conditions, sort=sort or BUILT_IN[view].sort),
                actor.id,
                paging.decode(cursor),
                limit,
                channel_id,
                assignee_id,
            )
            await audit(
                connection,
                actor,
                "inbox.read",
                subject_kind="inbox",
                subject_id=view,
                detail={"customer_ids": sorted({c.customer.id for c in page.items})},
            )
        return page


class Conversations(Controller):
    """Reading a conversation, and what the caller is writing in it."""

    tags = ["Conversations"]

    @get(
        "/conversations/{conversation_id:int}",
        permission="conversations.read",
        summary="Open a conversation",
        errors=(NotFound,),
    )
    async def open_conversation(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> ConversationPage:
        """The conversation with its legs, customer, latest messages and the caller's draft. One that
        was merged answers with the conversation it is part of now. Kept in the audit trail."""
        return await show.conversation(database, actor, conversation_id)

    @get(
        "/conversations/{conversation_id:int}/messages",
        permission="conversations.read",
        summary="Read older messages",
        errors=(NotFound,),
    )
    async def list_messages(
        self,
        conversation_id: int,
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[Message]:
        """A page of messages, the newest of it last; `next` leads to older ones."""
        async with database.connection() as connection:
            opened = await show.survivor(connection, conversation_id)
            page = await messages.page(connection, opened, paging.decode(cursor), limit)
            await audit(
                connection,
                actor,
                "conversation.read",
                subject_kind="conversation",
                subject_id=opened,
                customer_id=await show.customer_of(connection, opened),
            )
        return page

    @get(
        "/conversations/{conversation_id:int}/draft",
        permission="conversations.read",
        summary="Read my draft",
        errors=(NotFound,),
    )
    async def read_draft(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> KeptDraft | None:
        """What the caller was writing in this conversation; null: nothing."""
        opened = await show.survivor(database, conversation_id)
        return await drafts.load(database, opened, actor.id)

    @put(
        "/conversations/{conversation_id:int}/draft",
        permission="conversations.reply",
        summary="Keep my draft",
        errors=(NotFound, TooLarge),
        example={"body": {"mode": "reply", "leg_id": 12, "text": "Dear Ms Jansen,"}, "based_on": 3},
    )
    async def keep_draft(
        self, conversation_id: int, data: DraftBody, actor: Actor, database: Database
    ) -> KeptDraft:
        """Kept on the server, so that closing the browser loses nothing. The newest wins; one that was
        written elsewhere since `based_on` is kept as `other`."""
        return await drafts.save(database, actor, conversation_id, data.body, data.based_on)

    @delete(
        "/conversations/{conversation_id:int}/draft",
        permission="conversations.reply",
        summary="Drop my draft",
        errors=(NotFound,),
    )
    async def drop_draft(self, conversation_id: int, actor: Actor, database: Database) -> None:
        """Nothing happens when there is none."""
        opened = await show.survivor(database, conversation_id)
        await drafts.drop(database, opened, actor.id)

    @delete(
        "/conversations/{conversation_id:int}/draft/other",
        permission="conversations.reply",
        summary="Drop what I wrote on another device",
        errors=(NotFound,),
    )
    async def drop_other_draft(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> None:
        """The draft itself stays; nothing happens when there was no other."""
        opened = await show.survivor(database, conversation_id)
        await drafts.forget_other(database, opened, actor.id)


CONTROLLERS: list[type[Controller]] = [Inbox, Conversations]
