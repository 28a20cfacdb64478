"""Many conversations at once: what each becomes, what is told, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations import bulk as bulk_module
from onethread.conversations import show, summaries
from onethread.conversations.assign import assign
from onethread.conversations.bulk import bulk, undo
from onethread.conversations.bulk_rules import Action, Held, check, target, undone
from onethread.conversations.status import set_status
from onethread.conversations.view_rules import BUILT_IN
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.world import World

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OPEN = Held(status="open", snoozed_until=None, resolved_at=None, assignee_id=1, tag_ids=[1, 2])


def held(**given: Any) -> Held:
    return msgspec.structs.replace(OPEN, **given)


RESOLVED = held(status="resolved", resolved_at=NOW)


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        (Action(kind="assign", agent_id=3), OPEN, held(assignee_id=3)),
        (Action(kind="assign"), OPEN, held(assignee_id=None)),
        (Action(kind="status", status="resolved"), OPEN, RESOLVED),
        (Action(kind="status", status="open"), RESOLVED, OPEN),
        (
            Action(kind="status", status="snoozed", snoozed_until=LATER),
            RESOLVED,
            held(status="snoozed", snoozed_until=LATER),
        ),
        (Action(kind="tag", add_tag_ids=[3, 2, 3]), OPEN, held(tag_ids=[1, 2, 3])),
        (Action(kind="tag", add_tag_ids=[3], remove_tag_ids=[1]), OPEN, held(tag_ids=[2, 3])),
        (Action(kind="tag", remove_tag_ids=[9]), OPEN, OPEN),
    ],
)
def test_an_action_makes(action: Action, before: Held, after: Held) -> None:
    assert target(action, before, NOW) == after
    assert target(action, after, LATER) == after, "twice is once"
    if before != after:
        assert undone(before, after, after) == before


@pytest.mark.parametrize(
    ("before", "after", "now", "back"),
    [
        # Somebody assigned it since: the status goes back, the assignee stays.
        (OPEN, RESOLVED, msgspec.structs.replace(RESOLVED, assignee_id=5), held(assignee_id=5)),
        # It was opened again since: nothing goes back.
        (OPEN, RESOLVED, OPEN, None),
        (OPEN, held(assignee_id=3), held(assignee_id=4), None),
        (OPEN, held(tag_ids=[1]), held(tag_ids=[1, 9]), None),
    ],
)
def test_undoing_respects_what_others_did_since(
    before: Held, after: Held, now: Held, back: Held | None
) -> None:
    assert undone(before, after, now) == back


@pytest.mark.parametrize(
    "action",
    [
        Action(kind="status"),
        Action(kind="status", status="snoozed"),
        Action(kind="status", status="snoozed", snoozed_until=NOW),
        Action(kind="status", status="open", snoozed_until=LATER),
        Action(kind="tag"),
    ],
)
def test_an_action_must_say_all_it_needs(action: Action) -> None:
    with pytest.raises(InvalidInput):
        check(action, NOW)


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def begin(world: World, count: int = 4) -> tuple[Actor, list[int]]:
    ada = await world.agent("Ada")
    channel = await world.channel()
    ids = [
        (await world.hear(channel, f"+316123400{number:02}")).conversation_id
        for number in range(count)
    ]
    return ada, ids


async def states(database: Database, ids: list[int]) -> list[tuple[Any, ...]]:
    rows = await database.fetch(
        "SELECT id, status, snoozed_until, resolved_at IS NULL AS open, assignee_id, tag_ids,"
        " waits_since FROM conversations WHERE id = ANY($1) ORDER BY id",
        ids,
    )
    return [tuple(row)[1:] for row in rows]


async def test_many_are_resolved_and_brought_back_in_one_step(
    world: World, database: Database
) -> None:
    ada, ids = await begin(world)
    await set_status(database, ada, ids[3], "resolved")
    await database.execute(
        "UPDATE conversations SET merged_into = $2 WHERE id = $1", ids[2], ids[0]
    )
    before = await states(database, ids)
    done = await bulk(database, ada, Action(kind="status", status="resolved"), [*ids, 999])
    assert done.done == ids[:2]
    assert done.unchanged == 1
    assert [(each.conversation_id, each.why) for each in done.refused] == [
        (999, "missing"),
        (ids[2], "merged"),
    ]
    changed = await world.events("conversation.changed")
    assert [e["conversation_id"] for e in changed[1:]] == ids[:2]
    assert all(e["message_id"] and e["body"]["status"] == "resolved" for e in changed[1:])
    trail = await database.fetch(
        "SELECT subject_id, detail FROM audit WHERE action = 'conversation.status' ORDER BY id"
    )
    assert [row["subject_id"] for row in trail[1:]] == [str(i) for i in ids[:2]]
    page = await show.conversation(database, ada, ids[0])
    assert page.messages.items[-1].headers["event"]["status"] == "resolved"
    assert done.id is not None
    back = await undo(database, ada, done.id)
    assert (back.done, back.refused) == (ids[:2], [])
    assert await states(database, ids) == before
    with pytest.raises(Conflict):
        await undo(database, ada, done.id)
    bea = await world.agent("Bea")
    with pytest.raises(NotFound):
        await undo(database, bea, done.id)


async def test_undoing_leaves_what_a_colleague_changed_since(
    world: World, database: Database
) -> None:
    ada, ids = await begin(world)
    bea = await world.agent("Bea")
    done = await bulk(database, ada, Action(kind="assign", agent_id=ada.id), ids)
    await assign(database, bea, ids[1], bea.id)
    await set_status(database, bea, ids[2], "resolved")
    assert done.id is not None
    back = await undo(database, ada, done.id)
    assert back.done == [ids[0], *ids[2:]]
    assert [(each.conversation_id, each.why) for each in back.refused] == [
        (ids[1], "changed_since")
    ]
    now = {each.id: each for each in await summaries.load(database, ids, ada.id)}
    assert [now[i].assignee.id if now[i].assignee else None for i in ids] == [  # type: ignore[union-attr]
        None,
        bea.id,
        None,
        None,
    ]
    assert now[ids[2]].status == "resolved"


async def test_all_of_a_view_at_once_and_no_more_than_bearable(
    world: World, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ids = await begin(world)
    await assign(database, ada, ids[0], ada.id)
    monkeypatch.setattr(bulk_module, "MOST", 2)
    done = await bulk(database, ada, Action(kind="assign", agent_id=ada.id), [], "unassigned")
    assert set(done.done) == set(ids[2:])
    assert done.more
    with pytest.raises(InvalidInput):
        await bulk(database, ada, Action(kind="assign"), ids, "unassigned")
    with pytest.raises(NotFound):
        await bulk(database, ada, Action(kind="assign"), [], "17")


async def test_tags_are_put_on_and_taken_off(world: World, database: Database) -> None:
    ada, ids = await begin(world, 2)
    await database.execute("INSERT INTO tags (id, name) VALUES (1, 'leak'), (2, 'lift')")
    await database.execute("UPDATE conversations SET tag_ids = '{1}' WHERE id = $1", ids[0])
    action = Action(kind="tag", add_tag_ids=[2], remove_tag_ids=[1])
    done = await bulk(database, ada, action, ids)
    assert [state[4] for state in await states(database, ids)] == [[2], [2]]
    page = await show.conversation(database, ada, ids[0])
    assert page.messages.items[-1].headers["event"] == {
        "kind": "tags",
        "added": ["lift"],
        "removed": ["leak"],
    }
    assert done.id is not None
    await undo(database, ada, done.id)
    assert [state[4] for state in await states(database, ids)] == [[1], []]
    with pytest.raises(InvalidInput):
        await bulk(database, ada, Action(kind="tag", add_tag_ids=[99]), ids)


async def test_marks_are_the_agents_own_and_tell_no_customer(
    world: World, database: Database
) -> None:
    ada, ids = await begin(world, 3)
    bea = await world.agent("Bea")

    async def unread(actor: Actor) -> set[int]:
        page = await show.inbox(database, BUILT_IN["all"], actor.id, None, 50)
        return {item.id for item in page.items if item.unread}

    read = await bulk(database, ada, Action(kind="read"), ids[:2])
    assert await unread(ada) == {ids[2]}
    assert await unread(bea) == set(ids)
    back = await bulk(database, ada, Action(kind="unread"), ids)
    assert set(back.done) == set(ids[:2])
    assert back.unchanged == 1
    assert await unread(ada) == set(ids)
    assert back.id is not None
    assert read.id is not None
    await undo(database, ada, back.id)
    assert await unread(ada) == {ids[2]}
    assert await database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'tell_seen'") == 0


async def test_a_role_that_may_only_read_marks_and_no_more(
    world: World, database: Database
) -> None:
    ada, ids = await begin(world, 1)
    reader = msgspec.structs.replace(ada, permissions=frozenset({"conversations.read"}))
    await bulk(database, reader, Action(kind="read"), ids)
    for action in (Action(kind="assign"), Action(kind="status", status="resolved")):
        with pytest.raises(NotAllowed):
            await bulk(database, reader, action, ids)


async def test_a_snooze_that_ended_meanwhile_is_undone_as_open(
    world: World, database: Database
) -> None:
    ada, ids = await begin(world, 1)
    soon = clock.now() + timedelta(hours=1)
    await set_status(database, ada, ids[0], "snoozed", soon)
    done = await bulk(database, ada, Action(kind="status", status="resolved"), ids)
    past = clock.now() - timedelta(hours=1)
    await database.execute(
        "UPDATE bulk_actions SET before = replace(before::text, $1, $2)::jsonb",
        soon.strftime("%Y-%m-%dT%H:%M"),
        past.strftime("%Y-%m-%dT%H:%M"),
    )
    assert done.id is not None
    await undo(database, ada, done.id)
    [now] = await summaries.load(database, ids, ada.id)
    assert (now.status, now.snoozed_until) == ("open", None)
