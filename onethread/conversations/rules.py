"""Decisions about conversations: pure, no I/O. Placement has its own, in placement_rules.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from onethread.conversations import window
from onethread.errors import InvalidInput


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
    "answers_used",
    "one_way",
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
    most_answers: int | None = None,
    answers: int = 0,
    one_way: bool = False,
) -> Reach:
    """Whether a leg can carry a reply: its channel must be active and its window open, unless the
    channel has templates, which may be sent at any time. `answers`: how many were given since the
    customer last wrote, of the `most_answers` that the provider takes. `one_way`: it only brings in."""
    in_time = window.is_open(reply_window_hours, last_inbound_at, now)
    window_open = in_time and not window.is_used_up(most_answers, answers)
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
    elif one_way:
        can_reply, code = False, "one_way"
        why = "This channel only brings in: answer on another."
    elif address_ended:
        can_reply, code = False, "address_ended"
        why = "This address is no longer the customer's: answer on another."
    elif not window_open:
        can_reply = has_templates
        code = (
            "template_only" if has_templates else "window_closed" if not in_time else "answers_used"
        )
        hours = reply_window_hours
        if in_time:
            why = used_up(most_answers)
        elif has_templates:
            why = (
                f"The {hours}-hour window is closed: send a template, or answer on another channel."
            )
        else:
            why = f"The {hours}-hour window is closed: answer on another channel."
    return Reach(
        window_open=window_open,
        closes_at=window.closes_at(reply_window_hours, last_inbound_at) if window_open else None,
        can_reply=can_reply,
        why=why,
        why_code=code,
    )


def used_up(most_answers: int | None) -> str:
    """In words: the provider takes no more answers until the customer writes."""
    many = "one answer" if most_answers == 1 else f"{most_answers} answers"
    return (
        f"This channel takes {many} to a customer's message: wait until they write, or answer on"
        " another channel."
    )


def is_public(asked: bool | None, leg_is_public: bool, can_be_private: bool) -> bool:
    """Whether an answer will be read by anyone. `asked` None: as what it answers. Raises InvalidInput
    when the channel can't do what was asked."""
    if asked is None or asked == leg_is_public:
        return leg_is_public
    if asked:
        raise InvalidInput(
            "the customer wrote in private: an answer here can't be public",
            fields={"public": "not on this leg"},
        )
    if not can_be_private:
        raise InvalidInput(
            "this channel can't answer in private: answer in public, or on another channel",
            fields={"public": "always public here"},
        )
    return False


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
