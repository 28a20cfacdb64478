"""Pages by key: `next` is the key of the last item, nothing is counted and nothing skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from onethread.errors import InvalidInput

T = TypeVar("T")
_LARGEST = 2**63 - 1


def read_cursor(cursor: str | None) -> int | None:
    """The id in a cursor; None for the first page. Raises InvalidInput."""
    if cursor is None:
        return None
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 19 or int(cursor) > _LARGEST:
        raise InvalidInput(
            "this cursor is not one of ours", fields={"cursor": "send `next` of the page before"}
        )
    return int(cursor)


def page_of(found: Sequence[T], limit: int, key: Callable[[T], int]) -> tuple[list[T], str | None]:
    """From `limit + 1` items that were looked for: the page, and the cursor of the next one."""
    items = list(found[:limit])
    return items, str(key(items[-1])) if len(found) > limit else None
