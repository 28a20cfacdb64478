"""The web application: webhooks, the API, the workspace and the widget, in one ASGI application."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ASGIApp, Message, Receive, Scope, Send

import onethread
from onethread import settings as settings_module
from onethread.access.documentation import SECURITY
from onethread.agents import access_plugin
from onethread.channels.load import Channels
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.files import FileStore
from onethread.intake.ledger import Ledger
from onethread.intake.provider_keys import ProviderKeys
from onethread.intake.receive import PREFIX, Hooks
from onethread.operations.garbage import look_seldom_for_garbage
from onethread.operations.logs import set_up_logs
from onethread.operations.pages import POLICY
from onethread.operations.parent import parent_pipe
from onethread.operations.problems import HANDLERS
from onethread.settings import Settings
from onethread.transport import Transport

# Each gives CONTROLLERS, served under /api.
API = (
    "onethread.agents.api",
    "onethread.channels.api",
    "onethread.channels.brands_api",
    "onethread.conversations.api",
    "onethread.conversations.actions_api",
    "onethread.conversations.corrections_api",
    "onethread.conversations.customer_api",
    "onethread.conversations.matters_api",
    "onethread.conversations.revisions_api",
    "onethread.conversations.views_api",
    "onethread.conversations.tags_api",
    "onethread.conversations.held_api",
    "onethread.conversations.snippets_api",
    "onethread.conversations.profile_api",
    "onethread.conversations.elsewhere_api",
    "onethread.crm.api",
    "onethread.customers.api",
    "onethread.customers.directory_api",
    "onethread.customers.check_questions_api",
    "onethread.customers.fields_api",
    "onethread.customers.preferences_api",
    "onethread.delivery.api",
    "onethread.conversations.same_customer_api",
    "onethread.intake.api",
    "onethread.intake.original",
    "onethread.knowledge.api",
    "onethread.notifications.api",
    "onethread.facts.api",
    "onethread.facts.recognisers_api",
    "onethread.notifications.push_api",
    "onethread.operations.trail_api",
    "onethread.realtime.stream",
    "onethread.webhooks.api",
)
# As API, and may be sent files.
UPLOADS = ("onethread.files.api",)
# The largest body of anything but an upload: a long mail as text and HTML fits several times.
JSON_BYTES = 4 << 20
# Each gives ROUTES, served as they are: pages, files, health, sockets of customers.
PAGES = (
    "onethread.conversations.elsewhere_page",
    "onethread.operations.pages",
    "onethread.operations.health",
    "onethread.files.api",
    "onethread.realtime.sockets",
)
# Each gives `attach(state)`, an async context manager around the life of a web process.
PARTS: tuple[str, ...] = ("onethread.realtime.parts", "onethread.realtime.sockets")

_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(self), geolocation=()"),
)


def _with_headers(app: ASGIApp) -> ASGIApp:
    """A request id and the security headers on every answer, the framework's own refusals too; a
    handler's own CSP stays."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex[:16]
        cast(Any, scope).setdefault("state", {})["request_id"] = request_id

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                names = {name.lower() for name, _ in headers}
                headers += [pair for pair in _HEADERS if pair[0] not in names]
                if b"content-security-policy" not in names:
                    headers.append((b"content-security-policy", POLICY.encode()))
                if b"cache-control" not in names:
                    headers.append((b"cache-control", b"no-store"))
                headers.append((b"x-request-id", request_id.encode()))
                message["headers"] = headers
            await send(message)

        await app(scope, receive, with_headers)

    return serve


def create_app(settings: Settings, database_url: str) -> ASGIApp:
    """The application. Connections are opened when it starts and closed when it ends."""
    return _before_framework(assemble(settings, database_url))


