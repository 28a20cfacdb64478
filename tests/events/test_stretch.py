"""What one reader of a process fetched serves the others, without a gap and without a doubling."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from onethread.database.engine import Connection, Database
from onethread.events import Event, EventReader, Position, record
from onethread.events.read import MOST_KEPT, Stretch


def numbered(first: int, last: int) -> list[Event]:
    """Events of positions first to last: four of one transaction after another."""
    return [Event(kind=str(n), id=n, xid=n // 4) for n in range(first, last + 1)]


def place(number: int) -> Position:
    return Position(number // 4, number)


@given(
    reads=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=20),
    asks=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 25)), max_size=20),
)
def test_what_it_gives_is_what_the_database_has_from_there(
    reads: list[tuple[int, int]], asks: list[tuple[int, int]]
) -> None:
    stretch = Stretch()
    for after, many in reads:
        stretch.add(place(after), numbered(after + 1, after + many))
        for position, limit in asks:
            given_ = [each.id for each in stretch.after(place(position), limit)]
            assert given_ == list(range(position + 1, position + 1 + len(given_)))
            assert len(given_) <= limit


def test_the_one_just_behind_finds_all_that_was_read() -> None:
    stretch = Stretch()
    stretch.add(place(10), numbered(11, 20))
    stretch.add(place(20), numbered(21, 30))
    assert [each.id for each in stretch.after(place(10), 100)] == list(range(11, 31))
    assert stretch.after(place(9), 100) == []
    assert stretch.after(place(30), 100) == []


def test_it_keeps_the_latest_only() -> None:
    stretch = Stretch()
    for first in range(0, 3 * MOST_KEPT, 500):
        stretch.add(place(first), numbered(first + 1, first + 500))
    assert stretch.after(place(MOST_KEPT), 1) == []
    assert len(stretch.after(place(2 * MOST_KEPT), 2 * MOST_KEPT)) == MOST_KEPT


async def test_readers_of_one_process_each_handle_every_event_once(database: Database) -> None:
    handled: dict[str, list[int]] = {"quick": [], "slow": []}

    def reader(name: str, batch: int) -> EventReader:
        async def handle(connection: Connection, events: Sequence[Event]) -> None:
            handled[name].extend(event.id for event in events)

        return EventReader(database, name, handle, batch=batch)

    readers = [reader("quick", 7), reader("slow", 3)]
    for each in readers:
        await each.step()
    for number in range(10):
        async with database.transaction() as connection:
            await record(connection, [Event(kind=f"{number}.{n}") for n in range(4)])
        await asyncio.gather(*(each.step() for each in readers))
    for each in readers:
        while await each.step():
            pass
    stored = [row["id"] for row in await database.fetch("SELECT id FROM events ORDER BY xid, id")]
    assert len(stored) == 40
    assert handled == {"quick": stored, "slow": stored}
