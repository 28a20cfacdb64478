"""The API of one's own notifications, as a signed-in browser uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from onethread.access import SYSTEM, Actor
from onethread.agents.set_up import add_agent
from onethread.conversations.assign import assign
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.notifications.follow import notification_reader
from onethread.settings import Settings
from onethread.transport import Transport
from onethread.web import assemble
from tests.notifications.browser import Browser
from tests.webhooks.conftest import Receiver
from tests.world import World


@pytest.fixture
async def client(
    database: Database, vault: Vault, transport: Transport
) -> AsyncIterator[httpx.AsyncClient]:
    """Ada's browser."""
    app = assemble(Settings(), "postgresql://unused")
    app.state.update(
        {
            "database": database,
            "vault": vault,
            "transport": transport,
            "channels": None,
            "files": None,
            "ledger": None,
        }
    )
    form = {"email": "ada@example.org", "password": "copper lantern oatmeal"}
    await add_agent(database, SYSTEM, name="Ada", role="agent", **form)
    await notification_reader(database, dict).step()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="https://ot.example.org",
        headers={"X-Onethread": "1"},
    ) as browser:
        assert (await browser.post("/api/session", json=form)).status_code == 201
        yield browser


async def assigned(world: World, number: int, bram: Actor) -> int:
    """A conversation that Bram gives to Ada."""
    database = world.database
    heard = await world.hear(await world.channel(), f"+3161234567{number}", name=f"Kees {number}")
    owner = await database.fetchval("SELECT id FROM agents WHERE name = 'Ada'")
    await assign(database, bram, heard.conversation_id, owner)
    reader = notification_reader(database, dict)
    while await reader.step():
        pass
    return heard.conversation_id


async def get(client: httpx.AsyncClient, path: str = "", **query: Any) -> Any:
    answer = await client.get(f"/api/notifications{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_pages_go_by_key_and_a_page_is_in_the_trail(
    client: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    bram = await world.agent("Bram")
    made = [await assigned(world, number, bram) for number in range(3)]
    first = await get(client, limit=2)
    assert [each["conversation_id"] for each in first["items"]] == [made[2], made[1]]
    assert first["unread"] == 3
    second = await get(client, limit=2, cursor=first["next"])
    assert [each["conversation_id"] for each in second["items"]] == [made[0]]
    assert second["next"] is None
    lines = await database.fetch(
        "SELECT detail FROM audit WHERE action = 'notifications.read' ORDER BY id"
    )
    assert [len(line["detail"]["customer_ids"]) for line in lines] == [2, 1]


async def test_opening_a_conversation_marks_its_notice_as_read(
    client: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    bram = await world.agent("Bram")
    one, _ = [await assigned(world, number, bram) for number in range(2)]
    answer = await client.post("/api/notifications/read", json={"conversation_id": one})
    assert answer.status_code == 204
    page = await get(client, unread=True)
    assert page["unread"] == len(page["items"]) == 1
    [other] = page["items"]
    path = f"/api/notifications/{other['id']}"
    assert (await client.patch(path, json={"read": True})).status_code == 204
    assert (await get(client))["unread"] == 0
    assert (await client.patch(path, json={"read": False})).status_code == 204
    assert (await get(client))["unread"] == 1
    assert (await client.post("/api/notifications/read", json={})).status_code == 422


async def test_rules_are_read_chosen_and_refused_by_field(client: httpx.AsyncClient) -> None:
    rules = await get(client, "/rules")
    assert rules["ways"]["assigned"] == ["page", "sound", "push", "mail"]
    assert rules["ways"]["unassigned"] == []
    rules["ways"]["message"] = ["page"]
    rules["quiet"] = {"from_minute": 1080, "until_minute": 480, "days": [1, 2], "free_days": []}
    answer = await client.put("/api/notifications/rules", json=rules)
    assert answer.status_code == 200, answer.text
    assert await get(client, "/rules") == rules
    rules["time_zone"] = "Mars/Base"
    refused = await client.put("/api/notifications/rules", json=rules)
    assert refused.status_code == 422
    assert list(refused.json()["fields"]) == ["time_zone"]


async def test_a_device_is_allowed_tried_and_stopped(
    client: httpx.AsyncClient, receiver: Receiver
) -> None:
    receiver.answers(201)
    browser = Browser()
    added = await client.post(
        "/api/notifications/push/devices", json=browser.subscription(receiver.url)
    )
    assert added.status_code == 201, added.text
    device = added.json()
    state = await get(client, "/push")
    assert [each["current"] for each in state["devices"]] == [True]
    assert len(state["public_key"]) == 87
    tried = await client.post(f"/api/notifications/push/devices/{device['id']}/try")
    assert tried.json() == {"taken": True}
    assert b"Push works on this device." in browser.open(receiver.taken[0].body)
    receiver.answers(410)
    tried = await client.post(f"/api/notifications/push/devices/{device['id']}/try")
    assert tried.json() == {"taken": False}
    gone = await client.delete(f"/api/notifications/push/devices/{device['id']}")
    assert gone.status_code == 404
    assert "endpoint" not in added.text
