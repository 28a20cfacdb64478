"""Webhooks subscribed by an administrator, and events that happen."""

from __future__ import annotations

from onethread.access import Actor
from onethread.access.rules import permissions_of_role
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.events import Event, record
from onethread.transport import Transport
from onethread.webhooks import WebhookSender, webhook_reader
from onethread.webhooks.change import (
    make_webhook,
)
from onethread.webhooks.queries import Webhook
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
