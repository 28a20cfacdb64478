"""Earlier matters come as one text read upwards; words are found in all of it; each page walks an index."""

from __future__ import annotations

import pytest

from onethread.bench.timeline import fill
from onethread.conversations import matters
from onethread.conversations.paging import Key
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound
from tests.conversations.test_plans import LIMIT, explain, reads_little
from tests.world import World


async def five_matters(world: World) -> list[tuple[int, list[int]]]:
    """Conversations of one customer in the order in which they began, with their messages."""
    mail = await world.channel("email")
    told: dict[int, list[int]] = {}
    for number in range(5):
        await world.database.execute("UPDATE conversations SET status = 'resolved'")
        for part in range(3):
            heard = await world.hear(
                mail,
                "j@example.org",
                f"matter {number} part {'abc'[part]}",
                scheme="email",
                subject=f"Matter {number}" if part == 0 else f"Re: Matter {number}",
                continuous=part > 0,
            )
            told.setdefault(heard.conversation_id, []).append(heard.message_id)
    return list(told.items())


async def test_earlier_matters_are_read_upwards_matter_by_matter(database: Database) -> None:
    world = World(database)
    agent = await world.agent()
    told = await five_matters(world)
    assert len(told) > 2
    await world.hear(await world.channel("whatsapp"), "+31600000000", "somebody else")
    present = told[-1][0]
    seen: list[int] = []
    cursor = None
    while True:
        async with database.connection() as connection:
            page = await matters.earlier(connection, agent, present, cursor, 2)
        ids = {item.conversation_id for item in page.items}
        assert (
            {c.id for c in page.conversations} == ids == {leg.conversation_id for leg in page.legs}
        )
        seen = [item.id for item in page.items] + seen
        cursor = page.next
        if cursor is None:
            break
    assert seen == [message for _, messages in told[:-1] for message in messages]


async def test_the_first_matter_has_none_before_it(database: Database) -> None:
    world = World(database)
    agent = await world.agent()
    told = await five_matters(world)
    async with database.connection() as connection:
        page = await matters.earlier(connection, agent, told[0][0], None, 50)
        assert (page.items, page.next) == ([], None)
        with pytest.raises(NotFound):
            await matters.earlier(connection, agent, 999, None, 50)
        for wrong in ("x", "MTIz", "MS4x~", "~MS4x"):
            with pytest.raises(InvalidInput):
                await matters.earlier(connection, agent, told[0][0], wrong, 50)


async def test_words_are_found_here_and_in_what_came_before(database: Database) -> None:
    world = World(database)
    agent = await world.agent()
    told = await five_matters(world)
    async with database.connection() as connection:
        found = await matters.find(connection, agent, told[2][0], "part b")
        nothing = await matters.find(connection, agent, told[2][0], "'!&")
    expected = [messages[1] for _, messages in told[:3] if len(messages) > 1][::-1]
    assert [each.message_id for each in found.items] == expected
    assert (nothing.items, found.more) == ([], False)


async def test_a_page_of_earlier_matters_reads_a_page(database: Database) -> None:
    await fill(database, 8000, 800, lambda step, done: None)
    await database.execute("VACUUM ANALYZE conversations, messages")
    busiest = await database.fetchrow(
        "SELECT customer_id, count(*) AS n, max(created_at) AS at FROM conversations"
        " GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    )
    assert busiest is not None
    sql, values = matters.statement(busiest["customer_id"], Key(busiest["at"], 2**62), None, LIMIT)
    most = (busiest["n"] + 2) * (LIMIT + 1)
    reads_little(await explain(database, sql, values), "messages_conversation", most=most)
    rows = await database.fetch(sql, *values)
    top = rows[LIMIT - 1]
    above = matters.Place(Key(top["began"], top["conversation_id"]), Key(top["said_at"], top["id"]))
    sql, values = matters.statement(busiest["customer_id"], Key(busiest["at"], 2**62), above, LIMIT)
    nodes = await explain(database, sql, values)
    reads_little(nodes, "messages_conversation", most=most)
    # It enters the index at the place: nothing is read and thrown away.
    assert (
        sum(
            n.get("Rows Removed by Filter", 0)
            for n in nodes
            if "messages" in str(n.get("Relation Name"))
        )
        == 0
    )
