"""Parts of long texts that wait for each other, as plain values that survive a restart. No I/O.

Each part is kept durably before it is acknowledged; the whole goes to intake when the last one came, or
what there is after a while.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from onethread.connectors.smpp.pdu import (
    TAG_SAR_REF,
    TAG_SAR_SEQUENCE,
    TAG_SAR_TOTAL,
    ShortMessage,
)
from onethread.connectors.smpp.texts import Place, header_of

# Parts come within seconds; a telephone that was switched off between two of them may take longer.
WAIT = timedelta(minutes=10)
# Kept for one channel; beyond it the oldest go as they are.
MOST_WAITING = 500

Waiting = dict[str, Any]
"""By sender, receiver and reference: `since` (ISO 8601), `id`, and `parts` (hex by place)."""


def place_of(message: ShortMessage) -> Place | None:
    """Where a message stands in a longer text; None when it stands alone."""
    if message.has_header:
        return header_of(message.octets)[0]
    tags = message.tags
    if TAG_SAR_REF in tags and TAG_SAR_TOTAL in tags and TAG_SAR_SEQUENCE in tags:
        place = Place(
            reference=int.from_bytes(tags[TAG_SAR_REF], "big"),
            total=int.from_bytes(tags[TAG_SAR_TOTAL], "big"),
            sequence=int.from_bytes(tags[TAG_SAR_SEQUENCE], "big"),
        )
        return place if 1 <= place.sequence <= place.total <= 255 else None
    return None


def key_of(message: ShortMessage, place: Place) -> str:
    """By which the parts of one text find each other."""
    return f"{message.source}>{message.destination}#{place.reference}/{place.total}"


def add(
    waiting: Waiting, key: str, place: Place, raw: bytes, now: datetime, new_id: str
) -> dict[str, Any] | None:
    """Keep a part. The whole, taken out, when it was the last; else None."""
    held = waiting.setdefault(key, {"since": now.isoformat(), "id": new_id, "parts": {}})
    held["parts"][str(place.sequence)] = raw.hex()
    if len(held["parts"]) < place.total:
        return None
    found: dict[str, Any] = waiting.pop(key)
    return found


def overdue(waiting: Waiting, now: datetime) -> list[str]:
    """The keys of texts whose other parts are no longer waited for."""
    late = [key for key, held in waiting.items() if now - _since(held, now) >= WAIT]
    most = len(waiting) - len(late) - MOST_WAITING
    if most > 0:
        rest = sorted((k for k in waiting if k not in late), key=lambda k: waiting[k]["since"])
        late += rest[:most]
    return late


def _since(held: Mapping[str, Any], now: datetime) -> datetime:
    try:
        return datetime.fromisoformat(held["since"])
    except (KeyError, TypeError, ValueError):
        return now - WAIT


def payload(held: Mapping[str, Any]) -> dict[str, Any]:
    """What goes to intake: the units, in their order."""
    parts = held["parts"]
    return {"id": held["id"], "units": [parts[key] for key in sorted(parts, key=int)]}
