"""Decisions about conversations: pure, no I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from onethread.conversations import window

Rule = Literal[
    "reply_token", "reply", "same_leg", "reference", "only_open", "reopen", "new", "agent"
]


class LegFacts(msgspec.Struct, kw_only=True):
    """A leg of a candidate: who is reached on which channel."""

    id: int
    channel_id: int
    identity_id: int


class Candidate(msgspec.Struct, kw_only=True):
    """A conversation that a message may continue."""

    id: int
    customer_id: int
    status: str
    subject: str
    last_message_at: datetime
    resolved_at: datetime | None
    legs: list[LegFacts]

    def leg_for(self, channel_id: int, identity_id: int) -> LegFacts | None:
        """Its leg on this channel with this identity, if it has one."""
        for leg in self.legs:
            if leg.channel_id == channel_id and leg.identity_id == identity_id:
                return leg
        return None


class Pointer(msgspec.Struct, kw_only=True):
    """A conversation that the message points at: by `token`, `message`, `thread` or `quoted`."""

    kind: str
    value: str
    candidate: Candidate


class Asked(msgspec.Struct, kw_only=True):
    """What placement needs to know of a message. `at`: when it was said."""

    customer_id: int
    channel_id: int
    identity_id: int
    at: datetime
    continuous: bool  # the channel knows no subjects (chat): what follows is the same matter
    subject: str | None = None
    automatic: bool = False


class Placement(msgspec.Struct, kw_only=True):
    """The decision with its evidence. `candidate` None: a new conversation."""

    candidate: Candidate | None
    rule: Rule
    evidence: list[dict[str, Any]]
    runner_up: int | None = None
    reopen: bool = False

    def written_down(self) -> dict[str, Any]:
        """What is kept with the message and shown to agents."""
        kept: dict[str, Any] = {"rule": self.rule, "evidence": self.evidence}
        if self.runner_up is not None:
            kept["runner_up"] = self.runner_up
        return kept


_PREFIX = re.compile(
    r"^\s*((re|aw|antw|antwoord|fw|fwd|wg|doorst|tr|sv|vs)\s*(\[\d+\])?:\s*)+", re.IGNORECASE
)


def bare_subject(subject: str | None) -> str:
    """A subject without reply and forward prefixes, for comparing."""
    return " ".join(_PREFIX.sub("", subject or "").lower().split())


def place(
    asked: Asked,
    candidates: Sequence[Candidate],
    pointers: Sequence[Pointer],
    *,
    reopen_within: timedelta,
    recent_within: timedelta,
) -> Placement:
    """Which conversation a message continues (design, section 7), strongest evidence first.

    `candidates`: the customer's conversations that are open, or were resolved not too long ago.
    `pointers` may lead to anybody's conversation: one that the sender takes no part in is noted, and
    never followed. An automatic message follows pointers only and reopens nothing.
    """
    evidence: list[dict[str, Any]] = []
    runner_up: int | None = None
    strangers: set[int] = set()
    kinds: tuple[tuple[str, Rule], ...] = (
        ("token", "reply_token"),
        ("message", "reply"),
        ("thread", "reply"),
        ("quoted", "reference"),
    )
    for kind, rule in kinds:
        if kind == "quoted":
            found = _same_leg(asked, candidates)
            if found is not None:
                evidence.append({"kind": "same_leg"})
                return _decided(asked, found, "same_leg", evidence, _best_other(candidates, found))
        for pointer in pointers:
            if pointer.kind != kind:
                continue
            candidate = pointer.candidate
            if not _takes_part(asked, candidate):
                if candidate.id not in strangers:
                    strangers.add(candidate.id)
                    evidence.append({"kind": "not_a_participant", "by": kind})
                    runner_up = candidate.id
                continue
            if _still_open(candidate) or _resolved_within(candidate, asked.at, reopen_within):
                evidence.append({"kind": kind, "value": pointer.value[:200]})
                return _decided(asked, candidate, rule, evidence, runner_up)
            if asked.automatic:
                evidence.append({"kind": kind, "value": pointer.value[:200]})
                return Placement(
                    candidate=candidate,
                    rule=rule,
                    evidence=evidence,
                    reopen=False,
                )
            evidence.append({"kind": "resolved_too_long_ago", "by": kind})
            runner_up = candidate.id

    active = [c for c in candidates if _still_open(c)]
    recent = [c for c in active if asked.at - c.last_message_at <= recent_within]
    if len(recent) == 1 and len(active) == 1:
        evidence.append({"kind": "only_open"})
        return _decided(asked, recent[0], "only_open", evidence, runner_up)
    if asked.automatic:
        return Placement(candidate=None, rule="new", evidence=evidence, runner_up=runner_up)
    if not active:
        closed = [c for c in candidates if _resolved_within(c, asked.at, reopen_within)]
        on_leg = [c for c in closed if c.leg_for(asked.channel_id, asked.identity_id)]
        for group in (on_leg, closed):
            if len(group) == 1 or (group and asked.continuous and group is on_leg):
                latest = max(group, key=lambda c: (c.resolved_at or c.last_message_at, c.id))
                evidence.append({"kind": "resolved_recently"})
                return _decided(asked, latest, "reopen", evidence, _best_other(closed, latest))
    else:
        evidence.append({"kind": "several_open", "count": len(active)})
        runner_up = runner_up or max(active, key=lambda c: (c.last_message_at, c.id)).id
    return Placement(candidate=None, rule="new", evidence=evidence, runner_up=runner_up)


def _same_leg(asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
    """The open conversation with this customer on this very leg.

    On a continuous channel the latest one; elsewhere (mail) only one with the same bare subject, because
    there a new subject may be a new matter, which the weaker rules then judge.
    """
    open_here = [
        c for c in candidates if _still_open(c) and c.leg_for(asked.channel_id, asked.identity_id)
    ]
    if not asked.continuous:
        wanted = bare_subject(asked.subject)
        open_here = [c for c in open_here if wanted and bare_subject(c.subject) == wanted]
    if not open_here:
        return None
    return max(open_here, key=lambda c: (c.last_message_at, c.id))


def _decided(
    asked: Asked,
    candidate: Candidate,
    rule: Rule,
    evidence: list[dict[str, Any]],
    runner_up: int | None,
) -> Placement:
    return Placement(
        candidate=candidate,
        rule=rule,
        evidence=evidence,
        runner_up=runner_up if runner_up != candidate.id else None,
        reopen=candidate.status == "resolved" and not asked.automatic,
    )


def _takes_part(asked: Asked, candidate: Candidate) -> bool:
    return candidate.customer_id == asked.customer_id or any(
        leg.identity_id == asked.identity_id for leg in candidate.legs
    )


def _still_open(candidate: Candidate) -> bool:
    return candidate.status != "resolved"


def _resolved_within(candidate: Candidate, at: datetime, within: timedelta) -> bool:
    return (
        candidate.status == "resolved"
        and candidate.resolved_at is not None
        and at - candidate.resolved_at <= within
    )


def _best_other(candidates: Sequence[Candidate], chosen: Candidate) -> int | None:
    others = [c for c in candidates if c.id != chosen.id]
    return max(others, key=lambda c: (c.last_message_at, c.id)).id if others else None


def is_unread(status: str, last_inbound_at: datetime | None, read_at: datetime | None) -> bool:
    """Whether a conversation holds something new to an agent. `read_at` is the time of the latest
    inbound message the agent has seen, by the same clock as `last_inbound_at`."""
    if status == "resolved" or last_inbound_at is None:
        return False
    return read_at is None or read_at < last_inbound_at


WhyCode = Literal[
    "channel_removed",
    "channel_paused",
    "not_installed",
    "address_ended",
    "window_closed",
    "template_only",
    "no_consent",
]


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What can be sent by a leg now. `why` tells what stands in the way, for the agent; `why_code` the
    same for translations."""

    window_open: bool
    closes_at: datetime | None
    can_reply: bool
    why: str | None
    why_code: WhyCode | None = None


