"""The rules of the layout that import-linter has no words for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "onethread"
# What an area keeps to itself: its SQL.
PRIVATE = {"queries", "session_queries", "tables"}
# Names that say nothing.
BANNED = {"common", "helper", "helpers", "manager", "misc", "service", "util", "utils"}
CONNECTOR_MAY_USE = (
    "onethread.messages",
    "onethread.connectors.contract",
    "onethread.connectors._schemes",
    "onethread.errors",
    "onethread.connectors._receiving",  # receivers alone: the kit checks it
)


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "web_dist" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    """Dotted names of everything a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def area(name: str) -> str:
    return name.split(".")[1] if name.count(".") else ""


def test_the_sql_of_an_area_is_private_to_it() -> None:
    broken = []
    for path in modules():
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "onethread" and PRIVATE & set(parts[2:4]) and area(name) != own:
                broken.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not broken, "\n".join(broken)


def test_connectors_use_only_the_contract_and_pure_libraries() -> None:
    broken = []
    for path in modules():
        parts = path.relative_to(PACKAGE).parts
        if parts[0] != "connectors" or len(parts) < 3 or path.name.startswith("test_"):
            continue
        if parts[1].startswith("_"):  # the kit for those who build connectors
            continue
        own = f"onethread.connectors.{parts[1]}"
        for name in imported(path):
            if name.startswith("onethread.") and not name.startswith((own, *CONNECTOR_MAY_USE)):
                broken.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not broken, "\n".join(broken)


def test_only_the_registry_knows_the_connectors_by_name() -> None:
    broken = []
    folders = {
        p.name
        for p in (PACKAGE / "connectors").iterdir()
        if (p / "__init__.py").exists() and not p.name.startswith("_")
    }
    for path in modules():
        if path.relative_to(PACKAGE).parts[0] in {"connectors", "simulator"}:
            continue
        for name in imported(path):
            if name.startswith("onethread.connectors.") and name.split(".")[2] in folders:
                broken.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_named_for_what_it_does_and_short(path: Path) -> None:
    assert path.stem not in BANNED
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 450, f"{lines} lines: split it by what it does"
