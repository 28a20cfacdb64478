"""What the program calls a thing, in each of its languages: read from the words of the screens."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"
WORDS = WEB / "workspace" / "src" / "i18n"
_ENTRY = re.compile(r"""'([\w.]+)':\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")""")


@cache
def _wordings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(WORDS.glob("*/*.ts")):
        for key, one, other in _ENTRY.findall(file.read_text("utf-8")):
            found.setdefault(key, []).append(re.sub(r"\\(.)", r"\1", one or other))
    return found


def named(key: str) -> re.Pattern[str]:
    """The whole of the words for this key, in whichever language the screen is. Fails for a key that
    isn't there, so that a picture of a dialog that never opened isn't taken for one."""
    wordings = _wordings().get(key)
    if not wordings:
        raise LookupError(f"No words for {key} in {WORDS}")
    # A browser shows one kind of space for another.
    spaced = (r"\s+".join(re.escape(part) for part in each.split()) for each in wordings)
    return re.compile(f"^({'|'.join(spaced)})$")
