"""HTTP: what agents do in a conversation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, patch, post
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.conversations import read
from onethread.conversations.assign import assign, rename
from onethread.conversations.compose import Draft, compose, mentioned
from onethread.conversations.note import add_note
from onethread.conversations.reply import reply
from onethread.conversations.retry import retry
from onethread.conversations.shapes import Conversation, Message, Status
from onethread.conversations.start import NewAddress, start
from onethread.conversations.status import set_status
from onethread.conversations.tag import put_tags
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound
from onethread.files import FileStore
from onethread.settings import Settings

_KEY = "3f0e7d52-9d0c-4b60-8f0e-6d5f2f1c9a11"


class NewReply(msgspec.Struct, kw_only=True):
    """An answer. `idempotency_key`: a UUID of the caller's; the same one again sends nothing twice.
    `file_ids` from uploading; `file_names` names them by id. `expected_version` of the conversation:
    refused when a colleague answered since. `seen_message_id`: the latest message that the agent has
    seen (`seen_held_id`: of those about to go); refused, with what happened, when the customer wrote
    or a colleague answered since. `public`: whether anyone may read it; left out, it is as public as
    what it answers. Refused where the leg can't."""

    leg_id: int
    content: Draft
    idempotency_key: UUID
    file_ids: list[str] = []
    file_names: dict[str, str] = {}
    in_reply_to_message_id: int | None = None
    expected_version: int | None = None
    seen_message_id: int | None = None
    seen_held_id: int | None = None
    public: bool | None = None


class NewNote(msgspec.Struct, kw_only=True):
    """An internal note; see NewReply. `mentions`: agents who are told of it, named in the text.
    `html`: it is kept as the text that it reads like."""

    idempotency_key: UUID
    text: str = ""
    html: str | None = None
    mentions: list[int] = []
    file_ids: list[str] = []
    file_names: dict[str, str] = {}


class NewConversation(msgspec.Struct, kw_only=True):
    """A conversation that we begin: with a customer, or with an address."""

    channel_id: int
    content: Draft
    idempotency_key: UUID
    customer_id: int | None = None
    identity: NewAddress | None = None
    file_ids: list[str] = []
    file_names: dict[str, str] = {}


class Assignment(msgspec.Struct, kw_only=True):
    """The agent and the team it is given to; null: nobody. What is left out stays, except that an
    agent outside the new team no longer has it."""

    agent_id: int | UnsetType | None = UNSET
    team_id: int | UnsetType | None = UNSET


class TagChange(msgspec.Struct, kw_only=True):
    """Tags to put on a conversation and to take off, by id."""

    add: Annotated[list[int], msgspec.Meta(max_length=100)] = []
    remove: Annotated[list[int], msgspec.Meta(max_length=100)] = []


class NewStatus(msgspec.Struct, kw_only=True):
    """`snoozed_until` belongs to `snoozed`."""

    status: Status
    snoozed_until: datetime | None = None


class NewSubject(msgspec.Struct, kw_only=True):
    """What the matter is called."""

    subject: Annotated[str, msgspec.Meta(max_length=1000)]


