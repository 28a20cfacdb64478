"""Devices of customers: by Firebase and by web push; a refusal is told, what fails is tried again."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from onethread.access import SYSTEM, Actor
from onethread.channels.change import create
from onethread.connectors.contract import CustomerDevice
from onethread.connectors.registry import get
from onethread.conversations.reply import reply
from onethread.delivery import send
from onethread.errors import InvalidInput
from onethread.jobs import JobLoop
from onethread.messages import Content
from onethread.notifications.customer_devices import forget_old_devices, keep_device
from onethread.notifications.customer_push import QUEUE, CustomerPushSender
from onethread.notifications.follow import notification_reader
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from onethread.simulator.sandbox import Sandbox, get_stand_in
from tests.notifications.browser import Browser
from tests.webhooks.conftest import Receiver
from tests.world import World

OWNER = ["visitor:v1"]
PHONE = CustomerDevice(kind="app", token="phone-token-0123456789", language="nl")


class Chat:
    """A chat in which a visitor wrote, with everything behind it in this process."""

    def __init__(self, parts: Parts, channel_id: int, agent: Actor, heard: int, leg: int) -> None:
        self.parts, self.channel_id, self.agent = parts, channel_id, agent
        self.heard, self.leg = heard, leg

    async def keep(self, device: CustomerDevice) -> None:
        guard = self.parts.transport.guard
        await keep_device(self.parts.database, guard, self.channel_id, OWNER, device)

    async def answer(self, text: str) -> None:
        """Answer, deliver, and look whether it was read."""
        content = Content(text=text)
        await reply(self.parts.database, self.agent, self.heard, self.leg, content, uuid4())
        await self.work(send.QUEUE, send.Sender(self.parts).handle)
        reader = notification_reader(self.parts.database, dict)
        while await reader.step():
            pass
        await self.look()

    async def look(self) -> None:
        await self.work(QUEUE, CustomerPushSender(self.parts).handle)

    async def work(self, queue: str, handle: Any) -> None:
        loop = JobLoop(self.parts.database, queue, handle)
        await self.parts.database.execute("UPDATE jobs SET run_at = now()")
        for job in await loop.claim(10):
            await loop.work(job)

    async def devices(self) -> list[tuple[str, int]]:
        rows = await self.parts.database.fetch(
            "SELECT token, failures FROM customer_devices ORDER BY id"
        )
        return [(row["token"], row["failures"]) for row in rows]


@pytest.fixture
async def firebase() -> AsyncIterator[Sandbox]:
    async with Sandbox(get_stand_in("firebase")) as running:
        yield running


@pytest.fixture
async def chat(database_url: str, tmp_path: Path, firebase: Sandbox) -> AsyncIterator[Chat]:
    settings = Settings(data_dir=str(tmp_path), outgoing_allow=("127.0.0.0/8",))
    async with open_parts(settings, database_url, "test") as parts:
        config = {
            "title": "Linde",
            "push_shows": "text",
            "web_push": True,
            **firebase.settings(),
        }
        channel_id = await create(
            parts.database, parts.vault, SYSTEM, connector_id="webchat", name="Chat", config=config
        )
        await notification_reader(parts.database, dict).step()
        world = World(parts.database)
        heard = await world.hear(channel_id, "v1", scheme="visitor")
        agent = await world.agent()
        leg = await world.leg(heard.conversation_id)
        yield Chat(parts, channel_id, agent, heard.conversation_id, leg)


async def test_the_settings_can_be_tried(chat: Chat, firebase: Sandbox) -> None:
    channel = await chat.parts.channels.by_id(chat.channel_id)
    assert channel is not None
    connector = get("webchat")
    assert connector.test is not None
    assert connector.read_test is not None

    async def tried(config: Any) -> tuple[bool, str]:
        answers = await chat.parts.transport.send_all(connector.test(config))  # type: ignore[misc]
        told = connector.read_test(answers, config)  # type: ignore[misc]
        return told.ok, told.message

    assert (await tried(channel.config))[0]
    assert firebase.sent == []
    wrong = msgspec.structs.replace(channel.config, push_base_url=f"{firebase.url}/elsewhere")
    ok, words = await tried(wrong)
    assert not ok
    assert words.startswith("Firebase refused a notification")


async def test_a_phone_is_told_each_answer_once_and_after_a_fault_again(
    chat: Chat, firebase: Sandbox
) -> None:
    await chat.keep(PHONE)
    firebase.behaviour.refuse_next = ["fault"]
    await chat.answer("Om tien uur.")
    assert firebase.sent == []
    await chat.look()
    await chat.look()
    assert [(seen.to, seen.text) for seen in firebase.sent] == [(PHONE.token, "Om tien uur.")]
    firebase.behaviour.refuse_next = ["invalid"]
    await chat.answer("Of elf.")
    assert await chat.devices() == [(PHONE.token, 1)]
    health = await chat.parts.database.fetchrow("SELECT ok, message FROM channel_health")
    assert health is not None
    assert not health["ok"]
    assert health["message"].startswith("No notifications go out: Firebase refused")
    firebase.state["gone"] = {PHONE.token}
    await chat.answer("Twaalf, dan.")
    assert await chat.devices() == []


async def test_a_browser_is_told_by_web_push_until_it_is_gone(
    chat: Chat, receiver: Receiver
) -> None:
    browser = Browser()
    given = browser.subscription(f"{receiver.url}/push-1")
    await chat.keep(
        CustomerDevice(
            kind="web", token=given["endpoint"], p256dh=given["p256dh"], auth=given["auth"]
        )
    )
    receiver.answers(201)
    await chat.answer("Om tien uur.")
    [taken] = receiver.taken
    told = json.loads(browser.open(taken.body))
    assert (told["title"], told["body"]) == ("Linde", "Om tien uur.")
    assert taken.headers["authorization"].startswith("vapid t=")
    receiver.answers(410)
    await chat.answer("Of elf.")
    assert await chat.devices() == []


async def test_what_is_no_device_is_refused_and_old_ones_go(chat: Chat) -> None:
    for token in ("short", "with a space in it", "ünïcode-token-0123456789", "x" * 3000):
        with pytest.raises(InvalidInput):
            await chat.keep(msgspec.structs.replace(PHONE, token=token))
    with pytest.raises(InvalidInput):  # a private address that nobody allowed
        await chat.keep(CustomerDevice(kind="web", token="http://10.0.0.1/push", p256dh="A"))
    for number in range(25):
        await chat.keep(msgspec.structs.replace(PHONE, token=f"phone-token-{number:010}"))
    assert len(await chat.devices()) == 20
    await chat.parts.database.execute(
        "UPDATE customer_devices SET seen_at = now() - interval '1 year'"
    )
    await forget_old_devices(chat.parts.database)
    assert await chat.devices() == []
