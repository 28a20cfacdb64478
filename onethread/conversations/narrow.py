"""Operators of a search as conditions in SQL: names become ids first, by a statement for each kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from onethread.access import Actor
from onethread.conversations.search_rules import Filter, Query
from onethread.customers import search as customer_search
from onethread.database.engine import Connection

# The first three values of a statement are its own.
_OWN_VALUES = 3
MOST_CUSTOMERS = 200
# Of those with an attachment, as many of the latest are looked through.
LATEST_WITH_FILES = 5000


class Narrowed(msgspec.Struct, kw_only=True):
    """Conditions ("AND …") on messages `m` of conversations `c`, and on conversations alone, with their
    values from $4 on. `nothing`: something named isn't there, so that nothing can be found."""

    of_messages: str = ""
    of_conversations: str = ""
    values: list[Any] = []
    nothing: bool = False

    def put(self, value: Any, kind: str) -> str:
        """The parameter that stands for `value`."""
        self.values.append(value)
        return f"${_OWN_VALUES + len(self.values)}::{kind}"

    def add(self, condition: str, of_conversations: str | None = None) -> None:
        """One more condition; on conversations the same, unless given."""
        self.of_messages += f" AND {condition}"
        self.of_conversations += f" AND {of_conversations or condition}"


async def narrow(connection: Connection, query: Query, actor: Actor, region: str) -> Narrowed:
    """The conditions that the operators of a search ask for."""
    narrowed = Narrowed()
    for each in query.filters:
        await _add(connection, narrowed, each, actor, region)
    return narrowed


async def _add(
    connection: Connection, into: Narrowed, each: Filter, actor: Actor, region: str
) -> None:
    negated = "NOT " if each.without else ""
    match each.operator:
        case "status":
            into.add(f"{negated}c.status = {into.put(each.value, 'text')}")
        case "subject":
            like = into.put(f"%{_escaped(each.value)}%", "text")
            into.add(f"{negated}(c.subject <> '' AND fold(c.subject) LIKE fold({like}))")
        case "has":
            has = f"{negated}m.content ? 'attachments'"
            latest = (
                f"{negated}c.id IN (SELECT f.conversation_id FROM messages AS f WHERE f.content ?"
                f" 'attachments' ORDER BY f.id DESC LIMIT {LATEST_WITH_FILES})"
            )
            into.add(has, latest)
        case "before" | "after":
            # Days of UTC: a search is by the day, not by the hour.
            begin = datetime.combine(date.fromisoformat(each.value), time(), UTC)
            side = "<" if (each.operator == "before") != each.without else ">="
            at = into.put(begin, "timestamptz")
            into.add(f"m.said_at {side} {at}", f"c.last_message_at {side} {at}")
        case "assignee" if each.value == "nobody":
            into.add(f"c.assignee_id IS {'NOT ' if each.without else ''}NULL")
        case _:
            await _add_named(connection, into, each, actor, region)


async def _add_named(
    connection: Connection, into: Narrowed, each: Filter, actor: Actor, region: str
) -> None:
    ids = await _ids(connection, each, actor, region)
    if not ids:
        # Without what isn't there is everything.
        into.nothing = into.nothing or not each.without
        return
    among = f"ANY({into.put(ids, 'bigint[]')})"
    negated = "NOT " if each.without else ""
    match each.operator:
        case "from":
            into.add(f"{negated}c.customer_id = {among}")
        case "assignee":
            into.add(f"{negated}coalesce(c.assignee_id, 0) = {among}")
        case "team":
            into.add(f"{negated}coalesce(c.team_id, 0) = {among}")
        case "tag":
            into.add(f"{negated}(c.tag_ids <> '{{}}' AND c.tag_ids && {among.removeprefix('ANY')})")
        case "channel":
            into.add(
                f"{negated}EXISTS (SELECT FROM legs AS l WHERE l.id = m.leg_id"
                f" AND l.channel_id = {among})",
                f"{negated}c.channel_ids && {among.removeprefix('ANY')}",
            )


async def _ids(connection: Connection, each: Filter, actor: Actor, region: str) -> Sequence[int]:
    if each.operator == "from":
        if not actor.may("customers.read"):
            return []
        rows = await customer_search.search(connection, each.value, region, None, MOST_CUSTOMERS)
        return [row["id"] for row in rows]
    if each.operator == "assignee" and each.value == "me":
        return [actor.id] if actor.id is not None else []
    like = f"{_escaped(each.value)}%"
    statement = {
        "assignee": "SELECT id FROM agents WHERE {}",
        "team": "SELECT id FROM teams WHERE {}",
        "tag": "SELECT id FROM tags WHERE {}",
        "channel": "SELECT id FROM channels WHERE ({} OR connector = lower($2))",
    }[each.operator]
    # By the beginning of any of its words.
    named = "(fold(name) LIKE fold($1) OR fold(name) LIKE fold('% ' || $1)) AND $2 <> ''"
    rows = await connection.fetch(statement.format(named), like, each.value)
    return [row["id"] for row in rows]


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", " ".join(text.split()))
