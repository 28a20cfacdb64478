"""Changes and takes back sent messages at the provider (jobs of the queue "revise")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec

from onethread.channels.load import LoadedChannel
from onethread.channels.relay import Carrier
from onethread.conversations import revise
from onethread.conversations.revise import QUEUE, Revising
from onethread.delivery.render import render
from onethread.errors import OnethreadError, TransportError
from onethread.jobs import Done, Job, Outcome, Retry
from onethread.messages import (
    Content,
    HttpResponse,
    OutboundResponse,
    RelayResponse,
    Revision,
)
from onethread.parts import Parts
from onethread.transport.fill import inert

__all__ = ["QUEUE", "Reviser"]

MOST_ATTEMPTS = 6

_LOAD = """
SELECT m.id, m.provider_id, m.revision, l.channel_id, l.address, l.thread, l.facts,
       l.last_inbound_at, l.last_inbound_provider_id, i.scheme,
       ARRAY(SELECT t #>> '{}' FROM delivery_attempts AS d,
                    jsonb_array_elements(coalesce(d.detail->'taken', '[]')) AS t
             WHERE d.message_id = m.id ORDER BY d.id) AS taken
FROM messages AS m
JOIN legs AS l ON l.id = m.leg_id
JOIN identities AS i ON i.id = l.identity_id
WHERE m.id = $1
"""


class Reviser:
    """Revises for one worker process."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._carrier = Carrier(parts.database)

    async def close(self) -> None:
        """Let go of what it listens to."""
        await self._carrier.close()

    async def handle(self, job: Job) -> Outcome:
        """Do what stands on the message. Doing it twice does no harm."""
        row = await self._parts.database.fetchrow(_LOAD, int(job.payload["message_id"]))
        if row is None or row["revision"] is None or row["revision"]["state"] != "pending":
            return Done()
        revising = msgspec.convert(row["revision"], Revising)
        channel = await self._parts.channels.by_id(row["channel_id"])
        if channel is None or channel.state == "deleted" or channel.connector.revise is None:
            return await self._failed(row, revising, "the channel was removed")
        if channel.state == "paused":
            return Retry(60, "the channel is paused")
        try:
            refusal = await self._revise(dict(row), revising, channel)
        except TransportError as error:
            if error.extra.get("retryable") and job.attempts < MOST_ATTEMPTS:
                return Retry(2.0**job.attempts, error.message)
            return await self._failed(row, revising, error.message)
        except OnethreadError as error:
            return await self._failed(row, revising, error.message)
        if refusal is None:
            async with self._parts.database.transaction() as connection:
                await revise.done(connection, row["id"], revising)
            return Done()
        reason, passes = refusal
        if passes and job.attempts < MOST_ATTEMPTS:
            return Retry(2.0**job.attempts, reason)
        return await self._failed(row, revising, reason)

    async def _revise(
        self, row: dict[str, Any], revising: Revising, channel: LoadedChannel
    ) -> tuple[str, bool] | None:
        """None when it is done; else why not, and whether that may pass."""
        connector = channel.connector
        assert connector.revise is not None
        content: Content | None = None
        if revising.content is not None:
            parts = render(revising.content, [], connector.manifest)
            if len(parts) != 1:
                return "it is too long for one message here: shorten it", False
            content = parts[0].content
            content.attachments = revising.content.attachments
        for message_id in row["taken"] or [row["provider_id"]]:
            revision = Revision(
                message_id=message_id,
                to=row["address"],
                to_scheme=row["scheme"],
                content=content,
                leg={
                    **row["facts"],
                    "thread": row["thread"],
                    "last_inbound_id": row["last_inbound_provider_id"],
                },
            )
            requests = connector.revise(inert(revision), channel.config)
            if not requests:
                return "this channel can't change this message", False
            answers = await self._parts.transport.send_all(
                requests, carry=partial(self._carrier.carry, channel.id)
            )
            if refusal := _refusal(answers):
                return refusal
        return None

    async def _failed(self, row: Any, revising: Revising, reason: str) -> Outcome:
        async with self._parts.database.transaction() as connection:
            await revise.failed(connection, row["id"], revising, reason)
        return Done()


def _refusal(answers: Sequence[OutboundResponse]) -> tuple[str, bool] | None:
    last = answers[-1]
    if isinstance(last, HttpResponse) and last.status >= 400:
        passes = last.status in (408, 429) or last.status >= 500
        return f"the provider answered {last.status}", passes
    if isinstance(last, RelayResponse) and not last.ok:
        return str(last.facts.get("reason") or "the other side refused"), False
    return None
