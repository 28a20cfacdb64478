"""From envelopes to messages: nothing lost, nothing doubled, in order."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import pytest

from onethread.intake.reconcile import reconcile
from onethread.intake.replay import Selection, replay
from tests.intake.conftest import Provider


async def test_the_same_webhook_twice_is_one_message(provider: Provider) -> None:
    message = provider.text("once")
    await provider.accept(message)
    await provider.accept(message)
    await provider.process()
    await provider.accept(message)
    await provider.process()
    assert await provider.texts() == ["once"]
    found = await reconcile(provider.database)
    assert found.ok
    assert found.outcomes == {"message": 1, "duplicate": 2}


async def test_messages_of_one_second_keep_the_order_of_receipt(provider: Provider) -> None:
    for number in range(30):
        await provider.accept(provider.text(str(number), timestamp="1767322800"))
    half = await provider.intake.step()  # whichever worker takes them
    assert half == 30
    assert await provider.texts() == [str(n) for n in range(30)]


async def test_two_workers_at_once_make_one_conversation_of_a_burst(provider: Provider) -> None:
    from onethread.intake.make import make_intake

    stamp = str(int(time.time()))
    await asyncio.gather(
        *(provider.accept(provider.text(f"photo {n}", timestamp=stamp)) for n in range(40))
    )
    workers = [make_intake(provider.parts) for _ in range(4)]
    for worker in workers:
        object.__setattr__(worker, "_rules", _small(worker._rules))

    async def run(worker: object) -> None:
        while await worker.step():  # type: ignore[attr-defined]
            pass

    await asyncio.gather(*(run(worker) for worker in workers))
    assert await provider.database.fetchval("SELECT count(*) FROM conversations") == 1
    assert await provider.database.fetchval("SELECT count(*) FROM customers") == 1
    assert await provider.database.fetchval("SELECT count(*) FROM messages") == 40
    assert (await reconcile(provider.database)).ok


def _small(rules: object) -> object:
    import msgspec

    return msgspec.structs.replace(rules, batch_size=5)  # type: ignore[type-var]


async def test_several_messages_in_one_webhook_are_all_kept(provider: Provider) -> None:
    await provider.accept(provider.text("a"), provider.text("b"), provider.text("c", "31687654321"))
    await provider.process()
    assert sorted(await provider.texts()) == ["a", "b", "c"]
    assert await provider.database.fetchval("SELECT count(*) FROM conversations") == 2


async def test_an_unreadable_payload_is_kept_shown_and_blocks_nothing(provider: Provider) -> None:
    bad = await provider.ledger.accept(provider.channel.id, {}, b"\xff not json")
    await provider.accept(provider.text("fine"))
    await provider.process()
    assert await provider.texts() == ["fine"]
    row = await provider.database.fetchrow("SELECT * FROM dead_letters")
    assert row is not None
    assert row["envelope_id"] == bad
    assert row["reason"]
    await provider.parts.channels.flush()
    health = await provider.database.fetchrow("SELECT * FROM channel_health")
    assert health is not None
    assert health["unparsable_count"] == 1
    assert (await reconcile(provider.database)).ok


async def test_a_dead_letter_can_be_tried_again_once_it_can_be_read(provider: Provider) -> None:
    envelope = await provider.accept(provider.text("later"))
    await provider.database.execute("UPDATE channels SET secrets = NULL")
    provider.parts.channels._by_id.clear()
    await provider.process()
    assert await provider.texts() == []
    assert await provider.database.fetchval("SELECT envelope_id FROM dead_letters") == envelope
    from onethread.bench.webhooks import config
    from onethread.channels.change import change

    await change(
        provider.database,
        provider.parts.vault,
        _system(),
        provider.channel.id,
        config=config(),
    )
    provider.parts.channels._by_id.clear()
    queued = [n async for n in replay(provider.database, Selection(dead=True))]
    assert sum(queued) == 1
    await provider.process()
    assert await provider.texts() == ["later"]
    assert (await reconcile(provider.database)).ok


def _system() -> object:
    from onethread.access import SYSTEM

    return SYSTEM


async def test_one_message_that_can_t_be_stored_holds_up_no_other(provider: Provider) -> None:
    await provider.database.execute(
        "ALTER TABLE messages ADD CONSTRAINT no_poison CHECK (content->>'text' <> 'poison')"
    )
    for text in ("a", "poison", "b"):
        await provider.accept(provider.text(text, f"3160000000{len(text)}"))
    await provider.intake.step()
    assert await provider.texts() == ["a", "b"]
    assert await provider.database.fetchval("SELECT count(*) FROM intake_queue") == 1
    for _ in range(10):
        await provider.database.execute("UPDATE intake_queue SET leased_until = NULL")
        await provider.intake.step()
    assert await provider.database.fetchval("SELECT reason FROM dead_letters") == (
        "the message can't be stored"
    )
    await provider.database.execute("ALTER TABLE messages DROP CONSTRAINT no_poison")
    async for _ in replay(provider.database, Selection(dead=True)):
        pass
    await provider.process()
    assert sorted(await provider.texts()) == ["a", "b", "poison"]


async def test_an_edit_that_overtakes_its_message_is_applied_when_that_comes(
    provider: Provider,
) -> None:
    message = provider.text("first wording")
    edit = {
        **provider.text("x"),
        "type": "edit",
        "edit": {
            "original_message_id": message["id"],
            "message": {"type": "text", "text": {"body": "second wording"}},
        },
    }
    del edit["text"]
    await provider.accept(edit)
    await provider.process()
    assert await provider.texts() == []
    await provider.accept(message)
    await provider.process()
    await provider.database.execute("UPDATE intake_queue SET leased_until = NULL")
    await provider.process()
    assert await provider.texts() == ["second wording"]
    assert await provider.database.fetchval(
        "SELECT edits->0->'content'->>'text' FROM messages"
    ) == ("first wording")


async def test_nobody_changes_another_s_message(provider: Provider) -> None:
    message = provider.text("mine")
    await provider.accept(message)
    await provider.process()
    revoke = {
        **provider.text("x", "31699999999"),
        "type": "revoke",
        "revoke": {"original_message_id": message["id"]},
    }
    del revoke["text"]
    await provider.accept(revoke)
    for _ in range(5):
        await provider.process()
        await provider.database.execute("UPDATE intake_queue SET leased_until = NULL")
    assert await provider.database.fetchval("SELECT deleted_at FROM messages") is None
    outcomes = await provider.database.fetch("SELECT kind FROM intake_outcomes")
    assert sorted(row["kind"] for row in outcomes) == ["message", "orphan"]


async def test_a_clock_that_runs_ahead_is_not_believed(provider: Provider) -> None:
    await provider.accept(provider.text("from the future", timestamp="4102444800"))
    await provider.process()
    said = await provider.database.fetchval("SELECT said_at FROM messages")
    assert said <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        ("DELETE FROM intake_outcomes", "lost"),
        ("UPDATE intake_outcomes SET message_id = 999", "message_missing"),
        ("UPDATE messages SET envelope_id = 999", "envelope_missing"),
        ("DELETE FROM envelopes", "envelope_missing"),
    ],
)
async def test_reconcile_finds_what_is_missing(provider: Provider, damage: str, kind: str) -> None:
    await provider.accept(provider.text("here"))
    await provider.process()
    await provider.database.execute(damage)
    assert kind in {d.kind for d in (await reconcile(provider.database)).differences}


async def test_replay_fills_in_what_is_missing_and_doubles_nothing(provider: Provider) -> None:
    for text in ("a", "b", "c"):
        await provider.accept(provider.text(text))
    await provider.process()
    await provider.database.execute(
        "DELETE FROM message_keys WHERE message_id = (SELECT max(id) FROM messages);"
        "DELETE FROM messages WHERE id = (SELECT max(id) FROM messages)"
    )
    assert not (await reconcile(provider.database)).ok
    async for _ in replay(provider.database, Selection()):
        pass
    await provider.process()
    assert await provider.texts() == ["a", "b", "c"]
    assert (await reconcile(provider.database)).ok


async def test_work_left_by_a_worker_that_died_is_taken_again(provider: Provider) -> None:
    from onethread.intake.claim import claim

    await provider.accept(provider.text("held"))
    assert len(await claim(provider.database, 10, 0.0)) == 1  # its lease ends at once
    await provider.process()
    assert await provider.texts() == ["held"]


async def test_the_channel_s_health_tells_when_something_came_in(provider: Provider) -> None:
    await provider.accept(provider.text("hello"))
    await provider.process()
    await provider.parts.channels.flush()
    assert await provider.database.fetchval("SELECT last_in_at FROM channel_health") is not None
