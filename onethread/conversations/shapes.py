"""Conversations, legs and messages as the API and the realtime stream show them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

import msgspec

from onethread.messages import (
    Button,
    ContactCard,
    ListRow,
    Location,
    Mention,
    OrderItem,
    Rating,
    Template,
)

T = TypeVar("T")

Status = Literal["open", "waiting", "snoozed", "resolved"]
Direction = Literal["in", "out", "note", "event"]
IfCustomerWrites = Literal["cancel", "ask", "send"]


class Page(msgspec.Struct, Generic[T], kw_only=True):
    """A part of a list; `next` is the cursor of the following part, null at the end."""

    items: list[T]
    next: str | None = None


class AgentName(msgspec.Struct, frozen=True, kw_only=True):
    """An agent by name."""

    id: int
    name: str


class TeamName(msgspec.Struct, frozen=True, kw_only=True):
    """A team by name."""

    id: int
    name: str


class TagName(msgspec.Struct, frozen=True, kw_only=True):
    """A tag as conversations bear it. `colour`: #rrggbb, or nothing."""

    id: int
    name: str
    colour: str


class CustomerName(msgspec.Struct, frozen=True, kw_only=True):
    """A customer as lists show them."""

    id: int
    display_name: str
    language: str | None = None


class ChannelName(msgspec.Struct, frozen=True, kw_only=True):
    """A channel as lists show it."""

    id: int
    connector: str
    name: str
    state: str


class Conversation(msgspec.Struct, kw_only=True):
    """One matter of one customer, as lists and the header show it.

    `version` grows with each change; an equal version may differ in `unread`, which is the reading
    agent's own, and in the names. `preview` is the first line of the latest message, or its kind
    between colons (":image:"). `waiting_since`: since when the customer waits for us; null: they don't.
    `merged_into`: this one has become part of that one. `promise_due_at`: when the earliest promise
    is due that was made here and is not kept; it may have passed.
    """

    id: int
    ref: str
    version: int
    customer: CustomerName
    subject: str
    status: Status
    assignee: AgentName | None
    team: TeamName | None
    tags: list[TagName]
    snoozed_until: datetime | None
    resolved_at: datetime | None
    last_message_at: datetime
    last_inbound_at: datetime | None
    preview: str
    last_direction: Literal["in", "out"]
    channels: list[ChannelName]
    unread: bool
    failed_count: int
    created_at: datetime
    waiting_since: datetime | None = None
    merged_into: int | None = None
    promise_due_at: datetime | None = None


class InboxPage(msgspec.Struct, kw_only=True):
    """Conversations of a view. `position`: where to begin the realtime stream to miss nothing."""

    items: list[Conversation]
    next: str | None
    position: str


class Counts(msgspec.Struct, kw_only=True):
    """How much open work there is: `mine` is the asking agent's, `views` the saved views by id."""

    mine: int
    unassigned: int
    all: int
    snoozed: int
    views: dict[int, int] = {}


class IdentityName(msgspec.Struct, frozen=True, kw_only=True):
    """The address that a leg reaches. `assurance`: 1 claimed, 2 asserted, 3 verified."""

    id: int
    scheme: str
    value: str
    assurance: int


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a free reply may be sent now, and until when; null: without end."""

    open: bool
    closes_at: datetime | None


class Leg(msgspec.Struct, kw_only=True):
    """A strand of a conversation on one channel.

    `can_reply` is false when nothing at all can be sent; `why` tells what stands in the way, also when
    only a template can be sent, `why_code` the same for translations. Those of the connector: `limits`,
    `content_out`, `markup` (marks in plain text), `pieces` (sent in pieces, as SMS), `cost` (what is
    charged for) and `window_hours`.
    `public`: anyone can read what is said here; with `private_reply` an answer may be private all the
    same. `revisions`: what can be done to a message that was sent ("edit", "delete").
    `somebody_else`: who is reached here when it is not the conversation's customer.
    """

    id: int
    conversation_id: int
    channel: ChannelName
    identity: IdentityName
    address: str
    thread: str
    last_inbound_at: datetime | None
    window: Window
    can_reply: bool
    why: str | None
    why_code: str | None
    limits: dict[str, Any]
    content_out: tuple[str, ...]
    markup: str | None = None
    pieces: str | None = None
    cost: str | None = None
    window_hours: int | None = None
    public: bool = False
    private_reply: bool = False
    revisions: tuple[str, ...] = ()
    somebody_else: CustomerName | None = None


class ShownAttachment(msgspec.Struct, kw_only=True):
    """A file in a message; `url` opens it, null while it is still being fetched."""

    kind: str = "file"
    name: str = ""
    media_type: str = "application/octet-stream"
    size_bytes: int | None = None
    content_id: str | None = None
    caption: str | None = None
    file_id: str | None = None
    url: str | None = None
    error: str | None = None
    width: int | None = None
    height: int | None = None


class ShownContent(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a message says; what doesn't apply is left out. See messages.Content."""

    text: str = ""
    html: str | None = None
    subject: str | None = None
    quoted_text: str | None = None
    quoted_html: str | None = None
    attachments: list[ShownAttachment] = []
    location: Location | None = None
    contacts: list[ContactCard] = []
    buttons: list[Button] = []
    rows: list[ListRow] = []
    pressed: Button | None = None
    order: list[OrderItem] = []
    template: Template | None = None
    system: str | None = None
    unsupported: str | None = None
    forwarded: bool = False
    has_remote_images: bool = False
    rating: Rating | None = None
    calendar: dict[str, Any] | None = None
    language: str | None = None
    mentions: list[Mention] = []
    public: bool = False


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """The agent who wrote or did something."""

    agent_id: int
    name: str


