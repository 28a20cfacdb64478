"""Fields that administrators define, filled in by agents, programs and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onethread.customers import exchange
from onethread.database.engine import Database
from tests.customers.conftest import Browser, call
from tests.world import World

RENT = {"key": "rent", "label": "Rent", "kind": "money", "section": "Tenancy"}
DEBT = {"key": "debt", "label": "Debt", "kind": "money", "seen_by": "restricted"}
STATE = {
    "key": "state",
    "label": "State",
    "kind": "choice",
    "choices": [{"value": "active", "label": "Active"}, {"value": "ended", "label": "Ended"}],
}


async def a_customer(
    database: Database,
    number: str = "+31612340001",
    name: str = "J",
    world: World | None = None,
) -> int:
    world = world or World(database)
    heard = await world.hear(await world.channel(), number, name=name)
    return await world.customer_of(heard.conversation_id)


async def test_a_field_is_defined_changed_ordered_and_archived(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    agent = await browser("agent")
    assert (await agent.post("/fields", json=RENT)).status_code == 403
    rent = await call(boss, "POST", "/fields", json=RENT)
    assert (rent["currency"], rent["position"]) == ("EUR", 0)
    state = await call(boss, "POST", "/fields", json=STATE)
    debt = await call(boss, "POST", "/fields", json=DEBT)
    refused = await boss.post("/fields", json=RENT)
    assert refused.status_code == 409
    wrong = await boss.post("/fields", json=STATE | {"key": "Not so", "label": " ", "choices": []})
    assert wrong.json()["fields"].keys() == {"key", "label", "choices"}
    await call(boss, "PATCH", f"/fields/{debt['id']}", json={"position": 0})
    keys = [each["key"] for each in (await call(boss, "GET", "/fields"))["items"]]
    assert keys == ["debt", "rent", "state"]
    await call(boss, "PATCH", f"/fields/{debt['id']}", json={"position": 2})
    keys = [each["key"] for each in (await call(boss, "GET", "/fields"))["items"]]
    assert keys == ["rent", "state", "debt"]
    seen = [each["key"] for each in (await call(agent, "GET", "/fields"))["items"]]
    assert seen == ["rent", "state"]
    await call(boss, "PATCH", f"/fields/{state['id']}", json={"archived": True})
    assert len((await call(boss, "GET", "/fields"))["items"]) == 2
    everything = await call(boss, "GET", "/fields", params={"archived": True})
    assert len(everything["items"]) == 3


async def test_values_are_checked_told_and_nobody_overwrites_unknowingly(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    agent = await browser("agent")
    for form in (RENT, STATE):
        await call(boss, "POST", "/fields", json=form)
    path = f"/customers/{await a_customer(database)}"
    changed = await call(agent, "PATCH", path, json={"attributes": {"rent": "812,50"}})
    assert changed["attributes"] == {"rent": 812.5}
    wrong = await agent.patch(path, json={"attributes": {"state": "odd", "shoe": 1, "rent": 1}})
    assert wrong.status_code == 422
    assert wrong.json()["fields"].keys() == {"attributes.state", "attributes.shoe"}
    both = await call(
        agent,
        "PATCH",
        path,
        json={"attributes": {"state": "Active"}, "was": {"state": None}},
    )
    assert both["attributes"] == {"rent": 812.5, "state": "active"}
    late = await agent.patch(path, json={"attributes": {"rent": 900}, "was": {"rent": 700}})
    assert late.status_code == 409
    assert late.json()["latest"]["attributes"]["rent"] == 812.5
    gone = await call(agent, "PATCH", path, json={"attributes": {"rent": None}})
    assert gone["attributes"] == {"state": "active"}


async def test_what_not_everyone_may_see_is_nowhere_for_the_others(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    agent = await browser("agent")
    await call(boss, "POST", "/fields", json=DEBT)
    path = f"/customers/{await a_customer(database)}"
    hidden = await call(boss, "PATCH", path, json={"attributes": {"debt": 4711}})
    assert hidden["attributes"] == {}
    assert (await call(boss, "GET", path))["restricted"] == {"debt": 4711}
    assert (await call(agent, "GET", path))["restricted"] == {}
    for params in ({"q": "4711"}, {"where": "debt=4711"}, {"sort": "debt"}):
        answer = await agent.get("/customers", params=params)
        assert answer.status_code == 422 or answer.json()["items"] == []
    assert (await call(agent, "GET", "/search", params={"q": "4711"}))["items"] == []
    assert (await agent.patch(path, json={"attributes": {"debt": 1}})).status_code == 422
    found = await call(boss, "GET", "/customers", params={"where": "debt>=4711"})
    assert [each["attributes"] for each in found["items"]] == [{"debt": 4711}]
    exported = (await boss.get("/customers/export")).text
    assert "4711" in exported
    assert (await agent.get("/customers/export")).status_code == 403


async def test_a_field_of_programs_is_not_for_people(database: Database, browser: Browser) -> None:
    boss = await browser("administrator")
    form = {"key": "score", "label": "Score", "kind": "number", "edited_by": "programs"}
    await call(boss, "POST", "/fields", json=form)
    path = f"/customers/{await a_customer(database)}"
    assert (await boss.patch(path, json={"attributes": {"score": 3}})).status_code == 403
    scopes = ["customers:read", "customers:write"]
    made = await call(boss, "POST", "/tokens", json={"name": "crm", "scopes": scopes})
    headers = {"Authorization": f"Bearer {made['token']}"}
    boss.cookies.clear()
    changed = await call(boss, "PATCH", path, json={"attributes": {"score": 3}}, headers=headers)
    assert changed["attributes"] == {"score": 3}


async def test_the_list_is_searched_filtered_sorted_and_paged(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    for form in (RENT, STATE):
        await call(boss, "POST", "/fields", json=form)
    ids = []
    world = World(database)
    for number in range(5):
        customer = await a_customer(database, f"+3161234000{number}", f"Jan {number}", world)
        ids.append(customer)
        attributes: dict[str, Any] = {"rent": 700 + 9 * number}
        if number % 2:
            attributes["state"] = "active"
        await call(boss, "PATCH", f"/customers/{customer}", json={"attributes": attributes})

    async def listed(**params: Any) -> list[int]:
        found: list[int] = []
        cursor = None
        while True:
            page = await call(
                boss, "GET", "/customers", params={**params, "limit": 2, "cursor": cursor or ""}
            )
            found += [each["id"] for each in page["items"]]
            cursor = page["next"]
            if cursor is None:
                return found

    assert await listed() == ids[::-1]
    assert await listed(sort="-newest") == ids
    assert await listed(sort="name") == ids
    assert await listed(sort="-rent") == ids[::-1]
    assert await listed(sort="rent", where=["rent>=709", "rent<=727"]) == ids[1:4]
    assert await listed(where="state=active") == [ids[3], ids[1]]
    assert await listed(q="jan 3") == [ids[3]]
    assert await listed(q="0612340002") == [ids[2]]
    assert await listed(q="active") == [ids[3], ids[1]]
    for params in ({"where": "rent>=x"}, {"where": "?"}, {"sort": "shoe"}, {"cursor": "xx"}):
        assert (await boss.get("/customers", params=params)).status_code == 422


async def test_a_file_is_previewed_and_taken_row_by_row(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    await call(boss, "POST", "/fields", json=RENT)
    known = await a_customer(database)
    form = {
        "columns": ["name", "phone", "email", "rent", None],
        "rows": [
            ["Ann", "0612340001", "", "800", "x"],
            ["Bo", "", "bo@example.org", "1.000,5", ""],
            ["Cy", "", "bo@example.org", "5", ""],
            ["Di", "12", "", "much", ""],
            ["", "", "", "3", ""],
        ],
        "preview": True,
    }
    preview = await call(boss, "POST", "/customers/import", json=form)
    assert (preview["new"], preview["changed"], preview["refused"]) == (1, 1, 3)
    wrong = {each["row"]: each["wrong"].keys() for each in preview["rows"] if each["wrong"]}
    assert wrong == {3: {"email"}, 4: {"phone", "rent"}, 5: {"name"}}
    assert await database.fetchval("SELECT count(*) FROM customers") == 1
    done = await call(boss, "POST", "/customers/import", json=form | {"preview": False})
    assert (done["new"], done["changed"], done["refused"]) == (1, 1, 3)
    page = await call(boss, "GET", "/customers", params={"sort": "-rent"})
    assert [(e["display_name"], e["attributes"]["rent"]) for e in page["items"]] == [
        ("Bo", 1000.5),
        ("Ann", 800),
    ]
    assert page["items"][1]["id"] == known
    again = await call(boss, "POST", "/customers/import", json=form)
    assert (again["new"], again["changed"]) == (0, 2)
    kept = await database.fetchval("SELECT detail FROM audit WHERE action = 'customers.imported'")
    assert kept == {"new": 1, "changed": 1, "refused": 3}


async def test_an_export_holds_no_formulas_and_is_in_the_trail(
    database: Database, browser: Browser
) -> None:
    boss = await browser("administrator")
    await a_customer(database, name="=HYPERLINK(1)")
    text = (await boss.get("/customers/export")).text
    assert "'=HYPERLINK(1)" in text
    assert "+31612340001" in text
    kept = await database.fetchval("SELECT detail FROM audit WHERE action = 'customers.exported'")
    assert kept == {"count": 1}
    for person in ("nl", "fr"):
        shown = (await boss.get("/customers/export", params={"language": person})).text
        assert shown.startswith("\ufeff" + exchange.HEADINGS["name"][person] + ",")


def test_the_screen_knows_the_columns_of_a_saved_file_again_in_every_language() -> None:
    known = (
        Path(__file__).parents[2] / "web/workspace/src/components/customers/csv.ts"
    ).read_text()
    for column, words in exchange.HEADINGS.items():
        names = known.split(f"  {column}: [", 1)[1].split("]", 1)[0]
        assert {each.lower() for each in words.values()} <= {
            each.strip(" '") for each in names.replace("\n", "").split(",")
        }


@pytest.mark.parametrize(("value", "status"), [("Europe/Amsterdam", 200), ("Mars/Base", 422)])
async def test_a_time_zone_is_one_that_there_is(
    database: Database, browser: Browser, value: str, status: int
) -> None:
    agent = await browser("agent")
    path = f"/customers/{await a_customer(database)}"
    assert (await agent.patch(path, json={"time_zone": value})).status_code == status
