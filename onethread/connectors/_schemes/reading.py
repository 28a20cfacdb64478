"""Reading payloads that nobody vouches for: every value is what it should be, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from onethread.errors import UnparsablePayload
from onethread.messages import HttpResponse, Location, OutboundResponse

# An id longer than this is none, and could not be a key of an index.
LONGEST_ID = 512
_decode = msgspec.json.Decoder().decode


def document(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises UnparsablePayload."""
    try:
        found = _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnparsablePayload(f"the payload is not valid JSON: {error}") from error
    if not isinstance(found, dict):
        raise UnparsablePayload("the payload is no JSON object")
    return found


def text(value: Any, most: int | None = None) -> str:
    """A text without NUL and half characters, cut at `most`; "" for anything else."""
    if not isinstance(value, str):
        return ""
    found: str = value.replace("\0", "") if "\0" in value else value
    if not found.isascii():
        found = found.encode("utf-8", "replace").decode()
    return found if most is None else found[:most]


def key(value: Any) -> str:
    """An id (text or whole number) that can be a key. Raises UnparsablePayload."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 1 << 80 else ""
    found = text(value).strip()
    if not found or len(found) > LONGEST_ID or len(found.encode()) > 1000:
        raise UnparsablePayload("an id is missing or is none")
    return found


def node(value: Any) -> dict[str, Any]:
    """A JSON object, {} for anything else."""
    return value if isinstance(value, dict) else {}


def nodes(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON array, [] for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def number(value: Any) -> float | None:
    """A finite number (also written as text), else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if found - found == 0 else None


def whole(value: Any, most: int = 1 << 53) -> int | None:
    """A whole number from 0 to `most`, else None."""
    found = number(value)
    return int(found) if found is not None and 0 <= found <= most else None


def moment(value: Any, fallback: datetime) -> datetime:
    """A time in UTC: seconds or milliseconds since 1970 or ISO 8601 text; `fallback` for all else,
    and for what is before 1990 or after 2100."""
    found: datetime | None = None
    seconds = number(value)
    try:
        if seconds is not None:
            found = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        elif isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return fallback
    return found if found is not None and 1990 <= found.year <= 2100 else fallback


def place(latitude: Any, longitude: Any, name: Any = "", address: Any = "") -> Location | None:
    """A place on earth, None for what is none."""
    north, east = number(latitude), number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    return Location(
        latitude=north,
        longitude=east,
        name=text(name, 300) or None,
        address=text(address, 300) or None,
    )


def header(headers: Mapping[str, Any], name: str) -> str:
    """A kept header as text, "" when it isn't there."""
    return text(headers.get(name))


def answer(responses: Sequence[OutboundResponse], step: str = "send") -> dict[str, Any]:
    """The JSON object that answered `step`, {} when there is none."""
    for response in reversed(responses):
        if isinstance(response, HttpResponse) and response.step == step:
            return answered(response)
    return {}


def answered(response: HttpResponse) -> dict[str, Any]:
    """An answer's JSON object, {} for anything else."""
    try:
        return node(_decode(response.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def last_http(responses: Sequence[OutboundResponse]) -> HttpResponse | None:
    """The last HTTP answer."""
    found = [each for each in responses if isinstance(each, HttpResponse)]
    return found[-1] if found else None
