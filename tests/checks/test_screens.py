"""Every route of the workspace is pictured: no screen is forgotten by those who look at them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROUTER = ROOT / "web/workspace/src/router.ts"
PATH = re.compile(r"^( *)(?:\{ )?path: '([^']*)'", re.MULTILINE)


def routes() -> list[str]:
    """The whole paths of those that show something, as the router has them."""
    text = ROUTER.read_text("utf-8")
    found = list(PATH.finditer(text))
    above: list[tuple[int, str]] = []
    whole = []
    for route, following in zip(found, [*found[1:], None], strict=True):
        indent, own = len(route[1]), route[2]
        # Those on a line of their own stand as deep as what has several.
        depth = indent if "{ path" in route[0] else indent - 2
        while above and above[-1][0] >= depth:
            above.pop()
        path = own if own.startswith("/") else f"{above[-1][1].rstrip('/')}/{own}".rstrip("/")
        above.append((depth, path))
        rest = text[route.end() : following.start() if following else len(text)]
        if "component" in rest and "children" not in rest:
            whole.append(path)
    return whole


def as_expression(path: str) -> re.Pattern[str]:
    """What addresses of this route look like."""
    parts = re.split(r"(/:\w+(?:\([^)]*\))?[?*]?)", path)
    text = ""
    for part in parts:
        named = re.fullmatch(r"/:\w+(?:\(([^)]*)\))?([?*]?)", part)
        if named:
            inside = (named[1] or "[^/]+").replace("\\\\", "\\")
            text += f"(?:/(?:{inside}))" + ("?" if named[2] else "")
        else:
            text += re.escape(part)
    return re.compile(text + "/?")


def test_every_route_has_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "docs/images")
    from screens import SCREENS

    shown = [re.sub(r"\{\w+\}", "1", screen.path) for screen in SCREENS]
    known = routes()
    assert len(known) > 25, known
    forgotten = [
        path for path in known if not any(as_expression(path).fullmatch(each) for each in shown)
    ]
    assert not forgotten, f"add these to docs/images/screens.py: {forgotten}"


def test_every_screen_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "docs/images")
    from screens import SCREENS

    names = [screen.name for screen in SCREENS]
    assert len(names) == len(set(names))
