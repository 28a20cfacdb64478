"""An application of only the agents' routes, and browsers that are signed in to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from litestar import Litestar, Request, Router
from litestar.di import Provide
from litestar.exceptions import ValidationException
from litestar.response import Response

from onethread.access import SYSTEM
from onethread.access.actor import Role
from onethread.agents import access_plugin, passwords
from onethread.agents.api import CONTROLLERS
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.errors import OnethreadError
from onethread.operations import trail_api
from onethread.settings import Settings

PASSWORD = "copper lantern oatmeal"


def _problem(_: Request[Any, Any, Any], error: OnethreadError) -> Response[dict[str, Any]]:
    return Response(
        {"type": error.kind, "detail": error.message, **error.extra}, status_code=error.status
    )


def _invalid(_: Request[Any, Any, Any], error: ValidationException) -> Response[dict[str, Any]]:
    return Response({"type": "invalid-input", "detail": error.detail}, status_code=422)


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real parameters take a tenth of a second each; what is tested is the same with others."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 1024, 1))


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def application(database: Database, settings: Settings) -> Litestar:
    app = Litestar(
        [Router("/api", route_handlers=[*CONTROLLERS, *trail_api.CONTROLLERS])],
        plugins=[access_plugin()],
        dependencies={
            "database": Provide(lambda: database, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
        },
        exception_handlers={OnethreadError: _problem, ValidationException: _invalid},
        openapi_config=None,
        logging_config=None,
    )
    app.state.database = database
    app.state.settings = settings
    return app


Browser = Callable[..., Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def browser(application: Litestar) -> AsyncIterator[Browser]:
    """Makes browsers: each with its own cookies, from `address`, signed in when given an e-mail."""
    async with AsyncExitStack() as stack:

        async def make(
            email: str | None = None,
            *,
            address: str = "127.0.0.1",
            host: str = "localhost",
            password: str = PASSWORD,
        ) -> httpx.AsyncClient:
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(application, client=(address, 50_000)),  # type: ignore[arg-type]
                base_url=f"http://{host}/api",
                headers={"X-Onethread": "1"},
            )
            await stack.enter_async_context(client)
            if email is not None:
                answer = await client.post("/session", json={"email": email, "password": password})
                assert answer.status_code == 201, answer.text
            return client

        yield make


@pytest.fixture
async def people(database: Database) -> dict[Role, int]:
    """One agent of each role, as <role>@example.org; ids by role."""
    ids: dict[Role, int] = {}
    roles: tuple[Role, ...] = ("administrator", "supervisor", "agent")
    for role in roles:
        made = await add_agent(
            database,
            SYSTEM,
            email=f"{role}@example.org",
            name=role.title(),
            role=role,
            password=PASSWORD,
        )
        ids[role] = made.id
    return ids
