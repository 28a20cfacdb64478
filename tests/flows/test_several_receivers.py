"""Two processes that receive: each channel is asked by one, and by the other once that one is gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest

from onethread.channels.relay import Carrier
from onethread.intake import lease
from onethread.intake.lease import Leases
from onethread.intake.receivers import run_receivers
from onethread.messages import RelayRequest
from onethread.parts import Parts, open_parts
from tests.flows.conftest import Post
from tests.flows.test_polled import connected  # noqa: F401 - a fixture
from tests.running import until

ONE, OTHER = UUID(int=1), UUID(int=2)


class Dies(Leases):
    """Of a process that is killed: nothing is given back."""

    async def give_back(self, keys: object) -> None:
        """Too late."""


@asynccontextmanager
async def process(pigeons: Post, leases: type[Leases], holder: UUID) -> AsyncIterator[Parts]:
    """One more process that receives, with connections of its own."""
    async with open_parts(pigeons.parts.settings, pigeons.database.url, "test") as parts:
        task = asyncio.create_task(run_receivers(parts, leases(parts.database, holder)))
        try:
            yield parts
        finally:
            parts.stopping.set()
            parts.channels.changed.set()
            await task


async def holds(pigeons: Post, holder: UUID) -> bool:
    return bool(
        await pigeons.database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM channel_leases WHERE holder = $1"
            " AND until > clock_timestamp())",
            holder,
        )
    )


async def test_a_channel_is_asked_by_one_process_alone_and_handed_over(pigeons: Post) -> None:
    letters = [{"letters": [], "next": str(n)} for n in range(1, 400)]
    pigeons.loft.on("GET /new", *letters)

    async def asked(times: int) -> bool:
        return len(pigeons.loft.of("GET /new")) >= times

    async with process(pigeons, Leases, OTHER) as second:
        await until(lambda: holds(pigeons, OTHER))
        async with process(pigeons, Leases, ONE):
            await until(lambda: asked(5))
            assert not await holds(pigeons, ONE)
            # Each answer moves the place on: two that ask would ask from one place twice.
            places = [target for target, _ in pigeons.loft.asked]
            assert len(places) == len(set(places))
            # The one that stops hands over at once, not after its time is over.
            second.stopping.set()
            second.channels.changed.set()
            await until(lambda: holds(pigeons, ONE), 5, "the other to take over")
            before = len(pigeons.loft.of("GET /new"))
            await until(lambda: asked(before + 3))
    places = [target for target, _ in pigeons.loft.asked]
    assert len(places) == len(set(places))


async def test_after_a_death_the_other_takes_over_when_the_time_is_over(
    pigeons: Post,
    connected: None,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lease, "RENEW_SECONDS", 0.2)
    carrier = Carrier(pigeons.database)

    async def carried(text: str) -> bool:
        request = RelayRequest(payload={"text": text}, timeout_seconds=5)
        return (await carrier.carry(pigeons.channel_id, request)).ok

    async with process(pigeons, Dies, OTHER):
        await until(lambda: holds(pigeons, OTHER))
        async with process(pigeons, Leases, ONE):
            assert await carried("by the first")
            assert not await holds(pigeons, ONE)
    # Nobody gave anything back: whoever comes waits until the lease is over.
    async with process(pigeons, Leases, ONE):
        assert not await holds(pigeons, ONE)
        await pigeons.database.execute("UPDATE channel_leases SET until = clock_timestamp()")
        await until(lambda: holds(pigeons, ONE), 5, "the other to take over")
        assert await carried("by the second")
    await carrier.close()


async def test_who_is_cut_off_stops_before_another_may_begin(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LEASE_SECONDS", 5.3)
    leases = Leases(pigeons.database, ONE)
    key = (pigeons.channel_id, "poll")
    assert await leases.keep([key]) == {key}
    assert await Leases(pigeons.database, OTHER).keep([key]) == set()
    # The same process, whose loop failed and runs anew.
    assert await Leases(pigeons.database, ONE).keep([key]) == {key}
    await pigeons.database.pool.close()
    assert await leases.keep([key]) == {key}  # it may just be a restart

    async def stopped() -> bool:
        return await leases.keep([key]) == set()

    await until(stopped, 3, "it to let go")