class Failure(msgspec.Struct, kw_only=True):
    """Why a message could not be delivered. `remedy`: what the agent can do, see delivery.remedies."""

    code: str
    reason: str
    remedy: str | None = None


class ShownPlacement(msgspec.Struct, kw_only=True):
    """Why an inbound message is in this conversation. `runner_up`: the conversation that came second;
    `corrected`: who moved it, when, from where; `confirmed`: who found it right;
    `confidence`: 0 to 1, by what spoke for it and against."""

    rule: str = ""
    evidence: list[dict[str, Any]] = []
    runner_up: int | None = None
    corrected: dict[str, Any] | None = None
    confirmed: dict[str, Any] | None = None
    confidence: float | None = None


class ShownReaction(msgspec.Struct, kw_only=True):
    """An emoji that somebody put on a message."""

    emoji: str
    by: str = "customer"


class ShownRevision(msgspec.Struct, kw_only=True):
    """A change of a sent message that is under way (`pending`), or that the provider refused (`failed`,
    for this `reason`)."""

    kind: Literal["edit", "delete"]
    state: Literal["pending", "failed"]
    reason: str = ""


class Wording(msgspec.Struct, kw_only=True):
    """What a message said until then. `changed_by`: the agent who changed it; null: the customer."""

    content: ShownContent
    until: datetime
    changed_by: str | None


class Message(msgspec.Struct, kw_only=True):
    """One thing said, written down as a note, or done (`direction` event).

    `state` belongs to outbound messages. `deleted`: whoever wrote it took it back, and its content is
    no longer shown. `revision`: a change of ours that is under way or was refused.
    `headers`: facts of the channel worth showing, and of an event what was done.
    """

    id: int
    version: int
    conversation_id: int
    leg_id: int | None
    direction: Direction
    said_at: datetime
    received_at: datetime
    author: Author | None
    assurance: int | None
    content: ShownContent
    state: str | None
    state_at: datetime | None
    failure: Failure | None
    automatic: bool
    placement: ShownPlacement | None
    reactions: list[ShownReaction]
    edited: bool
    deleted: bool
    headers: dict[str, Any]
    uid: str | None
    revision: ShownRevision | None = None


class Held(msgspec.Struct, kw_only=True):
    """A reply that waits to go: `undo`, the few seconds in which it can be taken back, or `scheduled`.

    `state`: `waiting`; `asking`, the customer wrote meanwhile and its author must decide; `cancelled`,
    the same, as its author chose; `refused`, its leg could not carry it when its time came (`reason`).
    `uid` becomes the message's.
    """

    id: int
    version: int
    conversation_id: int
    leg_id: int
    author: Author
    content: ShownContent
    kind: Literal["undo", "scheduled"]
    send_at: datetime
    if_customer_writes: IfCustomerWrites
    state: Literal["waiting", "asking", "cancelled", "refused"]
    reason: str | None
    created_at: datetime
    uid: str


class KeptDraft(msgspec.Struct, kw_only=True):
    """What an agent was writing. `version` grows with each change. `other`: what was written elsewhere
    (another device) and replaced without having been seen."""

    body: dict[str, Any]
    version: int
    updated_at: datetime
    other: dict[str, Any] | None = None
    other_at: datetime | None = None
