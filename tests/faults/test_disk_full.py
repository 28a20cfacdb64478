"""A full disk: senders are told to come back, and nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from onethread.bench.webhooks import config, requests
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.intake.reconcile import reconcile
from onethread.operations.tree import Tree
from onethread.settings import Settings
from tests.running import Running, until, wait_ready


def _mount(folder: Path) -> bool:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200m,mode=0755", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    return made.returncode == 0


@pytest.fixture
async def small_disk() -> AsyncIterator[Running]:
    """A system on a disk of 200 MB of its own."""
    folder = Path(tempfile.mkdtemp(prefix="onethread-disk-"))
    folder.chmod(0o755)
    if not _mount(folder):
        folder.rmdir()
        pytest.skip("a small disk needs root and the right to mount")
    settings = Settings(data_dir=str(folder), port=0, log_level="error")
    tree = Tree(settings, frozenset({"web", "worker"}))
    try:
        await tree.start()
        database = await Database.connect(tree.database_url, size=2)
        await wait_ready(f"http://127.0.0.1:{tree.port}")
        yield Running(tree, database, Vault.load(folder))
        await database.close()
    finally:
        await tree.stop()
        subprocess.run(["umount", "-l", str(folder)], check=False)
        folder.rmdir()


@pytest.mark.timeout(120)
async def test_a_full_disk_is_answered_503_and_recovered_from(small_disk: Running) -> None:
    system = small_disk
    key = await system.key(await system.channel("whatsapp", config()))
    accepted = 0
    prepared = iter(list(requests(key, 400, 20)))

    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:

        async def send() -> int:
            head, _, body = next(prepared).partition(b"\r\n\r\n")
            signature = next(
                line.split(b": ")[1] for line in head.split(b"\r\n") if line.startswith(b"X-Hub")
            )
            answer = await client.post(
                f"{system.url}/hooks/{key}",
                content=body,
                headers={"X-Hub-Signature-256": signature.decode()},
            )
            return answer.status_code

        for _ in range(20):
            assert await send() == 200
            accepted += 1
        ballast = Path(system.tree.settings.data_dir) / "ballast"
        with ballast.open("wb") as filling:
            try:
                while True:
                    filling.write(b"\0" * (1 << 16))
                    filling.flush()
            except OSError:
                pass
        seen_503 = False
        for _ in range(200):
            status = await send()
            accepted += status == 200
            if status == 503:
                seen_503 = True
                break
        ballast.unlink()
        if not seen_503:
            pytest.skip("PostgreSQL had enough reserved room for all of it")

        async def takes_again() -> bool:
            nonlocal accepted
            try:
                status = await send()
            except httpx.HTTPError:
                return False
            accepted += status == 200
            return status == 200

        await until(takes_again, 60, "the door to open again")

    async def settled() -> bool:
        found = await reconcile(system.database)
        return not found.waiting

    await until(settled, 60, "the queue to empty")
    found = await reconcile(system.database)
    assert found.ok
    assert found.messages >= accepted
