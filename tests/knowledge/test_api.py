"""Snippets over HTTP: whose they are, filled in, out to a file and in again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar, Router
from litestar.connection import ASGIConnection
from litestar.di import Provide

from onethread.access import AccessPlugin, Actor
from onethread.access.rules import permissions_of_role
from onethread.conversations import snippets_api
from onethread.database.engine import Database
from onethread.files import FileStore
from onethread.knowledge import api
from onethread.operations.problems import HANDLERS
from tests.world import World

VISIT: dict[str, Any] = {
    "shortcut": "visit",
    "title": "A visit",
    "texts": {
        "en": "<p>Hello {{customer.first_name|there}}, {{agent.first_name}}</p><script>x</script>",
        "nl": "<p>Hallo {{customer.first_name|daar}}, {{customer.meter}}</p>",
    },
}


@pytest.fixture(name="http")
async def _http(database: Database, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
        role, _, agent = connection.headers.get("as", "").partition(" ")
        permissions = permissions_of_role(role)  # type: ignore[arg-type]
        return Actor(kind="agent", id=int(agent), name="Ada Lovelace", permissions=permissions)

    files = FileStore(database, tmp_path)
    app = Litestar(
        [Router("/api", route_handlers=[*api.CONTROLLERS, *snippets_api.CONTROLLERS])],
        plugins=[AccessPlugin(authenticate, lambda scope: "192.0.2.1")],
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "files": Provide(lambda: files, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        openapi_config=None,
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        client.headers["X-Onethread"] = "1"
        yield client


async def test_snippets_are_seen_and_changed_by_those_whose_they_are(
    http: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    chief = await world.agent("Chief", "supervisor")
    as_ada, as_bea = {"as": f"agent {ada.id}"}, {"as": f"agent {bea.id}"}
    as_chief = {"as": f"supervisor {chief.id}"}
    team = await database.fetchval("INSERT INTO teams (name) VALUES ('Repairs') RETURNING id")
    await database.execute(
        "INSERT INTO team_members (team_id, agent_id) VALUES ($1, $2)", team, bea.id
    )

    own = await http.post("/api/snippets", json=VISIT, headers=as_ada)
    assert own.status_code == 201, own.text
    assert "script" not in own.json()["texts"]["en"]
    assert (await http.post("/api/snippets", json=VISIT, headers=as_ada)).status_code == 409
    shared = {**VISIT, "scope": "shared"}
    assert (await http.post("/api/snippets", json=shared, headers=as_ada)).status_code == 403
    everybodys = (await http.post("/api/snippets", json=shared, headers=as_chief)).json()
    teams = {**VISIT, "shortcut": "fitter", "scope": "team", "team_id": team}
    assert (await http.post("/api/snippets", json=teams, headers=as_ada)).status_code == 403
    assert (await http.post("/api/snippets", json=teams, headers=as_bea)).status_code == 201

    async def seen(who: dict[str, str], **query: Any) -> list[tuple[str, str, bool]]:
        page = (await http.get("/api/snippets", params=query, headers=who)).json()
        return [(s["scope"], s["shortcut"], s["may_change"]) for s in page["items"]]

    assert await seen(as_ada) == [("personal", "visit", True), ("shared", "visit", False)]
    assert await seen(as_bea) == [("shared", "visit", False), ("team", "fitter", True)]
    assert await seen(as_bea, q="HALLO") == await seen(as_bea)
    assert await seen(as_bea, q="nothing%") == []

    address = f"/api/snippets/{everybodys['id']}"
    assert (await http.patch(address, json=shared, headers=as_ada)).status_code == 403
    changed = await http.patch(
        address, json={**shared, "title": "Visits", "version": 1}, headers=as_chief
    )
    assert (changed.json()["title"], changed.json()["version"]) == ("Visits", 2)
    stale = await http.patch(address, json={**shared, "version": 1}, headers=as_chief)
    assert stale.status_code == 409
    assert (await http.delete(address, headers=as_chief)).status_code == 204
    assert (
        await http.delete(f"/api/snippets/{own.json()['id']}", headers=as_bea)
    ).status_code == 404
    trail = await database.fetch(
        "SELECT action FROM audit WHERE action LIKE 'snippet.%' ORDER BY id"
    )
    assert [row["action"] for row in trail] == [
        "snippet.added",
        "snippet.added",
        "snippet.added",
        "snippet.changed",
        "snippet.removed",
    ]


async def test_a_snippet_is_filled_in_in_the_customers_language_and_counted(
    http: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    ada = await world.agent("Ada")
    headers = {"as": f"agent {ada.id}"}
    heard = await world.hear(await world.channel(), "+31612340001", name="Fatima El Amrani")
    made = (await http.post("/api/snippets", json=VISIT, headers=headers)).json()
    address = f"/api/conversations/{heard.conversation_id}/snippets/{made['id']}"
    await database.execute("UPDATE customers SET language = 'nl'")
    dutch = (await http.post(address, headers=headers)).json()
    assert dutch["html"] == "<p>Hallo Fatima, {{customer.meter}}</p>"
    assert (dutch["language"], dutch["missing"]) == ("nl", ["customer.meter"])
    await database.execute("""UPDATE customers SET attributes = '{"meter": 42}'""")
    assert "42" in (await http.post(address, headers=headers)).json()["html"]
    english = (await http.post(address, params={"language": "en"}, headers=headers)).json()
    assert english["html"] == "<p>Hello Fatima, Ada</p>"
    page = (await http.get("/api/snippets", headers=headers)).json()
    assert page["items"][0]["used_count"] == 3
    assert (await http.post(f"{address}9", headers=headers)).status_code == 404


async def test_out_to_a_file_and_in_again(http: httpx.AsyncClient, database: Database) -> None:
    world = World(database)
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    headers = {"as": f"agent {ada.id}"}
    await http.post("/api/snippets", json=VISIT, headers=headers)
    for form in ("json", "csv"):
        file = await http.get("/api/snippets/export", params={"format": form}, headers=headers)
        assert file.headers["content-disposition"] == f'attachment; filename="snippets.{form}"'
        content = file.content.decode()
        again = await http.post(
            "/api/snippets/import", json={"format": form, "content": content}, headers=headers
        )
        assert again.json() == {"added": 0, "changed": 1, "problems": []}
        others = await http.post(
            "/api/snippets/import",
            json={"format": form, "content": content.replace("personal", "shared")},
            headers={"as": f"agent {bea.id}"},
        )
        assert others.json()["problems"][0].startswith("1 (/visit): ")
