"""What a caller left out of a change."""

from __future__ import annotations

from typing import TypeVar

from msgspec import UnsetType

T = TypeVar("T")


def given(value: T | UnsetType) -> T | None:
    """The value that was sent; None for one that was left out, which then stays as it is."""
    return None if isinstance(value, UnsetType) else value
