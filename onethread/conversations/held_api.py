"""HTTP: replies that wait, to be taken back or until their time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Controller, delete, get, patch, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import held, held_view, show
from onethread.conversations.compose import Draft, compose
from onethread.conversations.shapes import Held, IfCustomerWrites, KeptDraft, Message
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound
from onethread.files import FileStore

_KEY = "3f0e7d52-9d0c-4b60-8f0e-6d5f2f1c9a12"


class NewHeld(msgspec.Struct, kw_only=True):
    """A reply that waits: see NewReply. Either `undo_seconds` (0 to 30) or `send_at`.

    `if_customer_writes` before a scheduled one goes: `ask` its author, `cancel` it, or `send` it
    regardless. `draft`: what the composer held, given back when it is taken back.
    """

    leg_id: int
    content: Draft
    idempotency_key: UUID
    file_ids: list[str] = []
    file_names: dict[str, str] = {}
    in_reply_to_message_id: int | None = None
    seen_message_id: int | None = None
    seen_held_id: int | None = None
    public: bool | None = None
    undo_seconds: int | None = None
    send_at: datetime | None = None
    if_customer_writes: IfCustomerWrites = "ask"
    draft: dict[str, object] | None = None


class HeldChange(msgspec.Struct, kw_only=True):
    """What to change; what is left out stays. One that asked its author waits again."""

    send_at: datetime | None = None
    if_customer_writes: IfCustomerWrites | None = None


class HeldReplies(Controller):
    """Sending a little later: with a few seconds to take it back, or at a time."""

    tags = ["Conversations"]

    @get(
        "/conversations/{conversation_id:int}/held",
        permission="conversations.read",
        summary="List replies that wait",
        errors=(NotFound,),
    )
    async def list_held(self, conversation_id: int, actor: Actor, database: Database) -> list[Held]:
        """Of all agents, the next to go first."""
        async with database.connection() as connection:
            opened = await show.survivor(connection, conversation_id)
            found = await held_view.load(connection, [opened])
            await audit(
                connection,
                actor,
                "conversation.read",
                subject_kind="conversation",
                subject_id=opened,
                customer_id=await show.customer_of(connection, opened),
            )
        return found[opened]

    @post(
        "/conversations/{conversation_id:int}/held",
        permission="conversations.reply",
        summary="Answer later",
        errors=(NotFound, Conflict),
        example={
            "leg_id": 12,
            "content": {"text": "The fitter comes tomorrow between 9 and 11."},
            "idempotency_key": _KEY,
            "send_at": "2026-12-01T08:00:00Z",
            "if_customer_writes": "ask",
            "seen_message_id": 4711,
        },
    )
    async def hold_reply(
        self,
        conversation_id: int,
        data: NewHeld,
        actor: Actor,
        database: Database,
        files: FileStore,
    ) -> Held:
        """It goes by itself when it is time, as the message of the same `uid`."""
        content = await compose(data.content, data.file_ids, data.file_names, files)
        return await held.hold(
            database,
            actor,
            conversation_id,
            data.leg_id,
            content,
            data.idempotency_key,
            held.Waiting(
                undo_seconds=data.undo_seconds,
                send_at=data.send_at,
                if_customer_writes=data.if_customer_writes,
            ),
            draft=data.draft,
            in_reply_to_message_id=data.in_reply_to_message_id,
            seen_message_id=data.seen_message_id,
            seen_held_id=data.seen_held_id,
            public=data.public,
        )

    @patch(
        "/held/{held_id:int}",
        permission="conversations.reply",
        summary="Send at another time",
        errors=(NotFound,),
        example={"send_at": "2026-12-01T10:00:00Z"},
    )
    async def change_held(
        self, held_id: int, data: HeldChange, actor: Actor, database: Database
    ) -> Held:
        """Only its author can."""
        return await held.change(database, actor, held_id, data.send_at, data.if_customer_writes)

    @post(
        "/held/{held_id:int}/take-back",
        permission="conversations.reply",
        status_code=200,
        summary="Take a reply back",
        errors=(NotFound,),
    )
    async def take_back_held(self, held_id: int, actor: Actor, database: Database) -> KeptDraft:
        """It doesn't go, and is the author's draft again; what was begun since is kept as `other`."""
        return await held.take_back(database, actor, held_id)

    @post(
        "/held/{held_id:int}/send",
        permission="conversations.reply",
        status_code=200,
        summary="Send a waiting reply now",
        errors=(NotFound,),
    )
    async def send_held(self, held_id: int, actor: Actor, database: Database) -> Message:
        """Also one that asked because the customer wrote."""
        return await held.send_now(database, actor, held_id)

    @delete(
        "/held/{held_id:int}",
        permission="conversations.reply",
        summary="Drop a waiting reply",
        errors=(NotFound,),
    )
    async def drop_held(self, held_id: int, actor: Actor, database: Database) -> None:
        """It doesn't go, and its words are forgotten."""
        await held.drop(database, actor, held_id)


CONTROLLERS: list[type[Controller]] = [HeldReplies]
