"""Events reach receivers, signed, once they can; and no one is told more than they may know."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Signature
from standardwebhooks.webhooks import WebhookVerificationError

from onethread import clock
from onethread.access import Actor
from onethread.access.rules import permissions_of_role, permissions_of_token
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput, NotAllowed
from onethread.events import Event, record
from onethread.transport import AddressGuard, Transport
from onethread.webhooks import WebhookSender, webhook_reader
from onethread.webhooks.change import (
    change_webhook,
    make_webhook,
    remove_webhook,
    retry_attempt,
    send_test,
)
from onethread.webhooks.queries import Webhook, attempts, webhook
from tests.webhooks.conftest import Receiver

ADMIN = Actor(
    kind="agent",
    name="Ada",
    role="administrator",
    permissions=permissions_of_role("administrator"),
)


async def subscribe(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    *kinds: str,
    scopes: tuple[str, ...] = (),
) -> tuple[Webhook, str]:
    """A webhook to the receiver, its reader being up to date."""
    made, secret = await make_webhook(
        database,
        vault,
        transport.guard,
        ADMIN,
        url=receiver.url,
        event_kinds=kinds or ("message.received",),
        scopes=scopes,
    )
    await webhook_reader(database).step()
    return made, secret


async def happen(database: Database, *events: Event) -> None:
    """Let events happen and be read."""
    async with database.transaction() as connection:
        await record(connection, events)
    reader = webhook_reader(database)
    while await reader.step():
        pass


async def work(sender: WebhookSender) -> int:
    """Run the jobs that are due; returns how many."""
    loop = sender.loop()
    jobs = await loop.claim(50)
    for job in jobs:
        await loop.work(job)
    return len(jobs)


async def hurry(database: Database) -> None:
    """Make waiting jobs due, as time would."""
    await database.execute("UPDATE jobs SET run_at = now()")


async def story(database: Database) -> Event:
    """A customer's message in a conversation, and the event that tells of it."""
    await database.execute(
        """
        INSERT INTO customers (id, display_name, language) VALUES (5, 'Ada Bakker', 'nl');
        INSERT INTO channels (key, connector, name) VALUES ('k', 'email', 'Mail');
        INSERT INTO identities (id, customer_id, scheme, value, match_key, assurance, source)
          VALUES (6, 5, 'email', 'ada@example.org', 'ada@example.org', 2, 'email');
        INSERT INTO conversations (id, customer_id, subject, last_message_at)
          VALUES (7, 5, 'Boiler', now());
        INSERT INTO legs (id, conversation_id, channel_id, identity_id, address)
          VALUES (8, 7, 1, 6, 'ada@example.org');
        INSERT INTO messages (id, conversation_id, leg_id, direction, said_at, received_at, content)
          VALUES (9, 7, 8, 'in', now(), now(), '{"text": "No hot water", "attachments":
                  [{"kind": "image", "name": "boiler.jpg", "remote": {"id": "secret"}}]}');
        """
    )
    return Event(kind="message.received", conversation_id=7, customer_id=5, message_id=9)


