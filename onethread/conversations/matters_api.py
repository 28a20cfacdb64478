"""HTTP: the matters above a conversation, finding in it, and where a message is."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import matters, messages
from onethread.conversations.api import Cursor, Limit
from onethread.conversations.matters import Earlier, FoundMessages
from onethread.conversations.shapes import Message
from onethread.conversations.show import customer_of
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound


class Matters(Controller):
    """A conversation among the other matters of its customer."""

    tags = ["Conversations"]

    @get(
        "/conversations/{conversation_id:int}/earlier",
        permission="conversations.read",
        summary="Read the matters before this one",
        errors=(NotFound, InvalidInput),
    )
    async def list_earlier(
        self,
        conversation_id: int,
        actor: Actor,
        database: Database,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Earlier:
        """Messages of the customer's matters that began before this one, on all channels, as one text
        read upwards: the latest matter at the end of the first page. Kept in the audit trail."""
        async with database.connection() as connection:
            return await matters.earlier(connection, actor, conversation_id, cursor, limit)

    @get(
        "/conversations/{conversation_id:int}/find",
        permission="conversations.read",
        summary="Find in a conversation",
        errors=(NotFound,),
    )
    async def find_in_conversation(
        self,
        conversation_id: int,
        actor: Actor,
        database: Database,
        q: Annotated[str, Parameter(max_length=300, description="Words.")],
    ) -> FoundMessages:
        """Where all of these words were said, in this matter and in the customer's earlier ones; the
        last word may be the beginning of one. Kept in the audit trail."""
        async with database.connection() as connection:
            return await matters.find(connection, actor, conversation_id, q)

    @get(
        "/messages/{message_id:int}",
        permission="conversations.read",
        summary="Open a message",
        errors=(NotFound,),
    )
    async def open_message(self, message_id: int, actor: Actor, database: Database) -> Message:
        """One message with the conversation that it is in now, wherever it was when its link was
        copied. Kept in the audit trail."""
        async with database.connection() as connection:
            found = await messages.load_one(connection, message_id)
            await audit(
                connection,
                actor,
                "conversation.read",
                subject_kind="conversation",
                subject_id=found.conversation_id,
                customer_id=await customer_of(connection, found.conversation_id),
            )
        return found


CONTROLLERS: list[type[Controller]] = [Matters]
