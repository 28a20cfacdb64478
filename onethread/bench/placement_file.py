"""`bench placement --events`: a file of events in, where each of them went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import phonenumbers

from onethread import clock
from onethread.bench.outcome import Decision
from onethread.bench.replay import Progress, Replay
from onethread.errors import InvalidInput
from onethread.simulator.truth.events import Event, Inbound, read
from onethread.simulator.truth.providers import brand_of

RESERVED = frozenset({"final", "suggestions", "facts", "asks_again"})


def read_events(path: Path) -> list[Event]:
    """The events of a file. Raises InvalidInput naming the line and field of what is no event."""
    try:
        with path.open("rb") as lines:
            found = read(lines)
    except OSError as error:
        raise InvalidInput(f"{path} can't be read: {error.strerror}") from error
    if taken := RESERVED & {event.id for event in found}:
        raise InvalidInput(f"no event may be called {min(taken)!r}: the answer needs the word")
    return found


def write_answer(path: Path, answer: dict[str, Any]) -> None:
    """Write what became of the events. Raises InvalidInput when that can't be done."""
    try:
        path.write_bytes(msgspec.json.encode(answer) + b"\n")
    except OSError as error:
        raise InvalidInput(f"{path} can't be written: {error.strerror}") from error


def region_told(events: Sequence[Event], otherwise: str = "NL") -> str:
    """The country (ISO 3166-1) to which most events were written, by the ends of domains and the country
    codes of numbers: whose telephone numbers are written without one. Of two alike `otherwise`, if it
    is one of them, else the first by name."""
    written = Counter(event.to for event in events if isinstance(event, Inbound) and event.to)
    told: Counter[str] = Counter()
    for address, count in written.items():
        if found := _region_of(address):
            told[found] += count
    return min(told, key=lambda each: (-told[each], each != otherwise, each), default=otherwise)


def _region_of(address: str) -> str | None:
    if domain := brand_of(address):
        end = domain.rpartition(".")[2].upper()
        region = {"UK": "GB"}.get(end, end)
        return region if region in phonenumbers.SUPPORTED_REGIONS else None
    digits = "".join(c for c in address if c.isdigit())
    if len(digits) < 8 or address.lstrip("+").startswith("0"):
        return None
    try:
        number = phonenumbers.region_code_for_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return None
    return number if number in phonenumbers.SUPPORTED_REGIONS else None


async def replayed(
    events: Sequence[Event],
    progress: Progress,
    database_url: str | None = None,
    region: str | None = None,
) -> tuple[dict[str, Any], dict[str, int]]:
    """Replay events; returns the answer, and counts for people. `region`: of telephone numbers written
    without a country; told by the addresses written to when it isn't given."""
    where = region or region_told(events)
    async with Replay(database_url=database_url, facts=True, region=where) as replay:
        await replay.run(events, progress)
        last = max((event.at for event in events), default=clock.now())
        answer = await told(replay, last, progress)
    return answer, {
        "events": len(events),
        "placed": sum(1 for each in replay.decided.values() if each.conversation),
        "not_placed": sum(1 for each in replay.decided.values() if not each.conversation),
        "refused_actions": len(replay.refused),
    }


async def told(replay: Replay, last: datetime, progress: Progress) -> dict[str, Any]:
    """All that the system made of the events, the latest of which was at `last`."""
    result: dict[str, Any] = {
        event_id: _where(decision) for event_id, decision in replay.decided.items()
    }
    progress("suggestions", 0, 0)
    await replay.link(last)
    result["final"] = {
        event_id: _where(decision) for event_id, decision in (await replay.final()).items()
    }
    result["suggestions"] = [list(each) for each in await replay.suggestions()]
    result["facts"] = {str(number): each for number, each in (await replay.facts()).items()}
    result["asks_again"] = replay.asked_again
    return result


def _where(decision: Decision) -> dict[str, int | None]:
    return {"customer": decision.customer, "conversation": decision.conversation}
