"""Decisions about notifications: who is told of what, by which ways, and when not. Pure, no I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

import msgspec

from onethread.errors import InvalidInput
from onethread.events import Event

Kind = Literal["unassigned", "message", "woken", "assigned", "promise", "undelivered", "mention"]
Way = Literal["page", "sound", "push", "mail"]
Shows = Literal["nothing", "customer", "text"]
Digest = Literal["soon", "hourly", "daily"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Weakest first: of several things that happened in a conversation the strongest names the notice."""
WAYS: tuple[Way, ...] = get_args(Way)
# What a person hears or sees unasked. A digest waits for its own time.
LOUD: frozenset[Way] = frozenset({"page", "sound", "push"})

_DEFAULTS: dict[Kind, list[Way]] = {
    "mention": ["page", "sound", "push", "mail"],
    "undelivered": ["page", "push", "mail"],
    "promise": ["page", "sound", "push", "mail"],
    "assigned": ["page", "sound", "push", "mail"],
    "woken": ["page", "push"],
    "message": ["page", "push", "mail"],
    # Everybody would hear of everything: the count in the menu tells it quietly.
    "unassigned": [],
}


class Quiet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hours without noise, by the wall clock of the person's time zone. From and until are minutes
    after midnight; they may span midnight. `days` are those on which the hours begin (1 Monday to 7
    Sunday), `free_days` are quiet from midnight to midnight."""

    from_minute: int = 18 * 60
    until_minute: int = 8 * 60
    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    free_days: tuple[int, ...] = (6, 7)


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one person wants to be told of.

    `ways`: by kind; none: not at all. `push_shows`: what of a customer a push or mail may hold.
    `digest`: a mail about what stayed unread soon (a quarter of an hour), by the hour, or once a day
    at `digest_minute` after midnight. `volume`: 0 to 100.
    """

    ways: dict[Kind, list[Way]] = {}
    quiet: Quiet | None = None
    time_zone: str = "Europe/Amsterdam"
    undisturbed_until: datetime | None = None
    push_shows: Shows = "nothing"
    digest: Digest = "soon"
    digest_minute: int = 8 * 60
    volume: int = 60

    def ways_of(self, kind: Kind) -> list[Way]:
        """The ways of a kind, those of a new agent where the person chose nothing."""
        return self.ways.get(kind, _DEFAULTS[kind])


DEFAULT = Rules()


def with_defaults(rules: Rules) -> Rules:
    """The same, with the ways of every kind written out."""
    return msgspec.structs.replace(rules, ways={kind: rules.ways_of(kind) for kind in KINDS})


def check(rules: Rules) -> Rules:
    """The rules in their one form. Raises InvalidInput, naming the field."""
    problems: dict[str, str] = {}
    try:
        ZoneInfo(rules.time_zone)
    except (KeyError, ValueError, OSError):
        problems["time_zone"] = "there is no such time zone; one is called Europe/Amsterdam"
    if not 0 <= rules.volume <= 100:
        problems["volume"] = "from 0 to 100"
    if not 0 <= rules.digest_minute < 24 * 60:
        problems["digest_minute"] = "minutes after midnight, 0 to 1439"
    if rules.undisturbed_until is not None and rules.undisturbed_until.tzinfo is None:
        problems["undisturbed_until"] = "a time needs its zone, like 2026-11-24T12:00:00Z"
    quiet = rules.quiet
    if quiet is not None:
        minutes = (quiet.from_minute, quiet.until_minute)
        if not all(0 <= each < 24 * 60 for each in minutes):
            problems["quiet"] = "minutes after midnight, 0 to 1439"
        elif quiet.from_minute == quiet.until_minute:
            problems["quiet"] = "it must end at another time than it begins"
        elif not all(1 <= day <= 7 for day in [*quiet.days, *quiet.free_days]):
            problems["quiet"] = "days are 1 (Monday) to 7 (Sunday)"
        else:
            quiet = Quiet(*minutes, tuple(sorted({*quiet.days})), tuple(sorted({*quiet.free_days})))
    if problems:
        raise InvalidInput("some fields can't be accepted", fields=problems)
    ways: dict[Kind, list[Way]] = {
        kind: [way for way in WAYS if way in rules.ways_of(kind)] for kind in KINDS
    }
    return msgspec.structs.replace(rules, ways=ways, quiet=quiet)


