"""The reference pages say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import onethread
from onethread.access.rules import PERMISSIONS, ROLE_PERMISSIONS, SCOPES

DOCS = Path(onethread.__file__).parents[1] / "docs" / "reference"


def rows(page: str, columns: int) -> dict[str, list[str]]:
    """Rows of the tables of a page with that many columns, by their first cell."""
    found: dict[str, list[str]] = {}
    for line in (DOCS / page).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == columns:
            found[cells[0].strip("`")] = cells[1:]
    return found


def test_permissions_and_roles() -> None:
    assert rows("permissions.md", 5) == {
        permission: [
            meaning,
            *(
                "yes" if permission in ROLE_PERMISSIONS[role] else ""
                for role in ("agent", "supervisor", "administrator")
            ),
        ]
        for permission, meaning in PERMISSIONS.items()
    }


def test_scopes() -> None:
    documented = {
        scope: (meaning, set(re.findall(r"`([^`]+)`", permissions)))
        for scope, (meaning, permissions) in rows("permissions.md", 3).items()
    }
    assert documented == {scope: (text, set(names)) for scope, (text, names) in SCOPES.items()}
