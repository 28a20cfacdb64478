"""Whoever reads of a customer is in the audit trail, by whatever route."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from onethread.access import SYSTEM, declared_permissions
from onethread.agents.set_up import add_agent
from onethread.channels.load import Channels
from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.files import FileStore
from onethread.settings import Settings
from onethread.transport import Transport
from onethread.web import assemble
from tests.world import World

ABOUT_CUSTOMERS = {"conversations.read", "conversations.original", "customers.read", "files.read"}
# Route: the line it leaves.
TRAIL = {
    "/api/at-hand": "inbox.read",
    "/api/conversations/{conversation_id:int}": "conversation.read",
    "/api/conversations/{conversation_id:int}/earlier": "customer.read",
    "/api/conversations/{conversation_id:int}/find": "conversation.read",
    "/api/conversations/{conversation_id:int}/messages": "conversation.read",
    "/api/customers": "customers.listed",
    "/api/conversations/{conversation_id:int}/best-legs": "conversation.read",
    "/api/conversations/{conversation_id:int}/brief": "conversation.read",
    "/api/conversations/{conversation_id:int}/facts": "conversation.read",
    "/api/conversations/{conversation_id:int}/held": "conversation.read",
    "/api/customers/suggestions": "suggestions.read",
    "/api/customers/{customer_id:int}": "customer.read",
    "/api/customers/{customer_id:int}/consents": "customer.read",
    "/api/customers/{customer_id:int}/contacts": "customer.read",
    "/api/customers/{customer_id:int}/conversations": "customer.read",
    "/api/customers/{customer_id:int}/documents": "customer.read",
    "/api/customers/{customer_id:int}/identities": "customer.read",
    "/api/customers/{customer_id:int}/objects": "customer.read",
    "/api/customers/{customer_id:int}/ties": "customer.read",
    "/api/customers/{customer_id:int}/timeline": "customer.read",
    "/api/files/{file_id:str}": "file.read",
    "/api/files/{file_id:str}/preview": "file.read",
    "/api/inbox/{view:str}": "inbox.read",
    "/api/messages/{message_id:int}": "conversation.read",
    "/api/messages/{message_id:int}/original": "message.original",
    "/api/messages/{message_id:int}/wordings": "conversation.read",
    "/api/objects": "search.read",
    "/api/promises": "promises.read",
    "/api/search": "search.read",
    "/api/views/{view_id:int}/conversations": "inbox.read",
}
NOTHING_READ = {
    "/api/conversations/{conversation_id:int}/continuations": "links given; none can be read",
    "/api/conversations/{conversation_id:int}/ways": "the organisation's own addresses",
    "/api/customers/{customer_id:int}/questions": "what there is to ask, no answers",
    "/api/conversations/{conversation_id:int}/draft": "the caller's own words",
    "/api/fact-recognisers": "what there can be, of nobody",
    "/api/fields": "what there can be, of nobody",
    "/api/inbox/counts": "numbers only",
    "/api/object-types": "what there can be, of nobody",
}


def test_every_route_that_shows_customers_is_listed_here() -> None:
    routes = declared_permissions(assemble(Settings(), "postgresql://unused"))
    reading = {
        path for method, path, needs in routes if method == "GET" and needs in ABOUT_CUSTOMERS
    }
    assert reading == TRAIL.keys() | NOTHING_READ.keys()


@pytest.fixture
async def client(database: Database, tmp_path: Any) -> Any:
    """An agent's browser on the whole application."""
    vault = Vault([bytes(KEY_BYTES)])
    app = assemble(Settings(), "postgresql://unused")
    files = FileStore(database, tmp_path / "files")
    app.state.update(
        {
            "database": database,
            "vault": vault,
            "transport": Transport(),
            "channels": Channels(database, vault),
            "files": files,
            "ledger": None,
        }
    )
    form = {"email": "ada@example.org", "password": "copper lantern oatmeal"}
    await add_agent(database, SYSTEM, name="Ada", role="agent", **form)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="http://localhost",
        headers={"X-Onethread": "1"},
    ) as browser:
        assert (await browser.post("/api/session", json=form)).status_code == 201
        yield browser


