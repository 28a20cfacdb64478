"""Backup and restore: one file with the database, the attachments and a list of what must be in it.

The database is dumped by PostgreSQL's own pg_dump in one snapshot, in which the rows are counted too.
Attachments are named by the SHA-256 of their content, so each proves itself.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

import onethread
from onethread.database.embedded import program_folder
from onethread.database.engine import Database
from onethread.database.migrate import migrate, wanted_revision
from onethread.database.secrets import FILE as KEY_FILE
from onethread.database.secrets import Vault
from onethread.errors import Conflict, InvalidInput, OnethreadError, SchemaTooNew
from onethread.files.store import FileStore
from onethread.settings import Settings

FORMAT = 1
_CHUNK = 1 << 20
Progress = Callable[[str, int, int], None]


class BackupManifest(msgspec.Struct, kw_only=True):
    """What a backup holds. `rows`: by table, in the snapshot that was dumped."""

    format: int
    version: str
    schema: str
    created_at: datetime
    database_bytes: int
    database_sha256: str
    rows: dict[str, int]
    files: int
    files_bytes: int
    missing_files: list[str]
    with_key: bool


async def back_up(
    settings: Settings, database: Database, target: Path, progress: Progress, *, with_key: bool
) -> BackupManifest:
    """Write a backup beside `target`, verify it, and only then give it its name.

    Raises InvalidInput (the file exists), OnethreadError (the dump failed, no room).
    """
    if target.exists():
        raise InvalidInput(f"{target} exists already: choose another name")
    unfinished = target.with_name(f".{target.name}.unfinished")
    store = FileStore(database, _files_folder(settings))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".onethread-") as scratch:
        dump = Path(scratch) / "database.dump"
        async with (
            database.pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            snapshot = await connection.fetchval("SELECT pg_export_snapshot()")
            progress("database", 0, 1)
            await _run("pg_dump", database.url, "-Fc", f"--snapshot={snapshot}", "-f", str(dump))
            rows = await count_rows(connection)
            ids = await connection.fetch("SELECT id, size_bytes FROM files ORDER BY id")
            schema = await connection.fetchval("SELECT version_num FROM alembic_version")
        progress("database", 1, 1)
        missing = [row["id"] for row in ids if not _has(store, row["id"])]
        kept = [row["id"] for row in ids if _has(store, row["id"])]
        manifest = BackupManifest(
            format=FORMAT,
            version=onethread.__version__,
            schema=schema,
            created_at=datetime.now(UTC),
            database_bytes=dump.stat().st_size,
            database_sha256=await asyncio.to_thread(_hash_of, dump),
            rows=rows,
            files=len(kept),
            files_bytes=sum(row["size_bytes"] for row in ids) if kept else 0,
            missing_files=missing,
            with_key=with_key,
        )
        key = _key_file(settings) if with_key else None
        try:
            await asyncio.to_thread(_write, unfinished, manifest, dump, store, kept, key, progress)
            await asyncio.to_thread(verify, unfinished, progress)
            unfinished.replace(target)
        except OSError as error:
            raise OnethreadError(f"the backup can't be written: {error.strerror}") from error
        finally:
            unfinished.unlink(missing_ok=True)
    return manifest


def _write(
    target: Path,
    manifest: BackupManifest,
    dump: Path,
    store: FileStore,
    ids: list[str],
    key: Path | None,
    progress: Progress,
) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as opened, tarfile.open(fileobj=opened, mode="w") as archive:
        _add_bytes(archive, "manifest.json", msgspec.json.encode(manifest))
        if key is not None:
            _add_bytes(archive, KEY_FILE, key.read_bytes())
        archive.add(dump, "database.dump", filter=_plain)
        for number, file_id in enumerate(ids, 1):
            archive.add(store.open(file_id), f"files/{file_id}", filter=_plain)
            progress("files", number, len(ids))
        archive.close()
        opened.flush()
        os.fsync(opened.fileno())


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    archive.addfile(member, io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def verify(source: Path, progress: Progress) -> BackupManifest:
    """Read a backup whole and hold each part against its hash.

    Raises InvalidInput naming the first part that is damaged, missing or too much.
    """
    try:
        return _verify(source, progress)
    except (tarfile.TarError, EOFError) as error:
        raise InvalidInput(f"{source} is damaged or cut off: {error}") from error


def _verify(source: Path, progress: Progress) -> BackupManifest:
    manifest: BackupManifest | None = None
    seen_dump, seen_files = False, 0
    for member, content in _members(source):
        if manifest is None:
            if member.name != "manifest.json":
                raise InvalidInput(f"{source} is not a backup of Onethread")
            manifest = _read_manifest(content.read(_CHUNK))
        elif member.name == "database.dump":
            if _hash_stream(content) != manifest.database_sha256:
                raise InvalidInput(f"{source} is damaged: the database in it was changed")
            seen_dump = True
        elif member.name.startswith("files/"):
            if _hash_stream(content) != member.name.removeprefix("files/"):
                raise InvalidInput(f"{source} is damaged: {member.name} was changed")
            seen_files += 1
            progress("verify", seen_files, manifest.files)
        elif member.name != KEY_FILE:
            raise InvalidInput(f"{source} holds {member.name!r}, which no backup has")
    if manifest is None or not seen_dump or seen_files != manifest.files:
        raise InvalidInput(f"{source} is cut off: parts of it are missing")
    return manifest


def _members(source: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content is None:
                    raise InvalidInput(f"{source} holds {member.name!r}, which no backup has")
                yield member, content
    except (tarfile.TarError, EOFError) as error:
        raise InvalidInput(f"{source} is damaged or not a backup: {error}") from error
    except OSError as error:
        raise InvalidInput(f"{source} can't be read: {error.strerror or error}") from error


def _read_manifest(text: bytes) -> BackupManifest:
    try:
        manifest = msgspec.json.decode(text, type=BackupManifest)
    except msgspec.MsgspecError as error:
        raise InvalidInput(f"the backup's list of contents can't be read: {error}") from error
    if manifest.format != FORMAT:
        raise SchemaTooNew("the backup was made by a newer Onethread: restore it with that one")
    if manifest.schema > wanted_revision():
        raise SchemaTooNew(
            f"the backup has schema {manifest.schema}, this Onethread knows up to"
            f" {wanted_revision()}: restore it with the version that made it ({manifest.version})"
        )
    return manifest


async def restore(
    settings: Settings, database: Database, source: Path, progress: Progress, *, force: bool
) -> BackupManifest:
    """Put a backup in the place of what is there. It is verified first.

    Raises Conflict when the system is in use and `force` isn't given, InvalidInput for a damaged
    file, OnethreadError when rows are missing afterwards.
    """
    manifest = await asyncio.to_thread(verify, source, progress)
    if not force and await _in_use(database):
        raise Conflict(
            "this system holds data already: restore into an empty one, or say --force to replace"
            " what is there"
        )
    store = FileStore(database, _files_folder(settings))
    with tempfile.TemporaryDirectory(prefix="onethread-restore-") as scratch:
        dump = Path(scratch) / "database.dump"
        await asyncio.to_thread(_extract, source, dump, settings, store, force, progress)
        await database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        progress("database", 0, 1)
        await _run(
            "pg_restore",
            database.url,
            *("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"),
            *("-d", "", str(dump)),
        )
        progress("database", 1, 1)
    async with database.connection() as connection:
        await connection.execute("ANALYZE", timeout=3600)
        found = await count_rows(connection)
    wrong = [name for name, rows in manifest.rows.items() if found.get(name) != rows]
    if wrong:
        raise OnethreadError(f"after restoring, {', '.join(wrong)} have other rows than before")
    if manifest.schema != wanted_revision():
        await asyncio.to_thread(migrate, database.url)
    return manifest


def _extract(
    source: Path,
    dump: Path,
    settings: Settings,
    store: FileStore,
    force: bool,
    progress: Progress,
) -> None:
    done = 0
    for member, content in _members(source):
        if member.name == "database.dump":
            with dump.open("wb") as opened:
                _copy(content, opened)
        elif member.name.startswith("files/"):
            store.put_back(member.name.removeprefix("files/"), content)
            done += 1
            progress("files", done, 0)
        elif member.name == KEY_FILE:
            key = Path(settings.data_dir) / KEY_FILE
            if force or not key.exists():
                key.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "wb") as opened:
                    opened.write(content.read())


async def _in_use(database: Database) -> bool:
    return bool(
        await database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM agents) OR EXISTS (SELECT 1 FROM envelopes)"
        )
    )


async def count_rows(connection: object) -> dict[str, int]:
    """Exact numbers of rows of every table, but those that are only about now."""
    fetch = connection.fetch  # type: ignore[attr-defined]
    tables = await fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r' AND relpersistence = 'p' ORDER BY relname"
    )
    return {
        row["relname"]: (await fetch(f'SELECT count(*) AS n FROM "{row["relname"]}"'))[0]["n"]
        for row in tables
    }


async def _run(program: str, url: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by its environment, not its arguments."""
    process = await asyncio.create_subprocess_exec(
        str(program_folder() / program),
        *(_database_of(url) if argument == "" else argument for argument in arguments),
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", **_libpq_environment(url)},
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    if process.returncode:
        raise OnethreadError(f"{program} failed: {said.decode('utf-8', 'replace').strip()[-500:]}")


def _libpq_environment(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    found = {
        "PGHOST": query.get("host") or parts.hostname or "",
        "PGPORT": query.get("port") or (str(parts.port) if parts.port else ""),
        "PGUSER": unquote(parts.username or query.get("user", "")),
        "PGPASSWORD": unquote(parts.password or query.get("password", "")),
        "PGDATABASE": _database_of(url),
        "PGSSLMODE": query.get("sslmode", ""),
    }
    return {name: value for name, value in found.items() if value}


def _database_of(url: str) -> str:
    return unquote(urlsplit(url).path.lstrip("/"))


def _key_file(settings: Settings) -> Path:
    Vault.load(Path(settings.data_dir), {})  # made now when nothing needed it yet
    return Path(settings.data_dir) / KEY_FILE


def _files_folder(settings: Settings) -> Path:
    return Path(settings.file_store or Path(settings.data_dir) / "files")


def _has(store: FileStore, file_id: str) -> bool:
    try:
        store.open(file_id)
    except OnethreadError:
        return False
    return True


def _hash_of(path: Path) -> str:
    with path.open("rb") as opened:
        return _hash_stream(opened)


def _hash_stream(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := content.read(_CHUNK):
        digest.update(part)
    return digest.hexdigest()


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    while part := source.read(_CHUNK):
        target.write(part)
