"""The embedded PostgreSQL: starts, stops, recovers, and belongs to one program at a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from onethread.database.embedded import EmbeddedPostgres
from onethread.errors import DatabaseUnavailable


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="onethread-pg-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


async def ask(url: str, sql: str = "SELECT 1") -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


async def test_what_was_written_is_there_after_a_stop(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    await ask(server.start(), "CREATE TABLE kept AS SELECT 42 AS n")
    server.stop()
    again = EmbeddedPostgres(folder)
    try:
        assert await ask(again.start(), "SELECT n FROM kept") == 42
        assert await ask(again.url, "SHOW synchronous_commit") == "on"
        assert await ask(again.url, "SHOW fsync") == "on"
    finally:
        again.stop()


async def test_a_second_program_is_told_who_has_the_folder(folder: Path) -> None:
    first = EmbeddedPostgres(folder)
    first.start()
    try:
        with pytest.raises(DatabaseUnavailable, match=f"process {os.getpid()}"):
            EmbeddedPostgres(folder).start()
        assert await ask(first.url) == 1
    finally:
        first.stop()


async def test_a_killed_server_comes_back(folder: Path) -> None:
    import asyncio

    server = EmbeddedPostgres(folder)
    await ask(server.start(), "CREATE TABLE kept AS SELECT 42 AS n")
    watching = asyncio.create_task(server.watch())
    try:
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        end = time.monotonic() + 30
        while True:
            try:
                assert await ask(server.url, "SELECT n FROM kept") == 42
                break
            except (OSError, asyncpg.PostgresError):
                assert time.monotonic() < end
                await asyncio.sleep(0.05)
    finally:
        watching.cancel()
        server.stop()


async def test_the_orphan_of_a_killed_program_is_taken_over(folder: Path) -> None:
    program = (
        "import os, signal; from pathlib import Path;"
        "from onethread.database.embedded import EmbeddedPostgres;"
        f"EmbeddedPostgres(Path({str(folder)!r})).start(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -signal.SIGKILL
    server = EmbeddedPostgres(folder)
    try:
        assert await ask(server.start()) == 1
    finally:
        server.stop()


async def test_a_pid_file_that_names_another_process_fools_nobody(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    server.stop()
    cluster = next(folder.rglob("PG_VERSION")).parent
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n")
    os.chown(cluster / "postmaster.pid", cluster.stat().st_uid, cluster.stat().st_gid)
    try:
        assert await ask(server.start()) == 1
    finally:
        server.stop()


async def test_a_long_path_gets_a_short_socket(folder: Path) -> None:
    deep = folder.joinpath(*["a-rather-long-name-of-a-folder"] * 5)
    server = EmbeddedPostgres(deep)
    try:
        assert await ask(server.start()) == 1
    finally:
        server.stop()


async def test_the_password_is_asked_for_and_nobody_else_may_enter(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    url = server.start()
    try:
        password = (folder / "postgres.password").read_text().strip()
        with pytest.raises(asyncpg.InvalidPasswordError):
            await ask(url.replace(password, "wrong"))
        assert (folder / "postgres.password").stat().st_mode & 0o777 == 0o600
        assert (folder / "socket").stat().st_mode & 0o777 == 0o700
    finally:
        server.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that nobody else may enter")
async def test_as_root_a_closed_parent_is_left_as_it_is(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedPostgres(closed / "data")
    elsewhere = None
    try:
        url = server.start()
        elsewhere = Path((closed / "data" / "postgres.location").read_text().strip())
        assert await ask(url) == 1
        assert closed.stat().st_mode & 0o777 == 0o700
        assert server.pid is not None
        assert Path(f"/proc/{server.pid}").stat().st_uid != 0
    finally:
        server.stop()
        if elsewhere is not None:
            shutil.rmtree(elsewhere, ignore_errors=True)
