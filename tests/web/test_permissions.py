"""Every route of the assembled application is closed to whoever may not use it."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from litestar import Litestar

from onethread.access import PUBLIC, SIGNED_IN, SYSTEM, declared_permissions
from onethread.access.actor import Role
from onethread.access.rules import ROLE_PERMISSIONS
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.settings import Settings
from onethread.web import assemble

# Open to anyone, each for a reason. Whoever adds one here has thought about what it gives away.
OPEN = {
    "/": "the workspace's files",
    "/{path:path}": "the workspace's files",
    "/api/session": "to sign in",
    "/api/setup": "first set-up; needs a code from another machine",
    "/api/invitations/by-token/{token:str}": "the token is the proof",
    "/api/invitations/accept": "the token is the proof",
    "/api/openapi": "documentation",
    "/api/openapi/openapi.json": "documentation",
    "/api/openapi/{path:str}": "documentation",
    "/api/connectors/{connector_id:str}/icon.svg": "a picture, for the widget too",
    "/f/{token:str}/{name:str}": "the signed link is the proof",
    "/widget.js": "the widget on other sites' pages",
    "/widget/try.js": "the page to try a widget",
    "/widget/{channel_key:str}/try": "the page to try a widget",
    "/widget/app.js": "the chat on the whole screen of an app",
    "/widget/{channel_key:str}/app": "the chat on the whole screen of an app; the visitor's token comes later",
    "/widget/{channel_key:str}/config": "colours and words of a widget",
    "/widget/{channel_key:str}/files": "a visitor's upload; the visitor's own token is the proof",
    "/sockets/{channel_key:str}": "visitors of a web chat; they are told only their own",
    "/c/{token:str}": "ways to go on elsewhere; no personal data, the token is the proof",
    "/c/{token:str}/chat": "the chat that a link opens; the token is the proof",
    "/help": "the documentation",
    "/help/{path:path}": "the documentation",
    "/health": "for supervisors; says only that it lives",
    "/ready": "for supervisors",
    "/metrics": "checks its own token or loopback",
}
VALUES = {"int": "1", "uuid": "0d5c5a52-6a5b-4a5c-9a3e-6f6a0d3b1c11", "str": "x", "path": "x"}
ROLES: tuple[Role, ...] = ("agent", "supervisor", "administrator")


def routes() -> list[tuple[str, str, str]]:
    return declared_permissions(assemble(Settings(), "postgresql://unused"))


CLOSED = [route for route in routes() if route[2] != PUBLIC]


def filled(path: str) -> str:
    """A path with values in the place of its parameters."""
    return re.sub(r"\{\w+:(\w+)\}", lambda match: VALUES[match.group(1)], path)


def test_only_the_routes_listed_here_are_open() -> None:
    opened = {path for _, path, permission in routes() if permission == PUBLIC}
    assert opened <= set(OPEN), "a public route must be listed with its reason"


def test_there_are_closed_routes() -> None:
    assert len(CLOSED) > 20


@pytest.fixture
async def client_of(database: Database) -> Any:
    """The application as each role sees it, without what it opens when it starts."""
    app = assemble(Settings(), "postgresql://unused")
    app.state.database = database
    for role in ROLES:
        await add_agent(
            database,
            SYSTEM,
            email=f"{role}@example.org",
            name=role,
            role=role,
            password="copper lantern oatmeal",
        )

    async def make(role: Role | None) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
            base_url="http://localhost",
            headers={"X-Onethread": "1"},
        )
        if role is not None:
            form = {"email": f"{role}@example.org", "password": "copper lantern oatmeal"}
            answer = await client.post("/api/session", json=form)
            assert answer.status_code == 201
        return client

    return make


async def refused_with(client: httpx.AsyncClient, method: str, path: str) -> int:
    """The status a route answers with when asked with a body that no route could take."""
    if method == "WEBSOCKET":
        return await _socket(client, filled(path))
    answer = await client.request(method, filled(path), content=b"\xff")
    if answer.status_code in (401, 403):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
    return answer.status_code


async def _socket(client: httpx.AsyncClient, path: str) -> int:
    """What opening a WebSocket ends with: 4401 and 4403 are the refusals, as 401 and 403."""
    app: Litestar = client._transport.app  # type: ignore[attr-defined]
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"cookie", cookie.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "scheme": "ws",
        "subprotocols": [],
        "extensions": {},
        "state": {},
        "root_path": "",
    }
    await app(scope, receive, send)  # type: ignore[arg-type]
    assert sent[0]["type"] == "websocket.close", sent
    return int(sent[0]["code"]) - 4000


async def test_every_closed_route_refuses_strangers(client_of: Any) -> None:
    stranger = await client_of(None)
    open_to_strangers = {
        (method, path): status
        for method, path, _ in CLOSED
        if (status := await refused_with(stranger, method, path)) != 401
    }
    assert open_to_strangers == {}


@pytest.mark.parametrize("role", ["agent", "supervisor"])
async def test_every_route_refuses_the_roles_it_is_not_for(client_of: Any, role: Role) -> None:
    client = await client_of(role)
    not_theirs = [
        (method, path)
        for method, path, permission in CLOSED
        if permission != SIGNED_IN and permission not in ROLE_PERMISSIONS[role]
    ]
    assert ("GET", "/api/audit") in not_theirs
    assert ("POST", "/api/tokens") in not_theirs
    open_to_them = {
        (method, path): status
        for method, path in not_theirs
        if (status := await refused_with(client, method, path)) != 403
    }
    assert open_to_them == {}


async def test_every_changing_route_refuses_other_sites_pages(client_of: Any) -> None:
    client = await client_of("administrator")
    del client.headers["X-Onethread"]
    open_to_others = {
        (method, path): status
        for method, path, _ in CLOSED
        if method not in ("GET", "HEAD", "WEBSOCKET")
        and (status := await refused_with(client, method, path)) != 403
    }
    assert open_to_others == {}


async def test_every_closed_route_refuses_a_token_without_scopes(
    client_of: Any, database: Database
) -> None:
    from onethread.agents.secret_tokens import hash_of, new_api_token

    token = new_api_token()
    await database.execute(
        "INSERT INTO api_tokens (name, token_hash, agent_id, scopes) VALUES ('t', $1, 3, '{}')",
        hash_of(token),
    )
    client = await client_of(None)
    client.headers["Authorization"] = f"Bearer {token}"
    opened = {
        (method, path): status
        for method, path, _ in CLOSED
        if method != "WEBSOCKET" and (status := await refused_with(client, method, path)) != 403
    }
    assert opened == {}
