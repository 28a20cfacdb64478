"""What a view of the inbox holds and in which order: conditions, sorts, and the views that everyone has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from onethread.conversations.shapes import Status
from onethread.errors import InvalidInput

View = Literal["mine", "unassigned", "all", "snoozed", "resolved"]
Sort = Literal["newest", "oldest", "waiting", "snooze"]
Column = Literal["last_message_at", "resolved_at", "snoozed_until", "waits_since"]

ACTIVE: tuple[Status, ...] = ("open", "waiting")
NAME_CHARACTERS = 60
_Ids = Annotated[list[int], msgspec.Meta(max_length=100)]


class Conditions(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a conversation must be to show in a view: all that is given, each by any of its values.

    Without `status`: open or waiting. `assignees`: agents by id, "me" for whoever looks, "nobody".
    `waiting_minutes`: the customer has waited for us at least so long. `failed`: something could not be
    delivered. `text`: in the subject, the preview or the customer's name.
    """

    status: list[Status] = []
    assignees: Annotated[list[Literal["me", "nobody"] | int], msgspec.Meta(max_length=100)] = []
    team_ids: _Ids = []
    tag_ids: _Ids = []
    channel_ids: _Ids = []
    brand_ids: _Ids = []
    languages: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    unread: bool = False
    failed: bool = False
    waiting_minutes: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None
    text: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A view as it is looked at: what it holds, in which order."""

    conditions: Conditions
    sort: Sort


BUILT_IN: dict[View, Seen] = {
    "mine": Seen(conditions=Conditions(assignees=["me"]), sort="newest"),
    "unassigned": Seen(conditions=Conditions(assignees=["nobody"]), sort="newest"),
    "all": Seen(conditions=Conditions(), sort="newest"),
    "snoozed": Seen(conditions=Conditions(status=["snoozed"]), sort="snooze"),
    "resolved": Seen(conditions=Conditions(status=["resolved"]), sort="newest"),
}


def order_of(seen: Seen) -> tuple[Column, bool]:
    """The column a view is ordered by, and whether the largest comes first. What can't be meant (the
    end of a snooze, of conversations that aren't snoozed) falls back on the latest message."""
    status = set(seen.conditions.status)
    if seen.sort == "snooze" and status == {"snoozed"}:
        return "snoozed_until", False
    if seen.sort == "waiting" and "resolved" not in status:
        return "waits_since", False
    column: Column = "resolved_at" if status == {"resolved"} else "last_message_at"
    return column, seen.sort != "oldest"


def is_counted(conditions: Conditions) -> bool:
    """Whether the number of conversations in a view is shown: of work that waits, not of the archive."""
    return "resolved" not in conditions.status


def is_own(conditions: Conditions) -> bool:
    """Whether a view holds something else for every agent."""
    return conditions.unread or "me" in conditions.assignees


def check_name(name: str, others: Sequence[str] = ()) -> str:
    """A view's name, tidied. Raises InvalidInput when it is empty, too long or one of `others`."""
    tidy = " ".join(name.split())
    if not tidy:
        raise InvalidInput("give the view a name", fields={"name": "empty"})
    if len(tidy) > NAME_CHARACTERS:
        raise InvalidInput(
            "this name is too long", fields={"name": f"at most {NAME_CHARACTERS} characters"}
        )
    if tidy.lower() in {other.lower() for other in others}:
        raise InvalidInput(
            "there is a view of this name already", fields={"name": "choose another"}
        )
    return tidy
