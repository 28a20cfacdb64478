"""No connector is a renamed copy of another: what providers share stands in `_schemes`, once."""

from __future__ import annotations

import re
import shutil
from itertools import combinations
from pathlib import Path

from onethread.connectors._kit.checks import folder_of
from onethread.connectors._kit.likeness import likeness, runs_of
from onethread.connectors.registry import all_connectors

# Two thin ones over one scheme of a provider (Messenger, Instagram) come to 0.57.
BOUND = 0.75


def test_no_connector_is_a_renamed_copy_of_another() -> None:
    runs = {name: runs_of(folder_of(each)) for name, each in all_connectors().items()}
    copies = [
        f"{one} and {other}: {likeness(runs[one], runs[other]):.2f}"
        for one, other in combinations(runs, 2)
        if likeness(runs[one], runs[other]) > BOUND
    ]
    assert copies == []


def test_a_renamed_copy_is_found(tmp_path: Path) -> None:
    original = folder_of(all_connectors()["generic"])
    copy = tmp_path / "pigeon_post"
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for path in copy.rglob("*.py"):
        text = re.sub(r"(?i)generic", "PigeonPost", path.read_text("utf-8"))
        text = re.sub(r"\bmessage\b", "letter", text)
        path.write_text(f'"""Quite another thing."""\n{text}', "utf-8")
    assert likeness(runs_of(original), runs_of(copy)) > 0.9
