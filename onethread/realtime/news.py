"""What a batch of events means for screens: which things changed, loaded once for all agents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from onethread.conversations import held, held_view, legs, messages, summaries
from onethread.conversations.rules import is_unread
from onethread.conversations.shapes import Conversation, Held, Leg, Message
from onethread.customers import view
from onethread.customers.view import Customer
from onethread.database.engine import Connection, Database
from onethread.events import Event, Position
from onethread.facts import due, follow

# A change of a customer, agent, team or tag shows in so many of the latest conversations at once.
CONVERSATIONS_OF_ONE = 200
# Messages and legs come and go with these: screens that show such a conversation load it anew.
_MOVES = ("conversation.split", "conversation.moved", "conversation.merged")
# What is known or promised in these is loaded anew by screens that show it.
_FACTS = (follow.CHANGED, due.PROMISE_DUE)

_encoder = msgspec.json.Encoder()


class Changed(msgspec.Struct, kw_only=True):
    """Ids of what changed. `read`: by agent, conversations that this agent has read."""

    conversations: set[int] = msgspec.field(default_factory=set)
    messages: set[int] = msgspec.field(default_factory=set)
    held: set[int] = msgspec.field(default_factory=set)
    customers: set[int] = msgspec.field(default_factory=set)
    agents: set[int] = msgspec.field(default_factory=set)
    reload: set[int] = msgspec.field(default_factory=set)
    facts: set[int] = msgspec.field(default_factory=set)
    teams: set[int] = msgspec.field(default_factory=set)
    tags: set[int] = msgspec.field(default_factory=set)
    read: dict[int, set[int]] = msgspec.field(default_factory=dict)
    channels: bool = False

    def is_empty(self) -> bool:
        """Whether no screen needs to know."""
        return not (
            self.conversations
            or self.messages
            or self.held
            or self.customers
            or self.agents
            or self.teams
            or self.tags
            or self.reload
            or self.facts
            or self.read
            or self.channels
        )


def changed_by(events: Sequence[Event]) -> Changed:
    """What these events changed."""
    changed = Changed()
    for event in events:
        body = event.body or {}
        if event.kind == "conversation.read":
            if event.agent_id is not None and event.conversation_id is not None:
                changed.read.setdefault(event.agent_id, set()).add(event.conversation_id)
            continue
        if event.kind == held.CHANGED and event.conversation_id is not None:
            changed.held.add(event.conversation_id)
            continue
        if event.conversation_id is not None:
            changed.conversations.add(event.conversation_id)
        changed.conversations.update(body.get("conversation_ids") or ())
        if event.message_id is not None:
            changed.messages.add(event.message_id)
        if event.kind in _FACTS and event.conversation_id is not None:
            changed.facts.add(event.conversation_id)
        if event.kind in _MOVES:
            changed.reload.update(body.get("conversation_ids") or ())
        if event.kind.startswith("customer."):
            if event.customer_id is not None:
                changed.customers.add(event.customer_id)
            changed.customers.update(body.get("customer_ids") or ())
        elif event.kind == "agent.changed" and event.agent_id is not None:
            changed.agents.add(event.agent_id)
        elif event.kind == "team.changed":
            changed.teams.add(int(body["team_id"]))
        elif event.kind == "tag.changed":
            changed.tags.add(int(body["tag_id"]))
        elif event.kind.startswith("channel."):
            changed.channels = True
    return changed


class HeldOf(msgspec.Struct, kw_only=True):
    """All replies that wait in a conversation now."""

    conversation_id: int
    items: list[Held]


class News:
    """Changed things, loaded; written out per agent, once for all agents who see the same."""

    def __init__(
        self,
        position: Position,
        conversations: list[Conversation],
        messages_: list[Message],
        customers: list[Customer],
        legs_: list[Leg],
        held_: dict[int, list[Held]],
        reload: list[int],
        facts: list[int],
        for_all: set[int],
        read: dict[int, set[int]],
        read_at: dict[tuple[int, int], datetime],
    ) -> None:
        self._position = str(position)
        self._conversations = sorted(conversations, key=lambda each: each.id)
        self._messages = sorted(messages_, key=lambda each: each.id)
        self._customers = customers
        self._legs = legs_
        self._held = [HeldOf(conversation_id=each, items=held_[each]) for each in sorted(held_)]
        self._reload = reload
        self._facts = facts
        self._for_all = for_all
        self._read = read
        self._read_at = read_at
        self._written: dict[tuple[tuple[int, bool], ...], str | None] = {}

    def frame_for(self, agent_id: int) -> str | None:
        """The frame of an agent; None when nothing of it concerns them."""
        own = self._read.get(agent_id, set())
        seen = tuple(
            (
                each.id,
                is_unread(
                    each.status, each.last_inbound_at, self._read_at.get((agent_id, each.id))
                ),
            )
            for each in self._conversations
            if each.id in self._for_all or each.id in own
        )
        if seen not in self._written:
            self._written[seen] = self._write(dict(seen))
        return self._written[seen]

    def _write(self, unread: dict[int, bool]) -> str | None:
        conversations = [
            msgspec.structs.replace(each, unread=unread[each.id])
            for each in self._conversations
            if each.id in unread
        ]
        rest = (
            self._messages,
            self._customers,
            self._legs,
            self._held,
            self._reload,
            self._facts,
        )
        if not (conversations or any(rest)):
            return None
        frame = {
            "type": "changes",
            "position": self._position,
            "conversations": conversations,
            "messages": self._messages,
            "customers": self._customers,
            "legs": self._legs,
            "held": self._held,
            "reload": self._reload,
            "facts": self._facts,
        }
        return _encoder.encode({k: v for k, v in frame.items() if v != []}).decode()


async def load(
    source: Connection | Database,
    changed: Changed,
    position: Position,
    agent_ids: Iterable[int],
    looked_at: Iterable[int] = (),
) -> News:
    """Load what changed: one statement per kind of thing, whatever the number of agents."""
    agents = list(set(agent_ids))
    for_all = set(changed.conversations)
    if changed.customers:
        for_all.update(
            await summaries.load_latest_of_customers(
                source, changed.customers, CONVERSATIONS_OF_ONE
            )
        )
    if changed.agents:
        for_all.update(
            await summaries.load_latest_of_agents(source, changed.agents, CONVERSATIONS_OF_ONE)
        )
    if changed.teams or changed.tags:
        for_all.update(
            await summaries.load_latest_of_teams_and_tags(
                source, changed.teams, changed.tags, CONVERSATIONS_OF_ONE
            )
        )
    if changed.channels:
        for_all.update(looked_at)
    ids = for_all.union(*(changed.read.get(agent, set()) for agent in agents))
    return News(
        position,
        await summaries.load(source, ids, None),
        await messages.load(source, changed.messages),
        await view.load(source, changed.customers),
        await legs.load(source, for_all) if for_all else [],
        await held_view.load(source, sorted(changed.held)) if changed.held else {},
        sorted(changed.reload),
        sorted(changed.facts),
        for_all,
        changed.read,
        await summaries.read_marks(source, agents, ids),
    )
