"""The routes about customers, as agents and programs use them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from onethread.access import SYSTEM
from onethread.access.actor import Role
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.files import FileStore
from onethread.settings import Settings
from onethread.web import assemble

Browser = Callable[[Role], Awaitable[httpx.AsyncClient]]


@pytest.fixture(name="browser")
async def _browser(database: Database, tmp_path: Path) -> AsyncIterator[Browser]:
    """Makes a signed-in browser of a role on the whole application."""
    app = assemble(Settings(), "postgresql://unused")
    app.state.update({"database": database, "files": FileStore(database, tmp_path)})
    async with AsyncExitStack() as stack:

        async def make(role: Role) -> httpx.AsyncClient:
            form: dict[str, Any] = {
                "email": f"{role}@example.org",
                "password": "copper lantern oatmeal",
            }
            await add_agent(database, SYSTEM, name=role.title(), role=role, **form)
            client = await stack.enter_async_context(
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
                    base_url="http://localhost/api",
                    headers={"X-Onethread": "1"},
                )
            )
            assert (await client.post("/session", json=form)).status_code == 201
            return client

        yield make


async def call(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> Any:
    """The answer's body; fails when it is none of 2xx."""
    answer = await client.request(method, path, **more)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None
