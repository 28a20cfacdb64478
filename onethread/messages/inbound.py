"""What a connector's `parse()` returns: plain values, no I/O."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any

import msgspec

from onethread.messages.content import Content
from onethread.messages.http import HttpRequest
from onethread.messages.states import DeliveryState


class Assurance(IntEnum):
    """How sure we are that an identity is the sender's."""

    CLAIMED = 1  # typed or spoofable: a form field, an unauthenticated From
    ASSERTED = 2  # the platform authenticated it: WhatsApp user, DMARC pass by a trusted host
    VERIFIED = 3  # proved to us: signed token, one-time code, login


class SenderIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """One address by which the sender is known: scheme and value as it came.

    Schemes: email, phone, whatsapp (user id), visitor, external (the organisation's own customer
    number), … The connector's manifest lists those it can give.
    """

    scheme: str
    value: str
    assurance: Assurance


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a message that points at an earlier one or at a conversation.

    kinds: `message` (provider id of the message answered: WhatsApp context, In-Reply-To),
    `thread` (older ids: References), `token` (a token signed by us: reply address, resume link),
    `quoted` (a conversation reference like OT-7K2M9 that anyone can type).
    """

    kind: str
    value: str


class InboundMessage(msgspec.Struct, kw_only=True):
    """One thing said by a customer.

    `message_id` is the provider's, unique within the channel (for mail: the Message-ID, unique over
    all channels of the same connector: `dedupe_scope="connector"` in the manifest).
    `sender[0]` is the identity to answer on this channel (the leg's); the others are the same person.
    `said_at` is when the customer said it (aware UTC). `envelope_sender` etc. belong in `headers`,
    which keeps provider facts worth showing or needed to answer (mail: to, cc, reply_to, message_id,
    references).
    """

    message_id: str
    sender: list[SenderIdentity]
    said_at: datetime
    content: Content
    display_name: str | None = None
    references: list[Reference] = []
    automatic: bool = False  # out-of-office, list mail: stored, never answered, never reopens
    thread: str | None = None  # the leg's own thread on the platform, where it has one
    headers: dict[str, Any] = {}
    attributes: dict[
        str, Any
    ] = {}  # facts about the customer that came along (signed token claims)


class DeliveryUpdate(msgspec.Struct, kw_only=True):
    """A receipt: the provider's id of our message and its state. Late, doubled and disordered.

    `message_uid`: our own id, where the provider gives it back. By it the message is found even when
    the answer to our request, with the provider's id, was lost. `until`: some providers only say that
    a customer received or read everything until a moment (`at`): it holds for each message of ours to
    that identity on the channel, sent until then; `message_id` then names none of them.
    """

    message_id: str
    state: DeliveryState
    at: datetime
    code: str | None = None
    reason: str | None = None  # for people: why it failed
    recipient: str | None = None
    message_uid: str | None = None
    until: SenderIdentity | None = None


class Reaction(msgspec.Struct, kw_only=True):
    """The sender's reaction to a message; an empty `emoji` takes it back."""

    target_id: str  # provider id of the message reacted to (ours or theirs)
    emoji: str
    sender: list[SenderIdentity]
    at: datetime


class Edit(msgspec.Struct, kw_only=True):
    """The sender changed a message; the earlier wording is kept."""

    target_id: str
    content: Content
    sender: list[SenderIdentity]
    at: datetime


class Deletion(msgspec.Struct, kw_only=True):
    """The sender took a message back; the timeline shows that, the ledger keeps the raw form."""

    target_id: str
    sender: list[SenderIdentity]
    at: datetime


class Typing(msgspec.Struct, kw_only=True):
    """The sender is typing (never stored)."""

    sender: list[SenderIdentity]
    on: bool = True


class Follow(msgspec.Struct, kw_only=True):
    """The payload only points at what was said: `requests` fetch it.

    A job sends them; the body of the last answer is stored as an envelope of its own (its headers:
    `headers`, and `followed: true`) and parsed like any other.
    """

    requests: list[HttpRequest]
    headers: dict[str, Any] = {}


class Ignored(msgspec.Struct, kw_only=True):
    """A part of a payload that is rightly not a message; the reason is kept."""

    reason: str


class Handover(msgspec.Struct, kw_only=True):
    """A part of the payload that is another channel's: several accounts of a provider's app share one
    callback address. `account`: as that channel's connector names it; `body`: what its parse() reads.

    It is stored as an envelope of that channel. When no channel has the account, `reason` says so in
    words: as a dead letter where `keep` (somebody wrote, and nobody hears it), else as ignored.
    """

    account: str
    body: bytes
    reason: str
    keep: bool = True


InboundItem = (
    InboundMessage
    | DeliveryUpdate
    | Reaction
    | Edit
    | Deletion
    | Typing
    | Follow
    | Handover
    | Ignored
)