def reach(
    *,
    now: datetime,
    channel_state: str,
    is_installed: bool,
    address_ended: bool,
    reply_window_hours: int | None,
    last_inbound_at: datetime | None,
    has_templates: bool,
) -> Reach:
    """Whether a leg can carry a reply: its channel must be active and its window open, unless the
    channel has templates, which may be sent at any time."""
    window_open = window.is_open(reply_window_hours, last_inbound_at, now)
    why = None
    code: WhyCode | None = None
    can_reply = True
    if channel_state == "deleted":
        can_reply, code = False, "channel_removed"
        why = "This channel was removed: answer on another."
    elif channel_state != "active":
        can_reply, code = False, "channel_paused"
        why = "This channel is paused: answer on another, or ask to resume it."
    elif not is_installed:
        can_reply, code = False, "not_installed"
        why = "The connector of this channel is not installed."
    elif address_ended:
        can_reply, code = False, "address_ended"
        why = "This address is no longer the customer's: answer on another."
    elif not window_open:
        can_reply = has_templates
        code = "template_only" if has_templates else "window_closed"
        hours = reply_window_hours
        if has_templates:
            why = (
                f"The {hours}-hour window is closed: send a template, or answer on another channel."
            )
        else:
            why = f"The {hours}-hour window is closed: answer on another channel."
    return Reach(
        window_open=window_open,
        closes_at=window.closes_at(reply_window_hours, last_inbound_at),
        can_reply=can_reply,
        why=why,
        why_code=code,
    )


def owner_in_team(
    assignee_id: int | None,
    asked: int | UnsetType | None,
    members: Sequence[int] | None,
) -> int | UnsetType | None:
    """Who has a conversation that goes to a team with these members (None: to no team): whom the
    caller named; else nobody when the agent who has it is outside the team; else (UNSET) as it was."""
    if not isinstance(asked, UnsetType) or members is None:
        return asked
    return None if assignee_id is not None and assignee_id not in members else UNSET


def tags_after(before: Sequence[int], add: Sequence[int], remove: Sequence[int]) -> list[int]:
    """The tags of a conversation after a change, each once; new ones come last."""
    kept = [tag for tag in before if tag not in remove]
    return list(dict.fromkeys([*kept, *(tag for tag in add if tag not in remove)]))
