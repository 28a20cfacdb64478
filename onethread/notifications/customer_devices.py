"""Customers' devices that are told of answers: phones with the organisation's app, browsers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from onethread import clock
from onethread.connectors.contract import CustomerDevice
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput
from onethread.notifications.devices import (
    MOST_FAILURES,
    MOST_URL,
    check_endpoint,
    subscription_keys,
)
from onethread.transport import AddressGuard

Source = Connection | Database

MOST_DEVICES = 20
# A device whose chat was not opened for so long is given up.
KEPT = timedelta(days=180)
# Which message was told where is of no use once nobody tells it any more.
PUSHES_KEPT = timedelta(days=2)


class TokenOf(msgspec.Struct, frozen=True, kw_only=True):
    """A device as it is pushed to."""

    id: int
    kind: str
    token: str
    public_key: bytes | None
    auth_secret: bytes | None
    language: str


def owner(scheme: str, key: str) -> str:
    """How a device remembers whose it is."""
    return f"{scheme}:{key}"


async def keep_device(
    database: Database,
    guard: AddressGuard,
    channel_id: int,
    owners: Sequence[str],
    device: CustomerDevice,
) -> None:
    """Keep a device, or whose it is from now on. Raises InvalidInput."""
    if not 10 <= len(device.token) <= MOST_URL or not device.token.isascii():
        raise InvalidInput("this is not the token of a device")
    keys: tuple[bytes | None, bytes | None] = (None, None)
    if device.kind == "web":
        await check_endpoint(guard, device.token)
        keys = subscription_keys(device.p256dh, device.auth)
    elif not device.token.isprintable() or " " in device.token:
        raise InvalidInput("this is not the token of a device")
    async with database.transaction() as connection:
        await connection.execute(
            """
            INSERT INTO customer_devices (channel_id, kind, token, public_key, auth_secret, owners,
                                          language)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (channel_id, token) DO UPDATE SET kind = excluded.kind,
              public_key = excluded.public_key, auth_secret = excluded.auth_secret,
              owners = excluded.owners, language = excluded.language, seen_at = now(), failures = 0
            """,
            channel_id,
            device.kind,
            device.token,
            *keys,
            list(owners),
            device.language,
        )
        await connection.execute(
            """
            DELETE FROM customer_devices WHERE id IN (
              SELECT id FROM customer_devices WHERE channel_id = $1 AND owners @> ARRAY[$2]
              ORDER BY seen_at DESC, id DESC OFFSET $3)
            """,
            channel_id,
            owners[0],
            MOST_DEVICES,
        )


async def forget_device(source: Source, channel_id: int, owners: Sequence[str], token: str) -> None:
    """Push to one's own device no more."""
    await source.execute(
        "DELETE FROM customer_devices WHERE channel_id = $1 AND token = $2 AND owners && $3",
        channel_id,
        token[:MOST_URL],
        list(owners),
    )


async def drop(source: Source, device_id: int) -> None:
    """Its push service says that it is gone."""
    await source.execute("DELETE FROM customer_devices WHERE id = $1", device_id)


async def note_taken(source: Source, device_id: int) -> None:
    """The push service took one."""
    await source.execute(
        "UPDATE customer_devices SET pushed_at = now(), failures = 0 WHERE id = $1", device_id
    )


async def note_refused(source: Source, device_id: int) -> None:
    """Refused; too often in a row, and it is dropped."""
    await source.execute(
        "WITH refused AS (UPDATE customer_devices SET failures = failures + 1 WHERE id = $1"
        " RETURNING id, failures)"
        " DELETE FROM customer_devices WHERE id IN (SELECT id FROM refused WHERE failures + 1 > $2)",
        device_id,
        MOST_FAILURES,
    )


async def forget_old_devices(source: Source) -> None:
    """Remove devices of customers who came no more, and which message was told where."""
    now = clock.now()
    await source.execute("DELETE FROM customer_devices WHERE seen_at < $1", now - KEPT)
    await source.execute("DELETE FROM customer_pushes WHERE at < $1", now - PUSHES_KEPT)
