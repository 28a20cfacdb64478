"""What connectors tell agents and administrators (tests, refusals, faults) is in every language.

Read from the source: each sentence that becomes the message of a test, the reason of a refusal or a
fault of transport. What a provider says itself can't be known before, and follows ours as it is.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import onethread
from onethread.access import PERMISSIONS, SCOPES
from onethread.webhooks import rules as webhooks

SOURCE = Path(onethread.__file__).parent
WORDS = SOURCE.parent / "web" / "workspace" / "src" / "i18n"
FILES = (
    "beside",
    "connections",
    "failures",
    "happenings",
    "refusals",
    "rights",
    "templates",
    "tests",
)
KEY = re.compile(r"^  (?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"|([\w$]+)):", re.MULTILINE)
# Of each call: the name and the place of the argument that people read.
SAID = {"ConnectionTest": ("message", 1), "SendRefused": ("reason", 1), "TransportError": ("", 0)}
NOT_SAID = {
    "config_field",
    "Parameter",
    "Meta",
    "Connector",
    "BadSignature",
    "UnparsablePayload",
    "Ignored",
}
SENTENCE = re.compile(r"[A-Z{].*[.?]", re.DOTALL)
# Names of providers and products are the same everywhere; so are marks and numbers.
SAME = re.compile(r"⟦\d+⟧|\b[A-Z]\w*(?:[.'][a-z]+)?|\bu/|[^A-Za-z]+")


def texts(node: ast.expr, chosen: dict[str, list[str]]) -> list[str]:
    """The texts that an expression can be, with {} for what is only known when it runs."""
    match node:
        case ast.Name(id=name) if name in chosen:
            return chosen[name]
        case ast.Constant(value=str() as text):
            return [text]
        case ast.IfExp():
            return texts(node.body, chosen) + texts(node.orelse, chosen)
        case ast.BinOp(op=ast.Add()):
            return [a + b for a in texts(node.left, chosen) for b in texts(node.right, chosen)]
        case ast.Subscript(value=ast.JoinedStr() as cut):
            return texts(cut, chosen)
        case ast.JoinedStr():
            found = [""]
            for part in node.values:
                value = part.value if isinstance(part, ast.FormattedValue) else part
                found = [a + b for a in found for b in texts(value, chosen)]
            return found
    return ["{}"]


def choices(tree: ast.AST) -> dict[str, list[str]]:
    """Names that are one of a few texts: `asked = "the token" if … else "the key"`."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    return {
        name: texts(values[0], {})
        for name, values in given.items()
        if len(values) == 1 and isinstance(values[0], ast.IfExp)
    }


def told(file: Path) -> Iterator[str]:
    """The sentences of a file that people may be told."""
    tree = ast.parse(file.read_text("utf-8"))
    chosen = choices(tree)
    done: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            done.add(node.value)
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in SAID:
                keyword, place = SAID[name]
                for value in [
                    *(each.value for each in node.keywords if each.arg == keyword),
                    *node.args[place : place + 1],
                ]:
                    done.update(ast.walk(value))
                    yield from texts(value, chosen)
            elif name in NOT_SAID:
                done.update(ast.walk(node))
    if file.name not in ("config.py", "inbound.py", "__init__.py", "api.py"):
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and node not in done:
                done.update(each for each in ast.walk(node) if each is not node)
            if isinstance(node, ast.Constant | ast.JoinedStr) and node not in done:
                yield from (text for text in texts(node, chosen) if SENTENCE.fullmatch(text))


@cache
def wanted() -> frozenset[str]:
    files = [*(SOURCE / "connectors").rglob("*.py"), *(SOURCE / "transport").rglob("*.py")]
    files += [*(SOURCE / "delivery").glob("*.py"), *(SOURCE / "channels").glob("*.py")]
    return frozenset(
        text
        for file in files
        if "_kit" not in file.parts and not file.name.startswith("test_")
        for text in told(file)
        if SAME.sub("", text) and " " in text and len(text) > 14
    )


@cache
def there(language: str) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    text = "\n".join(
        (WORDS / language / "said" / f"{file}.ts").read_text("utf-8") for file in FILES
    )
    found = (next(each for each in match if each) for match in KEY.findall(text))
    keys = {re.sub(r"\\(.)", r"\1", each) for each in found}
    opened = sorted((key for key in keys if "{}" in key), key=lambda key: -len(key))
    return frozenset(keys), [
        re.compile("(.+?)".join(map(re.escape, key.split("{}"))), re.DOTALL) for key in opened
    ]


def is_there(language: str, text: str) -> bool:
    """Whether it is all in the language; as said.ts goes about it."""
    keys, opened = there(language)
    if text in keys or not SAME.sub("", text):
        return True
    for expression in opened:
        match = expression.fullmatch(text)
        if match and all(is_there(language, part) for part in match.groups()):
            return True
    parts = re.split(r"(?<=[.?]) |; | (?=\()|(?<=\.)(?=⟦)", text)
    return len(parts) > 1 and all(is_there(language, part) for part in parts)


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_what_connectors_tell_is_in_the_language(language: str) -> None:
    numbered = {text: re.sub(r"\{\}", "⟦0⟧", text) for text in wanted()}
    assert len(numbered) > 250
    assert sorted(text for text, said in numbered.items() if not is_there(language, said)) == []


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_what_connectors_say_that_happened_is_in_the_language(language: str) -> None:
    happened = {
        json.loads(text)
        for file in (SOURCE / "connectors").glob("*/fixtures/*.expected.json")
        for text in re.findall(r'"system": ("(?:[^"\\]|\\.)+")', file.read_text("utf-8"))
    }
    assert len(happened) > 20
    keys, opened = there(language)
    lacking = {
        text
        for text in happened
        if text not in keys and not any(each.fullmatch(text) for each in opened)
    }
    assert sorted(lacking) == []


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_permissions_scopes_and_events_are_explained_in_the_language(language: str) -> None:
    told_ = {
        *PERMISSIONS.values(),
        *(description for description, _ in SCOPES.values()),
        *webhooks.EVENT_KINDS.values(),
        *webhooks.SCOPES.values(),
    }
    assert sorted(told_ - there(language)[0]) == []
