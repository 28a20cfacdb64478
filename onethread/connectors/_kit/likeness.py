"""How much of one connector's code is another's: a renamed copy is found, shared ways of working are not."""

from __future__ import annotations

import ast
import io
import keyword
import tokenize
from collections import Counter
from pathlib import Path

# So many tokens in a row are compared: about two lines.
RUN = 14
_SKIPPED = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def runs_of(folder: Path) -> Counter[tuple[str, ...]]:
    """Every run of tokens in a connector's code, with all names of its own made one: its shape.

    Imports, docstrings and comments don't count; a text or number counts as what it is, as limits,
    paths and fields are what makes a connector of one provider.
    """
    found: Counter[tuple[str, ...]] = Counter()
    for path in sorted(folder.rglob("*.py")):
        if path.name.startswith("test_") or "__pycache__" in path.parts:
            continue
        words = _words(path.read_text("utf-8"))
        found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return found


def likeness(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """The share of the smaller one's runs that the other has too, from 0 to 1."""
    smaller = min(one.total(), other.total())
    return (one & other).total() / smaller if smaller else 0.0


def _words(source: str) -> list[str]:
    tree = ast.parse(source)
    skipped = _lines_of(tree)
    words = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in _SKIPPED or token.start[0] in skipped:
            continue
        named = token.type == tokenize.NAME and not keyword.iskeyword(token.string)
        words.append("name" if named else token.string)
    return words


def _lines_of(tree: ast.Module) -> set[int]:
    """Lines of imports and docstrings."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr):
            continue
        is_text = (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        )
        if is_text or not isinstance(node, ast.Expr):
            lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines
