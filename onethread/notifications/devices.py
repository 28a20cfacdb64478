"""The browsers of an agent that take web push."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from onethread.access import Actor
from onethread.access.audit import record
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, NotFound, TransportError
from onethread.notifications.encrypt import AUTH_BYTES, read_point
from onethread.transport import AddressGuard

Source = Connection | Database

MOST_DEVICES = 20
MOST_URL = 2000
NAME_CHARACTERS = 80
# A device that refused so often in a row is taken for gone.
MOST_FAILURES = 10

# Only while the session lives in which it was allowed.
_LIVE = """
JOIN sessions AS s ON s.public_id = d.session AND s.agent_id = d.agent_id
 AND s.revoked_at IS NULL AND s.expires_at > now()
"""


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A browser to push to. `origin`: the address of ours at which it was allowed."""

    id: int
    agent_id: int
    session: UUID
    endpoint: str
    public_key: bytes
    auth_secret: bytes
    name: str
    origin: str
    created_at: datetime
    pushed_at: datetime | None
    failures: int


_COLUMNS = (
    "d.id, d.agent_id, d.session, d.endpoint, d.public_key, d.auth_secret, d.name, d.origin,"
    " d.created_at, d.pushed_at, d.failures"
)


async def devices(source: Source, agent_id: int, only: int | None = None) -> list[Device]:
    """An agent's devices whose session lives, newest first; or only one of them."""
    rows = await source.fetch(
        f"SELECT {_COLUMNS} FROM push_devices AS d {_LIVE}"
        " WHERE d.agent_id = $1 AND ($2::bigint IS NULL OR d.id = $2) ORDER BY d.id DESC LIMIT $3",
        agent_id,
        only,
        MOST_DEVICES,
    )
    return [Device(**dict(row)) for row in rows]


async def add_device(
    database: Database,
    guard: AddressGuard,
    actor: Actor,
    *,
    endpoint: str,
    p256dh: str,
    auth: str,
    name: str,
    origin: str,
) -> Device:
    """Keep a browser's subscription for the session that asks; the same browser again, also by
    another agent, takes its row over. Raises InvalidInput."""
    if actor.session is None or actor.id is None:
        raise InvalidInput("push is allowed in a signed-in browser")
    public_key, auth_secret = subscription_keys(p256dh, auth)
    await check_endpoint(guard, endpoint)
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            """
            INSERT INTO push_devices AS d (agent_id, session, endpoint, public_key, auth_secret,
                                           name, origin)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (endpoint) DO UPDATE SET agent_id = excluded.agent_id,
              session = excluded.session, public_key = excluded.public_key,
              auth_secret = excluded.auth_secret, name = excluded.name, origin = excluded.origin,
              failures = 0
            RETURNING d.*, d.xmax = 0 AS added
            """,
            actor.id,
            UUID(actor.session),
            endpoint,
            public_key,
            auth_secret,
            clean_text(" ".join(name.split()))[:NAME_CHARACTERS],
            origin,
        )
        assert row is not None
        known = dict(row)
        if known.pop("added"):
            await _audit(connection, actor, "push_device.added", known["id"], known["name"])
        await connection.execute(
            "DELETE FROM push_devices WHERE agent_id = $1 AND id NOT IN"
            " (SELECT id FROM push_devices WHERE agent_id = $1 ORDER BY id DESC LIMIT $2)",
            actor.id,
            MOST_DEVICES,
        )
    return Device(**known)


async def remove_device(database: Database, actor: Actor, device_id: int) -> None:
    """Push no more to one of the actor's own devices. Raises NotFound."""
    async with database.transaction() as connection:
        name = await connection.fetchval(
            "DELETE FROM push_devices WHERE id = $1 AND agent_id = $2 RETURNING name",
            device_id,
            actor.id,
        )
        if name is None:
            raise NotFound("there is no such device")
        await _audit(connection, actor, "push_device.removed", device_id, name)


async def drop_device(source: Source, device_id: int) -> None:
    """The push service says that it is gone."""
    await source.execute("DELETE FROM push_devices WHERE id = $1", device_id)


async def forget_ended_devices(source: Source) -> None:
    """Remove those whose session ended."""
    await source.execute(
        f"DELETE FROM push_devices WHERE id NOT IN (SELECT d.id FROM push_devices AS d {_LIVE})"
    )


async def note_pushed(source: Source, device_id: int, now: datetime) -> None:
    """The service took a push."""
    await source.execute(
        "UPDATE push_devices SET pushed_at = $2, failures = 0 WHERE id = $1", device_id, now
    )


async def note_refused(source: Source, device_id: int) -> None:
    """The service refused; too often in a row, and the device is dropped."""
    await source.execute(
        "WITH refused AS (UPDATE push_devices SET failures = failures + 1 WHERE id = $1"
        " RETURNING id, failures)"
        " DELETE FROM push_devices WHERE id IN (SELECT id FROM refused WHERE failures + 1 > $2)",
        device_id,
        MOST_FAILURES,
    )


async def _audit(
    connection: Connection, actor: Actor, action: str, device_id: int, name: str
) -> None:
    await record(
        connection,
        actor,
        action,
        subject_kind="push_device",
        subject_id=device_id,
        detail={"name": name},
    )


async def check_endpoint(guard: AddressGuard, endpoint: str) -> None:
    """That a push subscription's endpoint is one that may be called. Raises InvalidInput."""
    problem = InvalidInput(
        "this is not a push subscription", fields={"endpoint": "not the address of a push service"}
    )
    if len(endpoint) > MOST_URL or not endpoint.isascii() or not endpoint.isprintable():
        raise problem
    try:
        url = urlsplit(endpoint)
        host, port = url.hostname, url.port
    except ValueError as error:
        raise problem from error
    if url.scheme not in ("https", "http") or not host or url.username or url.fragment:
        raise problem
    try:
        address = await guard.resolve(host, port or (443 if url.scheme == "https" else 80))
    except TransportError as error:
        raise InvalidInput(
            "this push service can't be used", fields={"endpoint": error.message}
        ) from error
    # Without encryption only inside the networks that the operator allowed by name.
    if url.scheme != "https" and AddressGuard().permits(ipaddress.ip_address(address)):
        raise problem


def subscription_keys(p256dh: str, auth: str) -> tuple[bytes, bytes]:
    """The keys of a push subscription. Raises InvalidInput."""
    public_key, auth_secret = _raw(p256dh, "p256dh"), _raw(auth, "auth")
    read_point(public_key)
    if len(auth_secret) != AUTH_BYTES:
        raise InvalidInput("this is not a push subscription", fields={"auth": "not 16 bytes"})
    return public_key, auth_secret


def _raw(text: str, field: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidInput(
            "this is not a push subscription", fields={field: "not base64url"}
        ) from error
