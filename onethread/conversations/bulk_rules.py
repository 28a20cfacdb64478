"""What a change of many conversations at once makes of each. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from onethread.conversations.shapes import Status
from onethread.errors import InvalidInput

MOST = 10_000
Kind = Literal["assign", "status", "tag", "read", "unread"]
Why = Literal["missing", "merged", "changed_since"]
PERMISSION: dict[Kind, str] = {
    "assign": "conversations.assign",
    "status": "conversations.change",
    "tag": "conversations.change",
    "read": "conversations.read",
    "unread": "conversations.read",
}
_STATUS_WORDS = {
    "open": "Opened",
    "waiting": "Waiting for the customer",
    "snoozed": "Snoozed",
    "resolved": "Resolved",
}


class Action(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What to do: `assign` to `agent_id` (null: nobody), set `status` (with `snoozed_until`), `tag`
    with `add_tag_ids` and without `remove_tag_ids`, or mark `read` or `unread`."""

    kind: Kind
    agent_id: int | None = None
    status: Status | None = None
    snoozed_until: datetime | None = None
    add_tag_ids: Annotated[list[int], msgspec.Meta(max_length=50)] = []
    remove_tag_ids: Annotated[list[int], msgspec.Meta(max_length=50)] = []


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What of a conversation can be set for many at once."""

    status: Status
    snoozed_until: datetime | None
    resolved_at: datetime | None
    assignee_id: int | None
    tag_ids: list[int]


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that was left as it is. `why`: it isn't there, it became part of another, or
    somebody changed it since (when undoing). `reason` says the same in English."""

    conversation_id: int
    why: Why
    reason: str


REASONS: dict[Why, str] = {
    "missing": "there is no such conversation",
    "merged": "it became part of another conversation",
    "changed_since": "it was changed since",
}


def refuse(conversation_id: int, why: Why) -> Refused:
    """A refusal with its words."""
    return Refused(conversation_id=conversation_id, why=why, reason=REASONS[why])


def check(action: Action, now: datetime) -> None:
    """Whether the action says all that it needs. Raises InvalidInput."""
    if action.kind == "status":
        if action.status is None:
            raise InvalidInput("say which status", fields={"status": "missing"})
        if (action.status == "snoozed") != (action.snoozed_until is not None):
            raise InvalidInput(
                "say until when to snooze, and only then",
                fields={"snoozed_until": "needed to snooze, and only then"},
            )
        if action.snoozed_until is not None and action.snoozed_until <= now:
            raise InvalidInput(
                "choose a time in the future", fields={"snoozed_until": "not in the future"}
            )
    if action.kind == "tag" and not (action.add_tag_ids or action.remove_tag_ids):
        raise InvalidInput("say which tags", fields={"add_tag_ids": "none"})


def target(action: Action, held: Held, now: datetime) -> Held:
    """What `action` makes of it; the same value when it is so already."""
    match action.kind:
        case "assign":
            return msgspec.structs.replace(held, assignee_id=action.agent_id)
        case "status":
            assert action.status is not None
            same = (held.status, held.snoozed_until) == (action.status, action.snoozed_until)
            resolved_at = held.resolved_at if same else now
            return msgspec.structs.replace(
                held,
                status=action.status,
                snoozed_until=action.snoozed_until,
                resolved_at=resolved_at if action.status == "resolved" else None,
            )
        case "tag":
            kept = [each for each in held.tag_ids if each not in action.remove_tag_ids]
            more = [each for each in dict.fromkeys(action.add_tag_ids) if each not in kept]
            return msgspec.structs.replace(held, tag_ids=kept + more)
        case _:
            return held


def undone(before: Held, after: Held, now: Held) -> Held | None:
    """What undoing a change from `before` to `after` makes of a conversation that is `now` so; None:
    somebody changed the same since. What the change didn't touch stays as it is now."""
    changes: dict[str, Any] = {}
    for name in ("assignee_id", "tag_ids"):
        if getattr(before, name) != getattr(after, name):
            if getattr(now, name) != getattr(after, name):
                return None
            changes[name] = getattr(before, name)
    status = (after.status, after.snoozed_until)
    if (before.status, before.snoozed_until) != status:
        if (now.status, now.snoozed_until) != status:
            return None
        changes |= {
            "status": before.status,
            "snoozed_until": before.snoozed_until,
            "resolved_at": before.resolved_at,
        }
    return msgspec.structs.replace(now, **changes)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is written down in a conversation and published: `what` changed, `facts` its new values,
    `event` the kind of the line, `text` the same in English."""

    what: str
    event: str
    text: str
    facts: dict[str, Any]
    line_facts: dict[str, Any]


def lines(before: Held, after: Held, agents: dict[int, str], tags: dict[int, str]) -> list[Line]:
    """What changed. `agents`, `tags`: names by id."""
    found = []
    if before.assignee_id != after.assignee_id:
        name = agents.get(after.assignee_id or 0)
        facts: dict[str, Any] = {"agent_id": after.assignee_id}
        found.append(
            Line(
                what="assignee",
                event="assigned",
                text=f"Assigned to {name}" if name else "Assigned to nobody",
                facts=facts,
                line_facts=facts | {"agent_name": name},
            )
        )
    if (before.status, before.snoozed_until) != (after.status, after.snoozed_until):
        until = after.snoozed_until.isoformat() if after.snoozed_until else None
        facts = {"status": after.status, "snoozed_until": until}
        found.append(
            Line(
                what="status",
                event="status",
                text=_STATUS_WORDS[after.status],
                facts=facts,
                line_facts=facts,
            )
        )
    if before.tag_ids != after.tag_ids:
        came = [each for each in after.tag_ids if each not in before.tag_ids]
        went = [each for each in before.tag_ids if each not in after.tag_ids]
        on = [tags[each] for each in came if each in tags]
        off = [tags[each] for each in went if each in tags]
        words = (("Tagged", on), ("No longer tagged", off))
        found.append(
            Line(
                what="tags",
                event="tags",
                text="; ".join(f"{what} {', '.join(which)}" for what, which in words if which),
                facts={"added": came, "removed": went},
                line_facts={"added": on, "removed": off},
            )
        )
    return found
