"""What intake hands over to be placed and stored."""

from __future__ import annotations

from datetime import datetime

import msgspec

from onethread.messages import Assurance, InboundMessage


class Continues(msgspec.Struct, kw_only=True):
    """What the token that a message came with does. `conversation_id` None: nothing, and `why`."""

    conversation_id: int | None
    why: str | None
    made_at: datetime
    by_agent: bool = False


class Arrival(msgspec.Struct, kw_only=True):
    """One inbound message of a recognised sender, not yet placed. `key`: see messages.keys."""

    message: InboundMessage
    key: bytes
    channel_id: int
    continuous: bool  # a chat without subjects: what follows on the leg is likely the same matter
    envelope_id: int
    received_at: datetime
    said_at: datetime
    customer_id: int
    identity_id: int
    assurance: Assurance
    continues: Continues | None = None
    home_id: int | None = None  # the customer apart from merges, where that is another


class Received(msgspec.Struct, kw_only=True):
    """Where an arrival went."""

    message_id: int
    conversation_id: int
    is_new_conversation: bool
