"""`bench memory`: what the whole process tree holds, idle and under load, the database included."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from onethread.bench.scratch import Scratch
from onethread.database.engine import Database
from onethread.errors import OnethreadError

IDLE_SECONDS = 5.0


class MemoryFigures(msgspec.Struct, kw_only=True):
    """Proportional set sizes (shared pages divided among those that share them) in MB."""

    idle_mb: float
    load_mb: float
    idle_by_role_mb: dict[str, float]
    load_by_role_mb: dict[str, float]
    messages: int


async def measure(messages: int, progress: Callable[[str, int], None]) -> MemoryFigures:
    """Measure a scratch system, and again at its height while `messages` webhooks come in."""
    async with Scratch() as scratch:
        await asyncio.sleep(IDLE_SECONDS)
        idle = tree_mb(scratch)
        database = await Database.connect(scratch.database_url, size=2, name="bench")
        try:
            key = await scratch.whatsapp(database)
        finally:
            await database.close()
        loader = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "onethread.bench.webhooks", str(scratch.port), key, str(messages), "5000"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert loader.stdin is not None
        assert loader.stdout is not None
        await loader.stdout.readline()
        loader.stdin.write(b"go\n")
        ended = asyncio.create_task(loader.wait())
        height = idle
        while not ended.done():
            await asyncio.wait({ended}, timeout=0.3)
            now = tree_mb(scratch)
            if sum(now.values()) > sum(height.values()):
                height = now
            progress("load", round(sum(now.values())))
    return MemoryFigures(
        idle_mb=round(sum(idle.values()), 1),
        load_mb=round(sum(height.values()), 1),
        idle_by_role_mb=idle,
        load_by_role_mb=height,
        messages=messages,
    )


def tree_mb(scratch: Scratch) -> dict[str, float]:
    """MB by role, with `serve` itself and every backend of the database."""
    import os

    roots = {"serve": [os.getpid()], **scratch.tree.pids()}
    parents = _parents()
    found: dict[str, float] = {}
    for role, pids in roots.items():
        members = set(pids)
        if role == "database":
            members |= {pid for pid, parent in parents.items() if parent in members}
        found[role] = round(sum(_pss_kb(pid) for pid in members) / 1024, 1)
    return found


def _parents() -> dict[int, int]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(folder.name)] = int(fields[1])
    if not parents:
        raise OnethreadError("this benchmark reads /proc: run it on Linux")
    return parents


def _pss_kb(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
