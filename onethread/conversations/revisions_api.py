"""HTTP: change or take back a message that was sent, and read what it said before."""

from __future__ import annotations

import msgspec
from litestar import Controller, delete, get, patch

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import revise
from onethread.conversations.compose import Draft, compose
from onethread.conversations.shapes import Message, Wording
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.files import FileStore


class NewWords(msgspec.Struct, kw_only=True):
    """What a sent message is to say. `was`: its text when the agent began, so that a colleague's change
    isn't overwritten."""

    content: Draft
    was: str | None = None


class Revisions(Controller):
    """Second thoughts about what was sent, on channels that allow them."""

    tags = ["Conversations"]

    @patch(
        "/messages/{message_id:int}",
        permission="conversations.reply",
        summary="Change a sent message",
        errors=(NotFound, Conflict, InvalidInput),
        example={
            "content": {"text": "The fitter comes on Wednesday between 9 and 11."},
            "was": "The fitter comes on Tuesday between 9 and 11.",
        },
    )
    async def change_message(
        self, message_id: int, data: NewWords, actor: Actor, database: Database, files: FileStore
    ) -> Message:
        """Where the channel can (`revisions` of the leg). Its `revision` is pending until the provider
        did it, which follows live; the earlier wording is kept."""
        content = await compose(data.content, [], {}, files)
        return await revise.edit(database, actor, message_id, content, data.was)

    @delete(
        "/messages/{message_id:int}",
        permission="conversations.reply",
        status_code=200,
        summary="Take a sent message back",
        errors=(NotFound, Conflict, InvalidInput),
    )
    async def delete_message(self, message_id: int, actor: Actor, database: Database) -> Message:
        """Where the channel can. The customer sees it no more; the organisation keeps what it said."""
        return await revise.delete(database, actor, message_id)

    @get(
        "/messages/{message_id:int}/wordings",
        permission="conversations.read",
        summary="Read what a message said before",
        errors=(NotFound,),
    )
    async def list_wordings(
        self, message_id: int, actor: Actor, database: Database
    ) -> list[Wording]:
        """Of a message that was changed or deleted, oldest first. Kept in the audit trail."""
        async with database.connection() as connection:
            found, conversation_id, customer_id = await revise.wordings(connection, message_id)
            await audit(
                connection,
                actor,
                "conversation.read",
                subject_kind="conversation",
                subject_id=conversation_id,
                customer_id=customer_id,
                detail={"message_id": message_id},
            )
        return found


CONTROLLERS: list[type[Controller]] = [Revisions]
