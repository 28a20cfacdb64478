"""How alike two words are: typing errors, swapped letters."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=131072)
def edits(one: str, other: str, most: int = 3) -> int:
    """Damerau-Levenshtein distance (restricted: a swap of neighbours is one), at most `most` + 1."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=131072)
def jaro_winkler(one: str, other: str) -> float:
    """Jaro-Winkler similarity, 0 to 1, as DuckDB computes it (prefix weight 0.1, from 0.7 on)."""
    if one == other:
        return 1.0 if one else 0.0
    if not one or not other:
        return 0.0
    reach = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    matched: list[str] = []
    for i, a in enumerate(one):
        for j in range(max(0, i - reach), min(len(other), i + reach + 1)):
            if not taken[j] and other[j] == a:
                taken[j] = True
                matched.append(a)
                break
    count = len(matched)
    if not count:
        return 0.0
    theirs = [c for c, is_taken in zip(other, taken, strict=True) if is_taken]
    swaps = sum(x != y for x, y in zip(matched, theirs, strict=True)) // 2
    jaro = (count / len(one) + count / len(other) + (count - swaps) / count) / 3
    if jaro <= 0.7:
        return jaro
    prefix = 0
    for x, y in zip(one[:4], other[:4], strict=False):
        if x != y:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro)


def alike(one: str, other: str) -> bool:
    """One word up to a typing error: one edit from four letters on, two from eight; of three letters
    only two that changed places ("Jna"), for "Tim" is not "Tom"."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 4:
        return len(one) == len(other) == 3 and sorted(one) == sorted(other)
    return edits(one, other, 2) <= (2 if shorter >= 8 else 1)
