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
from onethread.simulator.conformance import STAND_IN_CHECKS, run_stand_in_checks
from onethread.simulator.sandbox import stand_in_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    folder = create("pigeon_post", tmp_path_factory.mktemp("connectors"))
    return Subject(folder, load_folder(folder), mangled_payloads=1000)


@pytest.mark.parametrize("check", CHECKS)
def test_a_new_connector_passes(made: Subject, check: str) -> None:
    assert run(check, made) == []


def test_it_gets_on_with_its_stand_in(made: Subject) -> None:
    stand_in = stand_in_of(made.folder, made.connector)
    assert stand_in is not None
    found = run_stand_in_checks(made.connector, stand_in)
    assert {name: problems for name, problems in found.items() if problems} == {}


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
        ("quality.yaml", "readme: done", "templates: done", "papers"),
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


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        ("inbound.py", "for event in events:", "for event in events[:1]:", "again"),
        ("inbound.py", "raise BadSignature(", "BadSignature(", "forged"),
        ("outbound.py", '"key": message.message_uid', '"uid": message.message_uid', "sent"),
        ("outbound.py", "answer.status == 429", "answer.status == 428", "refusals"),
        ("outbound.py", "answer.status in (401, 403)", "answer.status in (403,)", "refusals"),
        ("inbound.py", "message_id=event.id, state", 'message_id="x", state', "receipts"),
        ("outbound.py", "ok=True, message", "ok=False, message", "set-up"),
        ("outbound.py", "and answer.status < 300", "", "set-up"),
        ("__init__.py", "text_characters=4000", "text_characters=5000", "limits"),
        ("stand_in.py", 'events={"text"', 'events={"system"', "events"),
    ],
)  # fmt: skip
def test_each_check_against_a_stand_in_fails_when_its_rule_is_broken(
    tmp_path: Path, file: str, old: str, new: str, check: str
) -> None:
    name = f"broken_{uuid4().hex[:8]}"
    folder = create(name, tmp_path)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    connector = load_folder(folder)
    stand_in = stand_in_of(folder, connector)
    assert stand_in is not None
    assert check in STAND_IN_CHECKS
    assert run_stand_in_checks(connector, stand_in, [check])[check] != []
