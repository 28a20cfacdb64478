"""What the loops of a process share."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from onethread.channels.load import Channels
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.files import FileStore
from onethread.settings import Settings
from onethread.transport import Transport


class Parts(msgspec.Struct, kw_only=True):
    """Opened once per process and handed to every loop."""

    settings: Settings
    database: Database
    vault: Vault
    channels: Channels
    files: FileStore
    transport: Transport
    stopping: asyncio.Event


@asynccontextmanager
async def open_parts(
    settings: Settings, database_url: str, name: str, transport: Transport | None = None
) -> AsyncIterator[Parts]:
    """What every loop needs, opened and closed in order. `transport`: another than the real one."""
    data_dir = Path(settings.data_dir)
    async with contextlib.AsyncExitStack() as stack:
        database = await Database.connect(
            database_url, size=settings.database_pool_size, name=f"onethread-{name}"
        )
        stack.push_async_callback(database.close)
        vault = Vault.load(data_dir)
        channels = Channels(database, vault)
        await channels.start()
        stack.push_async_callback(channels.stop)
        transport = transport or Transport(settings.outgoing_allow)
        stack.push_async_callback(transport.close)
        yield Parts(
            settings=settings,
            database=database,
            vault=vault,
            channels=channels,
            files=FileStore(database, Path(settings.file_store or data_dir / "files")),
            transport=transport,
            stopping=asyncio.Event(),
        )
