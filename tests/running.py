"""The processes that `serve` starts, on a test's own database, and ways to wait for what they do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec

from onethread.access import SYSTEM
from onethread.channels.change import create
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.operations.tree import Tree
from onethread.settings import Settings

T = TypeVar("T")


async def until(ask: Callable[[], Awaitable[T | None]], seconds: float = 20.0, what: str = "") -> T:
    """What `ask` gives once it gives something. Fails with `what` when it never does."""
    end = time.monotonic() + seconds
    while True:
        found = await ask()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain for {what or ask}")
        await asyncio.sleep(0.02)


class Running:
    """A running system."""

    def __init__(self, tree: Tree, database: Database, vault: Vault) -> None:
        self.tree = tree
        self.database = database
        self.vault = vault

    @property
    def url(self) -> str:
        """Address of its web server."""
        return f"http://127.0.0.1:{self.tree.port}"

    async def channel(self, connector: str, config: dict[str, Any], name: str = "") -> int:
        """Connect a channel."""
        return await create(
            self.database,
            self.vault,
            SYSTEM,
            connector_id=connector,
            name=name or connector,
            config=config,
        )

    async def key(self, channel_id: int) -> str:
        """The key in a channel's address."""
        key: str = await self.database.fetchval(
            "SELECT key FROM channels WHERE id = $1", channel_id
        )
        return key

    async def messages(self, *columns: str) -> list[dict[str, Any]]:
        """The timeline in its order."""
        chosen = ", ".join(columns) or "*"
        rows = await self.database.fetch(f"SELECT {chosen} FROM messages ORDER BY said_at, id")
        return [dict(row) for row in rows]


@asynccontextmanager
async def running(
    database_url: str, data_dir: Path, roles: str = "web worker", **changes: Any
) -> AsyncIterator[Running]:
    """Start the roles on this database; ready when the block begins."""
    settings = Settings(
        data_dir=str(data_dir),
        database_url=database_url,
        port=0,
        outgoing_allow=("127.0.0.0/8",),
        log_level="warning",
    )
    tree = Tree(msgspec.structs.replace(settings, **changes), frozenset(roles.split()))
    await tree.start()
    database = await Database.connect(database_url, size=4, name="test")
    try:
        if "web" in tree.roles:
            await wait_ready(f"http://127.0.0.1:{tree.port}")
        yield Running(tree, database, Vault.load(data_dir))
    finally:
        await database.close()
        await tree.stop()


async def wait_ready(url: str, path: str = "/ready", seconds: float = 30) -> None:
    """Until the server says that it is ready."""
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:

        async def ask() -> bool:
            try:
                return (await client.get(path)).status_code == 200
            except httpx.HTTPError:
                return False

        await until(ask, seconds, f"{url}{path}")
