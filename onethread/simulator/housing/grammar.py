"""Sentences from patterns: `{this|that}` chooses, `<fact>` fills in. Braces may be nested."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

_INNERMOST = re.compile(r"\{([^{}]*)\}")
_FACT = re.compile(r"<([a-z_]+)>")


def expand(pattern: str, facts: Mapping[str, str], chance: random.Random) -> str:
    """One sentence of a pattern. Raises KeyError for a fact that isn't there."""
    text = pattern
    while (found := _INNERMOST.search(text)) is not None:
        chosen = chance.choice(found.group(1).split("|"))
        text = text[: found.start()] + chosen + text[found.end() :]
    text = _FACT.sub(lambda match: facts[match.group(1)], text)
    text = re.sub(r" +", " ", text)
    text = re.sub(r" ([,.!?])", r"\1", text).strip()
    return re.sub(
        r"(^|[.!?]\s+)([a-zà-ÿ])", lambda match: match.group(1) + match.group(2).upper(), text
    )


def count(pattern: str) -> int:
    """How many sentences a pattern holds, facts aside."""
    total = pattern
    while (found := _INNERMOST.search(total)) is not None:
        parts = found.group(1).split("|")
        number = sum(_product(part) for part in parts)
        total = total[: found.start()] + f"\x01{number}\x02" + total[found.end() :]
    return _product(total)


def _product(part: str) -> int:
    product = 1
    for number in re.findall(r"\x01(\d+)\x02", part):
        product *= int(number)
    return product
