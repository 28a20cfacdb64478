"""Files as they are sent: read and compressed once, not for every browser that asks."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
import re
from collections import OrderedDict
from pathlib import Path
from threading import Lock

import msgspec

# What a process keeps of them, in bytes: more than a whole workspace.
MOST_KEPT_BYTES = 24 << 20
# Smaller ones aren't worth compressing.
LEAST_PACKED_BYTES = 1000
_TEXT = re.compile(r"text/|application/(javascript|json|manifest\+json|xml)|image/svg")
_MORE_TYPES = {
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
# A script that is in the page itself; one with an address is a file.
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


class PackedFile(msgspec.Struct, frozen=True):
    """A file in memory. `gzipped`: None where it wouldn't be smaller; `scripts`: hashes for the
    Content-Security-Policy of a page with scripts of its own; `stamp`: when written, and how long."""

    stamp: tuple[int, int]
    body: bytes
    gzipped: bytes | None
    tag: str
    media_type: str
    scripts: tuple[str, ...] = ()


class Packed:
    """Keeps files; one that is written anew is read anew. May be used by several threads."""

    def __init__(self, most_bytes: int = MOST_KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._files: OrderedDict[Path, PackedFile] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def of(self, file: Path) -> PackedFile:
        """The file, read if it isn't kept. Raises OSError when it is gone."""
        told = file.stat()
        stamp = (told.st_mtime_ns, told.st_size)
        with self._lock:
            kept = self._files.get(file)
            if kept is not None and kept.stamp == stamp:
                self._files.move_to_end(file)
                return kept
        packed = _pack(file, stamp)
        with self._lock:
            self._forget(file)
            self._files[file] = packed
            self._bytes += _size(packed)
            while self._bytes > self._most_bytes and len(self._files) > 1:
                self._forget(next(iter(self._files)))
        return packed

    def _forget(self, file: Path) -> None:
        was = self._files.pop(file, None)
        if was is not None:
            self._bytes -= _size(was)


def _size(packed: PackedFile) -> int:
    return len(packed.body) + len(packed.gzipped or b"")


def _pack(file: Path, stamp: tuple[int, int]) -> PackedFile:
    body = file.read_bytes()
    media_type = (
        _MORE_TYPES.get(file.suffix)
        or mimetypes.guess_type(file.name)[0]
        or "application/octet-stream"
    )
    gzipped = None
    if len(body) >= LEAST_PACKED_BYTES and _TEXT.match(media_type):
        gzipped = gzip.compress(body, 9, mtime=0)
    scripts: tuple[str, ...] = ()
    if media_type == "text/html":
        digests = (hashlib.sha256(found).digest() for found in _SCRIPT.findall(body))
        scripts = tuple(f"sha256-{base64.b64encode(each).decode()}" for each in digests)
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return PackedFile(stamp, body, gzipped, tag, media_type, scripts)
