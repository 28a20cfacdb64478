"""Channels as the API shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from onethread.channels.queries import ChannelRow
from onethread.connectors import registry
from onethread.connectors.contract import Connector


class ChannelHealth(msgspec.Struct, kw_only=True):
    """How a channel does, in words. `oldest_in_at`: received then and still not processed;
    `oldest_out_at`: answered then and still not sent. `paused_until`: the provider asked us to wait.
    `failed_out`: answers of the last seven days that could not be sent."""

    ok: bool
    message: str
    reported_at: datetime | None
    last_in_at: datetime | None
    last_out_at: datetime | None
    refused_count: int
    last_refused_at: datetime | None
    unparsable_count: int
    dead_letters: int
    waiting_in: int
    oldest_in_at: datetime | None
    waiting_out: int
    oldest_out_at: datetime | None
    failed_out: int
    paused_until: datetime | None


class Subscription(msgspec.Struct, kw_only=True):
    """How the provider was last asked to send its webhooks here, and what it said. `until`: when it
    stops, unless asked again before, which happens by itself; null: it doesn't. All null: never asked."""

    asked_at: datetime | None
    ok: bool | None
    message: str
    until: datetime | None


class Channel(msgspec.Struct, kw_only=True):
    """A configured channel. In `config` a credential is only true (set) or false. `subscription`: null
    where an administrator tells the provider the webhook address themselves."""

    id: int
    key: str
    connector: str
    connector_name: str
    name: str
    state: str
    config: dict[str, Any]
    webhook_url: str | None
    setup_webhook: str
    widget_snippet: str | None
    brand_id: int | None
    department_id: int | None
    team_id: int | None
    created_at: datetime
    health: ChannelHealth
    subscription: Subscription | None


def shown(row: ChannelRow, base: str) -> Channel:
    """A channel with its health; `base` is the address that providers and browsers reach us by."""
    connector = registry.all_connectors().get(row.connector)
    secret = registry.secret_fields(connector.config_type) if connector else frozenset()
    transport = connector.manifest.transport if connector else ""
    snippet = None
    if transport == "socket":
        snippet = f'<script src="{base}/widget.js" data-channel="{row.key}" async></script>'
    return Channel(
        id=row.id,
        key=row.key,
        connector=row.connector,
        connector_name=connector.manifest.name if connector else row.connector,
        name=row.name,
        state=row.state,
        config={**row.config, **dict.fromkeys(sorted(secret), row.has_secrets)},
        webhook_url=hook_url(base, row.key) if _takes_hooks(connector) else None,
        setup_webhook=connector.setup_webhook if connector else "",
        widget_snippet=snippet,
        brand_id=row.brand_id,
        department_id=row.department_id,
        team_id=row.team_id,
        created_at=row.created_at,
        health=ChannelHealth(
            ok=row.ok and connector is not None and row.subscribed_ok is not False,
            message=_trouble(row) if connector else "its connector is not installed any more",
            reported_at=row.reported_at,
            last_in_at=row.last_in_at,
            last_out_at=row.last_out_at,
            refused_count=row.refused_count,
            last_refused_at=row.last_refused_at,
            unparsable_count=row.unparsable_count,
            dead_letters=row.dead_letters,
            waiting_in=row.waiting_in,
            oldest_in_at=row.oldest_in_at,
            waiting_out=row.waiting_out,
            oldest_out_at=row.oldest_out_at,
            failed_out=row.failed_out,
            paused_until=row.paused_until,
        ),
        subscription=(
            Subscription(
                asked_at=row.subscribed_at,
                ok=row.subscribed_ok,
                message=row.subscription_message or "",
                until=row.subscribed_until,
            )
            if connector and connector.subscribe
            else None
        ),
    )


def _trouble(row: ChannelRow) -> str:
    if row.ok and row.subscribed_ok is False:
        return row.subscription_message or "the provider's webhooks are not subscribed to"
    return row.message


def hook_url(base: str, key: str) -> str:
    """The webhook address of a channel."""
    return f"{base}/hooks/{key}"


def _takes_hooks(connector: Connector | None) -> bool:
    """A polled channel may be woken by them."""
    return (
        connector is not None
        and connector.verify is not None
        and connector.manifest.transport in ("webhook", "poll")
    )