class Actions(Controller):
    """Answering, writing down, giving away, closing."""

    tags = ["Conversations"]

    @post(
        "/conversations",
        permission="conversations.start",
        summary="Start a conversation",
        errors=(NotFound, Conflict),
        example={
            "channel_id": 1,
            "identity": {"scheme": "email", "value": "j.jansen@example.org"},
            "content": {"subject": "Your repair", "text": "The fitter comes on Tuesday."},
            "idempotency_key": _KEY,
        },
    )
    async def start_conversation(
        self,
        data: NewConversation,
        actor: Actor,
        database: Database,
        files: FileStore,
        settings: Settings,
    ) -> Conversation:
        """Write first, on a channel that allows it; the conversation is the caller's own."""
        content = await compose(data.content, data.file_ids, data.file_names, files)
        return await start(
            database,
            actor,
            settings.default_region,
            channel_id=data.channel_id,
            content=content,
            idempotency_key=data.idempotency_key,
            customer_id=data.customer_id,
            address=data.identity,
        )

    @post(
        "/conversations/{conversation_id:int}/reply",
        permission="conversations.reply",
        summary="Answer",
        errors=(NotFound, Conflict),
        example={
            "leg_id": 12,
            "content": {"text": "The fitter comes on Tuesday between 9 and 11."},
            "file_ids": [],
            "idempotency_key": _KEY,
            "seen_message_id": 4711,
        },
    )
    async def send_reply(
        self,
        conversation_id: int,
        data: NewReply,
        actor: Actor,
        database: Database,
        files: FileStore,
    ) -> Message:
        """Queue an answer on a leg; it is being sent when this returns, and its `state` follows live.
        The conversation then waits for the customer."""
        content = await compose(data.content, data.file_ids, data.file_names, files)
        return await reply(
            database,
            actor,
            conversation_id,
            data.leg_id,
            content,
            data.idempotency_key,
            in_reply_to_message_id=data.in_reply_to_message_id,
            expected_version=data.expected_version,
            seen_message_id=data.seen_message_id,
            seen_held_id=data.seen_held_id,
            public=data.public,
        )

    @post(
        "/conversations/{conversation_id:int}/notes",
        permission="conversations.note",
        summary="Write an internal note",
        errors=(NotFound, Conflict),
        example={
            "text": "@Bea Smit, called back, no answer.",
            "mentions": [3],
            "idempotency_key": _KEY,
        },
    )
    async def write_note(
        self,
        conversation_id: int,
        data: NewNote,
        actor: Actor,
        database: Database,
        files: FileStore,
    ) -> Message:
        """Only agents see it."""
        draft = Draft(text="" if data.html else data.text, html=data.html)
        content = await compose(draft, data.file_ids, data.file_names, files)
        content.html = None
        content.mentions = await mentioned(database, data.mentions)
        return await add_note(database, actor, conversation_id, content, data.idempotency_key)

    @post(
        "/conversations/{conversation_id:int}/assign",
        permission="conversations.assign",
        status_code=200,
        summary="Give to an agent or a team",
        errors=(NotFound,),
        example={"agent_id": 3},
    )
    async def assign_conversation(
        self, conversation_id: int, data: Assignment, actor: Actor, database: Database
    ) -> Conversation:
        """Or to nobody, with null."""
        return await assign(database, actor, conversation_id, data.agent_id, data.team_id)

    @post(
        "/conversations/{conversation_id:int}/status",
        permission="conversations.change",
        status_code=200,
        summary="Resolve, snooze, reopen",
        errors=(NotFound,),
        example={"status": "snoozed", "snoozed_until": "2026-12-01T08:00:00Z"},
    )
    async def change_status(
        self, conversation_id: int, data: NewStatus, actor: Actor, database: Database
    ) -> Conversation:
        """A snoozed conversation opens by itself when its time comes, or when the customer writes."""
        return await set_status(database, actor, conversation_id, data.status, data.snoozed_until)

    @post(
        "/conversations/{conversation_id:int}/tags",
        permission="conversations.change",
        status_code=200,
        summary="Put tags on, take tags off",
        errors=(NotFound,),
        example={"add": [4], "remove": [9]},
    )
    async def tag_conversation(
        self, conversation_id: int, data: TagChange, actor: Actor, database: Database
    ) -> Conversation:
        """Others stay as they are."""
        return await put_tags(database, actor, conversation_id, data.add, data.remove)

    @post(
        "/conversations/{conversation_id:int}/read",
        permission="conversations.read",
        status_code=204,
        summary="Mark as read",
        errors=(NotFound,),
    )
    async def mark_conversation_read(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> None:
        """The caller has seen everything so far; others' marks stay."""
        await read.mark_read(database, actor, conversation_id)

    @post(
        "/conversations/{conversation_id:int}/unread",
        permission="conversations.read",
        status_code=204,
        summary="Mark as unread",
        errors=(NotFound,),
    )
    async def mark_conversation_unread(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> None:
        """To come back to it, on all of the caller's devices; others' marks stay."""
        await read.mark_unread(database, actor, conversation_id)

    @patch(
        "/conversations/{conversation_id:int}",
        permission="conversations.change",
        summary="Change the subject",
        errors=(NotFound,),
        example={"subject": "Broken lift, Parkweg 12"},
    )
    async def change_conversation(
        self, conversation_id: int, data: NewSubject, actor: Actor, database: Database
    ) -> Conversation:
        """What the matter is called among agents."""
        return await rename(database, actor, conversation_id, data.subject)

    @post(
        "/messages/{message_id:int}/retry",
        permission="conversations.reply",
        status_code=200,
        summary="Send a failed message again",
        errors=(NotFound, Conflict),
    )
    async def retry_message(self, message_id: int, actor: Actor, database: Database) -> Message:
        """It is queued anew, with the same id towards the provider."""
        return await retry(database, actor, message_id)


CONTROLLERS: list[type[Controller]] = [Actions]
