"""Have a provider send its webhooks here, and keep what it said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.channels.change import renew_secrets
from onethread.channels.load import LoadedChannel
from onethread.channels.rules import renew_at
from onethread.connectors import registry
from onethread.connectors.contract import ConnectionTest
from onethread.database.engine import Connection, Database
from onethread.database.secrets import Vault
from onethread.errors import OnethreadError
from onethread.jobs import enqueue
from onethread.messages import HttpResponse
from onethread.transport import Transport

QUEUE = "subscribe"


class Due(msgspec.Struct, kw_only=True):
    """A subscription that is to be renewed."""

    channel_id: int
    url: str


async def subscribe(
    database: Database,
    transport: Transport,
    vault: Vault,
    actor: Actor,
    channel: LoadedChannel,
    url: str,
) -> ConnectionTest:
    """Ask the provider, keep its answer, what it renewed, and who asked. What fails is an answer, not
    an error."""
    connector = channel.connector
    assert connector.subscribe is not None
    renewed: Mapping[str, str] = {}
    try:
        answers = await transport.send_all(connector.subscribe(url, channel.config))
        if connector.renewed is not None:
            renewed = connector.renewed(answers, channel.config)
        if connector.read_subscribed is not None:
            result = connector.read_subscribed(answers, channel.config)
        else:
            last = answers[-1] if answers else None
            refused = isinstance(last, HttpResponse) and last.status >= 400
            said = f"The provider answered {last.status}." if isinstance(last, HttpResponse) else ""
            result = ConnectionTest(ok=not refused, message=said if refused else "")
    except OnethreadError as error:
        result = ConnectionTest(ok=False, message=error.message)
    async with database.transaction() as connection:
        # Kept also when the rest failed: a refresh token may be good once only.
        if renewed:
            await renew_secrets(connection, vault, channel.id, renewed)
        await _keep(connection, channel, url, result)
        await audit(
            connection,
            actor,
            "channel.subscribed",
            subject_kind="channel",
            subject_id=channel.id,
            detail={"ok": result.ok, "message": result.message[:500]},
        )
    return result


async def _keep(
    connection: Connection, channel: LoadedChannel, url: str, result: ConnectionTest
) -> None:
    hours = channel.connector.manifest.subscription_hours
    now = clock.now()
    until: datetime | None = None
    if result.ok and hours is not None:
        until = now + timedelta(hours=hours)
    # A renewal that fails leaves the one in force as it is.
    await connection.execute(
        """
        INSERT INTO channel_health AS h (channel_id, subscribed_at, subscribed_ok, subscribed_url,
                                         subscribed_until, subscription_message)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (channel_id) DO UPDATE
        SET subscribed_at = excluded.subscribed_at, subscribed_ok = excluded.subscribed_ok,
            subscribed_url = excluded.subscribed_url,
            subscription_message = excluded.subscription_message,
            subscribed_until = CASE WHEN excluded.subscribed_ok THEN excluded.subscribed_until
                                    ELSE h.subscribed_until END
        """,
        channel.id,
        now,
        result.ok,
        url,
        until,
        result.message[:500],
    )


async def ask_soon(connection: Connection | Database, channel_id: int, url: str) -> None:
    """Have a worker subscribe a channel; it tries again when the provider can't be reached."""
    if isinstance(connection, Database):
        async with connection.transaction() as begun:
            await ask_soon(begun, channel_id, url)
        return
    await enqueue(
        connection, QUEUE, {"channel_id": channel_id, "url": url}, unique_key=str(channel_id)
    )


async def due(database: Database) -> list[Due]:
    """Subscriptions of active channels whose time to be renewed has come."""
    rows = await database.fetch(
        """
        SELECT c.id, c.connector, h.subscribed_until, h.subscribed_url
        FROM channel_health AS h JOIN channels AS c ON c.id = h.channel_id
        WHERE c.state = 'active' AND h.subscribed_until IS NOT NULL AND h.subscribed_url IS NOT NULL
        """
    )
    found = []
    for row in rows:
        connector = registry.all_connectors().get(row["connector"])
        hours = connector.manifest.subscription_hours if connector and connector.subscribe else None
        if hours is not None and renew_at(row["subscribed_until"], hours) <= clock.now():
            found.append(Due(channel_id=row["id"], url=row["subscribed_url"]))
    return found
