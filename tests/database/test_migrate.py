"""Migrations: under a lock, once, and never from a newer schema."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Database
from onethread.database.migrate import migrate, status, wanted_revision
from onethread.errors import DatabaseUnavailable, SchemaTooNew


@pytest.fixture
async def blank(postgres: EmbeddedPostgres) -> str:
    connection = await asyncpg.connect(postgres.url_of("postgres"))
    await connection.execute("DROP DATABASE IF EXISTS blank WITH (FORCE)")
    await connection.execute("CREATE DATABASE blank")
    await connection.close()
    return postgres.url_of("blank")


async def test_several_programs_may_start_at_once(blank: str) -> None:
    found = await asyncio.gather(*(asyncio.to_thread(migrate, blank) for _ in range(3)))
    assert {each.current for each in found} == {wanted_revision()}
    assert status(blank).pending == []


async def test_an_older_program_refuses_a_newer_schema(database: Database) -> None:
    await database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew, match="newer version"):
        await asyncio.to_thread(migrate, database.url)


async def test_no_database_is_said_in_words() -> None:
    with pytest.raises(DatabaseUnavailable):
        await asyncio.to_thread(migrate, "postgresql://nobody:x@127.0.0.1:1/none")


async def test_every_sql_file_has_its_revision() -> None:
    from onethread.database.migrate import FOLDER

    numbers = sorted(file.name[:4] for file in (FOLDER / "versions").glob("[0-9]*.sql"))
    assert numbers == [f"{n:04d}" for n in range(1, len(numbers) + 1)]
    assert sorted(f"r{n}" for n in numbers) == sorted(
        file.stem for file in (FOLDER / "versions").glob("r*.py")
    )
