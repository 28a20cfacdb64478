"""A customer who writes STOP is not written to; who writes again is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onethread.access import SYSTEM
from onethread.channels.change import create
from onethread.customers import consents
from onethread.intake.ledger import Ledger
from onethread.intake.make import make_intake
from onethread.parts import Parts

CONFIG = {
    "api_key": "KEY1",
    "public_key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "phone_number": "+3197010240000",
}
START = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)


@pytest.fixture
async def say(parts: Parts):  # type: ignore[no-untyped-def]
    channel_id = await create(
        parts.database, parts.vault, SYSTEM, connector_id="telnyx", name="SMS", config=CONFIG
    )
    ledger, intake = Ledger(parts.database), make_intake(parts)
    await ledger.start()

    async def say(*words: str, after: int = 0) -> None:
        for number, each in enumerate(words):
            at = (START + timedelta(minutes=after + number)).isoformat()
            body = (
                f'{{"data":{{"event_type":"message.received","occurred_at":"{at}","payload":'
                f'{{"id":"m{after + number}","from":{{"phone_number":"+31612345678"}},'
                f'"text":"{each}","received_at":"{at}"}}}}}}'
            )
            await ledger.accept(channel_id, {}, body.encode())
        while await intake.step():
            pass

    yield say
    await ledger.stop()


async def refused(parts: Parts) -> bool:
    row = await parts.database.fetchrow(
        "SELECT i.customer_id, l.last_inbound_at FROM legs AS l"
        " JOIN identities AS i ON i.id = l.identity_id"
    )
    found = await consents.refusal(
        parts.database, row["customer_id"], "telnyx", row["last_inbound_at"]
    )
    return found is not None


async def test_stop_is_kept_with_how_it_was_said_and_start_takes_it_back(parts: Parts, say) -> None:  # type: ignore[no-untyped-def]
    await say("Hallo", "Stop")
    assert await refused(parts)
    kept = await parts.database.fetchrow("SELECT connector, allowed, how, actor_name FROM consents")
    assert tuple(kept) == ("telnyx", False, "SMS by Telnyx: Stop", "+31612345678")
    audited = await parts.database.fetchval(
        "SELECT count(*) FROM audit WHERE action = 'consent.kept'"
    )
    assert audited == 1
    await say("START", after=10)
    assert not await refused(parts)


async def test_who_writes_after_stop_wants_an_answer(parts: Parts, say) -> None:  # type: ignore[no-untyped-def]
    await say("Stop", "Toch nog een vraag")
    assert not await refused(parts)


async def test_the_same_webhook_again_is_not_said_again(parts: Parts, say) -> None:  # type: ignore[no-untyped-def]
    await say("Stop")
    await say("Stop")
    assert await parts.database.fetchval("SELECT count(*) FROM consents") == 1
