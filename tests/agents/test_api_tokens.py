"""Tokens for programs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from onethread import clock
from onethread.access.actor import Role
from onethread.database.engine import Database
from tests.agents.conftest import Browser

Ids = dict[Role, int]


async def make(browser: Browser, **form: Any) -> tuple[Any, dict[str, str]]:
    admin = await browser("administrator@example.org")
    answer = await admin.post("/tokens", json={"name": "Export", **form})
    assert answer.status_code == 201, answer.text
    return answer.json(), {"Authorization": f"Bearer {answer.json()['token']}"}


async def test_a_token_opens_what_its_scopes_name_and_nothing_else(
    browser: Browser, people: Ids, database: Database
) -> None:
    made, bearing = await make(browser, scopes=["agents:read", "agents:read"])
    assert made["token"].startswith("ot_")
    assert made["scopes"] == ["agents:read"]
    program = await browser()
    del program.headers["X-Onethread"]
    assert (await program.get("/agents", headers=bearing)).status_code == 200
    for method, path in (
        ("GET", "/audit"),
        ("GET", "/tokens"),
        ("PATCH", "/organisation"),
        ("GET", "/session"),  # about a signed-in agent
        ("GET", "/sessions"),
    ):
        refused = await program.request(method, path, headers=bearing, json={})
        assert refused.status_code == 403, path
    stored = await database.fetchrow("SELECT * FROM api_tokens")
    assert stored is not None
    assert made["token"] not in str(dict(stored))
    assert stored["last_used_at"] is not None


async def test_a_token_needs_no_browser_header_and_ignores_cookies(
    browser: Browser, people: Ids
) -> None:
    _, bearing = await make(browser, scopes=["agents:manage"])
    program = await browser("administrator@example.org")
    del program.headers["X-Onethread"]
    agent = f"/agents/{people['agent']}"
    assert (await program.patch(agent, json={"name": "B"}, headers=bearing)).status_code == 200
    # With a token that isn't in force, the cookie doesn't help either.
    wrong = {"Authorization": "Bearer ot_wrong"}
    assert (await program.get("/agents", headers=wrong)).status_code == 401


async def test_a_token_is_shown_once_listed_and_withdrawn(browser: Browser, people: Ids) -> None:
    made, bearing = await make(browser, scopes=["agents:read"])
    admin = await browser("administrator@example.org")
    listed = (await admin.get("/tokens")).json()["items"]
    assert [item["name"] for item in listed] == ["Export"]
    assert "token" not in listed[0]
    assert (await admin.delete(f"/tokens/{made['id']}")).status_code == 204
    assert (await admin.get("/agents", headers=bearing)).status_code == 401
    assert (await admin.delete(f"/tokens/{made['id']}")).status_code == 404
    assert (await admin.get("/tokens")).json()["items"] == []


async def test_a_token_expires(browser: Browser, people: Ids) -> None:
    soon = clock.now() + timedelta(hours=1)
    _, bearing = await make(browser, scopes=["agents:read"], expires_at=soon.isoformat())
    program = await browser()
    assert (await program.get("/agents", headers=bearing)).status_code == 200
    with clock.at(soon + timedelta(seconds=1)):
        assert (await program.get("/agents", headers=bearing)).status_code == 401


async def test_a_token_may_no_more_than_its_maker_may_now(browser: Browser, people: Ids) -> None:
    admin = await browser("administrator@example.org")
    await admin.patch(f"/agents/{people['agent']}", json={"role": "administrator"})
    maker = await browser("agent@example.org")
    form = {"name": "Mine", "scopes": ["audit:read", "agents:read"]}
    token = (await maker.post("/tokens", json=form)).json()["token"]
    bearing = {"Authorization": f"bearer {token}"}
    assert (await admin.get("/audit", headers=bearing)).status_code == 200
    await admin.patch(f"/agents/{people['agent']}", json={"role": "agent"})
    assert (await admin.get("/audit", headers=bearing)).status_code == 403
    assert (await admin.get("/agents", headers=bearing)).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"scopes": []},
        {"scopes": ["everything"]},
        {"scopes": ["agents:read"], "expires_at": "2020-01-01T00:00:00Z"},
        {"scopes": ["agents:read"], "expires_at": "2099-01-01T00:00:00"},
        {"scopes": ["agents:read"], "name": " "},
    ],
)
async def test_a_wrong_token_form_is_refused(
    browser: Browser, people: Ids, form: dict[str, Any]
) -> None:
    admin = await browser("administrator@example.org")
    assert (await admin.post("/tokens", json={"name": "Export", **form})).status_code == 422


async def test_scopes_are_documented(browser: Browser, people: Ids) -> None:
    admin = await browser("administrator@example.org")
    scopes = (await admin.get("/tokens/scopes")).json()["items"]
    assert all(scope["description"] and scope["permissions"] for scope in scopes)


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer \xff", "Bearer ot_", "Basic eDp5"])
async def test_a_mangled_authorization_header_is_refused(
    browser: Browser, people: Ids, header: str
) -> None:
    client = await browser()
    answer = await client.get("/agents", headers={"Authorization": header.encode("latin-1")})  # type: ignore[dict-item]
    assert answer.status_code == 401
