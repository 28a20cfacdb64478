"""Documents say what is so: generated pages are current, links lead somewhere, nothing is left out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from onethread.cli import app_of, command_names
from onethread.settings import DESCRIPTIONS, Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"```.*?```", re.DOTALL)
# Words of the workshop, and paths of one machine, that a reader of the project can't know.
FOREIGN = re.compile(r"/(root|home|work|farm)/|/tmp/ot\b", re.IGNORECASE)


def documents() -> list[Path]:
    """Every page of the project."""
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "onethread").rglob("*.md")]
    pages += (ROOT / "deploy").rglob("*.md")
    return sorted(page for page in pages if "node_modules" not in page.parts)


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", documents(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in slugs(there)):
            broken.append(target)
    assert broken == []


def test_the_reference_made_from_the_program_is_current() -> None:
    made = subprocess.run(
        [sys.executable, DOCS / "reference" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, f"run `make docs`: {made.stdout}{made.stderr}"


def test_every_setting_is_explained() -> None:
    assert set(DESCRIPTIONS) == set(Settings.__struct_fields__)


@pytest.mark.parametrize("name", command_names())
def test_every_command_shows_examples(name: str) -> None:
    command = typer.main.get_command(app_of(name))
    assert "Example" in (command.help or "")
    assert f"onethread {name}" in (command.help or "")


@pytest.mark.parametrize("folder", ["adr", "howto", "reference"])
def test_every_page_is_in_the_index(folder: str) -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    linked = set(LINK.findall(index))
    pages = {f"{folder}/{page.name}" for page in (DOCS / folder).glob("*.md")}
    assert pages - linked == set()


@pytest.mark.parametrize("page", documents(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_speaks_of_one_machine(page: Path) -> None:
    assert FOREIGN.findall(page.read_text("utf-8")) == []
