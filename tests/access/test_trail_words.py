"""What the audit trail can say: the list of every action that the code can write is up to date."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The list by which the screen's tests see that there are words for each, in every language.
LIST = ROOT / "web/workspace/src/components/settings/trail.actions.json"
TRAIL = "onethread.access.audit"
WRITERS = {"record", "record_reading", "record_reads", "record_each"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
# What is looked up while it runs, and the values that it can have there.
LOOKED_UP = {("onethread.conversations.bulk", "what"): {"status", "assignee", "tags"}}


class Source:
    """A file: its tree, the function around each expression, and what it imports from where."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.tree = ast.parse(path.read_text("utf-8"))
        self.around: dict[ast.AST, Function] = {}
        self.calls: list[ast.Call] = []
        self.imports: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, Function):  # inner ones come later and win
                self.around.update((inner, node) for inner in ast.walk(node) if inner is not node)
            elif isinstance(node, ast.Call):
                self.calls.append(node)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for name in node.names:
                    self.imports[name.asname or name.name] = f"{node.module}.{name.name}"

    def target(self, call: ast.Call) -> str:
        """The dotted name of what is called, as far as the file says."""
        if isinstance(call.func, ast.Name):
            return self.imports.get(call.func.id, f"{self.module}.{call.func.id}")
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            return f"{self.imports.get(call.func.value.id, self.module)}.{call.func.attr}"
        return ""


@cache
def sources() -> list[Source]:
    paths = (each for each in (ROOT / "onethread").rglob("*.py") if "connectors" not in each.parts)
    return [Source(each) for each in sorted(paths) if "versions" not in each.parts]


@cache
def callers() -> dict[str, list[tuple[Source, ast.Call]]]:
    found: dict[str, list[tuple[Source, ast.Call]]] = {}
    for source in sources():
        for call in source.calls:
            found.setdefault(source.target(call), []).append((source, call))
    return found


def handed(source: Source, function: Function, name: str) -> Iterator[tuple[Source, ast.expr]]:
    """What a parameter is given, by its type if that lists it, else wherever the function is called."""
    given = function.args
    parameter = next(
        each for each in (*given.posonlyargs, *given.args, *given.kwonlyargs) if each.arg == name
    )
    listing = parameter.annotation
    if isinstance(listing, ast.Name):
        listing = next(assigned(source, listing.id, source.tree), listing)
    for node in ast.walk(listing or parameter):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            listed = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            yield from ((source, each) for each in listed)
            return
    names = [each.arg for each in given.posonlyargs + given.args]
    for caller, call in callers().get(f"{source.module}.{function.name}", []):
        by_name = next((each.value for each in call.keywords if each.arg == name), None)
        if by_name is not None:
            yield caller, by_name
        elif name in names and names.index(name) < len(call.args):
            yield caller, call.args[names.index(name)]


def assigned(source: Source, name: str, within: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(within):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            targets = [node.target]
        if any(isinstance(each, ast.Name) and each.id == name for each in targets):
            value = getattr(node, "value", None)
            assert isinstance(value, ast.expr)
            yield value


def texts(source: Source, expression: ast.expr) -> set[str]:
    """Every text that an expression can be; fails on one that can't be followed."""
    match expression:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.Constant(value=None):
            return set()
        case ast.IfExp(body=body, orelse=orelse):
            return texts(source, body) | texts(source, orelse)
        case ast.JoinedStr(values=values):
            inner = [
                each.value if isinstance(each, ast.FormattedValue) else each for each in values
            ]
            return {"".join(each) for each in product(*(texts(source, part) for part in inner))}
        case ast.Subscript(value=ast.Dict() | ast.Name() as table):
            tables = (
                assigned(source, table.id, source.tree) if isinstance(table, ast.Name) else [table]
            )
            values = [v for each in tables if isinstance(each, ast.Dict) for v in each.values]
            return {text for each in values for text in texts(source, each)}
        case ast.Name(id=name):
            function = source.around.get(expression)
            found: list[tuple[Source, ast.expr]] = []
            if function is not None and name in {
                each.arg for each in ast.walk(function.args) if isinstance(each, ast.arg)
            }:
                found = list(handed(source, function, name))
            else:
                found = [(source, each) for each in assigned(source, name, function or source.tree)]
                found = found or [(source, each) for each in assigned(source, name, source.tree)]
            if found:
                return {text for where, each in found for text in texts(where, each)}
            if (source.module, name) in LOOKED_UP:
                return LOOKED_UP[source.module, name]
    raise AssertionError(
        f"{source.path.relative_to(ROOT)}:{expression.lineno}: {ast.unparse(expression)} can't be followed"
    )


def written() -> dict[str, set[str]]:
    """Every action of the trail, with the kinds of things that it is written of."""
    actions: dict[str, set[str]] = {}
    for name in WRITERS:
        for source, call in callers()[f"{TRAIL}.{name}"]:
            kinds = {"customer"} if name == "record_reads" else set()
            for keyword in call.keywords:
                if keyword.arg == "subject_kind":
                    kinds |= texts(source, keyword.value)
            if name == "record_each":
                kinds |= texts(source, call.args[3])
            for action in texts(source, call.args[2]):
                actions.setdefault(action, set()).update(kinds)
    return actions


def test_the_list_by_which_the_screen_has_words_is_what_the_code_writes() -> None:
    listed = {action: sorted(kinds) for action, kinds in sorted(written().items())}
    if listed != json.loads(LIST.read_text("utf-8")):
        LIST.write_text(json.dumps(listed, indent=2) + "\n", "utf-8")
        raise AssertionError("the list was renewed: give what is new its words (i18n/*/trail.ts)")
