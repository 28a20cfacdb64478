"""Addresses corrected and ended, consents honoured, relations that survive merges."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onethread.customers import consents
from onethread.customers.consents import Consent, in_force, refused
from onethread.customers.merge import merge
from onethread.customers.unmerge import unmerge
from onethread.database.engine import Database
from tests.customers.conftest import Browser, call
from tests.world import World

AT = datetime(2026, 11, 1, tzinfo=UTC)


def said(id_: int, connector: str, *, allowed: bool) -> Consent:
    return Consent(id=id_, connector=connector, allowed=allowed, how="", actor_name="", at=AT)


@pytest.mark.parametrize(
    ("words", "may_write"),
    [
        ([], True),
        ([("whatsapp", False)], False),
        ([("email", False)], True),
        ([("*", False)], False),
        ([("*", False), ("whatsapp", True)], True),
        ([("whatsapp", True), ("*", False)], False),
        ([("whatsapp", False), ("*", True)], True),
    ],
)
def test_the_latest_word_about_a_channel_counts(
    words: list[tuple[str, bool]], may_write: bool
) -> None:
    latest = in_force([said(i, c, allowed=a) for i, (c, a) in enumerate(words)])
    assert (refused(latest, "whatsapp", None) is None) is may_write


def test_whoever_writes_after_a_refusal_is_answered() -> None:
    latest = in_force([said(1, "*", allowed=False)])
    assert refused(latest, "whatsapp", AT - timedelta(days=1)) is not None
    assert refused(latest, "whatsapp", AT + timedelta(days=1)) is None


async def test_a_refusal_closes_the_leg_and_the_reply(database: Database, browser: Browser) -> None:
    world = World(database)
    agent = await browser("agent")
    heard = await world.hear(await world.channel("email"), "j@example.org", scheme="email")
    customer = await world.customer_of(heard.conversation_id)
    path = f"/customers/{customer}/consents"
    vague = await agent.post(path, json={"connector": "email", "allowed": True})
    assert vague.json()["fields"] == {"how": "needs a value"}
    form = {"connector": "email", "allowed": False, "how": "by telephone"}
    kept = await call(agent, "POST", path, json=form)
    assert [(e["connector"], e["allowed"], e["actor_name"]) for e in kept["items"]] == [
        ("email", False, "Agent")
    ]
    opened = await call(agent, "GET", f"/conversations/{heard.conversation_id}")
    [leg] = opened["legs"]
    assert (leg["can_reply"], leg["why"]) == (False, consents.NO_CONSENT)
    reply = {
        "leg_id": leg["id"],
        "content": {"text": "hi"},
        "file_ids": [],
        "idempotency_key": "0d5c5a52-6a5b-4a5c-9a3e-6f6a0d3b1c11",
    }
    answer = await agent.post(f"/conversations/{heard.conversation_id}/reply", json=reply)
    assert answer.json()["fields"] == {"leg_id": "no consent"}
    form = {"connector": "*", "allowed": True, "how": "signed form"}
    await call(agent, "POST", path, json=form)
    again = await agent.post(f"/conversations/{heard.conversation_id}/reply", json=reply)
    assert again.status_code == 201
    assert len((await call(agent, "GET", path))["items"]) == 2


async def test_an_address_is_corrected_shared_and_ended_with_its_history(
    database: Database, browser: Browser
) -> None:
    world = World(database)
    agent = await browser("agent")
    heard = await world.hear(await world.channel(), "+31612340001")
    path = f"/customers/{await world.customer_of(heard.conversation_id)}/identities"
    form = {"scheme": "email", "value": "jan@exampel.org"}
    added = await call(agent, "POST", path, json=form)
    right = await call(
        agent, "PATCH", f"{path}/{added['id']}", json={"value": "jan@example.org", "checked": True}
    )
    assert (right["value"], right["assurance"]) == ("jan@example.org", 2)
    shared = await call(agent, "PATCH", f"{path}/{right['id']}", json={"shared": True})
    assert shared["shared"] is True
    assert (await agent.patch(f"{path}/{right['id']}", json={})).status_code == 422
    params = {"reason": "left the company"}
    assert (await agent.delete(f"{path}/{right['id']}", params=params)).status_code == 204
    history = (await call(agent, "GET", path))["items"]
    done = {
        each["value"]: [(c["action"], c["reason"]) for c in each["changes"]] for each in history
    }
    assert done == {
        "+31612340001": [],
        "jan@exampel.org": [("corrected", ""), ("added", "")],
        "jan@example.org": [("ended", "left the company"), ("shared", ""), ("added", "")],
    }
    assert [each["valid_to"] is None for each in history] == [True, False, False]


async def test_people_of_a_company_and_what_they_asked(
    database: Database, browser: Browser
) -> None:
    world = World(database)
    agent = await browser("agent")
    channel = await world.channel()
    one = await world.hear(channel, "+31612340001", name="Ann")
    two = await world.hear(channel, "+31612340002", name="Bo")
    ann, bo = [await world.customer_of(each.conversation_id) for each in (one, two)]
    company = (
        await call(agent, "POST", "/customers", json={"display_name": "Mill", "kind": "company"})
    )["id"]
    works = {"other_id": company, "kind": "works_at"}
    await call(agent, "POST", f"/customers/{ann}/relations", json=works)
    assert (await agent.post(f"/customers/{ann}/relations", json=works)).status_code == 409
    wrong = await agent.post(
        f"/customers/{ann}/relations", json={"other_id": bo} | {"kind": "works_at"}
    )
    assert wrong.json()["fields"] == {"other_id": "not a company"}
    itself = await agent.post(f"/customers/{ann}/relations", json=works | {"other_id": ann})
    assert itself.status_code == 422
    page = await call(agent, "GET", f"/customers/{company}")
    assert [(r["kind"], r["backwards"], r["other_id"]) for r in page["relations"]] == [
        ("works_at", True, ann)
    ]
    asked = await call(agent, "GET", f"/customers/{company}/conversations", params={"people": True})
    assert [e["conversation"]["id"] for e in asked["items"]] == [one.conversation_id]
    relation = page["relations"][0]["id"]
    assert (await agent.delete(f"/customers/{company}/relations/{relation}")).status_code == 204
    page = await call(agent, "GET", f"/customers/{ann}")
    assert [each["ended"] for each in page["relations"]] == [True]


async def test_what_hangs_on_a_customer_follows_a_merge_and_its_undoing(
    database: Database, browser: Browser
) -> None:
    world = World(database)
    ada = await world.agent()
    agent = await browser("agent")
    channel = await world.channel()
    ids = [
        await world.customer_of((await world.hear(channel, f"+3161234000{n}")).conversation_id)
        for n in range(3)
    ]
    form = {"connector": "*", "allowed": False}
    await call(agent, "POST", f"/customers/{ids[1]}/consents", json=form)
    lives = {"other_id": ids[2], "kind": "lives_with"}
    await call(agent, "POST", f"/customers/{ids[1]}/relations", json=lives)
    await merge(database, ada, ids[0], ids[1])
    page = await call(agent, "GET", f"/customers/{ids[0]}")
    assert [each["connector"] for each in page["consents"]] == ["*"]
    assert [each["other_id"] for each in page["relations"]] == [ids[2]]
    other = await call(agent, "GET", f"/customers/{ids[2]}")
    assert [each["other_id"] for each in other["relations"]] == [ids[0]]
    await unmerge(database, ada, page["merges"][0]["id"])
    page = await call(agent, "GET", f"/customers/{ids[0]}")
    assert (page["consents"], page["relations"]) == ([], [])
