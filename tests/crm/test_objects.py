"""Objects of customers: brought in again and again, shown on the panel, found by search."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from onethread.crm.queries import of_customer_statement, search_statement
from onethread.customers.merge import merge
from onethread.database.engine import Database
from onethread.messages import Assurance
from tests.conversations.test_plans import explain
from tests.customers.conftest import Browser, call
from tests.customers.conftest import _browser as browser  # noqa: F401 - a fixture
from tests.world import World

FIELDS: list[dict[str, Any]] = [
    {"key": "address", "label": "Address", "kind": "text", "required": True},
    {"key": "rent", "label": "Rent", "kind": "money"},
    {"key": "debt", "label": "Debt", "kind": "money", "seen_by": "restricted"},
]


async def a_type(boss: httpx.AsyncClient) -> int:
    kind = await call(
        boss,
        "POST",
        "/object-types",
        json={"key": "contract", "name": "Contract", "plural": "Contracts", "icon": "file-text"},
    )
    for form in FIELDS:
        await call(boss, "POST", "/fields", json=form | {"object_type_id": kind["id"]})
    card = {"title_field": "address", "card_fields": ["rent", "debt"]}
    await call(boss, "PATCH", f"/object-types/{kind['id']}", json=card)
    return int(kind["id"])


async def test_a_batch_can_be_sent_again_and_one_refused_keeps_no_other(
    database: Database,
    browser: Browser,  # noqa: F811
) -> None:
    boss = await browser("administrator")
    type_id = await a_type(boss)
    world = World(database)
    heard = await world.hear(await world.channel(), "+31612340001", name="Ann")
    customer = await world.customer_of(heard.conversation_id)
    before = (await call(boss, "GET", f"/customers/{customer}"))["customer"]["version"]
    contract = {
        "external_id": "C-1",
        "values": {"address": "Lindengracht 12", "rent": "812,50", "debt": 3},
        "url": "https://erp.example.org/C-1",
        "customers": [{"id": customer}],
    }
    batch = [
        contract,
        {"external_id": "C-2", "values": {"rent": "much"}},
        {"external_id": "C-3", "values": {"address": "x"}, "url": "javascript:alert(1)"},
        {"external_id": "C-4", "values": {"address": "x"}, "customers": [{"id": 999}]},
    ]
    path = "/object-types/contract/objects"
    taken = (await call(boss, "POST", path, json={"objects": batch}))["items"]
    assert [each["outcome"] for each in taken] == ["created", "refused", "refused", "refused"]
    assert taken[1]["wrong"].keys() == {"rent", "address"}
    assert taken[2]["wrong"].keys() == {"url"}
    assert taken[3]["wrong"].keys() == {"customers"}
    after = (await call(boss, "GET", f"/customers/{customer}"))["customer"]["version"]
    assert after == before + 1
    again = (await call(boss, "POST", path, json={"objects": [contract]}))["items"]
    assert again[0]["outcome"] == "unchanged"
    same = (await call(boss, "GET", f"/customers/{customer}"))["customer"]["version"]
    assert same == after
    part = {"external_id": "C-1", "values": {"rent": 900}}
    [changed] = (await call(boss, "POST", path, json={"objects": [part]}))["items"]
    assert changed["outcome"] == "changed"
    [shown] = (await call(boss, "GET", f"/customers/{customer}/objects"))["items"]
    assert (shown["title"], shown["object_type_id"]) == ("Lindengracht 12", type_id)
    assert shown["values"] == {"address": "Lindengracht 12", "rent": 900, "debt": 3}
    agent = await browser("agent")
    [seen] = (await call(agent, "GET", f"/customers/{customer}/objects"))["items"]
    assert "debt" not in seen["values"]
    assert (await agent.post(path, json={"objects": [contract]})).status_code == 403
    gone = {"external_id": "C-1", "removed": True}
    [removed] = (await call(boss, "POST", path, json={"objects": [gone]}))["items"]
    assert removed["outcome"] == "removed"
    assert (await call(boss, "GET", f"/customers/{customer}/objects"))["items"] == []
    assert (
        await boss.post("/object-types/nothing/objects", json={"objects": []})
    ).status_code == 404


async def test_an_object_of_an_address_waits_for_its_customer_who_must_not_just_claim_it(
    database: Database,
    browser: Browser,  # noqa: F811
) -> None:
    boss = await browser("administrator")
    await a_type(boss)
    contract = {
        "external_id": "C-1",
        "values": {"address": "Waterkant 3"},
        "customers": [{"scheme": "email", "value": "Ann@Example.org"}],
    }
    path = "/object-types/contract/objects"
    await call(boss, "POST", path, json={"objects": [contract]})
    world = World(database)
    channel = await world.channel("email")

    async def wrote(assurance: Assurance) -> int:
        heard = await world.hear(
            channel, "ann@example.org", scheme="email", assurance=assurance, name="Ann"
        )
        return await world.customer_of(heard.conversation_id)

    customer = await wrote(Assurance.CLAIMED)
    assert (await call(boss, "GET", f"/customers/{customer}/objects"))["items"] == []
    assert await wrote(Assurance.ASSERTED) == customer
    [shown] = (await call(boss, "GET", f"/customers/{customer}/objects"))["items"]
    assert [each["display_name"] for each in shown["customers"]] == ["Ann"]
    found = await call(boss, "GET", "/objects", params={"q": "waterkant"})
    assert [each["external_id"] for each in found["items"]] == ["C-1"]
    hits = (await call(boss, "GET", "/search", params={"q": "waterkant"}))["items"]
    assert [(each["kind"], each["customer"]["id"]) for each in hits] == [("customer", customer)]


async def test_objects_follow_a_merge(
    database: Database,
    browser: Browser,  # noqa: F811
) -> None:
    boss = await browser("administrator")
    await a_type(boss)
    world = World(database)
    channel = await world.channel()
    ids = [
        await world.customer_of((await world.hear(channel, f"+3161234000{n}")).conversation_id)
        for n in range(2)
    ]
    contract = {"external_id": "C-1", "values": {"address": "x"}, "customers": [{"id": ids[1]}]}
    path = "/object-types/contract/objects"
    await call(boss, "POST", path, json={"objects": [contract]})
    await merge(database, await world.agent(), ids[0], ids[1])
    [shown] = (await call(boss, "GET", f"/customers/{ids[0]}/objects"))["items"]
    assert [each["id"] for each in shown["customers"]] == [ids[0]]
    # Sent again for the one who was merged: it is the same.
    [again] = (await call(boss, "POST", path, json={"objects": [contract]}))["items"]
    assert again["outcome"] == "unchanged"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"title_field": "shoe"}, {"title_field"}),
        ({"card_fields": ["rent", "shoe"]}, {"card_fields"}),
        ({"icon": "<svg>"}, {"icon"}),
        ({"name": " "}, {"name"}),
    ],
)
async def test_a_card_shows_only_what_there_is(
    database: Database,
    browser: Browser,  # noqa: F811
    change: dict[str, Any],
    wrong: set[str],
) -> None:
    boss = await browser("administrator")
    type_id = await a_type(boss)
    refused = await boss.patch(f"/object-types/{type_id}", json=change)
    assert refused.json()["fields"].keys() == wrong


async def test_the_queries_walk_their_indexes(database: Database) -> None:
    await database.execute(
        """
        INSERT INTO object_types (key, name, plural) VALUES ('a', 'A', 'As');
        INSERT INTO customers (display_name) SELECT 'c' || n FROM generate_series(1, 3000) AS n;
        INSERT INTO objects (object_type_id, external_id, words)
        SELECT 1, 'x' || n, 'contract lindengracht ' || md5(n::text) FROM generate_series(1, 9000) AS n;
        INSERT INTO object_customers SELECT n, 1 + n % 3000 FROM generate_series(1, 9000) AS n;
        """
    )
    for table in ("objects", "object_customers", "customers"):
        await database.execute(f"VACUUM ANALYZE {table}")
    sql, values = of_customer_statement(7, None, 20)
    nodes = await explain(database, sql, values)
    assert "object_customers_pkey" in {node.get("Index Name") for node in nodes}
    assert max(n["Actual Rows"] * n["Actual Loops"] for n in nodes) <= 20
    word = await database.fetchval("SELECT substr(md5('77'), 1, 12)")
    nodes = await explain(database, search_statement(), [f"%{word}%", 2**62, 21])
    assert "objects_words" in {node.get("Index Name") for node in nodes}
