"""Backup and restore: everything comes back, and nothing damaged goes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput
from onethread.files import FileStore
from onethread.operations.backup import back_up, count_rows, restore, verify
from onethread.settings import Settings


def quiet(step: str, done: int, total: int) -> None: ...


async def fill(database: Database, store: FileStore) -> str:
    await database.execute(
        "INSERT INTO agents (email, name, role) SELECT 'a' || n || '@example.nl', 'Ånne ' || n,"
        " 'agent' FROM generate_series(1, 50) AS n"
    )
    await database.execute(
        "INSERT INTO envelopes (channel_id, received_at, headers, body)"
        " SELECT 1, now(), '{}', convert_to(repeat('x', n), 'UTF8') FROM generate_series(1, 500) n"
    )
    return (await store.store(b"%PDF-1.7 a lease", "lease.pdf")).id


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=str(tmp_path / "data"))


@pytest.fixture
async def empty(postgres: EmbeddedPostgres, migrated: str) -> Database:
    await _run(postgres, "DROP DATABASE IF EXISTS restored WITH (FORCE)")
    await _run(postgres, f"CREATE DATABASE restored TEMPLATE {migrated}")
    return await Database.connect(postgres.url_of("restored"), size=2)


async def _run(postgres: EmbeddedPostgres, sql: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(postgres.url_of("postgres"))
    await connection.execute(sql)
    await connection.close()


async def test_everything_comes_back(
    database: Database, empty: Database, settings: Settings, tmp_path: Path
) -> None:
    store = FileStore(database, Path(settings.data_dir) / "files")
    file_id = await fill(database, store)
    file = tmp_path / "backup.tar"
    made = await back_up(settings, database, file, quiet, with_key=True)
    assert file.stat().st_mode & 0o777 == 0o600
    assert made.rows["envelopes"] == 500
    elsewhere = Settings(data_dir=str(tmp_path / "elsewhere"))
    try:
        await restore(elsewhere, empty, file, quiet, force=False)
        async with database.connection() as old, empty.connection() as new:
            assert await count_rows(old) == await count_rows(new)
        again = FileStore(empty, tmp_path / "elsewhere" / "files")
        assert await again.read(file_id) == b"%PDF-1.7 a lease"
        key = "secret.key"
        assert (tmp_path / "elsewhere" / key).read_text() == (tmp_path / "data" / key).read_text()
    finally:
        await empty.close()


async def test_a_system_in_use_is_left_alone_unless_forced(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    store = FileStore(database, Path(settings.data_dir) / "files")
    await fill(database, store)
    file = tmp_path / "backup.tar"
    await back_up(settings, database, file, quiet, with_key=False)
    with pytest.raises(Conflict, match="--force"):
        await restore(settings, database, file, quiet, force=False)
    await database.execute("DELETE FROM envelopes")
    await restore(settings, database, file, quiet, force=True)
    assert await database.fetchval("SELECT count(*) FROM envelopes") == 500


async def test_a_damaged_or_cut_off_backup_is_refused(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    store = FileStore(database, Path(settings.data_dir) / "files")
    await fill(database, store)
    file = tmp_path / "backup.tar"
    made = await back_up(settings, database, file, quiet, with_key=False)
    good = file.read_bytes()
    places = range(1500, len(good) - 11_000, max(1, len(good) // 25))
    dump = good.index(b"PGDMP")
    for place in (*[p for p in places if dump < p < dump + made.database_bytes], dump + 10):
        damaged = bytearray(good)
        damaged[place] ^= 1
        file.write_bytes(damaged)
        with pytest.raises(InvalidInput):
            verify(file, quiet)
    for cut in (0, 100, 5000, len(good) // 2, len(good) - 12_000):
        file.write_bytes(good[:cut])
        with pytest.raises(InvalidInput):
            verify(file, quiet)
