"""Keeps files in a folder by the SHA-256 of their content: the same file twice is kept once.

Nothing is unpacked and no picture is decoded; a picture's size is read from its header.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from onethread.database.engine import Connection, Database
from onethread.errors import DatabaseUnavailable, NotFound, TooLarge
from onethread.files.sniff import measure, sniff

CHUNK_BYTES = 256 << 10
NAME_CHARACTERS = 120
_ID = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


class StoredFile(msgspec.Struct, kw_only=True):
    """A kept file. `id`: SHA-256 of its content in hex. `media_type`: by its first bytes."""

    id: str
    size_bytes: int
    media_type: str
    width: int | None = None
    height: int | None = None


def safe_name(name: str, fallback: str = "file") -> str:
    """A file name without folders, control characters or tricks of direction."""
    cleaned = _UNSAFE.sub("_", name.encode("utf-8", "replace").decode("utf-8")).strip(" ._")
    if len(cleaned) > NAME_CHARACTERS:
        stem, dot, ending = cleaned.rpartition(".")
        ending = dot + ending if dot and len(ending) <= 10 else ""
        cleaned = (stem if ending else cleaned)[: NAME_CHARACTERS - len(ending)] + ending
    return cleaned or fallback


class FileStore:
    """The store of one process; several processes may share the folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def store(self, content: bytes, name: str = "") -> StoredFile:
        """Keep bytes; returns what they are. Raises DatabaseUnavailable (also: disk full)."""

        async def one() -> AsyncIterator[bytes]:
            yield content

        return await self.store_stream(one(), len(content), name)

    async def store_stream(
        self, parts: AsyncIterator[bytes], limit_bytes: int, name: str = ""
    ) -> StoredFile:
        """Keep a stream of at most `limit_bytes`. Raises TooLarge, DatabaseUnavailable."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as unfinished:
                path = Path(unfinished.name)
                try:
                    digest = sha256()
                    head, size = b"", 0
                    async for part in parts:
                        size += len(part)
                        if size > limit_bytes:
                            raise TooLarge(f"the file is over {limit_bytes >> 20} MB")
                        head = head or part[:4096]
                        digest.update(part)
                        unfinished.write(part)
                    await asyncio.to_thread(_finish, unfinished)
                    target = self._path(digest.hexdigest())
                    target.parent.mkdir(parents=True, exist_ok=True)
                    path.replace(target)
                except BaseException:
                    path.unlink(missing_ok=True)
                    raise
        except OSError as error:
            raise DatabaseUnavailable(f"the file can't be kept: {error.strerror}") from error
        media_type = sniff(head, name)
        width, height = await asyncio.to_thread(measure, target, media_type)
        file = StoredFile(
            id=digest.hexdigest(),
            size_bytes=size,
            media_type=media_type,
            width=width,
            height=height,
        )
        await self._database.execute(
            "INSERT INTO files (id, size_bytes, media_type, width, height)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
            file.id,
            file.size_bytes,
            file.media_type,
            file.width,
            file.height,
        )
        return file

    def put_back(self, file_id: str, content: IO[bytes]) -> None:
        """Keep a file that a backup held under its id. Raises NotFound for an id that is none."""
        if not _ID.fullmatch(file_id):
            raise NotFound("a file's id is its SHA-256")
        target = self._path(file_id)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as unfinished:
            while part := content.read(CHUNK_BYTES):
                unfinished.write(part)
            _finish(unfinished)
        Path(unfinished.name).replace(target)

    async def find(self, file_id: str, connection: Connection | None = None) -> StoredFile:
        """What is known of a file. Raises NotFound."""
        if not _ID.fullmatch(file_id):
            raise NotFound("there is no such file")
        row = await (connection or self._database).fetchrow(
            "SELECT id, size_bytes, media_type, width, height FROM files WHERE id = $1", file_id
        )
        if row is None:
            raise NotFound("there is no such file")
        return StoredFile(**dict(row))

    def open(self, file_id: str) -> Path:
        """Where its content lies. Raises NotFound."""
        path = self._path(file_id)
        if not _ID.fullmatch(file_id) or not path.is_file():
            raise NotFound("the file is not in the store")
        return path

    async def read(self, file_id: str) -> bytes:
        """Its whole content. Raises NotFound."""
        return await asyncio.to_thread(self.open(file_id).read_bytes)

    def _path(self, file_id: str) -> Path:
        return self._folder / file_id[:2] / file_id[2:4] / file_id


def _finish(unfinished: tempfile._TemporaryFileWrapper[bytes]) -> None:
    unfinished.flush()
    os.fsync(unfinished.fileno())
