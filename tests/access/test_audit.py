"""The audit trail."""

from __future__ import annotations

import asyncpg
import msgspec
import pytest

from onethread.access import SYSTEM, Actor
from onethread.access.audit import Filter, find, record, record_reading, record_reads
from onethread.database.engine import Database

ADA = Actor(kind="agent", id=7, name="Ada", address="192.0.2.1")


async def test_lines_are_found_by_what_they_are_about(database: Database) -> None:
    token = Actor(kind="token", id=7, name="Export", token_id=3)
    await record(database, SYSTEM, "customer.merged", subject_kind="customer", subject_id=1)
    await record(
        database,
        ADA,
        "customer.changed",
        subject_kind="customer",
        subject_id=1,
        customer_id=1,
        detail={"fields": ["language"]},
    )
    await record_reads(database, token, "customer.read", [2, 1, 2])
    everything = await find(database, Filter())
    assert [(e.actor_kind, e.action, e.customer_id) for e in everything] == [
        ("token", "customer.read", 2),
        ("token", "customer.read", 1),
        ("agent", "customer.changed", 1),
        ("system", "customer.merged", None),
    ]
    assert everything[0].detail == {"token_id": 3}
    assert everything[2].address == "192.0.2.1"
    assert len(await find(database, Filter(customer_id=1))) == 2
    assert len(await find(database, Filter(subject_kind="customer", subject_id="1"))) == 3
    assert len(await find(database, Filter(actor_id=7, action="customer.read"))) == 2
    first = await find(database, Filter(), limit=3)
    assert [e.id for e in first] == [e.id for e in everything[:3]]
    assert [e.id for e in await find(database, Filter(), before_id=first[-1].id)] == [
        everything[3].id
    ]


async def test_what_is_read_in_parts_is_one_line_for_each_reader_place_and_time(
    database: Database,
) -> None:
    async def read(actor: Actor, file: str = "a", within_seconds: int = 900) -> int:
        await record_reading(
            database,
            actor,
            "file.read",
            subject_kind="file",
            subject_id=file,
            within_seconds=within_seconds,
        )
        return len(await find(database, Filter(action="file.read")))

    assert [await read(ADA) for _ in range(3)] == [1, 1, 1]
    assert await read(msgspec.structs.replace(ADA, id=8, name="Bram")) == 2
    assert await read(msgspec.structs.replace(ADA, address="192.0.2.9")) == 3
    assert await read(msgspec.structs.replace(ADA, kind="token", token_id=3)) == 4
    assert await read(msgspec.structs.replace(ADA, kind="token", token_id=4)) == 5
    assert await read(ADA, "b") == 6
    assert await read(ADA) == 6
    # That was longer ago: it is another reading.
    assert await read(ADA, within_seconds=0) == 7


async def test_a_line_is_part_of_the_transaction_of_the_change(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await record(connection, ADA, "customer.changed")
            raise RuntimeError("the change failed")

    with pytest.raises(RuntimeError):
        await fail()
    assert await find(database, Filter()) == []


@pytest.mark.parametrize(
    "sql", ["UPDATE audit SET actor_name = ''", "DELETE FROM audit", "TRUNCATE audit"]
)
async def test_lines_can_only_be_added(database: Database, sql: str) -> None:
    await record(database, ADA, "customer.changed")
    with pytest.raises(asyncpg.exceptions.InsufficientPrivilegeError, match="only ever added"):
        await database.execute(sql)


async def test_hostile_text_is_kept(database: Database) -> None:
    actor = Actor(kind="agent", id=1, name="A\x00\ud800")
    await record(database, actor, "x.y", subject_id="\x00", detail={"a": "\x00"})
    assert len(await find(database, Filter())) == 1
