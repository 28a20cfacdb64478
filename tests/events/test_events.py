"""Events: in order, none skipped that commits late, each reader at its own pace."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import pytest

from onethread.database.engine import Connection, Database
from onethread.events import (
    Event,
    EventReader,
    EventTail,
    Position,
    give_way,
    read_after,
    record,
)


async def write(connection: Connection, *kinds: str) -> None:
    await record(connection, [Event(kind=kind) for kind in kinds])


async def test_one_that_commits_late_is_not_skipped(database: Database) -> None:
    async with database.pool.acquire() as slow, database.pool.acquire() as fast:
        late = slow.transaction()
        await late.start()
        await write(slow, "late")
        async with fast.transaction():
            await write(fast, "early")
        first = await read_after(database, Position(0, 0))
        assert first == []  # "early" waits until nothing older can come before it
        await late.commit()
    assert [e.kind for e in await read_after(database, Position(0, 0))] == ["late", "early"]


@pytest.mark.parametrize("seed", range(5))
async def test_a_follower_sees_each_event_once_whatever_commits_when(
    database: Database, seed: int
) -> None:
    chance = random.Random(seed)
    seen: list[str] = []

    async def take(events: Sequence[Event]) -> None:
        seen.extend(event.kind for event in events)

    tail = EventTail(database, take)
    await tail.start()

    async def writer(name: int) -> None:
        for number in range(10):
            async with database.pool.acquire() as connection, connection.transaction():
                await write(connection, f"{name}.{number}")  # type: ignore[arg-type]
                await asyncio.sleep(chance.random() / 200)

    await asyncio.gather(*(writer(name) for name in range(5)))
    async with asyncio.timeout(10):
        while len(seen) < 50:
            await asyncio.sleep(0.01)
    await tail.stop()
    assert sorted(seen) == sorted(f"{w}.{n}" for w in range(5) for n in range(10))
    for name in range(5):
        assert [k for k in seen if k.startswith(f"{name}.")] == [f"{name}.{n}" for n in range(10)]


async def test_a_reader_goes_on_where_it_was_and_fails_as_a_whole(database: Database) -> None:
    taken: list[str] = []
    broken = True

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        await connection.execute("CREATE TABLE IF NOT EXISTS side_effect (n int)")
        await connection.execute("INSERT INTO side_effect VALUES (1)")
        if broken:
            raise RuntimeError("broken")
        taken.extend(event.kind for event in events)

    reader = EventReader(database, "test", handle, batch=2)
    assert await reader.step() == 0
    async with database.transaction() as connection:
        await write(connection, "a", "b", "c")
    with pytest.raises(RuntimeError):
        await reader.step()
    assert await database.fetchval("SELECT to_regclass('side_effect')") is None
    broken = False
    assert [await reader.step() for _ in range(3)] == [2, 1, 0]
    assert taken == ["a", "b", "c"]


async def test_two_processes_of_one_reader_do_not_both_handle(database: Database) -> None:
    handled: list[int] = []

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        await asyncio.sleep(0.05)
        handled.append(len(events))

    readers = [EventReader(database, "one", handle) for _ in range(3)]
    await readers[0].step()
    async with database.transaction() as connection:
        await write(connection, "a", "b")
    await asyncio.gather(*(reader.step() for reader in readers))
    assert sum(handled) == 2


async def test_a_follower_gives_way_while_intake_is_behind_and_then_misses_nothing(
    database: Database,
) -> None:
    stopping = asyncio.Event()
    handled: list[str] = []
    rests: list[float] = []

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        handled.extend(event.kind for event in events)
        if len(handled) == 5:
            stopping.set()

    async def rest() -> float:
        rests.append(await give_way(database))
        return min(rests[-1], 0.01)

    reader = EventReader(database, "follower", handle, batch=2)
    await reader.step()
    async with database.transaction() as connection:
        await write(connection, *"abcde")
    await database.execute(
        "INSERT INTO intake_queue (envelope_id) SELECT n FROM generate_series(1, 100) AS n"
    )
    async with asyncio.timeout(10):
        await reader.follow(stopping, gather_seconds=0, rest=rest)
    assert handled == list("abcde")
    assert set(rests) == {1.0}
    await database.execute("DELETE FROM intake_queue WHERE envelope_id = 1")
    assert await give_way(database) == 0.0


def test_a_position_survives_as_text() -> None:
    assert Position.parse(str(Position(12, 34))) == Position(12, 34)
    for bad in ("", "1", "a.b", "1.2.3"):
        with pytest.raises(ValueError, match=r"."):
            Position.parse(bad)
