"""The numbers that organisations give out: no two alike, each brand with a form of its own."""

from __future__ import annotations

import random

from onethread.simulator.truth.mess import iban

# Which numbers a matter of a sector may have; the first is its main one.
OF_SECTOR: dict[str, tuple[tuple[str, ...], ...]] = {
    "housing": (("case",), ("case", "contract"), ("contract",)),
    "utility": (("meter",), ("contract", "meter"), ("invoice", "iban"), ("contract",)),
    "city": (("case",), ("case", "invoice")),
    "shop": (("order",), ("order", "iban"), ("order", "invoice"), ("invoice",)),
}


class Numbers:
    """Gives out the next number of a kind."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given = 0

    def next(self, kind: str, brand: int, year: int) -> str:
        """A number in the form of its brand."""
        self._given += 1
        n = self._given * 7919 % 899_981  # prime: no two alike
        if kind == "order":
            return f"{10 + n // 10_000}-{n % 10_000:04d}" if brand == 0 else f"WEB{year}-{n:06d}"
        if kind == "contract":
            return f"H{n // 1000:03d}-{n % 1000:03d}" if brand == 0 else f"C{100_000 + n}"
        if kind == "meter":
            return f"E0034{10_000_000 + n}" if brand == 0 else f"1ELS{1_000_000_000 + n}"
        if kind == "case":
            return f"Z-{year}-{n:06d}" if brand == 0 else f"{year}/{n:06d}"
        if kind == "invoice":
            return f"F{year}{n:06d}" if brand == 0 else f"INV-{n:06d}"
        return iban(self._chance)
