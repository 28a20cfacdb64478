"""Events reach receivers, signed; and no one is told more than they may know."""

from __future__ import annotations

import json

import pytest
from standardwebhooks.webhooks import Webhook as Signature
from standardwebhooks.webhooks import WebhookVerificationError

from onethread.access import Actor
from onethread.access.rules import permissions_of_token
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import NotAllowed
from onethread.events import Event
from onethread.transport import Transport
from onethread.webhooks import WebhookSender
from onethread.webhooks.change import (
    change_webhook,
    remove_webhook,
)
from onethread.webhooks.queries import attempts
from tests.webhooks.conftest import Receiver
from tests.webhooks.subscribing import ADMIN, happen, subscribe, work


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
