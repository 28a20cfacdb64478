"""Make, change and remove webhooks; test one; send something again."""

from __future__ import annotations

import base64
import ipaddress
import secrets
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record
from onethread.database.engine import Connection, Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput, NotFound, TransportError
from onethread.transport import AddressGuard, Transport
from onethread.webhooks import queries
from onethread.webhooks.payload import TEST_KIND, Occurrence, build_payload
from onethread.webhooks.queries import Webhook
from onethread.webhooks.rules import check_event_kinds, check_scopes, check_url
from onethread.webhooks.send import Result, WebhookSender, sealing_context

EARLIER_SECRET = timedelta(days=1)
"""How long the secret before a new one signs too."""


async def make_webhook(
    database: Database,
    vault: Vault,
    guard: AddressGuard,
    actor: Actor,
    *,
    url: str,
    event_kinds: Sequence[str],
    scopes: Sequence[str],
) -> tuple[Webhook, str]:
    """Subscribe a receiver; returns it with the secret that its messages are signed with, which is
    shown only now. Raises InvalidInput, NotAllowed."""
    kinds = check_event_kinds(event_kinds)
    allowed = check_scopes(scopes, actor)
    url = await _reachable(guard, url)
    secret = _new_secret()
    async with database.transaction() as connection:
        webhook_id = await queries.next_id(connection)
        webhook = await queries.add_webhook(
            connection,
            webhook_id=webhook_id,
            url=url,
            secret=vault.seal(secret.encode("ascii"), sealing_context(webhook_id)),
            event_kinds=kinds,
            scopes=allowed,
            created_by=actor.id,
        )
        await _audit(connection, actor, "webhook.made", webhook)
    return webhook, secret


async def change_webhook(
    database: Database,
    guard: AddressGuard,
    actor: Actor,
    webhook_id: int,
    *,
    url: str | None = None,
    event_kinds: Sequence[str] | None = None,
    scopes: Sequence[str] | None = None,
    active: bool | None = None,
) -> Webhook:
    """Change what is given. Activated again, or given another address, it starts without earlier
    failures. Raises NotFound, InvalidInput, NotAllowed."""
    checked_url = None if url is None else await _reachable(guard, url)
    async with database.transaction() as connection:
        before = await queries.webhook(connection, webhook_id, lock=True)
        if before is None:
            raise NotFound("there is no such webhook")
        # Whoever changes where it goes must be allowed to read what goes there.
        kept = before.scopes if scopes is None else scopes
        after = msgspec.structs.replace(
            before,
            url=before.url if checked_url is None else checked_url,
            event_kinds=before.event_kinds
            if event_kinds is None
            else check_event_kinds(event_kinds),
            scopes=check_scopes(kept, actor),
            active=before.active if active is None else active,
        )
        if after == before:
            return after
        if after.active and (not before.active or after.url != before.url):
            after = msgspec.structs.replace(
                after, disabled_reason=None, failing_since=None, failures=0, paused_until=None
            )
        await queries.update_webhook(connection, after)
        await _audit(connection, actor, "webhook.changed", after)
    return after


async def renew_secret(
    database: Database, vault: Vault, actor: Actor, webhook_id: int
) -> tuple[Webhook, str]:
    """A new secret, shown only now. For a day everything is signed with the earlier one too, so that
    the receiver can be told without losing anything. Raises NotFound."""
    secret = _new_secret()
    async with database.transaction() as connection:
        if await queries.webhook(connection, webhook_id, lock=True) is None:
            raise NotFound("there is no such webhook")
        await queries.renew_secret(
            connection,
            webhook_id,
            vault.seal(secret.encode("ascii"), sealing_context(webhook_id)),
            clock.now() + EARLIER_SECRET,
        )
        webhook = await queries.webhook(connection, webhook_id)
        assert webhook is not None
        await _audit(connection, actor, "webhook.secret_renewed", webhook)
    return webhook, secret


async def payload_of_attempt(
    database: Database, actor: Actor, webhook_id: int, attempt_id: int
) -> bytes:
    """What is sent for the event of an attempt, as things are now. Raises NotFound, NotAllowed when
    the actor may not read what it tells."""
    webhook = await queries.webhook(database, webhook_id)
    event = await queries.event_of_attempt(database, webhook_id, attempt_id)
    if webhook is None or not event:
        raise NotFound("there is no such attempt")
    check_scopes(webhook.scopes, actor)
    occurrence = msgspec.convert(event, Occurrence)
    if webhook.scopes:
        await record(
            database,
            actor,
            "webhook.payload_read",
            subject_kind="webhook",
            subject_id=webhook_id,
            customer_id=occurrence.customer_id,
            detail={"event_id": occurrence.event_id},
        )
    return await build_payload(database, occurrence, webhook.scopes)


async def remove_webhook(database: Database, actor: Actor, webhook_id: int) -> None:
    """Remove a webhook with its log. Raises NotFound."""
    async with database.transaction() as connection:
        webhook = await queries.webhook(connection, webhook_id, lock=True)
        if webhook is None:
            raise NotFound("there is no such webhook")
        await queries.remove_webhook(connection, webhook_id)
        await _audit(connection, actor, "webhook.removed", webhook)


async def send_test(
    database: Database, vault: Vault, transport: Transport, actor: Actor, webhook_id: int
) -> Result:
    """Send a test event now, also to a webhook that is not active, and say how it went.
    Raises NotFound."""
    test = Occurrence(event_id=0, kind=TEST_KIND, at=clock.now(), agent_id=actor.id)
    return await _send_now(database, vault, transport, actor, webhook_id, test)


async def retry_attempt(
    database: Database,
    vault: Vault,
    transport: Transport,
    actor: Actor,
    webhook_id: int,
    attempt_id: int,
) -> Result:
    """Send the event of an attempt again now, and say how it went. Raises NotFound."""
    event = await queries.event_of_attempt(database, webhook_id, attempt_id)
    if not event:
        raise NotFound("there is no such attempt")
    occurrence = msgspec.convert(event, Occurrence)
    return await _send_now(database, vault, transport, actor, webhook_id, occurrence)


async def _send_now(
    database: Database,
    vault: Vault,
    transport: Transport,
    actor: Actor,
    webhook_id: int,
    occurrence: Occurrence,
) -> Result:
    webhook = await queries.webhook(database, webhook_id)
    if webhook is None:
        raise NotFound("there is no such webhook")
    result, _ = await WebhookSender(database, vault, transport).tell(webhook, occurrence)
    await record(
        database,
        actor,
        "webhook.sent_by_hand",
        subject_kind="webhook",
        subject_id=webhook_id,
        detail={"event_id": occurrence.event_id, "delivered": result.delivered},
    )
    return result


def _new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode("ascii")


async def _reachable(guard: AddressGuard, url: str) -> str:
    url, host, port, encrypted = check_url(url)
    try:
        address = await guard.resolve(host, port)
    except TransportError as error:
        raise InvalidInput("this address can't be used", fields={"url": error.message}) from error
    # Without encryption only inside the networks that the operator allowed by name.
    if not encrypted and AddressGuard().permits(ipaddress.ip_address(address)):
        raise InvalidInput(
            "this address can't be used", fields={"url": "it must begin with https://"}
        )
    return url


async def _audit(connection: Connection, actor: Actor, action: str, webhook: Webhook) -> None:
    await record(
        connection,
        actor,
        action,
        subject_kind="webhook",
        subject_id=webhook.id,
        detail={
            "url": webhook.url,
            "event_kinds": webhook.event_kinds,
            "scopes": webhook.scopes,
            "active": webhook.active,
        },
    )
