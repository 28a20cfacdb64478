"""Conversations of teams, and the tags they bear."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from onethread.agents.change_team import change_team, make_team
from onethread.conversations import rules, summaries
from onethread.conversations.assign import assign
from onethread.conversations.change_tag import change_tag, make_tag, merge_tags
from onethread.conversations.merge import merge
from onethread.conversations.tag import MOST_TAGS, put_tags
from onethread.conversations.tag_queries import tag
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from tests.world import World


@pytest.fixture(name="world")
def _world(database: Database) -> World:
    return World(database)


@pytest.mark.parametrize(
    ("assignee", "asked", "members", "becomes"),
    [
        (None, UNSET, [1, 2], UNSET),
        (1, UNSET, [1, 2], UNSET),
        (3, UNSET, [1, 2], None),
        (3, 2, [1, 2], 2),
        (3, 4, [1, 2], 4),  # named by the caller, who knows better
        (3, UNSET, None, UNSET),
    ],
)
def test_who_has_a_conversation_that_goes_to_a_team(
    assignee: int | None, asked: object, members: list[int] | None, becomes: object
) -> None:
    assert rules.owner_in_team(assignee, asked, members) is becomes  # type: ignore[arg-type]


def test_tags_keep_their_order_and_taking_off_is_stronger() -> None:
    assert rules.tags_after([3, 1], [2, 1], []) == [3, 1, 2]
    assert rules.tags_after([3, 1], [2], [3, 2]) == [1]


async def test_a_conversation_is_given_to_a_team_and_an_outsider_loses_it(world: World) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    team = await make_team(world.database, ada, name="Fitters", member_ids=[bea.id or 0])
    await assign(world.database, ada, at, ada.id)
    shown = await assign(world.database, ada, at, team_id=team.id)
    assert shown.team is not None
    assert (shown.team.name, shown.assignee) == ("Fitters", None)
    shown = await assign(world.database, ada, at, agent_id=bea.id)
    assert shown.team is not None
    assert shown.assignee is not None
    shown = await assign(world.database, ada, at, team_id=None)
    assert (shown.team, shown.assignee is not None) == (None, True)
    changed = [e["body"]["changed"] for e in await world.events("conversation.changed")]
    assert changed == ["assignee", "team", "assignee", "assignee", "team"]
    lines = await world.database.fetch(
        "SELECT headers->'event'->>'team_name' AS team FROM messages"
        " WHERE headers->'event'->>'kind' = 'team' ORDER BY id"
    )
    assert [line["team"] for line in lines] == ["Fitters", None]


async def test_an_archived_team_gets_no_work(world: World) -> None:
    ada = await world.agent(role="administrator")
    channel = await world.channel()
    team = await make_team(world.database, ada, name="Fitters")
    await world.database.execute("UPDATE channels SET team_id = $1", team.id)
    first = await world.hear(channel, "+31612340001")
    shown = await summaries.load_one(world.database, first.conversation_id, None)
    assert shown.team is not None, "a new conversation is of its channel's team"
    await change_team(world.database, ada, team.id, archived=True)
    second = await world.hear(channel, "+31612340002")
    assert (await summaries.load_one(world.database, second.conversation_id, None)).team is None
    assert (await summaries.load_one(world.database, first.conversation_id, None)).team is not None
    with pytest.raises(InvalidInput):
        await assign(world.database, ada, second.conversation_id, team_id=team.id)


async def test_tags_are_put_on_and_taken_off_with_a_line_that_says_so(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    damp = await make_tag(world.database, ada, name="damp", colour="#0D9488")
    lift = await make_tag(world.database, ada, name="lift")
    shown = await put_tags(world.database, ada, at, [damp.id, lift.id])
    assert [(t.name, t.colour) for t in shown.tags] == [("damp", "#0d9488"), ("lift", "")]
    before = shown.version
    assert (await put_tags(world.database, ada, at, [lift.id])).version == before
    shown = await put_tags(world.database, ada, at, [], [damp.id])
    assert [t.name for t in shown.tags] == ["lift"]
    lines = await world.database.fetch(
        "SELECT content->>'system' AS text FROM messages WHERE direction = 'event' ORDER BY id"
    )
    assert [line["text"] for line in lines] == ["Tagged damp, lift", "No longer tagged damp"]
    counted = await tag(world.database, lift.id)
    assert counted is not None
    assert (counted.open_count, counted.total_count) == (1, 1)


async def test_what_can_not_be_a_tag_is_refused(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    damp = await make_tag(world.database, ada, name="Vocht")
    for name, colour in (("vócht", ""), ("  ", ""), ("x" * 61, ""), ("new", "teal")):
        with pytest.raises(InvalidInput):
            await make_tag(world.database, ada, name=name, colour=colour)
    await change_tag(world.database, ada, damp.id, archived=True)
    with pytest.raises(InvalidInput):
        await put_tags(world.database, ada, at, [damp.id])
    with pytest.raises(InvalidInput):
        await put_tags(world.database, ada, at, [999])
    with pytest.raises(NotFound):
        await change_tag(world.database, ada, 999, name="x")
    await make_tag(world.database, ada, name="vocht")  # the archived one doesn't hold its name
    with pytest.raises(InvalidInput):
        await change_tag(world.database, ada, damp.id, archived=False)
    many = [(await make_tag(world.database, ada, name=f"t{n}")).id for n in range(MOST_TAGS + 1)]
    with pytest.raises(InvalidInput):
        await put_tags(world.database, ada, at, many)


async def test_a_merged_tag_lives_on_in_the_other(world: World) -> None:
    ada = await world.agent()
    channel = await world.channel()
    one = (await world.hear(channel, "+31612340001")).conversation_id
    two = (await world.hear(channel, "+31612340002")).conversation_id
    damp = await make_tag(world.database, ada, name="damp")
    mould = await make_tag(world.database, ada, name="mould")
    await put_tags(world.database, ada, one, [mould.id, damp.id])
    await put_tags(world.database, ada, two, [mould.id])
    stays = await merge_tags(world.database, ada, mould.id, damp.id)
    assert (stays.id, stays.total_count) == (damp.id, 2)
    for at in (one, two):
        shown = await summaries.load_one(world.database, at, None)
        assert [t.name for t in shown.tags] == ["damp"]
    # A screen that still shows the old one means the new one.
    shown = await put_tags(world.database, ada, two, [], [mould.id])
    assert shown.tags == []
    with pytest.raises(Conflict):
        await change_tag(world.database, ada, mould.id, name="mould again")
    with pytest.raises(Conflict):
        await merge_tags(world.database, ada, mould.id, damp.id)
    with pytest.raises(InvalidInput):
        await merge_tags(world.database, ada, damp.id, damp.id)


async def test_a_merge_of_conversations_keeps_the_tags_of_both_and_a_team(world: World) -> None:
    ada = await world.agent()
    mail, phone = await world.channel("email"), await world.channel("whatsapp")
    one = (await world.hear(phone, "+31612340001")).conversation_id
    customer = await world.customer_of(one)
    two = (await world.hear(mail, "a@example.org", scheme="email")).conversation_id
    await world.database.execute("UPDATE conversations SET customer_id = $1", customer)
    tags = [(await make_tag(world.database, ada, name=n)).id for n in ("a", "b", "c")]
    team = await make_team(world.database, ada, name="Fitters")
    await put_tags(world.database, ada, one, tags[:2])
    await put_tags(world.database, ada, two, tags[1:])
    await assign(world.database, ada, one, team_id=team.id)
    shown = await merge(world.database, ada, one, two)
    assert [t.id for t in shown.tags] == [tags[1], tags[2], tags[0]]
    assert shown.team is not None
