"""Permissions are checked before every route, and a route without one can't be served."""

from __future__ import annotations

from typing import Any

import pytest
from litestar import Litestar, get, post, websocket
from litestar.connection import ASGIConnection, Request, WebSocket
from litestar.exceptions import WebSocketDisconnect
from litestar.response import Response
from litestar.testing import TestClient

from onethread.access import PUBLIC, SIGNED_IN, AccessPlugin, Actor, declared_permissions
from onethread.access.rules import (
    PERMISSIONS,
    ROLE_PERMISSIONS,
    SCOPES,
    permissions_of_role,
    permissions_of_token,
)
from onethread.errors import NotFound, OnethreadError, SettingsError


@get("/open", permission=PUBLIC)
async def open_to_all(actor: Actor) -> str:
    return f"{actor.kind} {actor.address}"


@get("/mine", permission=SIGNED_IN)
async def mine(actor: Actor) -> str:
    return actor.name


@get("/customers", permission="customers.read")
async def read_customers() -> str:
    return "ok"


@post("/customers", permission="customers.change", errors=(NotFound,), example={"name": "Ada"})
async def change_customer(data: dict[str, Any], actor: Actor) -> str:
    """Change a customer."""
    return actor.kind


@post("/audit", permission="audit.read")
async def read_audit() -> str:
    return "ok"


@post("/sign-in", permission=PUBLIC, browser_only=True)
async def sign_in() -> str:
    return "ok"


@websocket("/live", permission="realtime.listen")
async def live(socket: WebSocket[Any, Any, Any], actor: Actor) -> None:
    await socket.accept()
    await socket.send_text(actor.name)
    await socket.close()


HANDLERS = [open_to_all, mine, read_customers, change_customer, read_audit, sign_in, live]


async def by_header(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
    match connection.headers.get("as", "").split(" "):
        case ["agent" | "supervisor" | "administrator" as role]:
            return Actor(kind="agent", name="Ada", role=role, permissions=permissions_of_role(role))
        case ["token", *scopes]:
            permissions = permissions_of_token(scopes, "administrator")
            return Actor(kind="token", permissions=permissions)
    return Actor(kind="anonymous")


def to_response(_: Request[Any, Any, Any], error: OnethreadError) -> Response[str]:
    return Response(error.message, status_code=error.status)


def application(handlers: list[Any]) -> Litestar:
    return Litestar(
        handlers,
        plugins=[AccessPlugin(by_header, lambda scope: "192.0.2.1")],
        exception_handlers={OnethreadError: to_response},
        openapi_config=None,
    )


@pytest.fixture(name="client")
def _client() -> Any:
    with TestClient(application(HANDLERS)) as client:
        yield client


OURS = {"X-Onethread": "1"}


@pytest.mark.parametrize(
    ("method", "path", "caller", "headers", "status"),
    [
        ("GET", "/open", "", {}, 200),
        ("GET", "/mine", "", {}, 401),
        ("GET", "/mine", "agent", {}, 200),
        ("GET", "/mine", "token customers:read", {}, 403),
        ("GET", "/customers", "", {}, 401),
        ("GET", "/customers", "agent", {}, 200),
        ("GET", "/customers", "token customers:read", {}, 200),
        ("GET", "/customers", "token conversations:read", {}, 403),
        ("GET", "/customers", "token nonsense", {}, 403),
        ("POST", "/audit", "agent", OURS, 403),
        ("POST", "/audit", "supervisor", OURS, 403),
        ("POST", "/audit", "administrator", OURS, 201),
        # What another site's page makes the browser send lacks the header.
        ("POST", "/audit", "administrator", {}, 403),
        ("POST", "/audit", "token audit:read", {}, 201),
        ("POST", "/sign-in", "", {}, 403),
        ("POST", "/sign-in", "", OURS, 201),
        ("OPTIONS", "/customers", "", {}, 204),
    ],
)
def test_each_caller_gets_what_their_permissions_allow(
    client: TestClient[Litestar],
    method: str,
    path: str,
    caller: str,
    headers: dict[str, str],
    status: int,
) -> None:
    answer = client.request(method, path, headers={"as": caller, **headers})
    assert answer.status_code == status, answer.text


def test_the_permission_is_checked_before_the_body_is_read(client: TestClient[Litestar]) -> None:
    answer = client.post("/customers", content=b"\xff not json", headers={"as": ""})
    assert answer.status_code == 401


def test_public_routes_know_the_address_and_nothing_else(client: TestClient[Litestar]) -> None:
    assert client.get("/open", headers={"as": "administrator"}).text == "anonymous 192.0.2.1"


def test_a_websocket_needs_permission_and_our_own_page(client: TestClient[Litestar]) -> None:
    with client.websocket_connect("/live", headers={"as": "agent"}) as socket:
        assert socket.receive_text() == "Ada"
    own = {"as": "agent", "origin": "http://testserver.local"}
    with client.websocket_connect("/live", headers=own) as socket:
        assert socket.receive_text() == "Ada"
    for refused, code in (
        ({"as": ""}, 4401),
        ({"as": "agent", "origin": "https://elsewhere.example"}, 4403),
        ({"as": "agent", "origin": "null"}, 4403),
        ({"as": "token customers:read"}, 4403),
    ):
        with (
            pytest.raises(WebSocketDisconnect) as closed,
            client.websocket_connect("/live", headers=refused),
        ):
            pass
        assert closed.value.code == code


def test_a_route_without_a_permission_is_refused_by_name() -> None:
    @get("/forgotten")
    async def forgotten() -> str:
        return "open to all"

    with pytest.raises(SettingsError, match=r"/forgotten.*declares no permission"):
        application([forgotten])


def test_a_route_with_an_unknown_permission_is_refused() -> None:
    @get("/typo", permission="customer.read")
    async def typo() -> str:
        return ""

    with pytest.raises(SettingsError, match=r"unknown permission 'customer.read'"):
        application([typo])


def test_all_declared_permissions_are_listed() -> None:
    listed = declared_permissions(application(HANDLERS))
    assert ("GET", "/customers", "customers.read") in listed
    assert ("WEBSOCKET", "/live", "realtime.listen") in listed
    assert len(listed) == len(HANDLERS)


def test_roles_and_scopes_name_only_known_permissions() -> None:
    for permissions in ROLE_PERMISSIONS.values():
        assert permissions <= set(PERMISSIONS)
    for _, permissions in SCOPES.values():
        assert permissions <= set(PERMISSIONS)
    assert ROLE_PERMISSIONS["agent"] < ROLE_PERMISSIONS["supervisor"]
    assert ROLE_PERMISSIONS["supervisor"] < ROLE_PERMISSIONS["administrator"]


def test_no_scope_lets_a_token_make_tokens() -> None:
    assert "tokens.manage" not in permissions_of_token(SCOPES, "administrator")


def test_a_token_may_never_do_more_than_its_maker() -> None:
    assert permissions_of_token(SCOPES, "agent") <= ROLE_PERMISSIONS["agent"]