# Quiet ----------------------------------------------------------------------------------------


def is_quiet(rules: Rules, now: datetime) -> bool:
    """Whether this person is not to be disturbed now."""
    if rules.undisturbed_until is not None and now < rules.undisturbed_until:
        return True
    quiet = rules.quiet
    if quiet is None:
        return False
    local = now.astimezone(ZoneInfo(rules.time_zone))
    today, minute = local.isoweekday(), local.hour * 60 + local.minute
    if today in quiet.free_days:
        return True
    begun = today in quiet.days and minute >= quiet.from_minute
    if quiet.from_minute < quiet.until_minute:
        return begun and minute < quiet.until_minute
    yesterday = (today - 2) % 7 + 1
    return begun or (yesterday in quiet.days and minute < quiet.until_minute)


def ways_now(rules: Rules, kind: Kind, now: datetime) -> list[Way] | None:
    """The ways for something that happens now; None: the person doesn't want to know. In quiet hours
    it waits in the list, without noise."""
    ways = rules.ways_of(kind)
    if not ways:
        return None
    return [way for way in ways if way not in LOUD] if is_quiet(rules, now) else list(ways)


# What happened, to whom -----------------------------------------------------------------------


class ConversationFacts(msgspec.Struct, frozen=True):
    """As much of a conversation as decides who is told."""

    assignee_id: int | None
    merged: bool = False


class MessageFacts(msgspec.Struct, frozen=True):
    """As much of a message as decides whether anybody is told."""

    agent_id: int | None = None
    automatic: bool = False


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """Something to tell `agent_id` (None: everybody who wants to hear of it)."""

    kind: Kind
    agent_id: int | None
    conversation_id: int
    message_id: int | None
    by_agent_id: int | None
    at: datetime

    @property
    def about(self) -> str:
        """What is collapsed into one notice."""
        return "unassigned" if self.kind == "unassigned" else f"conversation:{self.conversation_id}"


