"""The routes of conversations and customers over HTTP, as the workspace and programs use them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar, Router
from litestar.connection import ASGIConnection
from litestar.di import Provide

from onethread.access import AccessPlugin, Actor
from onethread.access.rules import permissions_of_role, permissions_of_token
from onethread.conversations import actions_api, api, corrections_api, customer_api
from onethread.customers import api as customers_api
from onethread.database.engine import Database
from onethread.files import FileStore
from onethread.operations.problems import HANDLERS
from onethread.settings import Settings
from tests.world import World

Client = Callable[..., Awaitable[httpx.AsyncClient]]
CONTROLLERS = [
    *api.CONTROLLERS,
    *actions_api.CONTROLLERS,
    *corrections_api.CONTROLLERS,
    *customer_api.CONTROLLERS,
    *customers_api.CONTROLLERS,
]


@pytest.fixture(name="client")
async def _client(database: Database, tmp_path: Path) -> AsyncIterator[Client]:
    async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
        kind, _, rest = connection.headers.get("as", "").partition(" ")
        if kind == "agent":
            permissions = permissions_of_role("agent")
            return Actor(kind="agent", id=int(rest), name="Ada", permissions=permissions)
        if kind == "token":
            agent, *scopes = rest.split()
            permissions = permissions_of_token(scopes, "administrator")
            return Actor(kind="token", id=int(agent), name="Program", permissions=permissions)
        return Actor(kind="anonymous")

    files = FileStore(database, tmp_path)
    app = Litestar(
        [Router("/api", route_handlers=CONTROLLERS)],
        plugins=[AccessPlugin(authenticate, lambda scope: "192.0.2.1")],
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "files": Provide(lambda: files, sync_to_thread=False),
            "settings": Provide(Settings, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )
    async with AsyncExitStack() as stack:

        async def make(as_: str) -> httpx.AsyncClient:
            return await stack.enter_async_context(
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app),
                    base_url="http://test/api",
                    headers={"As": as_, "X-Onethread": "1"},
                )
            )

        yield make


async def test_an_agent_reads_answers_and_closes(database: Database, client: Client) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel("whatsapp", "WhatsApp NL")
    heard = await world.hear(channel, "+31612340001", "The lift is stuck", name="Jan")
    await database.execute("UPDATE legs SET last_inbound_at = now()")
    at = heard.conversation_id
    agent = await client(f"agent {ada.id}")
    page = (await agent.get("/inbox/unassigned")).json()
    assert [c["id"] for c in page["items"]] == [at]
    assert page["items"][0]["unread"] is True
    assert (await agent.get("/inbox/counts")).json()["unassigned"] == 1
    opened = (await agent.get(f"/conversations/{at}")).json()
    assert opened["customer"]["display_name"] == "Jan"
    assert opened["legs"][0]["window"]["open"] is True
    assert opened["messages"]["items"][0]["content"] == {"text": "The lift is stuck"}
    assert opened["messages"]["items"][0]["placement"]["rule"] == "new"
    assert (await agent.post(f"/conversations/{at}/read")).status_code == 204
    body = {
        "leg_id": opened["legs"][0]["id"],
        "content": {"text": "We come today"},
        "idempotency_key": str(uuid4()),
        "expected_version": opened["conversation"]["version"],
    }
    sent = await agent.post(f"/conversations/{at}/reply", json=body)
    assert sent.status_code == 201
    assert sent.json()["state"] == "queued"
    assert sent.json()["uid"] == body["idempotency_key"]
    again = await agent.post(f"/conversations/{at}/reply", json=body)
    assert again.json()["id"] == sent.json()["id"]
    note = {"text": "Ask the fitter", "idempotency_key": str(uuid4())}
    assert (await agent.post(f"/conversations/{at}/notes", json=note)).status_code == 201
    assigned = await agent.post(f"/conversations/{at}/assign", json={"agent_id": ada.id})
    assert assigned.json()["assignee"]["id"] == ada.id
    resolved = await agent.post(f"/conversations/{at}/status", json={"status": "resolved"})
    assert resolved.json()["status"] == "resolved"
    assert (await agent.get("/inbox/resolved")).json()["items"][0]["id"] == at
    found = (await agent.get("/search", params={"q": "lift"})).json()
    assert found["items"][0]["message_id"] == heard.message_id
    customer = opened["customer"]["id"]
    assert (await agent.get(f"/customers/{customer}")).json()["conversations"][0]["id"] == at
    timeline = (await agent.get(f"/customers/{customer}/timeline")).json()
    assert {m["direction"] for m in timeline["items"]} == {"in", "out", "note", "event"}
    actions = await database.fetch("SELECT DISTINCT action FROM audit")
    assert {row["action"] for row in actions} >= {
        "inbox.read",
        "conversation.read",
        "message.sent",
        "note.added",
        "conversation.assignee",
        "conversation.status",
        "search.read",
        "customer.read",
    }


async def test_a_refusal_says_what_to_do(database: Database, client: Client) -> None:
    world = World(database)
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    agent = await client(f"agent {ada.id}")
    leg = await world.leg(at)
    body = {"leg_id": leg, "content": {"text": "hi"}, "idempotency_key": str(uuid4())}
    for method, path, json, status in (
        ("GET", "/conversations/999", None, 404),
        ("GET", "/customers/999", None, 404),
        ("GET", "/inbox/everything", None, 422),
        ("GET", "/inbox/all?cursor=x", None, 422),
        ("GET", "/inbox/all?limit=0", None, 422),
        ("GET", "/search", None, 422),
        ("POST", f"/conversations/{at}/reply", {**body, "content": {"text": " "}}, 422),
        ("POST", f"/conversations/{at}/reply", {**body, "idempotency_key": "x"}, 422),
        ("POST", f"/conversations/{at}/status", {"status": "gone"}, 422),
        ("POST", f"/conversations/{at}/merge", {"into": at}, 422),
        ("POST", f"/conversations/{at}/split", {"message_ids": []}, 422),
        ("PATCH", f"/customers/{await world.customer_of(at)}", {"version": 99}, 409),
        ("POST", "/messages/999/retry", None, 404),
        ("POST", "/customers/merges/999/undo", None, 404),
    ):
        answer = await agent.request(method, path, json=json)
        assert answer.status_code == status, (path, answer.text)
        problem = answer.json()
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert problem["detail"], path


async def test_a_token_does_what_its_scopes_say(database: Database, client: Client) -> None:
    world = World(database)
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001", name="Jan")).conversation_id
    nobody = await client("")
    assert (await nobody.get("/inbox/all")).status_code == 401
    reader = await client(f"token {ada.id} conversations:read")
    assert (await reader.get("/inbox/all")).status_code == 200
    assert (await reader.get(f"/customers/{await world.customer_of(at)}")).status_code == 403
    assert (
        await reader.post(f"/conversations/{at}/assign", json={"agent_id": None})
    ).status_code == 403
    found = (await reader.get("/search", params={"q": "Jan"})).json()
    assert found["items"] == []