async def _lines_after(database: Database, before: int) -> int:
    count: int = await database.fetchval("SELECT count(*) FROM audit WHERE id > $1", before)
    return count


@pytest.mark.parametrize("route", TRAIL)
async def test_a_read_leaves_a_line_that_names_the_customer(
    client: httpx.AsyncClient, database: Database, route: str
) -> None:
    world = World(database)
    channel = await world.channel()
    received = await world.hear(channel, "31612345678", "leaking tap", name="Fatima")
    other = await world.hear(channel, "31687654321", "a question", name="Fatima de Boer")
    customer_id = await world.customer_of(received.conversation_id)
    other_id = await world.customer_of(other.conversation_id)
    await database.execute(
        "INSERT INTO customer_suggestions (customer_a, customer_b, evidence) VALUES ($1, $2, '[]')",
        customer_id,
        other_id,
    )
    agent_id = await database.fetchval("SELECT min(id) FROM agents")
    view_id = await database.fetchval(
        "INSERT INTO views (name, owner_id, conditions) VALUES ('All', $1, '{}') RETURNING id",
        agent_id,
    )
    await database.execute("INSERT INTO pins VALUES ($1, $2)", agent_id, received.conversation_id)
    await database.execute(
        "INSERT INTO promises (message_id, act, shown, made_at, due_at, owner_id)"
        " VALUES ($1, 'call', 'We call you.', now(), now(), $2)",
        received.message_id,
        agent_id,
    )
    form = {"data": ("photo.txt", b"a photo")}
    file_id = (await client.post("/api/files", files=form)).json()["id"]
    path = (
        route.replace("{conversation_id:int}", str(received.conversation_id))
        .replace("{customer_id:int}", str(customer_id))
        .replace("{file_id:str}", file_id)
        .replace("{message_id:int}", str(received.message_id))
        .replace("{view:str}", "all")
        .replace("{view_id:int}", str(view_id))
    )
    query = {"q": "leaking"} if route.endswith(("/search", "/find", "/objects")) else {}
    if route.endswith("/original"):
        await database.execute(
            "INSERT INTO envelopes (id, channel_id, received_at, headers, body)"
            " OVERRIDING SYSTEM VALUE SELECT envelope_id, $1, now(), '{}', 'From: x'"
            " FROM messages WHERE id = $2",
            channel,
            received.message_id,
        )
    if route == "/api/objects":
        await database.execute(
            "WITH kind AS (INSERT INTO object_types (key, name, plural) VALUES ('a', 'A', 'As')"
            " RETURNING id), thing AS (INSERT INTO objects (object_type_id, external_id, words)"
            " SELECT id, 'leaking', 'leaking' FROM kind RETURNING id)"
            " INSERT INTO object_customers SELECT id, $1 FROM thing",
            customer_id,
        )
    before = await database.fetchval("SELECT coalesce(max(id), 0) FROM audit")
    answer = await client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    lines = await database.fetch(
        "SELECT action, actor_name, customer_id, subject_kind, subject_id, detail"
        " FROM audit WHERE id > $1",
        before,
    )
    assert {line["action"] for line in lines} == {TRAIL[route]}
    assert {line["actor_name"] for line in lines} == {"Ada"}
    if route.startswith("/api/files/"):
        assert [line["subject_id"] for line in lines] == [file_id]
        if route.endswith("{file_id:str}"):
            part = await client.get(path, headers={"Range": "bytes=2-6"})
            assert (part.status_code, part.content) == (206, b"photo")
            assert part.headers["content-range"] == "bytes 2-6/7"
            beyond = await client.get(path, headers={"Range": "bytes=7-"})
            assert (beyond.status_code, beyond.content) == (416, b"")
            # What is asked for in parts is the reading that has its line.
            assert await _lines_after(database, before) == 1
        return
    named = {line["customer_id"] for line in lines} | {
        id_ for line in lines for id_ in line["detail"].get("customer_ids", [])
    }
    assert customer_id in named
