"""One change of many conversations at once, and taking it back: a handful of statements for any number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record_each
from onethread.conversations import bulk_queries, inbox_queries, views
from onethread.conversations.actors import agent_id_of
from onethread.conversations.bulk_rules import (
    MOST,
    PERMISSION,
    Action,
    Held,
    Refused,
    check,
    lines,
    refuse,
    target,
    undone,
)
from onethread.conversations.queries import Locked, lock_there
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotAllowed, NotFound
from onethread.events import Event, record


class BulkDone(msgspec.Struct, kw_only=True):
    """What came of it. `id`: to undo it by; null when nothing changed. `unchanged`: how many were so
    already. `more`: the view held more than can be changed at once; the others are as they were."""

    id: int | None
    done: list[int]
    unchanged: int
    refused: list[Refused]
    more: bool = False


class _Was(msgspec.Struct, array_like=True):
    """How a conversation was before and after, as it is kept for undoing; `read_at` for marks."""

    id: int
    before: Held | None = None
    after: Held | None = None
    read_at: datetime | None = None


async def bulk(
    database: Database,
    actor: Actor,
    action: Action,
    conversation_ids: Sequence[int],
    view: str | None = None,
) -> BulkDone:
    """Do it to these conversations, or to all of a view (the latest MOST of them). What can't be done
    to some is told and doesn't stop the others. Raises InvalidInput, NotAllowed, NotFound."""
    agent_id = agent_id_of(actor)
    if not actor.may(PERMISSION[action.kind]):
        raise NotAllowed("your role doesn't permit this: ask an administrator")
    now = clock.now()
    check(action, now)
    if (view is None) == (not conversation_ids):
        raise InvalidInput(
            "name conversations, or a view", fields={"conversation_ids": "these or a view"}
        )
    async with database.transaction() as connection:
        ids = list(dict.fromkeys(conversation_ids))
        if view is not None:
            seen = await views.seen(connection, view, agent_id)
            ids = await inbox_queries.ids_in(connection, seen.conditions, agent_id, MOST + 1)
        more = len(ids) > MOST
        ids = ids[:MOST]
        if action.kind in ("read", "unread"):
            return await _mark(connection, agent_id, action, ids, more=more)
        names = await _agent_names(connection, action)
        await _check_tags(connection, action)
        there, refused = await _lock(connection, ids)
        held = await bulk_queries.held(connection, [each.id for each in there])
        changes = [
            (each, held[each.id], after)
            for each in there
            if (after := target(action, held[each.id], now)) != held[each.id]
        ]
        await _change(connection, actor, changes, names)
        kept = [_Was(each.id, before, after) for each, before, after in changes]
        return BulkDone(
            id=await bulk_queries.keep(connection, agent_id, action.kind, kept) if kept else None,
            done=[each.id for each, _, _ in changes],
            unchanged=len(there) - len(changes),
            refused=refused,
            more=more,
        )


async def undo(database: Database, actor: Actor, bulk_id: int) -> BulkDone:
    """Make it as it was, except where somebody changed the same since. Once.
    Raises NotFound, Conflict, NotAllowed."""
    agent_id = agent_id_of(actor)
    async with database.transaction() as connection:
        found = await bulk_queries.take(connection, bulk_id, agent_id)
        if found is None:
            raise NotFound("there is nothing of yours to undo")
        if found["undone_at"] is not None:
            raise Conflict("this was undone already")
        if not actor.may(PERMISSION[found["action"]]):
            raise NotAllowed("your role doesn't permit this: ask an administrator")
        was = {each.id: each for each in msgspec.convert(found["before"], list[_Was])}
        if found["action"] in ("read", "unread"):
            await bulk_queries.set_marks(
                connection, agent_id, list(was), [each.read_at for each in was.values()]
            )
            await _tell_read(connection, agent_id, list(was))
            return BulkDone(id=None, done=list(was), unchanged=0, refused=[])
        there, refused = await _lock(connection, list(was))
        held = await bulk_queries.held(connection, [each.id for each in there])
        changes: list[tuple[Locked, Held, Held]] = []
        for each in there:
            before, after, now = was[each.id].before, was[each.id].after, held[each.id]
            assert before is not None
            assert after is not None
            back = undone(before, after, now)
            if back is not None and back.snoozed_until and back.snoozed_until <= clock.now():
                # It would have come back by itself meanwhile.
                back = msgspec.structs.replace(back, status="open", snoozed_until=None)
            if back is None:
                refused.append(refuse(each.id, "changed_since"))
            elif back != now:
                changes.append((each, now, back))
        ids = {after.assignee_id for _, _, after in changes if after.assignee_id}
        names = await bulk_queries.agent_names(connection, ids)
        await _change(connection, actor, changes, names)
        return BulkDone(
            id=None,
            done=[each.id for each, _, _ in changes],
            unchanged=len(there) - len(changes),
            refused=refused,
        )


