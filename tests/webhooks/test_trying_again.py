"""A receiver that fails, asks to wait or is gone: when it is tried again, and when no more."""

from __future__ import annotations

import json
from datetime import timedelta

from standardwebhooks.webhooks import Webhook as Signature

from onethread import clock
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.events import Event
from onethread.transport import Transport
from onethread.webhooks import WebhookSender
from onethread.webhooks.change import (
    change_webhook,
    retry_attempt,
    send_test,
)
from onethread.webhooks.queries import attempts, webhook
from tests.webhooks.conftest import Receiver
from tests.webhooks.subscribing import ADMIN, happen, hurry, subscribe, work


async def test_a_failing_receiver_is_tried_ever_more_rarely_and_gets_everything(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    receiver.answers(500, text="down")
    await happen(database, *[Event(kind="message.received", message_id=n) for n in range(5)])
    # One job finds out; the others wait for it.
    assert await work(sender) == 5
    assert len(receiver.taken) == 1
    pauses = []
    start = clock.now()
    moment = start
    for _ in range(4):
        known = await webhook(database, made.id)
        assert known is not None
        assert known.paused_until is not None
        pauses.append(round((known.paused_until - moment).total_seconds()))
        moment = known.paused_until + timedelta(seconds=1)
        await hurry(database)
        with clock.at(moment):
            assert await work(sender) == 5
    assert len(receiver.taken) == 5
    assert pauses == sorted(pauses)
    assert pauses[0] < 7
    assert pauses[3] >= 600
    receiver.answers(204)
    known = await webhook(database, made.id)
    assert known is not None
    assert known.paused_until is not None
    with clock.at(known.paused_until + timedelta(seconds=1)):
        for _ in range(3):
            await hurry(database)
            await work(sender)
    delivered = {json.loads(taken.body)["data"]["message_id"] for taken in receiver.taken[5:]}
    assert delivered == set(range(5))
    assert len(receiver.taken) == 10
    known = await webhook(database, made.id)
    assert known is not None
    assert (known.failing_since, known.failures, known.paused_until) == (None, 0, None)


async def test_every_attempt_of_an_event_has_the_same_id(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    await subscribe(database, vault, transport, receiver)
    receiver.answer = None  # breaks off without an answer
    await happen(database, Event(kind="message.received", message_id=1))
    await work(sender)
    receiver.answers(200)
    await hurry(database)
    with clock.at(clock.now() + timedelta(minutes=1)):
        await work(sender)
    first, second = receiver.taken
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]


async def test_a_receiver_that_asks_to_wait_is_left_alone_that_long(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    receiver.answers(429, "Retry-After: 3600")
    await happen(database, Event(kind="message.received"))
    now = clock.now()
    with clock.at(now):
        await work(sender)
    known = await webhook(database, made.id)
    assert known is not None
    assert known.paused_until == now + timedelta(hours=1)


async def test_after_three_days_of_failure_it_is_disabled_with_its_reason(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    receiver.answers(503)
    await happen(database, Event(kind="message.received"))
    await work(sender)
    await hurry(database)
    await database.execute("UPDATE webhooks SET failing_since = failing_since - interval '3 days'")
    with clock.at(clock.now() + timedelta(hours=9)):
        await work(sender)
    known = await webhook(database, made.id)
    assert known is not None
    assert known.active is False
    assert "three days" in (known.disabled_reason or "")
    assert "503" in (known.disabled_reason or "")
    assert await database.fetchval("SELECT count(*) FROM jobs") == 0
    assert await database.fetchval("SELECT actor_kind FROM audit WHERE action LIKE '%disabled'")
    # What happens from now on isn't kept for it; activated again it starts afresh.
    await happen(database, Event(kind="message.received"))
    assert await work(sender) == 0
    again = await change_webhook(database, transport.guard, ADMIN, made.id, active=True)
    assert (again.disabled_reason, again.failing_since) == (None, None)
    receiver.answers(200)
    await happen(database, Event(kind="message.received"))
    assert await work(sender) == 1


async def test_gone_means_gone(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    receiver.answers(410)
    await happen(database, Event(kind="message.received"))
    await work(sender)
    known = await webhook(database, made.id)
    assert known is not None
    assert known.active is False
    assert "410" in (known.disabled_reason or "")


async def test_redirects_are_not_followed(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    receiver.answers(302, f"Location: {receiver.url}/next")
    await happen(database, Event(kind="message.received"))
    await work(sender)
    assert [taken.path for taken in receiver.taken] == ["/hook"]
    [attempt] = await attempts(database, made.id, before_id=None, limit=10)
    assert "redirect" in (attempt.error or "")


async def test_a_test_and_a_repeat_answer_how_it_went(
    database: Database, vault: Vault, transport: Transport, receiver: Receiver
) -> None:
    made, secret = await subscribe(database, vault, transport, receiver)
    receiver.answers(400, text="no\x07pe" + "e" * 5_000)
    result = await send_test(database, vault, transport, ADMIN, made.id)
    assert (result.delivered, result.status) == (False, 400)
    assert result.answer.startswith("no\ufffdpe")
    assert len(result.answer) == 500
    assert Signature(secret).verify(receiver.taken[0].body, receiver.taken[0].headers)["type"] == (
        "test"
    )
    [attempt] = await attempts(database, made.id, before_id=None, limit=10)
    receiver.answers(200)
    again = await retry_attempt(database, vault, transport, ADMIN, made.id, attempt.id)
    assert again.delivered
    log = await attempts(database, made.id, before_id=None, limit=10)
    assert [(each.attempt, each.delivered) for each in log] == [(2, True), (1, False)]
