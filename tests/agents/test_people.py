"""First set-up, invitations, roles and deactivation."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from onethread import clock
from onethread.access import SYSTEM, Actor
from onethread.access.actor import Role
from onethread.access.rules import permissions_of_role
from onethread.agents.change_agent import change_agent
from onethread.agents.set_up import new_setup_code
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from tests.agents.conftest import PASSWORD, Browser

Ids = dict[Role, int]


def setup_form(**more: Any) -> dict[str, Any]:
    return {
        "organisation": {"name": "De Linde", "language": "nl", "region": "nl"},
        "administrator": {"name": "Ada", "email": "ada@example.org", "password": PASSWORD},
        **more,
    }


async def test_set_up_makes_the_first_administrator_and_signs_in(
    browser: Browser, database: Database
) -> None:
    client = await browser()
    assert (await client.get("/setup")).json() == {"needed": True, "code_needed": False}
    answer = await client.post("/setup", json=setup_form())
    assert answer.status_code == 201, answer.text
    me = (await client.get("/session")).json()
    assert me["agent"]["role"] == "administrator"
    assert me["organisation"] == {"name": "De Linde", "language": "nl", "region": "NL"}
    assert (await client.get("/setup")).json() == {"needed": False, "code_needed": False}
    again = await (await browser()).post("/setup", json=setup_form())
    assert again.status_code == 409


async def test_of_many_set_ups_at_once_one_wins(browser: Browser, database: Database) -> None:
    clients = [await browser() for _ in range(6)]
    answers = await asyncio.gather(
        *(
            client.post(
                "/setup",
                json=setup_form(
                    administrator={
                        "name": "Ada",
                        "email": f"ada{number}@example.org",
                        "password": PASSWORD,
                    }
                ),
            )
            for number, client in enumerate(clients)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
    assert await database.fetchval("SELECT count(*) FROM agents") == 1


@pytest.mark.parametrize(
    ("address", "host", "headers"),
    [
        ("192.0.2.1", "localhost", {}),
        ("127.0.0.1", "onethread.example", {}),  # a page that rebound its name to this machine
        ("127.0.0.1", "localhost", {"X-Forwarded-For": "192.0.2.1"}),  # a proxy on this machine
    ],
)
async def test_set_up_from_elsewhere_needs_the_printed_code(
    browser: Browser, database: Database, address: str, host: str, headers: dict[str, str]
) -> None:
    client = await browser(address=address, host=host)
    client.headers.update(headers)
    assert (await client.get("/setup")).json() == {"needed": True, "code_needed": True}
    assert (await client.post("/setup", json=setup_form())).status_code == 403
    first = await new_setup_code(database)
    code = await new_setup_code(database)
    for wrong in (None, "", "AAAA-AAAA", first):
        refused = await client.post("/setup", json=setup_form(code=wrong))
        assert refused.status_code == 403
        assert "onethread serve" in refused.json()["detail"]
    assert code is not None
    done = await client.post("/setup", json=setup_form(code=f" {code.lower()} "))
    assert done.status_code == 201
    assert await new_setup_code(database) is None
    assert await database.fetchval("SELECT count(*) FROM setup_code") == 0


async def test_set_up_codes_cannot_be_guessed_fast(browser: Browser, database: Database) -> None:
    await new_setup_code(database)
    client = await browser(address="192.0.2.1")
    statuses = [
        (await client.post("/setup", json=setup_form(code="AAAA-AAAA"))).status_code
        for _ in range(21)
    ]
    assert statuses == [403] * 20 + [429]


async def test_an_invitation_makes_one_agent_once(
    browser: Browser, people: Ids, database: Database
) -> None:
    admin = await browser("administrator@example.org")
    made = await admin.post("/invitations", json={"email": "new@example.org", "role": "agent"})
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    token = urlsplit(made.json()["url"]).path.rpartition("/")[2]
    guest = await browser()
    offered = (await guest.get(f"/invitations/by-token/{token}")).json()
    assert offered["email"] == "new@example.org"
    form = {"token": token, "name": "Bram de Wit", "password": "harbour violin tuesday"}
    weak = await guest.post("/invitations/accept", json={**form, "password": "bramdewit2026"})
    assert weak.status_code == 422
    assert "password" in weak.json()["fields"]
    assert (await guest.post("/invitations/accept", json=form)).status_code == 201
    assert (await guest.get("/session")).json()["agent"]["name"] == "Bram de Wit"
    for answer in (
        await guest.post("/invitations/accept", json=form),
        await guest.get(f"/invitations/by-token/{token}"),
    ):
        assert answer.status_code == 404
    assert (await admin.get("/invitations")).json()["items"] == []
    await browser("new@example.org", password="harbour violin tuesday")
    assert token not in str(await database.fetch("SELECT * FROM invitations"))
    assert token not in str(await database.fetch("SELECT * FROM audit"))


async def test_an_invitation_accepted_twice_at_once_makes_one_agent(
    browser: Browser, people: Ids, database: Database
) -> None:
    admin = await browser("administrator@example.org")
    made = await admin.post("/invitations", json={"email": "new@example.org"})
    token = made.json()["url"].rpartition("/")[2]
    form = {"token": token, "name": "Bram", "password": "harbour violin tuesday"}
    guests = [await browser() for _ in range(4)]
    answers = await asyncio.gather(*(g.post("/invitations/accept", json=form) for g in guests))
    assert sorted(answer.status_code for answer in answers) == [201, 404, 404, 404]


async def test_an_invitation_expires_is_replaced_and_withdrawn(
    browser: Browser, people: Ids
) -> None:
    admin = await browser("administrator@example.org")
    guest = await browser()

    async def invite() -> tuple[int, str]:
        made = (await admin.post("/invitations", json={"email": "new@example.org"})).json()
        return made["id"], f"/invitations/by-token/{made['url'].rpartition('/')[2]}"

    _, first = await invite()
    number, second = await invite()
    assert (await guest.get(first)).status_code == 404
    assert (await guest.get(second)).status_code == 200
    with clock.at(clock.now() + timedelta(days=7, seconds=1)):
        assert (await guest.get(second)).status_code == 404
    assert (await admin.delete(f"/invitations/{number}")).status_code == 204
    assert (await guest.get(second)).status_code == 404
    assert (await admin.delete(f"/invitations/{number}")).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"email": "agent@example.org"}, 409),
        ({"email": "not an address"}, 422),
        ({"email": "a@b\r\nBcc: x@example.org"}, 422),
        ({"email": "new@example.org", "role": "owner"}, 422),
        ({"email": "new@example.org", "colour": "red"}, 422),
        ({}, 422),
    ],
)
async def test_a_wrong_invitation_is_refused(
    browser: Browser, people: Ids, body: dict[str, Any], status: int
) -> None:
    admin = await browser("administrator@example.org")
    assert (await admin.post("/invitations", json=body)).status_code == status


async def test_a_deactivated_agent_is_out_everywhere_at_once(
    browser: Browser, people: Ids, database: Database
) -> None:
    admin = await browser("administrator@example.org")
    promoted = await admin.patch(f"/agents/{people['agent']}", json={"role": "administrator"})
    assert promoted.json()["role"] == "administrator"
    agent = await browser("agent@example.org")
    made = await agent.post("/tokens", json={"name": "Export", "scopes": ["agents:read"]})
    bearing = {"Authorization": f"Bearer {made.json()['token']}"}
    program = await browser()
    assert (await program.get("/agents", headers=bearing)).status_code == 200

    done = await admin.patch(f"/agents/{people['agent']}", json={"active": False})
    assert done.json()["active"] is False
    assert (await agent.get("/session")).status_code == 401
    assert (await program.get("/agents", headers=bearing)).status_code == 401
    kinds = [row["kind"] for row in await database.fetch("SELECT kind FROM events ORDER BY id")]
    assert kinds[-2:] == ["agent.changed", "agent.signed_out"]
    # Activated again, the old token and session stay worthless.
    await admin.patch(f"/agents/{people['agent']}", json={"active": True})
    assert (await agent.get("/session")).status_code == 401
    assert (await program.get("/agents", headers=bearing)).status_code == 401
    await browser("agent@example.org")


async def test_a_changed_role_counts_from_the_next_request(browser: Browser, people: Ids) -> None:
    admin = await browser("administrator@example.org")
    agent = await browser("agent@example.org")
    assert (await agent.get("/audit")).status_code == 403
    await admin.patch(f"/agents/{people['agent']}", json={"role": "administrator"})
    assert (await agent.get("/audit")).status_code == 200
    await admin.patch(f"/agents/{people['agent']}", json={"role": "agent"})
    assert (await agent.get("/audit")).status_code == 403


@pytest.mark.parametrize("change", [{"active": False}, {"role": "agent"}, {"role": "supervisor"}])
async def test_the_last_administrator_stays(
    browser: Browser, people: Ids, change: dict[str, Any]
) -> None:
    admin = await browser("administrator@example.org")
    answer = await admin.patch(f"/agents/{people['administrator']}", json=change)
    assert answer.status_code == 422
    assert "last administrator" in answer.json()["detail"]


async def test_two_administrators_cannot_remove_each_other(people: Ids, database: Database) -> None:
    await change_agent(database, SYSTEM, people["agent"], role="administrator")
    both = (people["administrator"], people["agent"])
    for _ in range(5):
        outcomes = await asyncio.gather(
            *(change_agent(database, SYSTEM, agent_id, active=False) for agent_id in both),
            return_exceptions=True,
        )
        assert sum(isinstance(outcome, InvalidInput) for outcome in outcomes) == 1
        for agent_id in both:
            await change_agent(database, SYSTEM, agent_id, active=True)


async def test_agents_see_names_and_administrators_see_addresses(
    browser: Browser, people: Ids
) -> None:
    agent = await browser("agent@example.org")
    seen = (await agent.get("/agents")).json()
    assert {item["name"] for item in seen["items"]} == {"Agent", "Supervisor", "Administrator"}
    assert {item["email"] for item in seen["items"]} == {None}
    admin = await browser("administrator@example.org")
    first = (await admin.get("/agents", params={"limit": 2})).json()
    rest = (await admin.get("/agents", params={"limit": 2, "cursor": first["next"]})).json()
    emails = [item["email"] for item in first["items"] + rest["items"]]
    assert emails == ["administrator@example.org", "supervisor@example.org", "agent@example.org"]
    assert rest["next"] is None


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "9" * 30, "'; --", "٣"])
async def test_a_foreign_cursor_is_refused(browser: Browser, people: Ids, cursor: str) -> None:
    admin = await browser("administrator@example.org")
    assert (await admin.get("/agents", params={"cursor": cursor})).status_code == 422


async def test_my_profile_keeps_what_the_screen_asks(browser: Browser, people: Ids) -> None:
    client = await browser("agent@example.org")
    changed = await client.patch(
        "/me", json={"name": "  Ada\x00 \u202eBakker ", "language": "nl", "settings": {"a": [1]}}
    )
    assert changed.status_code == 200
    me = (await client.get("/session")).json()["agent"]
    assert (me["name"], me["language"], me["settings"]) == ("Ada Bakker", "nl", {"a": [1]})
    for wrong in (
        {"name": " \u200b "},
        {"language": "tlh"},
        {"settings": {"a": "x" * 20_000}},
        {"role": "administrator"},
    ):
        assert (await client.patch("/me", json=wrong)).status_code == 422, wrong


async def test_the_organisation_is_changed_by_administrators(
    browser: Browser, people: Ids, database: Database
) -> None:
    admin = await browser("administrator@example.org")
    changed = await admin.patch("/organisation", json={"name": "De Linde", "region": "be"})
    assert changed.json() == {"name": "De Linde", "language": "en", "region": "BE", "settings": {}}
    agent = await browser("agent@example.org")
    assert (await agent.get("/organisation")).json()["name"] == "De Linde"
    assert (await agent.patch("/organisation", json={"name": "Mine"})).status_code == 403
    assert (await admin.patch("/organisation", json={"region": "Belgium"})).status_code == 422


async def test_a_token_makes_no_administrators(database: Database) -> None:
    from onethread.agents.change_agent import check_may_grant
    from onethread.errors import NotAllowed

    with pytest.raises(NotAllowed):
        await check_may_grant(database, Actor(kind="token"), "administrator")
    await check_may_grant(database, Actor(kind="token"), "supervisor")
    whole = permissions_of_role("administrator")
    await check_may_grant(database, Actor(kind="agent", permissions=whole), "administrator")
