"""Webhooks over HTTP, as an administrator and as a program use them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from standardwebhooks.webhooks import Webhook as Signature

from onethread import clock
from onethread.access import SYSTEM
from onethread.agents.secret_tokens import hash_of, new_api_token
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.settings import Settings
from onethread.transport import Transport
from onethread.web import assemble
from tests.webhooks.conftest import Receiver


@pytest.fixture
async def client(
    database: Database, vault: Vault, transport: Transport
) -> AsyncIterator[httpx.AsyncClient]:
    app = assemble(Settings(), "postgresql://unused")
    app.state.update({"database": database, "vault": vault, "transport": transport})
    await add_agent(
        database,
        SYSTEM,
        email="ada@example.org",
        name="Ada",
        role="administrator",
        password="copper lantern oatmeal",
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="http://localhost/api",
        headers={"X-Onethread": "1"},
    ) as made:
        form = {"email": "ada@example.org", "password": "copper lantern oatmeal"}
        assert (await made.post("/session", json=form)).status_code == 201
        yield made


async def test_the_life_of_a_webhook(client: httpx.AsyncClient, receiver: Receiver) -> None:
    form = {"url": receiver.url, "event_kinds": ["message.received"]}
    made = await client.post("/webhooks", json=form)
    assert made.status_code == 201, made.text
    webhook = made.json()
    assert webhook["secret"].startswith("whsec_")
    path = f"/webhooks/{webhook['id']}"

    [listed] = (await client.get("/webhooks")).json()["items"]
    assert "secret" not in listed
    assert listed == {name: value for name, value in webhook.items() if name != "secret"}

    changed = await client.patch(path, json={"scopes": ["customers:read"]})
    assert changed.json()["scopes"] == ["customers:read"]
    assert changed.json()["event_kinds"] == ["message.received"]

    receiver.answers(500, text="not today")
    tested = (await client.post(f"{path}/test")).json()
    assert (tested["delivered"], tested["status"], tested["answer"]) == (False, 500, "not today")
    [attempt] = (await client.get(f"{path}/attempts")).json()["items"]
    assert attempt["event_kind"] == "test"
    receiver.answers(200)
    again = await client.post(f"{path}/attempts/{attempt['id']}/retry")
    assert again.json()["delivered"] is True
    first = (await client.get(f"{path}/attempts", params={"limit": 1})).json()
    rest = (await client.get(f"{path}/attempts", params={"cursor": first["next"]})).json()
    assert [each["attempt"] for each in first["items"] + rest["items"]] == [2, 1]

    off = await client.patch(path, json={"active": False})
    assert off.json()["active"] is False
    assert (await client.delete(path)).status_code == 204
    for answer in (
        await client.delete(path),
        await client.get(f"{path}/attempts"),
        await client.post(f"{path}/test"),
        await client.patch(path, json={"active": True}),
        await client.post(f"{path}/attempts/1/retry"),
    ):
        assert answer.status_code == 404
    actions = [line["action"] for line in (await client.get("/audit")).json()["items"]]
    assert {"webhook.made", "webhook.changed", "webhook.removed", "webhook.sent_by_hand"} <= set(
        actions
    )


async def test_a_program_with_only_webhooks_manage_is_told_ids_only(
    client: httpx.AsyncClient, receiver: Receiver, database: Database
) -> None:
    token = new_api_token()
    await database.execute(
        "INSERT INTO api_tokens (name, token_hash, agent_id, scopes)"
        " VALUES ('t', $1, 1, '{webhooks:manage}')",
        hash_of(token),
    )
    bearing = {"Authorization": f"Bearer {token}"}
    form = {"url": receiver.url, "event_kinds": ["message.received"]}
    more = {**form, "scopes": ["customers:read"]}
    assert (await client.post("/webhooks", json=form, headers=bearing)).status_code == 201
    assert (await client.post("/webhooks", json=more, headers=bearing)).status_code == 403


async def test_the_choices_are_listed(client: httpx.AsyncClient) -> None:
    choices = (await client.get("/webhooks/choices")).json()
    assert "message.received" in [each["name"] for each in choices["event_kinds"]]
    assert [each["name"] for each in choices["scopes"]] == ["conversations:read", "customers:read"]


async def test_a_renewed_secret_and_the_earlier_one_sign_for_a_day(
    client: httpx.AsyncClient, receiver: Receiver
) -> None:
    body = {"url": receiver.url, "event_kinds": ["message.received"]}
    made = (await client.post("/webhooks", json=body)).json()
    at = f"/webhooks/{made['id']}"
    renewed = await client.post(f"{at}/secret")
    assert renewed.status_code == 200, renewed.text
    assert renewed.headers["cache-control"] == "no-store"
    fresh = renewed.json()["secret"]
    assert fresh.startswith("whsec_")
    assert fresh != made["secret"]
    await client.post(f"{at}/test")
    taken = receiver.taken[-1]
    for secret in (fresh, made["secret"]):
        Signature(secret).verify(taken.body, taken.headers)
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        await client.post(f"{at}/test")
    taken = receiver.taken[-1]
    assert len(taken.headers["webhook-signature"].split()) == 1
    [attempt, _] = (await client.get(f"{at}/attempts")).json()["items"]
    shown = (await client.get(f"{at}/attempts/{attempt['id']}/payload")).json()["body"]
    assert '"type": "test"' in shown
    assert (await client.get(f"{at}/attempts/999/payload")).status_code == 404
    assert (await client.post("/webhooks/999/secret")).status_code == 404
