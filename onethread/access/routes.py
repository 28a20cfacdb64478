"""The permission check before every route, and the refusal to start with a route that has none.

A route declares what it needs: `@get("/customers/{customer_id:int}", permission="customers.read")`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from litestar import Litestar
from litestar.config.app import AppConfig
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.exceptions import WebSocketException
from litestar.handlers.base import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.plugins import InitPlugin, ReceiveRoutePlugin
from litestar.routes import ASGIRoute, HTTPRoute, WebSocketRoute
from litestar.routes.base import BaseRoute
from litestar.types import ASGIApp, Receive, Scope, Send

from onethread.access.actor import ANONYMOUS, Actor
from onethread.access.documentation import document
from onethread.access.rules import PERMISSIONS, PUBLIC, SIGNED_IN
from onethread.errors import NotAllowed, NotAuthenticated, OnethreadError, SettingsError

Authenticate = Callable[[ASGIConnection[Any, Any, Any, Any]], Awaitable[Actor]]

# A page of another site can make a browser send our cookie with a form, but not with this header.
BROWSER_HEADER = "x-onethread"
_READING = {"GET", "HEAD", "OPTIONS"}


class AccessPlugin(InitPlugin, ReceiveRoutePlugin):
    """Puts an Actor on every request, checks the declared permission and gives handlers `actor`.

    `authenticate` turns a connection into its Actor, ANONYMOUS if nobody signed in. Public routes
    get ANONYMOUS with the caller's address; nothing is looked up for them.
    """

    def __init__(self, authenticate: Authenticate, address: Callable[[Scope], str]) -> None:
        self._authentication = _Authentication(authenticate, address)

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Add the middleware, the guard and the dependency to the application."""
        app_config.middleware.insert(0, self._authentication)
        app_config.guards.insert(0, require_permission)
        app_config.dependencies["actor"] = Provide(provide_actor)
        return app_config

    def receive_route(self, route: BaseRoute) -> None:
        """Refuse a route without a known permission; complete the documentation of the others.
        Raises SettingsError naming the route."""
        for handler in handlers_of(route):
            permission_of(handler, route.path)
            document(handler, route.path)


def handlers_of(route: BaseRoute) -> list[BaseRouteHandler]:
    """The handlers of a route, without the one Litestar adds to answer OPTIONS."""
    if isinstance(route, HTTPRoute):
        return [handler for handler in route.route_handlers if not _answers_options(handler)]
    if isinstance(route, WebSocketRoute | ASGIRoute):
        return [route.route_handler]
    return []


def _answers_options(handler: BaseRouteHandler) -> bool:
    """Whether this is Litestar's own handler that only says which methods a path knows."""
    return handler.fn.__module__ == HTTPRoute.__module__


def permission_of(handler: BaseRouteHandler, path: str = "") -> str:
    """What the route declared. Raises SettingsError when it declared nothing or nothing known."""
    permission = handler.opt.get("permission")
    if permission in PERMISSIONS or permission in (PUBLIC, SIGNED_IN):
        return str(permission)
    where = f"{path or '/'} ({handler.handler_name})"
    if permission is None:
        raise SettingsError(f'route {where} declares no permission: add permission="…"')
    raise SettingsError(f"route {where} declares the unknown permission {permission!r}")


class _Authentication(ASGIMiddleware):
    scopes = (ScopeType.HTTP, ScopeType.WEBSOCKET, ScopeType.ASGI)

    def __init__(self, authenticate: Authenticate, address: Callable[[Scope], str]) -> None:
        self._authenticate = authenticate
        self._address = address

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        handler: BaseRouteHandler = scope["route_handler"]
        if handler.opt.get("permission") == PUBLIC or _answers_options(handler):
            actor = Actor(kind="anonymous", address=self._address(scope))
        else:
            with _as_close_code(scope):
                actor = await self._authenticate(ASGIConnection(scope))
        scope["user"] = actor
        await next_app(scope, receive, send)


@contextmanager
def _as_close_code(scope: Scope) -> Iterator[None]:
    """A WebSocket is refused by a close code: 4000 and the HTTP status."""
    try:
        yield
    except OnethreadError as error:
        if scope["type"] != ScopeType.WEBSOCKET:
            raise
        # The protocol has room for 123 bytes of reason.
        reason = error.message.encode()[:120].decode(errors="ignore")
        raise WebSocketException(detail=reason, code=4000 + error.status) from error


async def provide_actor(scope: Scope) -> Actor:
    """The `actor` of a handler."""
    return actor_of(scope)


def actor_of(scope: Scope) -> Actor:
    """Who called; ANONYMOUS on a public route."""
    actor = scope.get("user")
    return actor if isinstance(actor, Actor) else ANONYMOUS


async def require_permission(
    connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """The guard of every route. Raises NotAuthenticated or NotAllowed; for a WebSocket the same as
    close codes 4401 and 4403."""
    if _answers_options(handler):
        return
    with _as_close_code(connection.scope):
        _check(connection, handler)


def _check(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    permission = permission_of(handler, connection.scope["path"])
    actor = actor_of(connection.scope)
    if permission == PUBLIC:
        if handler.opt.get("browser_only"):
            _require_own_page(connection)
        return
    if actor.kind == "anonymous":
        raise NotAuthenticated("sign in first, or send a token as 'Authorization: Bearer ot_…'")
    if actor.kind == "agent":
        _require_own_page(connection)
    if permission == SIGNED_IN:
        if actor.kind != "agent":
            raise NotAllowed("this is about a signed-in agent: a token can't be used for it")
        return
    if not actor.may(permission):
        if actor.kind == "token":
            raise NotAllowed(f"this token's scopes don't permit {permission}")
        raise NotAllowed(f"your role doesn't permit this ({permission}): ask an administrator")


def _require_own_page(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """Refuse what another site's page made this browser send."""
    headers = connection.headers
    if connection.scope["type"] == ScopeType.WEBSOCKET:
        # Browsers always name the page's origin when they open a WebSocket.
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in _own_hosts(connection):
            raise NotAllowed("a page of another site can't open this connection")
        return
    if connection.scope.get("method") in _READING:
        return
    if not headers.get(BROWSER_HEADER):
        raise NotAllowed(
            "send the header 'X-Onethread: 1' with changes made by a signed-in browser"
        )


def _own_hosts(connection: ASGIConnection[Any, Any, Any, Any]) -> set[str]:
    public_url = getattr(connection.app.state.get("settings"), "public_url", None) or ""
    own = {connection.headers.get("host", "").lower(), urlsplit(public_url).netloc.lower()}
    return own - {""}


def declared_permissions(app: Litestar) -> list[tuple[str, str, str]]:
    """Every route of `app` as (method, path, permission), for tests and the reference page."""
    found: list[tuple[str, str, str]] = []
    for route in app.routes:
        for handler in handlers_of(route):
            methods = sorted(getattr(handler, "http_methods", {route.scope_type.name}))
            found += [(str(method), route.path, permission_of(handler)) for method in methods]
    return sorted(found)
