"""Tells customers' devices that an agent has seen what they wrote, where the channel can."""

from __future__ import annotations

from typing import Any

import structlog

from onethread.errors import OnethreadError
from onethread.jobs import Done, Job, Outcome
from onethread.messages import HttpResponse
from onethread.parts import Parts

QUEUE = "tell_seen"
log = structlog.get_logger(__name__)

# Only who answers makes the ticks blue: a supervisor who looks in is nobody's answer.
_LEGS = """
SELECT l.channel_id, l.address, l.facts, l.last_inbound_provider_id AS provider_id
FROM legs AS l
JOIN conversations AS c ON c.id = l.conversation_id
WHERE c.id = $1 AND (c.assignee_id IS NULL OR c.assignee_id = $2)
  AND l.last_inbound_provider_id IS NOT NULL
"""


class SeenTeller:
    """Handles the jobs that reading a conversation puts into the queue."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def handle(self, job: Job) -> Outcome:
        """A courtesy: what can't be told now is not told again."""
        rows = await self._parts.database.fetch(
            _LEGS, int(job.payload["conversation_id"]), int(job.payload["agent_id"])
        )
        for row in rows:
            try:
                await self._tell(dict(row))
            except OnethreadError as error:
                log.info("seen.untold", channel_id=row["channel_id"], reason=error.kind)
        return Done()

    async def _tell(self, row: dict[str, Any]) -> None:
        channel = await self._parts.channels.by_id(row["channel_id"])
        if channel is None or channel.state != "active":
            return
        connector = channel.connector
        if connector.mark_read is not None:
            requests = connector.mark_read(row["provider_id"], channel.config)
        elif connector.mark_leg_read is not None:
            requests = connector.mark_leg_read(
                row["address"], row["provider_id"], row["facts"], channel.config
            )
        else:
            return
        for answer in await self._parts.transport.send_all(requests):
            if isinstance(answer, HttpResponse) and answer.status >= 400:
                log.info("seen.untold", channel_id=row["channel_id"], reason=str(answer.status))
