"""Signing in and out, sessions, and what guessing costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from onethread import clock
from onethread.access.actor import Role
from onethread.agents import passwords
from onethread.database.engine import Database
from onethread.settings import Settings
from tests.agents.conftest import PASSWORD, Browser

Ids = dict[Role, int]


async def try_to_sign_in(client: httpx.AsyncClient, email: str, password: str) -> httpx.Response:
    return await client.post("/session", json={"email": email, "password": password})


async def test_signing_in_gives_a_cookie_scripts_cannot_read(browser: Browser, people: Ids) -> None:
    client = await browser()
    answer = await try_to_sign_in(client, " Agent@Example.org ", PASSWORD)
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    assert answer.json()["agent"]["role"] == "agent"
    me = (await client.get("/session")).json()
    assert me["agent"]["email"] == "agent@example.org"
    assert "conversations.reply" in me["permissions"]
    assert "agents.manage" not in me["permissions"]
    assert me["organisation"]["language"] == "en"


async def test_the_cookie_stays_on_https(
    browser: Browser, people: Ids, application: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await browser()
    client.base_url = httpx.URL("https://localhost/api")
    answer = await try_to_sign_in(client, "agent@example.org", PASSWORD)
    assert "Secure" in answer.headers["set-cookie"]


async def test_only_hashes_are_stored(browser: Browser, people: Ids, database: Database) -> None:
    client = await browser("agent@example.org")
    token = client.cookies["onethread_session"]
    row = await database.fetchrow("SELECT * FROM sessions")
    assert row is not None
    assert token.encode() not in row["token_hash"]
    stored = await database.fetchval("SELECT password_hash FROM agents LIMIT 1")
    assert stored.startswith("$argon2id$")


async def test_wrong_password_unknown_address_and_deactivated_agent_answer_alike(
    browser: Browser, people: Ids, database: Database
) -> None:
    await database.execute("UPDATE agents SET active = false WHERE role = 'supervisor'")
    client = await browser()
    answers = [
        await try_to_sign_in(client, "agent@example.org", "not the password"),
        await try_to_sign_in(client, "nobody@example.org", PASSWORD),
        await try_to_sign_in(client, "supervisor@example.org", PASSWORD),
        await try_to_sign_in(client, "agent@example.org", PASSWORD + "x" * 5000),
    ]
    assert {(a.status_code, a.text) for a in answers} == {(401, answers[0].text)}
    assert "set-cookie" not in answers[0].headers


async def test_an_unknown_address_costs_a_hash_too(
    browser: Browser, people: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    verify = passwords._hasher.verify

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            verified.append(hashed)
            return verify(hashed, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    monkeypatch.setattr(passwords, "_nobody", lambda: NOBODY)
    await try_to_sign_in(await browser(), "nobody@example.org", PASSWORD)
    assert verified == [NOBODY]


NOBODY = passwords._nobody()


async def test_guessing_one_account_is_slowed_down_from_all_addresses(
    browser: Browser, people: Ids, settings: Settings
) -> None:
    for number in range(settings.login_attempts_per_15_minutes):
        client = await browser(address=f"192.0.2.{number}")
        answer = await try_to_sign_in(client, "agent@example.org", "wrong")
        assert answer.status_code == 401
    late = await browser(address="198.51.100.1")
    answer = await try_to_sign_in(late, "AGENT@example.org", PASSWORD)
    assert answer.status_code == 429
    assert 0 < answer.json()["retry_after_seconds"] <= 900
    # An address without an account answers the same after as many attempts.
    for number in range(settings.login_attempts_per_15_minutes):
        client = await browser(address=f"203.0.113.{number}")
        await try_to_sign_in(client, "nobody@example.org", "wrong")
    again = await try_to_sign_in(late, "nobody@example.org", "wrong")
    assert again.status_code == 429
    # After the pause it works again.
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert (await try_to_sign_in(late, "agent@example.org", PASSWORD)).status_code == 201


async def test_guessing_many_accounts_from_one_address_is_slowed_down(
    browser: Browser, people: Ids, settings: Settings
) -> None:
    client = await browser(address="192.0.2.9")
    for number in range(settings.login_attempts_per_15_minutes):
        await try_to_sign_in(client, f"someone{number}@example.org", "wrong")
    answer = await try_to_sign_in(client, "agent@example.org", PASSWORD)
    assert answer.status_code == 429
    # The rest of an IPv6 network counts as one.
    assert (await try_to_sign_in(await browser(), "agent@example.org", PASSWORD)).status_code == 201


async def test_strangers_cannot_lock_out_someone_who_was_here_before(
    browser: Browser, people: Ids, settings: Settings
) -> None:
    office = await browser("agent@example.org", address="198.51.100.7")
    for number in range(settings.login_attempts_per_15_minutes + 1):
        client = await browser(address=f"192.0.2.{number}")
        await try_to_sign_in(client, "agent@example.org", "wrong")
    assert (await try_to_sign_in(office, "agent@example.org", PASSWORD)).status_code == 201


async def test_signing_in_often_is_no_failure(browser: Browser, people: Ids) -> None:
    for _ in range(12):
        await browser("agent@example.org", address="192.0.2.1")


async def test_signing_in_again_ends_the_session_the_browser_had(
    browser: Browser, people: Ids, database: Database
) -> None:
    client = await browser("agent@example.org")
    before = client.cookies["onethread_session"]
    await try_to_sign_in(client, "agent@example.org", PASSWORD)
    assert client.cookies["onethread_session"] != before
    assert await database.fetchval("SELECT count(*) FROM events WHERE kind = 'agent.signed_out'")
    thief = await browser()
    thief.cookies.set("onethread_session", before)
    assert (await thief.get("/session")).status_code == 401


async def test_signing_out_ends_the_session_on_the_server(browser: Browser, people: Ids) -> None:
    client = await browser("agent@example.org")
    token = client.cookies["onethread_session"]
    assert (await client.delete("/session")).status_code == 204
    thief = await browser()
    thief.cookies.set("onethread_session", token)
    assert (await thief.get("/session")).status_code == 401


async def test_a_session_ends_without_use_and_slides_with_use(
    browser: Browser, people: Ids, settings: Settings
) -> None:
    start = clock.now()
    client = await browser("agent@example.org")
    token = client.cookies["onethread_session"]
    client.cookies.clear()
    bearing = {"Cookie": f"onethread_session={token}"}
    day = timedelta(days=1)
    for days in (10, 20, 30):
        with clock.at(start + days * day):
            assert (await client.get("/session", headers=bearing)).status_code == 200
    with clock.at(start + (30 + settings.session_days) * day + timedelta(minutes=1)):
        assert (await client.get("/session", headers=bearing)).status_code == 401


async def test_my_sessions_are_listed_and_ended_one_by_one(
    browser: Browser, people: Ids, database: Database
) -> None:
    here = await browser("agent@example.org")
    there = await browser("agent@example.org", address="192.0.2.44")
    other = await browser("supervisor@example.org")
    items = (await here.get("/sessions")).json()["items"]
    assert [item["current"] for item in items].count(True) == 1
    assert {item["address"] for item in items} == {"127.0.0.1", "192.0.2.44"}
    remote = next(item for item in items if not item["current"])
    # Someone else can't end it.
    path = f"/sessions/{remote['public_id']}"
    assert (await other.delete(path)).status_code == 404
    assert (await here.delete(path)).status_code == 204
    assert (await there.get("/session")).status_code == 401
    assert (await here.get("/session")).status_code == 200
    event = await database.fetchrow("SELECT * FROM events WHERE kind = 'agent.signed_out'")
    assert event is not None
    assert event["agent_id"] == people["agent"]
    assert event["body"] == {"sessions": [remote["public_id"]]}


async def test_a_changed_password_ends_the_other_sessions(browser: Browser, people: Ids) -> None:
    here = await browser("agent@example.org")
    there = await browser("agent@example.org")
    new = "harbour violin tuesday"
    wrong = await here.patch("/me", json={"password": {"current": "not it", "new": new}})
    assert wrong.status_code == 422
    assert list(wrong.json()["fields"]) == ["password.current"]
    weak = await here.patch("/me", json={"password": {"current": PASSWORD, "new": "passw0rd1234"}})
    assert weak.status_code == 422
    assert list(weak.json()["fields"]) == ["password.new"]
    done = await here.patch("/me", json={"password": {"current": PASSWORD, "new": new}})
    assert done.status_code == 200
    assert (await here.get("/session")).status_code == 200
    assert (await there.get("/session")).status_code == 401
    await browser("agent@example.org", password=new)
    assert (await try_to_sign_in(await browser(), "agent@example.org", PASSWORD)).status_code == 401


async def test_a_profile_is_changed_whole_or_not_at_all(browser: Browser, people: Ids) -> None:
    client = await browser("agent@example.org")
    new = {"current": PASSWORD, "new": "harbour violin tuesday"}
    for wrong in ({"name": ""}, {"language": "tlh"}):
        refused = await client.patch("/me", json={"password": new, **wrong})
        assert refused.status_code == 422
    bad = {"current": "not it", "new": new["new"]}
    assert (await client.patch("/me", json={"name": "B", "password": bad})).status_code == 422
    assert (await client.get("/session")).json()["agent"]["name"] == "Agent"
    await browser("agent@example.org", password=PASSWORD)


async def test_the_current_password_cannot_be_guessed_from_a_stolen_session(
    browser: Browser, people: Ids, settings: Settings
) -> None:
    client = await browser("agent@example.org")
    body = {"password": {"current": "guess", "new": "harbour violin tuesday"}}
    for _ in range(settings.login_attempts_per_15_minutes):
        assert (await client.patch("/me", json=body)).status_code == 422
    assert (await client.patch("/me", json=body)).status_code == 429


async def test_a_hash_made_with_other_parameters_is_renewed(
    browser: Browser, people: Ids, database: Database
) -> None:
    from argon2 import PasswordHasher

    old = PasswordHasher(2, 1024, 1).hash(PASSWORD)
    await database.execute("UPDATE agents SET password_hash = $1 WHERE role = 'agent'", old)
    await browser("agent@example.org")
    stored = await database.fetchval("SELECT password_hash FROM agents WHERE role = 'agent'")
    assert stored != old
    await browser("agent@example.org")


async def test_changes_from_another_sites_page_are_refused(browser: Browser, people: Ids) -> None:
    client = await browser("agent@example.org")
    del client.headers["X-Onethread"]
    assert (await client.get("/session")).status_code == 200
    assert (await client.patch("/me", json={"name": "Eve"})).status_code == 403
    assert (await try_to_sign_in(client, "agent@example.org", PASSWORD)).status_code == 403


async def test_sign_ins_are_in_the_audit_trail(
    browser: Browser, people: Ids, database: Database
) -> None:
    await try_to_sign_in(await browser(), "agent@example.org", "wrong")
    await try_to_sign_in(await browser(), "nobody@example.org", "wrong")
    await browser("agent@example.org", address="192.0.2.3")
    rows = await database.fetch("SELECT * FROM audit WHERE action LIKE 'login.%' ORDER BY id")
    agent = str(people["agent"])
    assert [(r["action"], r["actor_kind"], r["subject_id"]) for r in rows] == [
        ("login.failed", "anonymous", agent),
        ("login.failed", "anonymous", None),
        ("login.succeeded", "agent", agent),
    ]
    assert rows[2]["address"] == "192.0.2.3"