def assemble(settings: Settings, database_url: str) -> Litestar:
    """The part of the application that the framework serves: all but webhooks."""

    @asynccontextmanager
    async def life(app: Litestar) -> AsyncIterator[None]:
        state = app.state
        database = await Database.connect(
            database_url, size=settings.database_pool_size, name="onethread-web"
        )
        data_dir = Path(settings.data_dir)
        state.database = database
        state.vault = Vault.load(data_dir)
        state.channels = Channels(database, state.vault)
        state.files = FileStore(database, Path(settings.file_store or data_dir / "files"))
        state.transport = Transport(settings.outgoing_allow)
        state.ledger = Ledger(database, settings.intake_max_pending_mb << 20)
        state.hooks = Hooks(
            state.ledger,
            state.channels,
            ProviderKeys(state.transport),
            settings.max_webhook_mb << 20,
        )
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            stack.push_async_callback(state.transport.close)
            await state.channels.start()
            stack.push_async_callback(state.channels.stop)
            await state.ledger.start()
            stack.push_async_callback(state.ledger.stop)
            for part in PARTS:
                await stack.enter_async_context(import_module(part).attach(state))
            _follow_parent()
            yield

    def from_state(name: str) -> Provide:
        async def give(state: State) -> Any:
            return getattr(state, name)

        return Provide(give)

    def controllers(areas: Sequence[str]) -> list[Any]:
        return [each for area in areas for each in import_module(area).CONTROLLERS]

    api = Router("/api", route_handlers=controllers(API), request_max_body_size=JSON_BYTES)
    uploads = Router("/api", route_handlers=controllers(UPLOADS))
    pages = [route for area in PAGES for route in import_module(area).ROUTES]
    app = Litestar(
        route_handlers=[api, uploads, *pages],
        lifespan=[life],
        plugins=[access_plugin()],
        exception_handlers=HANDLERS,
        dependencies={
            name: from_state(name)
            for name in (
                "database",
                "vault",
                "channels",
                "files",
                "transport",
                "settings",
                "ledger",
            )
        },
        openapi_config=OpenAPIConfig(
            title="Onethread",
            version=onethread.__version__,
            description="Everything the workspace does. See docs/howto/use-the-api.md.",
            components=SECURITY,
            openapi_router=Router(
                "/api/openapi",
                route_handlers=[],
                opt={"permission": "public"},
                include_in_schema=False,
            ),
            # The framework's pages load their scripts from elsewhere; we serve the document alone.
            render_plugins=[JsonRenderPlugin()],
        ),
        compression_config=CompressionConfig(
            backend="gzip", minimum_size=1000, gzip_compress_level=5, exclude_opt_key="packed"
        ),
        request_max_body_size=(settings.max_upload_mb + 1) << 20,
        debug=False,
        logging_config=None,
    )
    app.state.settings = settings
    return app


def _before_framework(app: Litestar) -> ASGIApp:
    """Webhooks go straight to intake; the framework would cost more than everything else."""

    served = _with_headers(cast(ASGIApp, app))

    async def dispatch(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and scope["path"].startswith(PREFIX):
            await app.state.hooks(scope, receive, send)
        else:
            await served(scope, receive, send)

    return dispatch


def _follow_parent() -> None:
    """End when the process that started us is gone."""
    pipe = parent_pipe()
    if pipe is None:
        return
    loop = asyncio.get_running_loop()

    def look() -> None:
        if not os.read(pipe, 1):
            loop.remove_reader(pipe)
            signal.raise_signal(signal.SIGTERM)

    loop.add_reader(pipe, look)


def run(settings: Settings, database_url: str, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT, then finish what was begun."""
    import uvicorn

    set_up_logs(settings.log_level, settings.log_format, "web")
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings, database_url),
            loop="uvloop",
            http="httptools",
            ws="websockets-sansio",
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=10,
            timeout_keep_alive=75,
            proxy_headers=False,
            lifespan="on",
            ws_max_size=1 << 20,
            # One frame goes to every screen: compressing it for each would cost the most of all.
            ws_per_message_deflate=False,
        )
    )
    look_seldom_for_garbage()
    server.run(sockets=[listening])


def main() -> None:
    """`python -m onethread.web FD`: serve on a listening socket inherited from `serve`."""
    listening = socket.socket(fileno=int(sys.argv[1]))
    settings = settings_module.load()
    assert settings.database_url is not None
    run(settings, settings.database_url, listening)


if __name__ == "__main__":
    main()
