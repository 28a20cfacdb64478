"""`onethread connectors new` makes a folder that keeps the contract at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from onethread.connectors._kit.checks import CHECKS, Subject, run
from onethread.connectors._kit.load import load_folder
from onethread.connectors._kit.scaffold import create
from onethread.errors import Conflict, InvalidInput

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    folder = create("pigeon_post", tmp_path_factory.mktemp("connectors"))
    return Subject(folder, load_folder(folder), mangled_payloads=1000)


@pytest.mark.parametrize("check", CHECKS)
def test_a_new_connector_passes(made: Subject, check: str) -> None:
    assert run(check, made) == []


def test_its_own_test_and_its_style_pass(made: Subject) -> None:
    folder = made.folder
    for command in (
        ["pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder.parent), str(folder)],
        ["ruff", "check", "--config", str(ROOT / "pyproject.toml"), str(folder)],
        ["ruff", "format", "--check", "--config", str(ROOT / "pyproject.toml"), str(folder)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=folder.parent,
            env={"PYTHONPATH": f"{ROOT}:{folder.parent}", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_is_never_overwritten_and_a_name_must_be_one(made: Subject) -> None:
    with pytest.raises(Conflict, match="exists already"):
        create("pigeon_post", made.folder.parent)
    for name in ("Pigeon", "../evil", "9lives", "x"):
        with pytest.raises(InvalidInput, match="can't be a connector's name"):
            create(name, made.folder.parent)


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        ("config.py", "webhook_secret: Annotated[SecretStr", "webhook_secret: Annotated[str", "settings"),
        ("inbound.py", "raise BadSignature(", "BadSignature(", "signatures"),
        ("inbound.py", "UnicodeDecodeError, RecursionError", "RecursionError", "mangled"),
        ("inbound.py", r', pattern=r"^[^\x00]+$"', "", "mangled"),
        ("inbound.py", "message_id=event.id,\n", "message_id=f'{event.id}{envelope.id}',\n", "redelivery"),
        ("__init__.py", 'content_in=("text",)', 'content_in=("text", "image")', "kinds"),
        ("__init__.py", 'content_out=("text",)', 'content_out=("text", "image")', "outbound"),
        ("outbound.py", "import msgspec", "import httpx\nimport msgspec", "pure"),
        ("outbound.py", "answer.status >= 500", "answer.status >= 600", "answers"),
        ("quality.yaml", "receipts: done", "templates: done", "papers"),
        ("README.md", "## Limits", "## Other", "papers"),
        ("fixtures/text.expected.json", "m-1", "m-9", "golden"),
    ],
)  # fmt: skip
def test_each_check_fails_when_its_rule_is_broken(
    tmp_path: Path, file: str, old: str, new: str, check: str
) -> None:
    name = f"broken_{uuid4().hex[:8]}"  # each its own, as Python remembers modules by name
    folder = create(name, tmp_path)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert run(check, Subject(folder, load_folder(folder), mangled_payloads=3000)) != []
