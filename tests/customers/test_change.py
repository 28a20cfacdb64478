"""Agents change names and addresses; a change under their hands is told."""

from __future__ import annotations

import pytest

from onethread.customers import view
from onethread.customers.change import change
from onethread.customers.identities import add_identity, remove_identity
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound, TooLarge
from tests.world import World


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def test_a_change_is_refused_with_the_latest_when_somebody_was_first(world: World) -> None:
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001", name="J")
    customer = await world.customer_of(heard.conversation_id)
    changed = await change(
        world.database, ada, customer, 1, {"display_name": "  J.\nJansen ", "language": "nl"}
    )
    assert (changed.display_name, changed.language, changed.version) == ("J. Jansen", "nl", 2)
    with pytest.raises(Conflict) as refused:
        await change(world.database, ada, customer, 1, {"language": None})
    assert refused.value.extra["latest"]["display_name"] == "J. Jansen"
    cleared = await change(world.database, ada, customer, 2, {"language": None})
    assert (cleared.language, cleared.display_name) == (None, "J. Jansen")
    with pytest.raises(TooLarge):
        await change(world.database, ada, customer, 3, {"attributes": {"x": "y" * 30_000}})
    with pytest.raises(NotFound):
        await change(world.database, ada, 999, 1, {})


async def test_an_address_added_recognises_and_one_removed_does_not(world: World) -> None:
    ada = await world.agent()
    chat, mail = await world.channel("whatsapp"), await world.channel("email")
    heard = await world.hear(chat, "+31612340001")
    customer = await world.customer_of(heard.conversation_id)
    added = await add_identity(
        world.database, ada, customer, "email", "J.Jansen@Example.org", "NL", checked=True
    )
    assert added.assurance == 2
    mailed = await world.hear(mail, "j.jansen@example.org", scheme="email", continuous=False)
    assert await world.customer_of(mailed.conversation_id) == customer
    with pytest.raises(Conflict, match="already"):
        await add_identity(
            world.database, ada, customer, "email", "j.jansen@example.org", "NL", checked=False
        )
    await remove_identity(world.database, ada, customer, added.id)
    with pytest.raises(NotFound):
        await remove_identity(world.database, ada, customer, added.id)
    again = await world.hear(mail, "j.jansen@example.org", scheme="email", continuous=False)
    assert await world.customer_of(again.conversation_id) != customer
    assert [i.scheme for i in await view.identities(world.database, customer)] == ["phone"]


async def test_somebody_elses_address_names_them(world: World) -> None:
    ada = await world.agent()
    channel = await world.channel()
    one = await world.hear(channel, "+31612340001", name="One")
    two = await world.hear(channel, "+31612340002", name="Two")
    with pytest.raises(Conflict, match="Two's") as refused:
        await add_identity(
            world.database,
            ada,
            await world.customer_of(one.conversation_id),
            "phone",
            "06 12340002",
            "NL",
            checked=False,
        )
    other = await world.customer_of(two.conversation_id)
    assert refused.value.extra["latest"]["customer_id"] == other


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("email", "no at"), ("email", "@x"), ("phone", "12"), ("email", ""), ("visitor", " ")],
)
async def test_an_incomplete_address_is_refused(world: World, scheme: str, value: str) -> None:
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001")
    customer = await world.customer_of(heard.conversation_id)
    with pytest.raises(InvalidInput):
        await add_identity(world.database, ada, customer, scheme, value, "NL", checked=False)
