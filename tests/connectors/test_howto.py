"""Someone new follows docs/howto/build-a-connector.md to the letter: one folder, no other change."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "howto" / "build-a-connector.md").read_text("utf-8")

# What the page tells to do, in its order: a command, a file to save, a text to replace.
_DEEDS = re.compile(
    r"```sh\n(?P<shell>.*?)```"
    r"|[Ss]ave as `(?P<saved>[^`]+)`:\n```\w+\n(?P<text>.*?)```"
    r"|[Ii]n `(?P<file>[^`]+)` replace\n```\w+\n(?P<old>.*?)```\nby\n```\w+\n(?P<new>.*?)```",
    re.DOTALL,
)


def _run(line: str, folder: Path) -> str:
    program, *arguments = line.split()
    assert program == "onethread"
    if "check" in arguments:
        arguments += ["--mangled", "500"]  # else the same 10,000 twice
    done = subprocess.run(
        [sys.executable, "-m", "onethread.cli", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_how_to_followed_literally_makes_a_connector_that_passes(tmp_path: Path) -> None:
    before = _state_of_the_program()
    told: list[str] = []
    for deed in _DEEDS.finditer(PAGE):
        if deed["shell"]:
            told += [_run(line, tmp_path) for line in deed["shell"].splitlines() if line.strip()]
        elif deed["saved"]:
            (tmp_path / deed["saved"]).write_text(deed["text"], "utf-8")
        else:
            path = tmp_path / deed["file"]
            text = path.read_text("utf-8")
            assert text.count(deed["old"].rstrip("\n")) == 1, f"{deed['file']}: {deed['old']}"
            changed = text.replace(deed["old"].rstrip("\n"), deed["new"].rstrip("\n"))
            path.write_text(changed, "utf-8")
    assert len(told) == 3
    assert "ok   events" in told[-1]
    assert "level 1: basic" in told[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["pigeon_post"]
    assert (tmp_path / "pigeon_post" / "outcome.json").exists()
    assert _state_of_the_program() == before


def _state_of_the_program() -> dict[str, int]:
    return {
        str(path): path.stat().st_size
        for path in (ROOT / "onethread").rglob("*")
        if path.suffix in (".py", ".toml", ".txt")
    }
