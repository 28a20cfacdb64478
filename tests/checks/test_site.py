"""The documentation site: every page is on it, every link on it leads somewhere, everything is found."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def the_program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_build", DOCS / "site" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "made"
    the_program().build(folder)
    return folder


def test_every_page_of_the_documentation_is_on_the_site(site: Path) -> None:
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    wanted = {
        re.sub(r"(^|/)README$", r"\1index", page.relative_to(DOCS).as_posix().removesuffix(".md"))
        for page in DOCS.rglob("*.md")
    }
    assert {f"{each}.html" for each in wanted} <= pages


def test_every_guide_page_is_in_the_menu() -> None:
    program = the_program()
    listed = {source for _, pages in program.menu() for _, source in pages}
    assert {source for source in program.sources() if source.startswith("guide/")} <= listed


def test_every_link_and_picture_of_the_site_is_there(site: Path) -> None:
    broken = []
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        for target in re.findall(r'(?:href|src)="([^"]+)"', text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = unquote(target).partition("#")
            there = (page.parent / path).resolve() if path else page
            if not there.is_file() or (anchor and f'id="{anchor}"' not in there.read_text("utf-8")):
                broken.append(f"{page.relative_to(site)}: {target}")
    assert broken == []


def test_nothing_on_the_site_is_inline_or_of_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert re.findall(r'<script(?! src="[a-z./]+\.js" defer></script>)', text) == []
        assert re.findall(r"<style|\son\w+=|style=|src=\"https?:", text) == []


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("undo", "guide/agent/inbox.html#undo"),
        ("quiet hours", "guide/agent/notices.html"),
        ("reconcile", "guide/administrator/dead-letters.html"),
        ("ONETHREAD_PUBLIC_URL", "reference/settings.html#all-settings"),
    ],
)
def test_what_is_searched_for_is_in_the_index(site: Path, words: str, address: str) -> None:
    entries: list[dict[str, Any]] = json.loads((site / "search.json").read_text("utf-8"))
    found = [
        each["address"]
        for each in entries
        if words.lower() in f"{each['heading']} {each['text']}".lower()
    ]
    assert address in found
