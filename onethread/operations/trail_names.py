"""What the things are called that lines of the audit trail tell of by number.

A name is of today, and given only to a reader who may see the thing itself: the trail opens nothing that
its reader's role doesn't. One query for a page, whatever its lines are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from onethread.access import Actor
from onethread.access.audit import Entry
from onethread.database.engine import Connection, Database

Mention = tuple[str, int]
"""Kind and number of a thing."""

# A list of hundreds that were seen is named as far as anybody reads it.
MOST_OF_A_LIST = 10
_LARGEST = 2**63 - 1


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What a thing is called. `gone`: it is no longer there (its name may be known still); `hidden`: the
    reader may not see it. `opens`: what shows it, as kind and number; none when nothing does."""

    name: str = ""
    state: Literal["here", "gone", "hidden"] = "here"
    opens: str | None = None


class _Kind(msgspec.Struct, frozen=True):
    """Who may see things of a kind, and how they are found: columns id, name, gone, seen (by this reader),
    opens. `{ids}` and `{reader}` stand for the values."""

    permission: str
    sql: str


def _plain(permission: str, table: str, name: str = "name", gone: str = "false") -> _Kind:
    return _Kind(
        permission,
        f"SELECT id, {name} AS name, {gone} AS gone, true AS seen, NULL::text AS opens"
        f" FROM {table} WHERE id = ANY({{ids}})",
    )


KINDS: Mapping[str, _Kind] = {
    "customer": _Kind(
        "customers.read",
        "SELECT id, display_name AS name, false AS gone, true AS seen,"
        " 'customer:' || coalesce(merged_into, id) AS opens FROM customers WHERE id = ANY({ids})",
    ),
    "conversation": _Kind(
        "conversations.read",
        "SELECT id, subject AS name, false AS gone, true AS seen,"
        " 'conversation:' || coalesce(merged_into, id) AS opens"
        " FROM conversations WHERE id = ANY({ids})",
    ),
    "message": _Kind(
        "conversations.read",
        "SELECT m.id, c.subject AS name, false AS gone, true AS seen, 'conversation:' || c.id AS opens"
        " FROM messages AS m JOIN conversations AS c ON c.id = m.conversation_id"
        " WHERE m.id = ANY({ids})",
    ),
    # By what came in it is told on which channel.
    "envelope": _Kind(
        "intake.repair",
        "SELECT e.id, c.name, false AS gone, true AS seen, NULL::text AS opens"
        " FROM envelopes AS e JOIN channels AS c ON c.id = e.channel_id WHERE e.id = ANY({ids})",
    ),
    "agent": _plain("agents.read", "agents"),
    "team": _plain("agents.read", "teams"),
    "department": _plain("agents.read", "departments"),
    "role": _plain("agents.read", "roles"),
    "channel": _plain("channels.read", "channels", gone="state = 'deleted'"),
    "brand": _plain("channels.read", "brands"),
    "tag": _plain("organisation.read", "tags", gone="merged_into IS NOT NULL"),
    "token": _plain("tokens.manage", "api_tokens", gone="revoked_at IS NOT NULL"),
    "webhook": _plain("webhooks.manage", "webhooks", name="url"),
    "field": _plain("customers.read", "fields", name="label"),
    "object_type": _plain("customers.read", "object_types"),
    "check_question": _plain(
        "fields.manage", "check_questions", name="question", gone="archived_at IS NOT NULL"
    ),
    "invitation": _plain("agents.manage", "invitations", name="email"),
    "view": _Kind(
        "conversations.read",
        "SELECT id, name, false AS gone, shared OR owner_id = {reader} AS seen, NULL::text AS opens"
        " FROM views WHERE id = ANY({ids})",
    ),
    "snippet": _Kind(
        "snippets.read",
        "SELECT id, title AS name, false AS gone, scope = 'shared' OR agent_id = {reader} OR team_id IN"
        " (SELECT team_id FROM team_members WHERE agent_id = {reader}) AS seen, NULL::text AS opens"
        " FROM snippets WHERE id = ANY({ids})",
    ),
}

# Parts of a line's detail that are numbers of things.
_PARTS = {
    "agent_id": "agent",
    "brand_id": "brand",
    "channel_id": "channel",
    "customer_ids": "customer",
    "department_id": "department",
    "from_customer": "customer",
    "into_id": "tag",
    "invitation_id": "invitation",
    "member_ids": "agent",
    "message_id": "message",
    "object_type_id": "object_type",
    "other_id": "customer",
    "owner_id": "agent",
    "role_id": "role",
    "snippet_id": "snippet",
    "team_id": "team",
    "team_ids": "team",
    "to_customer": "customer",
    "token_id": "token",
}
# What a part is of depends on what was done.
_PARTS_OF = {
    "conversation.merged": {"into": "conversation"},
    "conversation.split": {"into": "conversation"},
    "conversation.tags": {"added": "tag", "removed": "tag"},
    "conversation.unmerged": {"from": "conversation"},
    "messages.moved": {"from": "conversation"},
}


def about(action: str, detail: Mapping[str, Any]) -> dict[str, str]:
    """Of which parts of a detail the values are numbers of things, and of which kind these are."""
    own = _PARTS_OF.get(action, {})
    kinds = {name: own.get(name) or _PARTS.get(name) for name in detail}
    return {name: kind for name, kind in kinds.items() if kind is not None}


def mentioned(entries: Iterable[Entry]) -> set[Mention]:
    """All things that lines tell of by number."""
    found: set[Mention] = set()
    for entry in entries:
        if entry.subject_kind is not None and (number := _number(entry.subject_id)) is not None:
            found.add((entry.subject_kind, number))
        if entry.customer_id is not None:
            found.add(("customer", entry.customer_id))
        for part, kind in about(entry.action, entry.detail).items():
            found.update((kind, number) for number in _numbers(entry.detail[part]))
    return found


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 < value <= _LARGEST else None


def _numbers(value: object) -> Iterator[int]:
    """The numbers in a part of a detail: one, a list of them, or what it was and what it became."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value[:MOST_OF_A_LIST]:
            yield from _numbers(each)
    elif (number := _number(value)) is not None:
        yield number


async def look_up(
    source: Connection | Database, actor: Actor, mentions: Iterable[Mention]
) -> dict[str, Named]:
    """What these things are called, as far as `actor` may know, by "kind:number"."""
    asked: dict[str, list[int]] = {}
    for kind, number in sorted(mentions):
        if kind in KINDS:
            asked.setdefault(kind, []).append(number)
    seen = {kind: ids for kind, ids in asked.items() if actor.may(KINDS[kind].permission)}
    named = {
        f"{kind}:{number}": Named(state="gone" if kind in seen else "hidden")
        for kind, ids in asked.items()
        for number in ids
    }
    if not seen:
        return named
    values: list[Any] = list(seen.values())
    reader = f"${len(values) + 1}::bigint"
    if any("{reader}" in KINDS[kind].sql for kind in seen):
        values.append(actor.id)
    selects = []
    for position, kind in enumerate(seen, 1):
        sql = KINDS[kind].sql.format(ids=f"${position}::bigint[]", reader=reader)
        selects.append(f"SELECT '{kind}:' || id AS key, name, gone, seen, opens FROM ({sql}) AS t")
    for row in await source.fetch(" UNION ALL ".join(selects), *values):
        key: str = row["key"]
        if not row["seen"]:
            named[key] = Named(state="hidden")
        elif row["gone"]:
            named[key] = Named(name=row["name"], state="gone")
        else:
            named[key] = Named(name=row["name"], opens=row["opens"] or key)
    return named
