"""SQL over webhooks and their attempts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.database.engine import Connection, Database

Source = Connection | Database


class Webhook(msgspec.Struct, kw_only=True):
    """A receiver of events. `secret` is sealed; so is `earlier_secret`, which
    signs too until `earlier_until`. `failing_since`: the first failure after the last
    success; `failures` counts those in a row; nothing is sent before `paused_until`."""

    id: int
    url: str
    secret: bytes
    event_kinds: list[str]
    scopes: list[str]
    active: bool
    created_at: datetime
    disabled_reason: str | None
    failing_since: datetime | None
    failures: int
    paused_until: datetime | None
    earlier_secret: bytes | None
    earlier_until: datetime | None


class Attempt(msgspec.Struct, kw_only=True):
    """One time that something was sent. `status` is None when no answer came; `error` says why it
    counts as failed; `answer` is the beginning of what the receiver answered."""

    id: int
    event_id: int
    event_kind: str
    attempt: int
    at: datetime
    status: int | None
    error: str | None
    answer: str
    took_ms: int | None
    delivered: bool


_WEBHOOK = (
    "id, url, secret, event_kinds, scopes, active, created_at, disabled_reason, failing_since,"
    " failures, paused_until, earlier_secret, earlier_until"
)
_ATTEMPT = "id, event_id, event_kind, attempt, at, status, error, answer, took_ms, delivered"


async def webhooks(source: Source, *, before_id: int | None, limit: int) -> list[Webhook]:
    """Webhooks, newest first."""
    rows = await source.fetch(
        f"SELECT {_WEBHOOK} FROM webhooks WHERE $1::bigint IS NULL OR id < $1"
        " ORDER BY id DESC LIMIT $2",
        before_id,
        limit,
    )
    return [Webhook(**dict(row)) for row in rows]


async def webhook(source: Source, webhook_id: int, *, lock: bool = False) -> Webhook | None:
    """One webhook; with `lock` held until the transaction ends."""
    suffix = " FOR UPDATE" if lock else ""
    row = await source.fetchrow(
        f"SELECT {_WEBHOOK} FROM webhooks WHERE id = $1{suffix}", webhook_id
    )
    return Webhook(**dict(row)) if row else None


async def subscriptions(source: Source) -> list[tuple[int, set[str]]]:
    """(id, event kinds) of every active webhook."""
    rows = await source.fetch("SELECT id, event_kinds FROM webhooks WHERE active ORDER BY id")
    return [(row["id"], set(row["event_kinds"])) for row in rows]


async def next_id(source: Source) -> int:
    """The id of a webhook to be inserted: its secret is sealed for that id."""
    return int(await source.fetchval("SELECT nextval(pg_get_serial_sequence('webhooks', 'id'))"))


async def add_webhook(
    source: Source,
    *,
    webhook_id: int,
    url: str,
    secret: bytes,
    event_kinds: Sequence[str],
    scopes: Sequence[str],
    created_by: int | None,
) -> Webhook:
    """Insert a webhook."""
    row = await source.fetchrow(
        f"""
        INSERT INTO webhooks (id, url, secret, event_kinds, scopes, created_by)
        OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6) RETURNING {_WEBHOOK}
        """,
        webhook_id,
        url,
        secret,
        list(event_kinds),
        list(scopes),
        created_by,
    )
    assert row is not None
    return Webhook(**dict(row))


async def update_webhook(source: Source, changed: Webhook) -> None:
    """Keep everything that can change of a webhook."""
    await source.execute(
        """
        UPDATE webhooks SET url = $2, event_kinds = $3, scopes = $4, active = $5,
               disabled_reason = $6, failing_since = $7, failures = $8, paused_until = $9
        WHERE id = $1
        """,
        changed.id,
        changed.url,
        changed.event_kinds,
        changed.scopes,
        changed.active,
        changed.disabled_reason,
        changed.failing_since,
        changed.failures,
        changed.paused_until,
    )


async def remove_webhook(source: Source, webhook_id: int) -> bool:
    """Delete a webhook with its log; False when there is none."""
    return bool(
        await source.fetchval("DELETE FROM webhooks WHERE id = $1 RETURNING true", webhook_id)
    )


async def claim_probe(source: Source, webhook_id: int, now: datetime, until: datetime) -> bool:
    """Whether the caller is the one who tries a failing receiver now; others wait until then."""
    return bool(
        await source.fetchval(
            """
            UPDATE webhooks SET paused_until = $3
            WHERE id = $1 AND active AND (paused_until IS NULL OR paused_until <= $2)
            RETURNING true
            """,
            webhook_id,
            now,
            until,
        )
    )


async def succeeded(source: Source, webhook_id: int) -> None:
    """The receiver took something: whatever failed before is over."""
    await source.execute(
        """
        UPDATE webhooks SET failing_since = NULL, failures = 0, paused_until = NULL
        WHERE id = $1 AND (failing_since IS NOT NULL OR paused_until IS NOT NULL)
        """,
        webhook_id,
    )


async def renew_secret(
    source: Source, webhook_id: int, secret: bytes, earlier_until: datetime
) -> None:
    """Sign with a new secret, and with the one so far until a moment."""
    await source.execute(
        "UPDATE webhooks SET earlier_secret = secret, secret = $2, earlier_until = $3 WHERE id = $1",
        webhook_id,
        secret,
        earlier_until,
    )


async def add_attempt(
    source: Source,
    *,
    webhook_id: int,
    event_id: int,
    event_kind: str,
    event: dict[str, Any],
    at: datetime,
    status: int | None,
    error: str | None,
    answer: str,
    took_ms: int,
    delivered: bool,
) -> Attempt | None:
    """Write an attempt into the log, numbered; None when the webhook was removed meanwhile."""
    row = await source.fetchrow(
        f"""
        INSERT INTO webhook_attempts (webhook_id, event_id, event_kind, event, at, status, error,
                                      answer, took_ms, delivered, attempt)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
               (SELECT count(*) + 1 FROM webhook_attempts WHERE webhook_id = $1 AND event_id = $2)
        WHERE EXISTS (SELECT FROM webhooks WHERE id = $1)
        RETURNING {_ATTEMPT}
        """,
        webhook_id,
        event_id,
        event_kind,
        event,
        at,
        status,
        error,
        answer,
        took_ms,
        delivered,
    )
    return Attempt(**dict(row)) if row else None


async def attempts(
    source: Source, webhook_id: int, *, before_id: int | None, limit: int
) -> list[Attempt]:
    """The log of a webhook, newest first."""
    rows = await source.fetch(
        f"""
        SELECT {_ATTEMPT} FROM webhook_attempts
        WHERE webhook_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
        """,
        webhook_id,
        before_id,
        limit,
    )
    return [Attempt(**dict(row)) for row in rows]


async def event_of_attempt(
    source: Source, webhook_id: int, attempt_id: int
) -> dict[str, Any] | None:
    """The event that an attempt was about."""
    value = await source.fetchval(
        "SELECT event FROM webhook_attempts WHERE id = $2 AND webhook_id = $1",
        webhook_id,
        attempt_id,
    )
    return None if value is None else dict(value)


async def forget_attempts(source: Source, before: datetime) -> None:
    """Remove log lines older than a moment."""
    await source.execute("DELETE FROM webhook_attempts WHERE at < $1", before)
