"""A push reaches the agent's browsers, tells what waits once, and no more than the agent allows."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations.assign import assign
from onethread.conversations.read import mark_read as read_conversation
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound
from onethread.notifications.choose import choose
from onethread.notifications.devices import add_device, devices, remove_device
from onethread.notifications.follow import notification_reader, push_key
from onethread.notifications.push import PushSender, trial
from onethread.notifications.rules import Rules
from onethread.transport import Transport
from tests.notifications.browser import Browser
from tests.notifications.conftest import allow_push, sign_in, work
from tests.webhooks.conftest import Receiver
from tests.world import World


@pytest.fixture
async def world(database: Database) -> World:
    await notification_reader(database, dict).step()
    return World(database)


@pytest.fixture
async def ada(world: World, database: Database) -> Actor:
    return await sign_in(database, await world.agent("Ada"))


async def happen(world: World, owner: Actor, number: int = 0, text: str = "No hot water") -> int:
    """A customer says something and a colleague gives the conversation to the owner."""
    database = world.database
    heard = await world.hear(await world.channel(), f"+3161234567{number}", text, name="Kees")
    await assign(database, await world.agent("Bram"), heard.conversation_id, owner.id)
    reader = notification_reader(database, dict)
    while await reader.step():
        pass
    return heard.conversation_id


async def hurry(database: Database) -> None:
    await database.execute("UPDATE jobs SET run_at = now()")


def said(browser: Browser, receiver: Receiver, number: int = -1) -> Any:
    return json.loads(browser.open(receiver.taken[number].body))


async def test_what_waits_is_pushed_once_encrypted_and_without_a_name(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    receiver.answers(201)
    _, browser = await allow_push(database, transport, ada, receiver)
    conversation_id = await happen(world, ada)
    latest = await database.fetchval("SELECT max(message_id) FROM notifications")
    assert await work(sender) == 0  # more may come
    await hurry(database)
    assert await work(sender) == 1
    [taken] = receiver.taken
    assert taken.headers["content-encoding"] == "aes128gcm"
    assert taken.headers["ttl"] == "14400"
    assert taken.headers["topic"] == "onethread"
    assert taken.headers["authorization"].startswith("vapid t=")
    assert said(browser, receiver) == {
        "title": "A conversation was assigned to you",
        "body": "Open Onethread to read it.",
        "url": f"/conversations/{conversation_id}?message={latest}",
        "unread": 1,
        "lang": "en",
        "test": False,
    }
    await hurry(database)
    await work(sender)
    assert len(receiver.taken) == 1
    assert await database.fetchval("SELECT count(*) FROM jobs") == 0


async def test_a_burst_is_one_push_and_the_next_one_waits(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    receiver.answers(201)
    _, browser = await allow_push(database, transport, ada, receiver)
    for number in range(3):
        await happen(world, ada, number)
    await hurry(database)
    await work(sender)
    assert len(receiver.taken) == 1
    assert said(browser, receiver)["title"] == "3 conversations ask for your attention"
    assert said(browser, receiver)["url"] == "/inbox/mine?notifications=open"
    before = clock.now()
    await happen(world, ada, 4)
    run_at = await database.fetchval("SELECT run_at FROM jobs WHERE queue = 'push'")
    assert run_at - before > timedelta(seconds=25)


async def test_what_was_read_meanwhile_is_not_pushed(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    await allow_push(database, transport, ada, receiver)
    conversation_id = await happen(world, ada)
    await read_conversation(database, ada, conversation_id)
    await notification_reader(database, dict).step()
    await hurry(database)
    assert await work(sender) >= 1
    assert receiver.taken == []


@pytest.mark.parametrize(
    ("shows", "body"),
    [
        ("nothing", "Open Onethread om het te lezen."),
        ("customer", "Kees"),
        ("text", "Kees: No hot water"),
    ],
)
async def test_a_push_holds_no_more_of_a_customer_than_the_agent_chose(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
    shows: Any,
    body: str,
) -> None:
    receiver.answers(201)
    await database.execute("UPDATE agents SET language = 'nl'")
    await choose(database, ada, Rules(push_shows=shows))
    _, browser = await allow_push(database, transport, ada, receiver)
    await happen(world, ada)
    await hurry(database)
    await work(sender)
    assert said(browser, receiver)["body"] == body
    told = await database.fetchval("SELECT count(*) FROM audit WHERE action = 'customer.told'")
    assert told == (0 if shows == "nothing" else 1)


async def test_nothing_is_pushed_into_quiet_hours_nor_against_the_rules(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    await allow_push(database, transport, ada, receiver)
    await happen(world, ada, 1)
    await choose(database, ada, Rules(undisturbed_until=clock.now() + timedelta(hours=1)))
    await happen(world, ada, 2)
    await hurry(database)
    await work(sender)
    await choose(database, ada, Rules(ways={"assigned": ["page"], "message": ["page"]}))
    await database.execute("UPDATE notifications SET read_at = now()")
    await happen(world, ada, 3)
    assert await database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'push'") == 0
    assert receiver.taken == []


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_a_device_that_is_gone_is_dropped(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
    status: int,
) -> None:
    device, _ = await allow_push(database, transport, ada, receiver)
    receiver.answers(status)
    assert await sender.push(device, trial("en")) is None
    assert await devices(database, ada.id or 0) == []


async def test_a_service_that_is_busy_is_asked_again_for_that_device_alone(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    device, browser = await allow_push(database, transport, ada, receiver)
    receiver.answers(429, "Retry-After: 60")
    await happen(world, ada)
    await hurry(database)
    await work(sender)
    job = await database.fetchrow("SELECT payload, run_at FROM jobs WHERE queue = 'push'")
    assert job is not None
    assert job["payload"]["device_id"] == device.id
    assert job["run_at"] - clock.now() > timedelta(seconds=50)
    receiver.answers(201)
    await hurry(database)
    await work(sender)
    assert said(browser, receiver)["unread"] == 1
    assert await database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'push'") == 0


async def test_who_signed_out_there_is_told_nothing_there(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    sender: PushSender,
) -> None:
    await allow_push(database, transport, ada, receiver)
    await happen(world, ada)
    await database.execute("UPDATE sessions SET revoked_at = now()")
    await hurry(database)
    await work(sender)
    assert receiver.taken == []


async def test_one_browser_is_one_device_whoever_signs_in(
    world: World, ada: Actor, database: Database, transport: Transport, receiver: Receiver
) -> None:
    bram = await sign_in(database, await world.agent("Bram"))
    given = Browser().subscription(receiver.url)
    origin = "https://ot.example.org"
    first = await add_device(database, transport.guard, ada, origin=origin, **given)
    again = await add_device(database, transport.guard, ada, origin=origin, **given)
    assert first.id == again.id
    await add_device(database, transport.guard, bram, origin=origin, **given)
    assert await devices(database, ada.id or 0) == []
    [device] = await devices(database, bram.id or 0)
    with pytest.raises(NotFound):
        await remove_device(database, ada, device.id)
    await remove_device(database, bram, device.id)
    actions = await database.fetch("SELECT action FROM audit WHERE action LIKE 'push_device.%'")
    assert [row["action"] for row in actions] == ["push_device.added", "push_device.removed"]


@pytest.mark.parametrize(
    "changed",
    [
        {"endpoint": "https://10.0.0.1/push"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": "https://user:secret@127.0.0.1/x"},
        {"endpoint": "https://[::1/x"},
        {"endpoint": "x" * 3000},
        {"p256dh": "AAAA"},
        {"p256dh": "not base64!"},
        {"auth": "AAAA"},
    ],
)
async def test_what_is_no_subscription_is_refused(
    world: World,
    ada: Actor,
    database: Database,
    transport: Transport,
    receiver: Receiver,
    changed: dict[str, str],
) -> None:
    given = Browser().subscription(receiver.url) | changed
    with pytest.raises(InvalidInput):
        await add_device(database, transport.guard, ada, origin="https://x.example", **given)


def test_a_push_that_comes_while_one_is_sent_is_never_taken_for_it() -> None:
    now = clock.now()
    assert push_key(1, now) != push_key(1, now + timedelta(seconds=3))
    assert push_key(1, now) != push_key(2, now)
