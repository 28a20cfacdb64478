"""A whole system of its own for a benchmark, in a temporary folder, removed afterwards."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from onethread.access import SYSTEM
from onethread.bench.webhooks import config
from onethread.channels.change import create
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import OnethreadError
from onethread.operations.tree import Tree
from onethread.settings import Settings

START_SECONDS = 60.0


class Scratch:
    """`async with Scratch() as scratch`: the processes that `serve` starts, on a free port."""

    def __init__(self, **changes: Any) -> None:
        self.data_dir = Path(tempfile.mkdtemp(prefix="onethread-bench-"))
        self.data_dir.chmod(0o755)
        settings = Settings(data_dir=str(self.data_dir), port=0, log_level="warning")
        self.settings = msgspec.structs.replace(settings, **changes)
        self.tree = Tree(self.settings, frozenset({"web", "worker", "receivers"}))

    async def __aenter__(self) -> Self:
        await self.tree.start()
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as client:
            async with asyncio.timeout(START_SECONDS):
                while not await self._is_ready(client):
                    await asyncio.sleep(0.05)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.tree.stop()
        shutil.rmtree(self.data_dir, ignore_errors=True)

    @staticmethod
    async def _is_ready(client: httpx.AsyncClient) -> bool:
        try:
            answer = await client.get("/ready")
            return answer.status_code == 200 and answer.json()["workers"] > 0
        except (httpx.HTTPError, OnethreadError):
            return False

    async def whatsapp(self, database: Database) -> str:
        """Connect a WhatsApp channel for the load; returns the key in its webhook address."""
        return await self.channel(database, "whatsapp", config())

    async def channel(self, database: Database, connector: str, settings: dict[str, Any]) -> str:
        """Connect a channel for the load; returns the key in its webhook address."""
        channel_id = await create(
            database,
            Vault.load(self.data_dir),
            SYSTEM,
            connector_id=connector,
            name=f"Bench {connector}",
            config=settings,
        )
        key: str = await database.fetchval("SELECT key FROM channels WHERE id = $1", channel_id)
        return key

    @property
    def url(self) -> str:
        """Address of the web server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Port of the web server."""
        return self.tree.port

    @property
    def database_url(self) -> str:
        """Address of the database."""
        return self.tree.database_url
