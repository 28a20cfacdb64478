"""Suggestions: at once for who is new, with evidence, never against what a person said."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.customers.linking import queries
from onethread.customers.linking.loops import handle
from onethread.customers.linking.suggest import link
from onethread.customers.linking.sweep import sweep
from onethread.customers.merge import merge
from onethread.customers.suggest import list_open, refuse
from onethread.database.engine import Database
from onethread.events import Event
from tests.world import World

ANJA = {
    "given_name": "Anja",
    "family_name": "Jansen",
    "address": "Lindelaan 12, 1234 AB Utrecht",
    "date_of_birth": "13-12-1985",
}


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def customer(world: World, number: int, **told: Any) -> int:
    """A customer with a number of their own."""
    name = f"{told.get('given_name', '')} {told.get('family_name', '')}".strip()
    heard = await world.hear(
        await world.channel(), f"+316123400{number:02}", name=name, attributes=told
    )
    return await world.customer_of(heard.conversation_id)


async def linked(world: World, *ids: int) -> None:
    async with world.database.transaction() as connection:
        await link(connection, ids)


async def test_a_new_customer_is_compared_at_once_with_evidence(world: World) -> None:
    a = await customer(world, 1, **ANJA)
    other = await customer(
        world, 2, given_name="Piet", family_name="Bakker", address="Kerkweg 3, 4321 ZZ Zeist"
    )
    b = await customer(world, 3, **{**ANJA, "family_name": "Janssen"})
    async with world.database.transaction() as connection:
        await handle(
            connection,
            [Event(kind="customer.created", customer_id=each) for each in (a, other, b)],
        )
    [found] = await list_open(world.database, None, 10)
    assert (found.customer_a, found.customer_b) == (a, b)
    assert found.score is not None
    assert found.score > 0.9
    by = {item["compared"]: item for item in found.evidence}
    assert by["born"]["level"] == "same"
    assert by["address"]["level"] == "house"
    assert (by["name"]["level"], by["name"]["family"]) == ("near", 1)
    assert found.weights[0]["compared"] == "prior"


async def test_a_refusal_counts_also_for_who_they_become(world: World) -> None:
    ada = await world.agent()
    a, b = await customer(world, 1, **ANJA), await customer(world, 2, **ANJA)
    c = await customer(world, 3, given_name="Emma", family_name="Smit")
    await linked(world, a, b)
    [found] = await list_open(world.database, None, 10)
    await refuse(world.database, ada, found.id)
    await merge(world.database, ada, c, b)
    await linked(world, a, c)
    await sweep(world.database)
    assert await list_open(world.database, None, 10) == []


async def test_what_recognition_noticed_is_judged_too(world: World) -> None:
    a = await customer(world, 1, given_name="Anja", family_name="Jansen")
    b = await customer(world, 2, given_name="Klaas", family_name="Smit")
    await world.database.execute(
        "INSERT INTO customer_suggestions (customer_a, customer_b, evidence)"
        """ VALUES ($1, $2, '[{"kind": "silent_address"}]')""",
        a,
        b,
    )
    await linked(world, a, b)
    assert await list_open(world.database, None, 10) == []


async def test_a_sweep_finds_what_single_looks_find(world: World) -> None:
    a, b = await customer(world, 1, **ANJA), await customer(world, 2, **ANJA)
    await customer(world, 3, given_name="Emma", family_name="Smit", date_of_birth="13-11-1985")
    swept = await sweep(world.database)
    [found] = await list_open(world.database, None, 10)
    assert (found.customer_a, found.customer_b) == (a, b)
    assert (swept.customers, swept.suggestions) == (3, 1)
    assert swept.learnt["from"] == "priors"


async def test_keys_are_found_at_once_however_many_were_written_before(database: Database) -> None:
    """Pending entries of the index would be read whole for each key: there are none."""
    options = await database.fetchval(
        "SELECT reloptions FROM pg_class WHERE relname = 'linking_records_keys'"
    )
    assert "fastupdate=off" in options


async def test_a_record_that_is_as_it_was_is_not_written_again(database: Database) -> None:
    customer = await database.fetchval(
        "INSERT INTO customers (display_name) VALUES ('Anja Jansen') RETURNING id"
    )
    written = "SELECT xmin::text FROM linking_records WHERE customer_id = $1"
    for _ in range(2):
        async with database.transaction() as connection:
            await queries.refresh(connection, [customer])
        before = await database.fetchval(written, customer)
    async with database.transaction() as connection:
        await queries.refresh(connection, [customer])
    assert await database.fetchval(written, customer) == before
    await database.execute("UPDATE customers SET display_name = 'Anja Bakker'")
    async with database.transaction() as connection:
        await queries.refresh(connection, [customer])
    assert await database.fetchval(written, customer) != before