async def _lock(connection: Connection, ids: Sequence[int]) -> tuple[list[Locked], list[Refused]]:
    there = await lock_there(connection, ids)
    refused = [refuse(i, "missing") for i in ids if i not in there]
    refused += [refuse(i, "merged") for i, each in there.items() if each.merged_into is not None]
    return [there[i] for i in ids if i in there and there[i].merged_into is None], refused


async def _agent_names(connection: Connection, action: Action) -> dict[int, str]:
    if action.kind != "assign" or action.agent_id is None:
        return {}
    names = await bulk_queries.agent_names(connection, [action.agent_id])
    if not names:
        raise InvalidInput("there is no such agent at work here", fields={"agent_id": "unknown"})
    return names


async def _check_tags(connection: Connection, action: Action) -> None:
    if action.kind == "tag" and action.add_tag_ids:
        missing = await bulk_queries.unknown_tags(connection, action.add_tag_ids)
        if missing:
            raise InvalidInput("there is no such tag", fields={"add_tag_ids": f"{missing[0]}"})


async def _change(
    connection: Connection,
    actor: Actor,
    changes: Sequence[tuple[Locked, Held, Held]],
    names: dict[int, str],
) -> None:
    """Store it, write it down in each conversation, publish it, and keep it in the audit trail."""
    if not changes:
        return
    await bulk_queries.store(connection, [(each.id, after) for each, _, after in changes])
    tags = await bulk_queries.tag_names(
        connection, {tag for _, *both in changes for held in both for tag in held.tag_ids}
    )
    told = [
        (each, line)
        for each, before, after in changes
        for line in lines(before, after, names, tags)
    ]
    message_ids = await bulk_queries.write_lines(
        connection,
        actor.id,
        [(each.id, each.next_moment(), line) for each, line in told],
    )
    await record(
        connection,
        [
            Event(
                kind="conversation.changed",
                conversation_id=each.id,
                customer_id=each.customer_id,
                message_id=message_id,
                agent_id=actor.id,
                body={"changed": line.what, **line.facts},
            )
            for (each, line), message_id in zip(told, message_ids, strict=True)
        ],
    )
    by_what: dict[str, list[tuple[int, int, dict[str, Any]]]] = {}
    for each, line in told:
        by_what.setdefault(line.what, []).append((each.id, each.customer_id, line.facts))
    for what, subjects in by_what.items():
        await record_each(
            connection, actor, f"conversation.{what}", "conversation", subjects, {"bulk": True}
        )


# -- marks --------------------------------------------------------------------------------------


async def _mark(
    connection: Connection, agent_id: int, action: Action, ids: list[int], *, more: bool
) -> BulkDone:
    """Read or unread for this agent only. Customers aren't told: nobody looked at each of them."""
    there = await bulk_queries.marks(connection, agent_id, ids)
    refused = [refuse(i, "missing") for i in ids if i not in there]
    wanted: Literal["read", "unread"] = "read" if action.kind == "read" else "unread"
    changed = {i: m for i, m in there.items() if m.heard_at is not None and m.wants(wanted)}
    await bulk_queries.set_marks(
        connection, agent_id, list(changed), [m.target(wanted) for m in changed.values()]
    )
    await _tell_read(connection, agent_id, list(changed))
    kept = [_Was(i, read_at=m.read_at) for i, m in changed.items()]
    return BulkDone(
        id=await bulk_queries.keep(connection, agent_id, action.kind, kept) if kept else None,
        done=list(changed),
        unchanged=len(there) - len(changed),
        refused=refused,
        more=more,
    )


async def _tell_read(connection: Connection, agent_id: int, ids: Sequence[int]) -> None:
    await record(
        connection,
        [Event(kind="conversation.read", conversation_id=i, agent_id=agent_id) for i in ids],
    )
