"""The timeline of a customer goes over all conversations, page by page."""

from __future__ import annotations

from onethread.conversations import paging, timeline
from onethread.database.engine import Database
from tests.world import World


async def test_a_timeline_holds_everything_once_newest_first(database: Database) -> None:
    world = World(database)
    chat, mail = await world.channel("whatsapp"), await world.channel("email")
    heard = [await world.hear(chat, "+31612340001", "one")]
    customer = await world.customer_of(heard[0].conversation_id)
    await database.execute(
        "INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source)"
        " VALUES ($1, 'email', 'j@example.org', 'j@example.org', 2, 'test')",
        customer,
    )
    heard.append(await world.hear(chat, "+31612340001", "two"))
    for n in range(4):
        await database.execute("UPDATE conversations SET status = 'resolved'")
        heard.append(
            await world.hear(
                mail,
                "j@example.org",
                f"mail {n}",
                scheme="email",
                subject=f"Matter {n}",
                continuous=False,
            )
        )
    await world.hear(chat, "+31600000000", "somebody else")
    assert len({each.conversation_id for each in heard}) > 2
    seen: list[int] = []
    cursor = None
    while True:
        page = await timeline.load(database, customer, paging.decode(cursor), 2, None)
        assert {c.id for c in page.conversations} == {m.conversation_id for m in page.items}
        seen += [message.id for message in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [each.message_id for each in heard][::-1]
