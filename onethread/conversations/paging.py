"""Cursors of lists that are ordered by a moment and an id."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from onethread.errors import InvalidInput

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Key(NamedTuple):
    """The last item of a page: when, and its id."""

    at: datetime
    id: int


def encode(key: Key) -> str:
    """The cursor after an item."""
    number = (key.at - _EPOCH) // _MICROSECOND
    return base64.urlsafe_b64encode(f"{number}.{key.id}".encode()).decode().rstrip("=")


def decode(cursor: str | None) -> Key | None:
    """The key of a cursor; None at the beginning. Raises InvalidInput when it is not one of ours."""
    if not cursor:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        moment, _, number = text.partition(".")
        key = Key(_EPOCH + int(moment) * _MICROSECOND, int(number))
    except (ValueError, OverflowError) as error:
        raise InvalidInput(
            "this cursor is not valid: begin without one", fields={"cursor": "not valid"}
        ) from error
    if not -(2**63) <= key.id < 2**63:
        raise InvalidInput(
            "this cursor is not valid: begin without one", fields={"cursor": "not valid"}
        )
    return key
