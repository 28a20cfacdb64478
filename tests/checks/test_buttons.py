"""Texts that tell somebody which button to press call it as it is called, in every language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from onethread.connectors import registry

ROOT = Path(__file__).parents[2]
I18N = ROOT / "web" / "workspace" / "src" / "i18n"
_TEXT = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
ENTRY = re.compile(rf"^  ({_TEXT}|\w+):\s*({_TEXT}),$", re.MULTILINE)
# Press "Test connection"; press **Continue elsewhere**; and Settings → Channels.
PRESSED = re.compile(
    r"(?:\b[Pp]ress(?:ing)?|[Tt]hen|\b\d\.) [\"“]([A-Z][^\"”]+)[\"”]|\b[Pp]ress(?:ing)? \*\*([^*]+)\*\*"
)
UNQUOTED = re.compile(r"\b[Pp]ress(?:ing)? [A-Z]\w+")
WAY = re.compile(r"\*{1,2}([^*\n]+ → [^*\n]+)\*{1,2}")
QUOTED = re.compile(r"“([^”]+)”")


def _plain(literal: str) -> str:
    text = literal[1:-1] if literal[0] in "'\"" else literal
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)


@cache
def words(language: str) -> dict[str, str]:
    """The texts of the screen by their keys."""
    return _entries(sorted((I18N / language).glob("*.ts")))


def _entries(files: list[Path]) -> dict[str, str]:
    text = "\n".join(file.read_text("utf-8") for file in files)
    return {_plain(key): _plain(value) for key, value in ENTRY.findall(text)}


@cache
def on_screen() -> frozenset[str]:
    """What can be read on a button, a page or a field, in English."""
    connectors = registry.all_connectors().values()
    schemas = [registry.config_schema(each) for each in connectors]
    titles = {
        title
        for each in schemas
        for title in re.findall(r"'(?:title|group)': '([^']+)'", str(each))
    }
    return frozenset({*words("en").values(), *titles, *(each.manifest.name for each in connectors)})


def guides() -> list[Path]:
    readmes = (ROOT / "onethread" / "connectors").glob("*/README.md")
    return [ROOT / "README.md", *sorted((ROOT / "docs" / "howto").glob("*.md")), *sorted(readmes)]


def sources() -> list[Path]:
    found = (ROOT / "onethread" / "connectors").rglob("*.py")
    return sorted(each for each in found if not each.name.startswith("test_"))


def named(text: str) -> set[str]:
    """The buttons and pages that a text names."""
    flat = re.sub(r"\s+", " ", re.sub(r"\"\n\s*f?\"", "", text))
    pressed = {one or other for one, other in PRESSED.findall(flat)}
    ways = {
        part
        for way in WAY.findall(text)
        for part in way.split(" → ")
        if way.split(" → ")[0] in on_screen()  # else it leads through a provider's pages
    }
    return {each.strip().rstrip(".") for each in pressed | ways}


def test_guides_name_buttons_that_there_are() -> None:
    wrong = {
        str(guide.relative_to(ROOT)): sorted(strange)
        for guide in guides()
        if (strange := named(guide.read_text("utf-8")) - on_screen())
    }
    assert wrong == {}


def test_connectors_name_buttons_that_there_are_and_put_them_between_quotes() -> None:
    wrong = {}
    for source in sources():
        text = source.read_text("utf-8")
        strange = (named(text) - on_screen()) | set(UNQUOTED.findall(text))
        if strange:
            wrong[str(source.relative_to(ROOT))] = sorted(strange)
    assert wrong == {}


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_what_is_said_of_a_button_calls_it_as_it_is_called_in_that_language(language: str) -> None:
    keys: dict[str, list[str]] = {}
    for key, text in words("en").items():
        keys.setdefault(text, []).append(key)
    said = _entries(sorted((I18N / language / "said").rglob("*.ts")))
    # Of the screen's own texts, too, which have keys of their own.
    said |= {
        text: words(language)[key] for key, text in words("en").items() if key in words(language)
    }
    told = [
        (english, theirs, button)
        for english, theirs in said.items()
        for button in QUOTED.findall(english)
    ]
    wrong = [
        theirs
        for english, theirs, button in told
        if button in keys
        and not any(words(language).get(key, button) in theirs for key in keys[button])
    ]
    assert len(told) > 10
    assert wrong == []
