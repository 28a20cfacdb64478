"""Roles over HTTP: made, given, and what they restrict from then on."""

from __future__ import annotations

from urllib.parse import urlsplit

from onethread.access.actor import Role
from onethread.database.engine import Database
from tests.agents.conftest import PASSWORD, Browser


async def test_a_role_restricts_whoever_has_it_from_the_next_request_on(
    browser: Browser, people: dict[Role, int], database: Database
) -> None:
    admin = await browser("administrator@example.org")
    agent = await browser("agent@example.org")
    assert (await agent.post("/teams", json={"name": "Mine"})).status_code == 403
    made = await admin.post("/roles", json={"name": "Planner", "permissions": ["teams.manage"]})
    assert made.status_code == 201, made.text
    role = made.json()
    assert "agents.read" in role["permissions"]
    changed = await admin.patch(f"/agents/{people['agent']}", json={"role_id": role["id"]})
    assert (changed.json()["role"], changed.json()["role_id"]) == ("agent", role["id"])
    assert (await agent.post("/teams", json={"name": "Mine"})).status_code == 201
    me = (await agent.get("/session")).json()
    assert me["agent"]["role_name"] == "Planner"
    assert "conversations.read" not in me["permissions"]
    await admin.patch(f"/roles/{role['id']}", json={"permissions": []})
    assert (await agent.post("/teams", json={"name": "More"})).status_code == 403
    # Screens of whoever has it are told to come back.
    events = await database.fetch("SELECT agent_id FROM events WHERE kind = 'agent.changed'")
    assert [event["agent_id"] for event in events] == [people["agent"]] * 2
    assert (await admin.delete(f"/roles/{role['id']}")).status_code == 409
    back = await admin.patch(f"/agents/{people['agent']}", json={"role": "agent"})
    assert back.json()["role_id"] is None
    assert (await admin.delete(f"/roles/{role['id']}")).status_code == 204
    listed = (await admin.get("/roles")).json()
    assert [each["key"] for each in listed["items"]] == ["agent", "supervisor", "administrator"]
    trail = (await admin.get("/audit?subject_kind=role")).json()["items"]
    assert [line["action"] for line in trail] == ["role.removed", "role.changed", "role.made"]
    assert trail[1]["detail"]["removed"] == ["teams.manage"]


async def test_who_manages_people_raises_nobody_above_themselves(
    browser: Browser, people: dict[Role, int]
) -> None:
    admin = await browser("administrator@example.org")
    body = {"name": "Desk", "permissions": ["agents.manage", "roles.manage"]}
    desk = (await admin.post("/roles", json=body)).json()
    await admin.patch(f"/agents/{people['supervisor']}", json={"role_id": desk["id"]})
    keeper = await browser("supervisor@example.org")
    other = people["agent"]
    assert (
        await keeper.patch(f"/agents/{other}", json={"role": "administrator"})
    ).status_code == 403
    own = people["administrator"]
    assert (await keeper.patch(f"/agents/{own}", json={"active": False})).status_code == 403
    assert (await keeper.patch(f"/agents/{own}", json={"role_id": desk["id"]})).status_code == 403
    wider = {"permissions": ["audit.read"]}
    assert (await keeper.patch(f"/roles/{desk['id']}", json=wider)).status_code == 403
    assert (await keeper.post("/roles", json={"name": "All", **wider})).status_code == 403
    invited = {"email": "new@example.org", "role": "administrator"}
    assert (await keeper.post("/invitations", json=invited)).status_code == 403


async def test_what_can_not_be_a_role_is_refused(browser: Browser, people: dict[Role, int]) -> None:
    admin = await browser("administrator@example.org")
    await admin.post("/roles", json={"name": "Desk", "permissions": []})
    for body in (
        {"name": "DESK", "permissions": []},
        {"name": "Administrator", "permissions": []},
        {"name": "", "permissions": []},
        {"name": "New", "permissions": ["all"]},
    ):
        assert (await admin.post("/roles", json=body)).status_code == 422, body
    assert (await admin.patch("/roles/99", json={"name": "x"})).status_code == 404
    answer = await admin.patch(f"/agents/{people['agent']}", json={"role_id": 99})
    assert answer.status_code == 422


async def test_whoever_is_invited_comes_with_role_and_teams(
    browser: Browser, people: dict[Role, int]
) -> None:
    admin = await browser("administrator@example.org")
    role = (await admin.post("/roles", json={"name": "Desk", "permissions": []})).json()
    team = (await admin.post("/teams", json={"name": "Fitters"})).json()
    body = {"email": "new@example.org", "role_id": role["id"], "team_ids": [team["id"]]}
    made = (await admin.post("/invitations", json=body)).json()
    token = urlsplit(made["url"]).path.rpartition("/")[2]
    stranger = await browser()
    assert (await stranger.get(f"/invitations/by-token/{token}")).json()["role_name"] == "Desk"
    form = {"token": token, "name": "Noor", "password": PASSWORD}
    assert (await stranger.post("/invitations/accept", json=form)).status_code == 201
    members = (await admin.get("/teams")).json()["items"][0]["member_ids"]
    assert len(members) == 1
    refused = await admin.post("/invitations", json={"email": "x@example.org", "team_ids": [99]})
    assert refused.status_code == 422
