"""Fetches what customers sent and the provider still holds (jobs of the queue "fetch_media")."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec

from onethread.errors import DatabaseUnavailable, TooLarge, TransportError, UnparsablePayload
from onethread.events import Event, record
from onethread.files import StoredFile
from onethread.files.sniff import is_bomb, kind_of
from onethread.jobs import Done, Job, Outcome, Retry
from onethread.messages import Attachment
from onethread.parts import Parts

QUEUE = "fetch_media"
MOST_ATTEMPTS = 8

_LOAD = """
SELECT m.id, m.conversation_id, c.customer_id, l.channel_id,
       m.content->'attachments'->($2::int) AS attachment
FROM messages AS m
JOIN conversations AS c ON c.id = m.conversation_id
JOIN legs AS l ON l.id = m.leg_id
WHERE m.id = $1
"""


class MediaFetcher:
    """Fetches media for one worker process."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def handle(self, job: Job) -> Outcome:
        """Fetch one attachment and put it in its message."""
        index = int(job.payload["attachment"])
        row = await self._parts.database.fetchrow(_LOAD, int(job.payload["message_id"]), index)
        if row is None or row["attachment"] is None:
            return Done()
        attachment = msgspec.convert(row["attachment"], Attachment)
        if attachment.file_id is not None or attachment.remote is None:
            return Done()
        channel = await self._parts.channels.by_id(row["channel_id"])
        if channel is None or channel.connector.fetch_media is None:
            return await self._keep(row, index, {"error": "gone"})
        limit = self._parts.settings.max_upload_mb << 20
        try:
            requests = channel.connector.fetch_media(attachment.remote, channel.config)
            pieces = self._parts.transport.fetch(requests, limit)
            if channel.connector.open_media is not None:
                opener = channel.connector.open_media(attachment.remote, channel.config)
                pieces = _opened(pieces, opener)
            file = await self._parts.files.store_stream(pieces, limit, attachment.name)
        except TooLarge:
            return await self._keep(row, index, {"error": "too_large"})
        except UnparsablePayload:
            return await self._keep(row, index, {"error": "expired"})
        except TransportError as error:
            if error.extra.get("retryable") and job.attempts < MOST_ATTEMPTS:
                return Retry(min(3600.0, 5.0 * 3.0 ** (job.attempts - 1)), error.message)
            return await self._keep(row, index, {"error": "expired"})
        except DatabaseUnavailable as error:
            return Retry(15, error.message)
        return await self._keep(row, index, _facts(attachment, file))

    async def _keep(self, row: Any, index: int, facts: dict[str, Any]) -> Outcome:
        async with self._parts.database.transaction() as connection:
            await connection.execute(
                """
                UPDATE messages
                SET content = jsonb_set(content, ARRAY['attachments', $2::int::text],
                                        (content->'attachments'->($2::int)) || $3),
                    version = version + 1
                WHERE id = $1 AND content->'attachments'->($2::int) IS NOT NULL
                """,
                row["id"],
                index,
                facts,
            )
            await record(
                connection,
                [
                    Event(
                        kind="message.media",
                        conversation_id=row["conversation_id"],
                        customer_id=row["customer_id"],
                        message_id=row["id"],
                    )
                ],
            )
        return Done()


async def _opened(
    pieces: AsyncIterator[bytes], opener: Callable[[bytes], bytes]
) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield opener(piece)


def _facts(attachment: Attachment, file: StoredFile) -> dict[str, Any]:
    """What the file turned out to be; what the provider claimed gives way to it."""
    facts: dict[str, Any] = {
        "file_id": file.id,
        "size_bytes": file.size_bytes,
        "media_type": file.media_type,
    }
    if file.width and file.height:
        facts |= {"width": file.width, "height": file.height}
    if attachment.kind == "image" and kind_of(file.media_type) != "image":
        facts["kind"] = "file"
    if is_bomb(file.width, file.height):
        facts["kind"] = "file"
    return facts