def happenings(
    event: Event,
    at: datetime,
    conversations: Mapping[int, ConversationFacts],
    messages: Mapping[int, MessageFacts],
) -> list[Happening]:
    """What an event means for people. Nobody is told of what they did themselves."""
    conversation_id = event.conversation_id
    if conversation_id is None or conversation_id not in conversations:
        return []
    facts = conversations[conversation_id]
    message = messages.get(event.message_id or 0, MessageFacts())
    body: dict[str, Any] = event.body or {}
    told: list[tuple[Kind, int | None]] = []
    if event.kind == "message.received" and not message.automatic:
        told = [("message", facts.assignee_id)] if facts.assignee_id else []
    elif event.kind == "conversation.created" and event.agent_id is None:
        told = [("unassigned", None)] if facts.assignee_id is None and not facts.merged else []
    elif event.kind == "conversation.changed" and body.get("changed") == "assignee":
        # Given on at once: only the last owner is told.
        owner = body.get("agent_id")
        told = [("assigned", owner)] if owner and owner == facts.assignee_id else []
    elif event.kind == "conversation.changed" and body.get("woken"):
        told = [("woken", facts.assignee_id)] if facts.assignee_id else []
    elif event.kind == "message.state" and body.get("state") == "failed":
        owner = message.agent_id or facts.assignee_id
        told = [("undelivered", owner)] if owner else []
    elif event.kind == "held.changed" and body.get("state") in ("asking", "cancelled", "refused"):
        # A scheduled reply that did not go: whoever wrote it must know.
        told = [("undelivered", body.get("owner_id") or None)] if body.get("owner_id") else []
    elif event.kind == "promise.due":
        # The event names whose promise it is: they did nothing, time did.
        owner = event.agent_id or facts.assignee_id
        told = [("promise", owner)] if owner and not facts.merged else []
    mentioned = body.get("mentions") if event.kind == "note.added" else None
    if isinstance(mentioned, list):
        told = [("mention", each) for each in mentioned if isinstance(each, int)]
    return [
        Happening(
            kind=kind,
            agent_id=agent_id,
            conversation_id=conversation_id,
            message_id=event.message_id,
            by_agent_id=None if event.kind == "promise.due" else event.agent_id,
            at=at,
        )
        for kind, agent_id in told
        if agent_id is None or kind == "promise" or agent_id != event.agent_id
    ]


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A row to be: what one agent is told of, collapsed."""

    agent_id: int
    about: str
    kind: Kind
    conversation_id: int
    message_id: int | None
    by_agent_id: int | None
    count: int
    ways: list[Way]
    first_at: datetime
    at: datetime


def stronger(one: Kind, other: Kind) -> Kind:
    """The kind that names a notice of both."""
    return max(one, other, key=KINDS.index)


def notices(
    happened: Iterable[Happening],
    rules: Mapping[int, Rules],
    everybody: Sequence[int],
    looking: Mapping[int, frozenset[int]],
    now: datetime,
) -> list[Notice]:
    """What to tell whom, one notice per agent and matter.

    `rules`: of each agent at work who could be told; `everybody`: those who want to hear of new
    conversations; `looking`: by agent, the conversations before them right now.
    """
    found: dict[tuple[int, str], Notice] = {}
    for each in happened:
        for agent_id in everybody if each.agent_id is None else (each.agent_id,):
            own = rules.get(agent_id)
            if own is None or agent_id == each.by_agent_id:
                continue
            if each.conversation_id in looking.get(agent_id, frozenset()):
                continue
            ways = ways_now(own, each.kind, now)
            if ways is None:
                continue
            key = (agent_id, each.about)
            before = found.get(key)
            found[key] = Notice(
                agent_id=agent_id,
                about=each.about,
                kind=stronger(before.kind, each.kind) if before else each.kind,
                conversation_id=each.conversation_id,
                message_id=each.message_id or (before.message_id if before else None),
                by_agent_id=each.by_agent_id or (before.by_agent_id if before else None),
                count=before.count + 1 if before else 1,
                ways=[way for way in WAYS if way in ways or (before and way in before.ways)],
                first_at=before.first_at if before else each.at,
                at=max(each.at, before.at) if before else each.at,
            )
    return sorted(found.values(), key=lambda notice: (notice.agent_id, notice.about))


# When a push or a mail goes ---------------------------------------------------------------------

# Things that happen together are told together.
GATHER = timedelta(seconds=3)
# After one push, the next waits: it then tells of all that came meanwhile.
PUSH_APART = timedelta(seconds=30)
SOON = timedelta(minutes=15)


def push_at(now: datetime, last: datetime | None) -> datetime:
    """When the next push to an agent goes."""
    return max(now + GATHER, last + PUSH_APART) if last else now + GATHER


def mail_due(rules: Rules, oldest_at: datetime, last: datetime | None, now: datetime) -> bool:
    """Whether it is time for a digest whose oldest matter happened at `oldest_at`."""
    if is_quiet(rules, now):
        return False
    if rules.digest == "soon":
        return now - oldest_at >= SOON and (last is None or now - last >= SOON)
    if rules.digest == "hourly":
        return now - oldest_at >= SOON and (last is None or now - last >= timedelta(hours=1))
    zone = ZoneInfo(rules.time_zone)
    local = now.astimezone(zone)
    if local.hour * 60 + local.minute < rules.digest_minute:
        return False
    return last is None or last.astimezone(zone).date() < local.date()
