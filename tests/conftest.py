"""Fixtures that every test may use: a real PostgreSQL, one database per test."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from xdist.scheduler import LoadScopeScheduling

from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Database
from onethread.database.migrate import migrate

_numbers = itertools.count(1)
_TEMPLATE = "template_migrated"


class ByFile(LoadScopeScheduling):
    """What shares fixtures stays in one process when the tests run in several (`-n`).

    All that need a browser are together: two browsers and two whole systems at once would be waiting
    for each other on a small machine.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "browser" if file.startswith("tests/browser/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


# Tests of a whole running system, which shares the machine with what else runs on it.
WHOLE = ("tests/browser/", "tests/faults/", "tests/flows/", "tests/simulator/test_demo.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One of a whole system that fails is tried once more; the summary names it (R)."""
    for item in items:
        if item.nodeid.startswith(WHOLE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """One embedded server for the whole run. It need not survive a power cut, so it syncs nothing."""
    with tempfile.TemporaryDirectory(
        prefix="onethread-tests-", ignore_cleanup_errors=True
    ) as folder:
        Path(folder).chmod(0o755)
        server = EmbeddedPostgres(
            Path(folder),
            {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"},
        )
        server.start()
        yield server
        server.stop()


async def _admin(postgres: EmbeddedPostgres, sql: str) -> None:
    connection = await asyncpg.connect(postgres.url_of("postgres"))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.fixture(scope="session")
def migrated(postgres: EmbeddedPostgres) -> str:
    """Name of a migrated database that others are copied from."""
    import asyncio

    asyncio.run(_admin(postgres, f"CREATE DATABASE {_TEMPLATE}"))
    migrate(postgres.url_of(_TEMPLATE))
    return _TEMPLATE


@pytest.fixture
async def database_url(postgres: EmbeddedPostgres, migrated: str) -> AsyncIterator[str]:
    """Address of a fresh, migrated database of this test's own."""
    name = f"test_{next(_numbers)}"
    await _admin(postgres, f"CREATE DATABASE {name} TEMPLATE {migrated} STRATEGY FILE_COPY")
    yield postgres.url_of(name)
    await _admin(postgres, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool on this test's own database."""
    pool = await Database.connect(database_url, size=8)
    yield pool
    await pool.close()
