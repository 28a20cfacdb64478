"""HTTP: putting right where messages and conversations belong."""

from __future__ import annotations

import msgspec
from litestar import Controller, get, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations.accuracy import Accuracy, accuracy, confirm
from onethread.conversations.merge import merge
from onethread.conversations.move import move_messages, move_to_customer
from onethread.conversations.shapes import Conversation, Message
from onethread.conversations.split import split
from onethread.conversations.unmerge import unmerge
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class ToCustomer(msgspec.Struct, kw_only=True):
    """Whose conversation it is."""

    customer_id: int


class Selected(msgspec.Struct, kw_only=True):
    """Messages of the conversation, at most 500."""

    message_ids: list[int]


class Into(msgspec.Struct, kw_only=True):
    """The conversation that stays."""

    into: int


class SelectedTo(msgspec.Struct, kw_only=True):
    """Messages of one conversation, at most 500, and where they belong."""

    message_ids: list[int]
    to_conversation_id: int


class Corrections(Controller):
    """Each correction is kept and shown with the messages, and counts in measuring placement."""

    tags = ["Corrections"]

    @post(
        "/conversations/{conversation_id:int}/move",
        permission="conversations.correct",
        status_code=200,
        summary="Move to another customer",
        errors=(NotFound, Conflict),
        example={"customer_id": 7},
    )
    async def move_conversation(
        self, conversation_id: int, data: ToCustomer, actor: Actor, database: Database
    ) -> Conversation:
        """The whole conversation belongs to another customer; addresses stay with whom they are."""
        return await move_to_customer(database, actor, conversation_id, data.customer_id)

    @post(
        "/conversations/{conversation_id:int}/split",
        permission="conversations.correct",
        summary="Split off messages",
        errors=(NotFound, Conflict),
        example={"message_ids": [101, 102]},
    )
    async def split_conversation(
        self, conversation_id: int, data: Selected, actor: Actor, database: Database
    ) -> Conversation:
        """These messages are another matter: answers with their new conversation."""
        return await split(database, actor, conversation_id, data.message_ids)

    @post(
        "/conversations/{conversation_id:int}/merge",
        permission="conversations.correct",
        status_code=200,
        summary="Merge into another conversation",
        errors=(NotFound, Conflict),
        example={"into": 12},
    )
    async def merge_conversation(
        self, conversation_id: int, data: Into, actor: Actor, database: Database
    ) -> Conversation:
        """Both are one matter of one customer: answers with the one that stays. The old id and
        reference lead there from now on."""
        return await merge(database, actor, conversation_id, data.into)

    @post(
        "/conversations/{conversation_id:int}/unmerge",
        permission="conversations.correct",
        status_code=200,
        summary="Take a merged conversation out again",
        errors=(NotFound, Conflict),
    )
    async def unmerge_conversation(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> Conversation:
        """It was another matter after all: what came along goes back with it, what was said meanwhile
        stays. Answers with the one that is back."""
        return await unmerge(database, actor, conversation_id)

    @post(
        "/conversations/messages/move",
        permission="conversations.correct",
        status_code=200,
        summary="Move messages to another conversation",
        errors=(NotFound, Conflict),
        example={"message_ids": [101], "to_conversation_id": 12},
    )
    async def move_some_messages(
        self, data: SelectedTo, actor: Actor, database: Database
    ) -> Conversation:
        """Answers with the conversation they are in now. When nothing stays behind, the two
        conversations are merged."""
        return await move_messages(database, actor, data.message_ids, data.to_conversation_id)

    @post(
        "/messages/{message_id:int}/placement/confirm",
        permission="conversations.correct",
        status_code=200,
        summary="Confirm where a message is",
        errors=(NotFound,),
    )
    async def confirm_placement(self, message_id: int, actor: Actor, database: Database) -> Message:
        """It belongs in this conversation: the doubt goes, and it counts in measuring placement."""
        return await confirm(database, actor, message_id)

    @get(
        "/placement/accuracy",
        permission="organisation.manage",
        summary="How often placement was right",
    )
    async def placement_accuracy(self, actor: Actor, database: Database) -> Accuracy:
        """Of the latest 10,000 messages from customers, by the rule that placed them."""
        await audit(database, actor, "placement.accuracy_read")
        return await accuracy(database)


CONTROLLERS: list[type[Controller]] = [Corrections]
