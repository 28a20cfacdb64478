"""A push service on this machine, and signed-in agents whose browsers take push."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from onethread.access import Actor
from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.notifications.devices import Device, add_device
from onethread.notifications.push import PushSender
from onethread.transport import Transport
from tests.notifications.browser import Browser
from tests.webhooks.conftest import Receiver, receiver

__all__ = ["receiver"]


@pytest.fixture
def vault() -> Vault:
    return Vault([bytes(range(KEY_BYTES))])


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport(allow=["127.0.0.1/32"])
    yield made
    await made.close()


@pytest.fixture
def sender(database: Database, vault: Vault, transport: Transport) -> PushSender:
    return PushSender(database, vault, transport)


async def sign_in(database: Database, actor: Actor) -> Actor:
    """The agent in a session of their own."""
    session = uuid4()
    await database.execute(
        "INSERT INTO sessions (token_hash, agent_id, expires_at, public_id)"
        " VALUES ($1, $2, now() + interval '1 day', $3)",
        session.bytes,
        actor.id,
        session,
    )
    return msgspec.structs.replace(actor, session=str(session))


async def allow_push(
    database: Database, transport: Transport, actor: Actor, receiver: Receiver
) -> tuple[Device, Browser]:
    """The agent allows push in a browser whose service is the receiver."""
    browser = Browser()
    given: dict[str, Any] = browser.subscription(f"{receiver.url}/{uuid4()}")
    device = await add_device(
        database, transport.guard, actor, origin="https://ot.example.org", **given
    )
    return device, browser


async def work(sender: PushSender) -> int:
    """Run the pushes that are due; returns how many."""
    loop = sender.loop()
    jobs = await loop.claim(50)
    for job in jobs:
        await loop.work(job)
    return len(jobs)
