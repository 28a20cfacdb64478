"""Files: told by their content, kept once, safe to open."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread import clock
from onethread.database.engine import Database
from onethread.database.secrets import Vault, new_key
from onethread.errors import NotFound, TooLarge
from onethread.files import FileStore, safe_name
from onethread.files.links import make_path, read_token
from onethread.files.sniff import INLINE, is_bomb, sniff


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def store(database: Database, tmp_path: Path) -> FileStore:
    return FileStore(database, tmp_path / "files")


async def test_the_same_content_is_kept_once(store: FileStore, tmp_path: Path) -> None:
    first = await store.store(b"%PDF-1.7 one", "a.pdf")
    again = await store.store(b"%PDF-1.7 one", "b.pdf")
    assert first == again
    assert len([p for p in (tmp_path / "files").rglob("*") if p.is_file()]) == 1
    assert await store.read(first.id) == b"%PDF-1.7 one"


async def test_a_stream_over_the_limit_leaves_nothing_behind(
    store: FileStore, tmp_path: Path
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield b"x" * 100

    with pytest.raises(TooLarge):
        await store.store_stream(parts(), 500)
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []


async def test_an_image_bomb_is_measured_without_being_opened(store: FileStore) -> None:
    bomb = await store.store(png(60_000, 60_000), "bomb.png")
    assert (bomb.width, bomb.height) == (60_000, 60_000)
    assert is_bomb(bomb.width, bomb.height)
    fine = await store.store(png(40, 30), "fine.png")
    assert (fine.width, fine.height) == (40, 30)


async def test_a_zip_bomb_is_only_a_file(store: FileStore) -> None:
    kept = await store.store(b"PK\x03\x04" + zlib.compress(b"\0" * 10_000_000), "bomb.zip")
    assert kept.media_type == "application/zip"
    assert kept.media_type not in INLINE


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"<html><script>alert(1)</script>", "photo.png", "text/plain"),
        (b"<?xml version='1.0'?><svg onload='x'/>", "x.svg", "text/plain"),
        (b"\x89PNG\r\n\x1a\n...", "x.html", "image/png"),
        (b"%PDF-1.7", "x", "application/pdf"),
        (
            b"PK\x03\x04",
            "brief.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"MZ\x90", "foto.jpg", "application/x-msdownload"),
        (b"a,b\n1,2\n", "lijst.csv", "text/csv"),
        (b"\x00\x01\x02", "x.txt", "application/octet-stream"),
        (b"", "leeg", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_content_says(head: bytes, name: str, media_type: str) -> None:
    assert sniff(head, name) == media_type


@given(st.text(max_size=300))
def test_a_name_is_always_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 120
    assert not set(safe) & set('/\\\x00\n\r"<>|:*?')
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


@pytest.mark.parametrize("file_id", ["", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64])
async def test_an_id_that_is_no_hash_finds_nothing(store: FileStore, file_id: str) -> None:
    with pytest.raises(NotFound):
        await store.find(file_id)
    with pytest.raises(NotFound):
        store.open(file_id)


def test_a_signed_link_ends_and_can_t_be_forged() -> None:
    vault = Vault.load(Path("/nonexistent"), {"ONETHREAD_SECRET_KEY": new_key()})
    path = make_path(vault, "ab" * 32, "brief.pdf", clock.now() + timedelta(minutes=1))
    token = path.split("/")[2]
    assert read_token(vault, token) == "ab" * 32
    with pytest.raises(NotFound):
        read_token(vault, token[:-2] + "AA")
    with pytest.raises(NotFound):
        read_token(vault, "é")
    with clock.at(clock.now() + timedelta(hours=1)), pytest.raises(NotFound, match="ended"):
        read_token(vault, token)
