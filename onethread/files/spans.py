"""A part of a file, as a player asks for it to go to a place in a recording (RFC 9110, section 14)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

from onethread.files.store import CHUNK_BYTES

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def span_of(asked: str | None, size_bytes: int) -> range | None:
    """The bytes that a Range header asks for; empty when there are none such. None: all of it, also for
    several parts at once and for what can't be read, as the standard permits."""
    found = _ONE.fullmatch((asked or "").replace(" ", ""))
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return range(max(0, size_bytes - int(last)), size_bytes)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size_bytes, size_bytes))


async def read_span(path: Path, span: range) -> AsyncIterator[bytes]:
    """These bytes of a file, in pieces."""
    with await asyncio.to_thread(path.open, "rb") as file:
        await asyncio.to_thread(file.seek, span.start)
        left = len(span)
        while left and (part := await asyncio.to_thread(file.read, min(left, CHUNK_BYTES))):
            left -= len(part)
            yield part
