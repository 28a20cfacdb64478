"""Decisions about conversations: pure, no I/O. Placement has its own, in placement_rules.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from onethread.conversations import window


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
