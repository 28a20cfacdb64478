"""Decisions about snippets: which language, which values, what is allowed. Pure, no I/O."""

from __future__ import annotations

import html as html_text
import re
from collections.abc import Mapping, Sequence

import msgspec

from onethread.errors import InvalidInput

SHORTCUT_CHARACTERS = 40
TITLE_CHARACTERS = 120
TEXT_CHARACTERS = 20_000
MOST_LANGUAGES = 20
MOST_FILES = 10

# {{customer.first_name}} or {{customer.first_name|there}}: what stands for it when it isn't known.
VARIABLE = re.compile(r"\{\{\s*([a-z][a-z0-9_.]{0,80})\s*(?:\|([^{}|]{0,200}))?\}\}")
_SHORTCUT = re.compile(r"[\w.-]+\Z")
_LANGUAGE = re.compile(r"([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?\Z")


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its variables filled in. `missing`: those that nothing stands for; they stay in the
    text, to be seen."""

    text: str
    missing: list[str]


def fill(text: str, values: Mapping[str, str | None], *, html: bool = False) -> Filled:
    """Put values in place of variables; where there is none its fallback."""
    missing: list[str] = []

    def one(found: re.Match[str]) -> str:
        value = values.get(found[1]) or None
        if value is None and found[2] is not None:
            return found[2].strip()  # part of the text: escaped as it is there
        if value is None:
            missing.append(found[1])
            return found[0]
        return html_text.escape(value, quote=False) if html else value

    return Filled(text=VARIABLE.sub(one, text), missing=list(dict.fromkeys(missing)))


def pick_language(texts: Mapping[str, str], wanted: Sequence[str | None]) -> str:
    """The language to use: the first wanted one there is ("nl" also for "nl-BE"), then the one for
    every language, then the first."""
    for language in wanted:
        if not language:
            continue
        for one in (language, language.split("-")[0]):
            if texts.get(one):
                return one
    return "" if texts.get("") else next(iter(texts))


def first_name(display_name: str) -> str | None:
    """How somebody is addressed by a name that people wrote; None for an address or number."""
    words = display_name.split()
    if not words or "@" in display_name or not words[0][0].isalpha():
        return None
    return words[0].rstrip(",")


def check_shortcut(shortcut: str) -> str:
    """A word to type after "/". Raises InvalidInput."""
    word = shortcut.strip().lstrip("/")
    if not word or len(word) > SHORTCUT_CHARACTERS or not _SHORTCUT.match(word):
        raise InvalidInput(
            f"a shortcut is one word of letters, digits, - and _, at most {SHORTCUT_CHARACTERS}",
            fields={"shortcut": "one word"},
        )
    return word


def check_title(title: str, shortcut: str) -> str:
    """A name for people; the shortcut when there is none. Raises InvalidInput."""
    name = " ".join(title.split()) or shortcut
    if len(name) > TITLE_CHARACTERS:
        raise InvalidInput(
            f"a title has at most {TITLE_CHARACTERS} characters", fields={"title": "too long"}
        )
    return name


def check_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """The wordings by language. Raises InvalidInput."""
    kept = {language.strip(): text for language, text in texts.items() if text.strip()}
    if not kept:
        raise InvalidInput("write the text of the snippet", fields={"texts": "missing"})
    if len(kept) > MOST_LANGUAGES:
        raise InvalidInput(
            f"a snippet has at most {MOST_LANGUAGES} languages", fields={"texts": "too many"}
        )
    for language, text in kept.items():
        if not _LANGUAGE.match(language):
            raise InvalidInput(
                f"{language!r} is not a language; one is written like nl",
                fields={"texts": "not a language"},
            )
        if len(text) > TEXT_CHARACTERS:
            raise InvalidInput(
                f"a snippet has at most {TEXT_CHARACTERS} characters", fields={"texts": "too long"}
            )
    return kept
