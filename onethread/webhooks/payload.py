"""What receivers are sent. Documented in docs/reference/webhooks.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from onethread.conversations.tell import (
    ConversationTold,
    MessageTold,
    tell_conversation,
    tell_message,
)
from onethread.customers.tell import CustomerTold, tell_customer
from onethread.database.engine import Connection, Database

TEST_KIND = "test"


class Occurrence(msgspec.Struct, kw_only=True):
    """An event as jobs and the log keep it: ids, no words of anybody."""

    event_id: int
    kind: str
    at: datetime
    conversation_id: int | None = None
    customer_id: int | None = None
    message_id: int | None = None
    agent_id: int | None = None


class EventTold(msgspec.Struct, kw_only=True):
    """What happened, to what. The last three only with the webhook's scopes, as they are now."""

    event_id: int
    conversation_id: int | None
    customer_id: int | None
    message_id: int | None
    agent_id: int | None
    conversation: ConversationTold | None = None
    message: MessageTold | None = None
    customer: CustomerTold | None = None


class Payload(msgspec.Struct, kw_only=True):
    """The body of a webhook, in the shape that Standard Webhooks recommends."""

    type: str
    timestamp: datetime
    data: EventTold


async def build_payload(
    source: Connection | Database, occurrence: Occurrence, scopes: Sequence[str]
) -> bytes:
    """The body to send for an event, holding no more than `scopes` allow."""
    told = EventTold(
        event_id=occurrence.event_id,
        conversation_id=occurrence.conversation_id,
        customer_id=occurrence.customer_id,
        message_id=occurrence.message_id,
        agent_id=occurrence.agent_id,
    )
    if "conversations:read" in scopes:
        if occurrence.conversation_id is not None:
            told.conversation = await tell_conversation(source, occurrence.conversation_id)
        if occurrence.message_id is not None:
            told.message = await tell_message(source, occurrence.message_id)
    if "customers:read" in scopes and occurrence.customer_id is not None:
        told.customer = await tell_customer(source, occurrence.customer_id)
    return msgspec.json.encode(Payload(type=occurrence.kind, timestamp=occurrence.at, data=told))
