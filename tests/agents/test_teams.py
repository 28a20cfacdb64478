"""Teams and departments over HTTP."""

from __future__ import annotations

from onethread.access.actor import Role
from onethread.database.engine import Database
from tests.agents.conftest import Browser


async def test_a_department_with_a_team_is_made_changed_and_archived(
    browser: Browser, people: dict[Role, int], database: Database
) -> None:
    client = await browser("administrator@example.org")
    department = (await client.post("/departments", json={"name": " Repairs "})).json()
    assert department["name"] == "Repairs"
    team = (
        await client.post(
            "/teams",
            json={
                "name": "Fitters",
                "department_id": department["id"],
                "member_ids": [people["agent"]],
            },
        )
    ).json()
    assert (team["department_id"], team["member_ids"]) == (department["id"], [people["agent"]])
    at = f"/teams/{team['id']}"
    both = sorted([people["agent"], people["supervisor"]])
    changed = (
        await client.patch(at, json={"member_ids": both, "description": "On the road"})
    ).json()
    assert (changed["member_ids"], changed["description"]) == (both, "On the road")
    await client.patch(f"/departments/{department['id']}", json={"archived": True})
    assert (await client.get("/departments")).json()["items"] == []
    assert len((await client.get("/departments?archived=true")).json()["items"]) == 1
    assert (await client.get("/teams")).json()["items"][0]["department_id"] is None
    # Who is deactivated is in no team's list, and is there again when they come back.
    await client.patch(f"/agents/{people['agent']}", json={"active": False})
    assert (await client.get("/teams")).json()["items"][0]["member_ids"] == [people["supervisor"]]
    trail = (await client.get("/audit?subject_kind=team")).json()["items"]
    assert [line["action"] for line in trail] == ["team.changed", "team.made"]
    assert trail[0]["detail"]["description"] == {"from": "", "to": "On the road"}


async def test_what_can_not_be_is_refused_with_the_field(
    browser: Browser, people: dict[Role, int]
) -> None:
    client = await browser("administrator@example.org")
    await client.post("/teams", json={"name": "Fitters"})
    for body, field in (
        ({"name": "FITTERS"}, "name"),
        ({"name": "\u200b"}, "name"),
        ({"name": "New", "department_id": 99}, "department_id"),
        ({"name": "New", "member_ids": [99]}, "member_ids"),
    ):
        answer = await client.post("/teams", json=body)
        assert answer.status_code == 422, body
        assert field in answer.json()["fields"], body
    assert (await client.patch("/teams/99", json={"name": "x"})).status_code == 404
    assert (await client.patch("/departments/99", json={"name": "x"})).status_code == 404


async def test_agents_see_teams_but_do_not_change_them(
    browser: Browser, people: dict[Role, int]
) -> None:
    client = await browser("agent@example.org")
    assert (await client.get("/teams")).status_code == 200
    assert (await client.post("/teams", json={"name": "Mine"})).status_code == 403
    assert (await client.post("/departments", json={"name": "Mine"})).status_code == 403