async def test_a_subscribed_event_is_told_once_and_signed(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, secret = await subscribe(database, vault, transport, receiver)
    await happen(
        database,
        Event(kind="message.received", conversation_id=3, customer_id=4, message_id=5),
        Event(kind="conversation.changed", conversation_id=3),
    )
    assert await work(sender) == 1
    assert await work(sender) == 0
    [taken] = receiver.taken
    assert taken.path == "/hook"
    assert taken.headers["content-type"] == "application/json"
    told = Signature(secret).verify(taken.body, taken.headers)
    assert told["type"] == "message.received"
    assert told["data"] == {
        "event_id": int(taken.headers["webhook-id"].removeprefix("evt_")),
        "conversation_id": 3,
        "customer_id": 4,
        "message_id": 5,
        "agent_id": None,
        "conversation": None,
        "message": None,
        "customer": None,
    }
    with pytest.raises(WebhookVerificationError):
        Signature(secret).verify(taken.body.replace(b"3", b"4"), taken.headers)
    [attempt] = await attempts(database, made.id, before_id=None, limit=10)
    assert (attempt.delivered, attempt.status, attempt.attempt, attempt.answer) == (
        True,
        200,
        1,
        "ok",
    )


async def test_the_secret_is_stored_sealed(
    database: Database, vault: Vault, transport: Transport, receiver: Receiver
) -> None:
    _, secret = await subscribe(database, vault, transport, receiver)
    row = await database.fetchrow("SELECT * FROM webhooks")
    assert secret.startswith("whsec_")
    assert secret not in str(dict(row or {}))
    assert secret not in str(await database.fetch("SELECT detail FROM audit"))


@pytest.mark.parametrize(
    ("scopes", "told"),
    [
        ((), set()),
        (("conversations:read",), {"conversation", "message"}),
        (("customers:read",), {"customer"}),
        (("conversations:read", "customers:read"), {"conversation", "message", "customer"}),
    ],
)
async def test_a_payload_holds_no_more_than_its_scopes(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
    scopes: tuple[str, ...],
    told: set[str],
) -> None:
    event = await story(database)
    await subscribe(database, vault, transport, receiver, scopes=scopes)
    await happen(database, event)
    await work(sender)
    body = receiver.taken[0].body.decode()
    payload = json.loads(body)["data"]
    whole = {"conversation", "message", "customer"}
    assert {name for name in whole if payload[name] is not None} == told
    assert ("No hot water" in body) == ("message" in told)
    assert ("Boiler" in body) == ("conversation" in told)
    assert ("Ada Bakker" in body) == ("customer" in told)
    assert ("ada@example.org" in body) == ("customer" in told)
    assert "secret" not in body
    if "message" in told:
        assert payload["message"]["attachments"][0]["name"] == "boiler.jpg"
        assert payload["message"]["channel_id"] == 1
    lines = await database.fetch("SELECT customer_id FROM audit WHERE action = 'customer.told'")
    assert [line["customer_id"] for line in lines] == ([5] if scopes else [])
    stored = str(await database.fetch("SELECT event, answer FROM webhook_attempts"))
    assert "hot water" not in stored
    assert "Bakker" not in stored


async def test_what_was_taken_back_is_not_told(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    event = await story(database)
    await subscribe(database, vault, transport, receiver, scopes=("conversations:read",))
    await happen(database, event)
    await database.execute("UPDATE messages SET deleted_at = now()")
    await work(sender)
    message = json.loads(receiver.taken[0].body)["data"]["message"]
    assert (message["deleted"], message["text"], message["attachments"]) == (True, "", [])


def test_nobody_lets_a_webhook_tell_what_they_may_not_read(
    database: Database, vault: Vault
) -> None:
    from onethread.webhooks.rules import check_scopes

    token = Actor(
        kind="token", permissions=permissions_of_token(["webhooks:manage"], "administrator")
    )
    assert check_scopes([], token) == []
    for scope in ("conversations:read", "customers:read"):
        with pytest.raises(NotAllowed):
            check_scopes([scope], token)
        assert check_scopes([scope], ADMIN) == [scope]


async def test_a_token_cannot_redirect_what_it_may_not_read(
    database: Database, vault: Vault, transport: Transport, receiver: Receiver
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver, scopes=("conversations:read",))
    token = Actor(
        kind="token", permissions=permissions_of_token(["webhooks:manage"], "administrator")
    )
    with pytest.raises(NotAllowed):
        await change_webhook(
            database, transport.guard, token, made.id, url=receiver.url + "/elsewhere"
        )


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


async def test_private_addresses_are_refused(
    database: Database, vault: Vault, receiver: Receiver
) -> None:
    for url in (
        receiver.url,
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
    ):
        with pytest.raises(InvalidInput) as refused:
            await make_webhook(
                database,
                vault,
                AddressGuard(),
                ADMIN,
                url=url,
                event_kinds=["message.received"],
                scopes=[],
            )
        assert "url" in refused.value.extra["fields"], url


async def test_an_address_that_became_private_is_refused_when_sending(
    database: Database, vault: Vault, transport: Transport, receiver: Receiver
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    strict = Transport()
    result = await send_test(database, vault, strict, ADMIN, made.id)
    await strict.close()
    assert not result.delivered
    assert "may not reach" in (result.error or "")
    assert receiver.taken == []


async def test_without_encryption_only_where_the_operator_allowed(
    database: Database, vault: Vault
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await make_webhook(
            database,
            vault,
            AddressGuard(),
            ADMIN,
            url="http://93.184.215.14/",
            event_kinds=["message.received"],
            scopes=[],
        )
    assert "https" in refused.value.extra["fields"]["url"]


@pytest.mark.parametrize(
    "change",
    [
        {"url": "ftp://example.org/"},
        {"url": "https://user:secret@example.org/"},
        {"url": "https://"},
        {"url": "https://exa mple.org/"},
        {"url": "https://example.org:99999/"},
        {"url": "https://example.org/" + "x" * 3_000},
        {"event_kinds": []},
        {"event_kinds": ["everything"]},
        {"scopes": ["audit:read"]},
    ],
)
async def test_a_wrong_form_is_refused(
    database: Database, vault: Vault, receiver: Receiver, change: dict[str, Any]
) -> None:
    form: dict[str, Any] = {
        "url": "https://93.184.215.14/",
        "event_kinds": ["message.received"],
        "scopes": [],
    }
    with pytest.raises(InvalidInput):
        await make_webhook(database, vault, AddressGuard(), ADMIN, **(form | change))


async def test_a_removed_webhook_gets_nothing_more(
    database: Database,
    vault: Vault,
    transport: Transport,
    receiver: Receiver,
    sender: WebhookSender,
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    await happen(database, Event(kind="message.received"))
    await remove_webhook(database, ADMIN, made.id)
    assert await work(sender) == 1
    assert receiver.taken == []
    assert await database.fetchval("SELECT count(*) FROM jobs") == 0
