"""`onethread user`, as the operator of the machine uses it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onethread.commands.user import app
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.operations.command_database import open_database
from onethread.settings import Settings

GOOD = "copper lantern oatmeal"


@pytest.fixture
def user(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    """Runs the command with arguments and a line of standard input; returns what it printed."""
    import io

    monkeypatch.setenv("ONETHREAD_DATABASE_URL", database_url)

    async def run(*arguments: str, line: str = GOOD) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(line + "\n"))
        await asyncio.to_thread(app, args=list(arguments), standalone_mode=False)
        return capsys.readouterr().out

    return run


async def test_agents_are_added_listed_changed_and_deactivated(
    user: Any, database: Database
) -> None:
    added = json.loads(
        await user(
            "add",
            "ada@example.org",
            "--name",
            "Ada",
            "--role",
            "administrator",
            "--stdin",
            "--json",
        )
    )
    assert (added["email"], added["role"], added["active"]) == (
        "ada@example.org",
        "administrator",
        True,
    )
    assert "added as agent" in await user("add", "bram@example.org", "--name", "Bram", "--stdin")
    assert "is supervisor" in await user("role", "BRAM@example.org", "supervisor")
    assert "is deactivated" in await user("deactivate", "bram@example.org")
    listed = json.loads(await user("list", "--json"))
    assert [(each["email"], each["role"], each["active"]) for each in listed] == [
        ("ada@example.org", "administrator", True),
        ("bram@example.org", "supervisor", False),
    ]
    assert "password" not in str(listed)
    table = await user("list")
    assert "deactivated" in table
    assert "is active" in await user("activate", "bram@example.org")
    before = await database.fetchval("SELECT password_hash FROM agents WHERE name = 'Bram'")
    await user("password", "bram@example.org", "--stdin", line="harbour violin tuesday")
    after = await database.fetchval("SELECT password_hash FROM agents WHERE name = 'Bram'")
    assert before != after
    kinds = await database.fetch("SELECT DISTINCT actor_kind FROM audit")
    assert [row["actor_kind"] for row in kinds] == ["command"]


@pytest.mark.parametrize(
    ("arguments", "line", "error", "words"),
    [
        (["add", "x@example.org", "--name", "X", "--stdin"], "short", InvalidInput, "at least 12"),
        (["add", "x", "--name", "X", "--stdin"], GOOD, InvalidInput, "name@example.org"),
        (["add", "x@example.org", "--name", "X", "--role", "boss"], GOOD, InvalidInput, "role"),
        (["add", "ada@example.org", "--name", "X", "--stdin"], GOOD, Conflict, "already"),
        (["role", "nobody@example.org", "agent"], GOOD, NotFound, "user list"),
        (["deactivate", "ada@example.org"], GOOD, InvalidInput, "last administrator"),
    ],
)
async def test_what_cannot_be_done_says_what_to_do(
    user: Any, arguments: list[str], line: str, error: type[Exception], words: str
) -> None:
    await user("add", "ada@example.org", "--name", "Ada", "--role", "administrator", "--stdin")
    with pytest.raises(error, match=words):
        await user(*arguments, line=line)


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    tmp_path.chmod(0o755)
    return str(tmp_path / "var")


async def test_it_works_beside_a_running_onethread_and_without_one(data_dir: str) -> None:
    settings = Settings(data_dir=data_dir)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("ONETHREAD_")
    } | {"ONETHREAD_DATA_DIR": settings.data_dir}

    def user(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "onethread.cli", "user", *arguments],
            env=environment,
            input=GOOD + "\n",
            capture_output=True,
            text=True,
            check=False,
        )

    alone = await asyncio.to_thread(
        user, "add", "ada@example.org", "--name", "Ada", "--role", "administrator", "--stdin"
    )
    assert alone.returncode == 0, alone.stderr
    async with open_database(settings, "test") as database:  # holds the data folder as serve does
        beside = await asyncio.to_thread(user, "list", "--json")
        assert beside.returncode == 0, beside.stderr
        assert [each["email"] for each in json.loads(beside.stdout)] == ["ada@example.org"]
        assert await database.fetchval("SELECT 1") == 1
    wrong = await asyncio.to_thread(user, "role", "nobody@example.org", "agent")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("onethread: there is no agent nobody@example.org")
