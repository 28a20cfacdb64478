"""The database for a command: the running one, or the embedded one started for as long as it takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Database
from onethread.database.migrate import migrate, wanted_revision
from onethread.errors import DatabaseUnavailable
from onethread.settings import Settings

# `serve` that has just been started holds the data folder before its database answers.
_STARTING_SECONDS = 20.0


@asynccontextmanager
async def open_database(settings: Settings, name: str) -> AsyncIterator[Database]:
    """A pool for the command `name`, on a schema of this program.

    With `database_url` that one. Otherwise the embedded database: of the Onethread that runs on the
    data folder, or started here and stopped afterwards. Raises DatabaseUnavailable, SchemaTooNew.
    """
    server: EmbeddedPostgres | None = None
    url = settings.database_url
    try:
        if url is None:
            embedded = EmbeddedPostgres(Path(settings.data_dir))
            try:
                url = await asyncio.to_thread(embedded.start)
                server = embedded
            except DatabaseUnavailable:
                url = await asyncio.to_thread(_of_running, embedded)
                if url is None:
                    raise
        database = await Database.connect(url, size=2, name=f"onethread-{name}")
        try:
            beside_running = settings.database_url is None and server is None
            if not beside_running and not await _is_current(database):
                await asyncio.to_thread(migrate, url)
            yield database
        finally:
            await database.close()
    finally:
        if server is not None:
            await asyncio.to_thread(server.stop)


async def _is_current(database: Database) -> bool:
    """Whether the schema is this program's, without the cost of asking Alembic."""
    if await database.fetchval("SELECT to_regclass('alembic_version')") is None:
        return False
    version = await database.fetchval("SELECT version_num FROM alembic_version")
    return bool(version == wanted_revision())


def _of_running(embedded: EmbeddedPostgres) -> str | None:
    deadline = time.monotonic() + _STARTING_SECONDS
    while (url := embedded.attach()) is None and time.monotonic() < deadline:
        time.sleep(0.1)
    return url
