"""The HTTP API of an agent's own notifications."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post, put
from litestar.params import Parameter

from onethread.access import SIGNED_IN, Actor
from onethread.access.audit import record
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Database
from onethread.errors import NotFound
from onethread.notifications import view
from onethread.notifications.choose import choose, rules_of
from onethread.notifications.mark import mark_read, mark_unread
from onethread.notifications.rules import Rules
from onethread.notifications.view import Notification

Limit = Annotated[int, Parameter(ge=1, le=100, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]
Unread = Annotated[bool, Parameter(description="Only those not read yet.")]


class NotificationPage(msgspec.Struct):
    """A page of notifications, the latest happening first; `unread` counts all of them."""

    items: list[Notification]
    next: str | None
    unread: int


class Read(msgspec.Struct, forbid_unknown_fields=True):
    """Which to mark as read: one of the three. `until_turn`: all, as far as they were on screen."""

    ids: list[int] | None = None
    conversation_id: int | None = None
    until_turn: int | None = None


class ReadMark(msgspec.Struct, forbid_unknown_fields=True):
    """Whether one counts as read."""

    read: bool


class NotificationsController(Controller):
    """What the signed-in agent is told of. The realtime stream tells of changes."""

    path = "/notifications"
    tags = ["Notifications"]
    opt = {"permission": SIGNED_IN}

    @get("/", summary="List my notifications")
    async def list_notifications(
        self,
        actor: Actor,
        database: Database,
        unread: Unread = False,
        cursor: Cursor = None,
        limit: Limit = 30,
    ) -> NotificationPage:
        """The caller's notifications: one for each conversation in which something happened since
        they read it, however much."""
        agent_id = actor.id or 0
        found = await view.page(
            database,
            agent_id,
            unread=unread,
            before_turn=read_cursor(cursor),
            limit=limit + 1,
        )
        items, following = page_of(found, limit, lambda each: each.turn)
        counts = await view.unread_counts(database, [agent_id])
        if items:
            await record(
                database,
                actor,
                "notifications.read",
                subject_kind="notifications",
                detail={"customer_ids": sorted({each.customer.id for each in items})},
            )
        return NotificationPage(items, following, counts[agent_id])

    @post("/read", summary="Mark as read", status_code=204, example={"conversation_id": 12})
    async def mark_read(self, data: Read, actor: Actor, database: Database) -> None:
        """Marks the caller's own as read: some by id, those of a conversation, or all up to a turn."""
        await mark_read(
            database,
            actor.id or 0,
            ids=data.ids,
            conversation_id=data.conversation_id,
            until_turn=data.until_turn,
        )

    @patch(
        "/{notification_id:int}",
        summary="Mark one as read or unread",
        errors=(NotFound,),
        status_code=204,
        example={"read": False},
    )
    async def mark_one(
        self, notification_id: int, data: ReadMark, actor: Actor, database: Database
    ) -> None:
        """Marks one of the caller's own, on all their devices."""
        if data.read:
            await mark_read(database, actor.id or 0, ids=[notification_id])
        else:
            await mark_unread(database, actor.id or 0, notification_id)

    @get("/rules", summary="See my rules")
    async def get_rules(self, actor: Actor, database: Database) -> Rules:
        """What the caller is told of and by which ways, quiet hours, digest and sound."""
        return await rules_of(database, actor.id or 0)

    @put(
        "/rules",
        summary="Choose my rules",
        example={
            "ways": {"assigned": ["page", "sound", "push"], "message": ["page"]},
            "quiet": {"from_minute": 1080, "until_minute": 480},
            "time_zone": "Europe/Amsterdam",
        },
    )
    async def choose_rules(self, data: Rules, actor: Actor, database: Database) -> Rules:
        """Replaces the caller's rules; a kind left out gets its ways of a new agent."""
        return await choose(database, actor, data)


CONTROLLERS = [NotificationsController]
