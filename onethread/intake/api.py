"""Dead letters: what could not be processed, why, and trying it again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import Controller, get, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Database
from onethread.errors import InvalidInput, NotFound
from onethread.intake.replay import Selection, replay

PAGE = 50
SHOWN_BYTES = 20_000


class DeadLetter(msgspec.Struct, kw_only=True):
    """A payload that was kept but could not be processed. `payload_text`: its beginning."""

    envelope_id: int
    channel_id: int
    channel_name: str
    reason: str
    detail: str
    at: datetime
    received_at: datetime
    headers: dict[str, Any]
    payload_text: str
    payload_bytes: int
    payload_truncated: bool


class DeadLetterPage(msgspec.Struct, kw_only=True):
    """Newest first. `next`: pass it as `cursor` for the page after this."""

    items: list[DeadLetter]
    next: str | None


class RetryMany(msgspec.Struct, kw_only=True):
    """All dead letters of one channel."""

    channel_id: int


class Retried(msgspec.Struct, kw_only=True):
    """How many envelopes were put back on the queue."""

    count: int


class DeadLetters(Controller):
    """Payloads that could not be processed."""

    path = "/dead-letters"
    tags = ["Channels"]

    @get("/", permission="intake.repair", summary="List dead letters")
    async def list_dead_letters(
        self, database: Database, channel_id: int | None = None, cursor: str | None = None
    ) -> DeadLetterPage:
        """What came in but could not be processed, with the payload and the reason."""
        if cursor is not None and not cursor.isdigit():
            raise InvalidInput("the cursor is not one of ours", fields={"cursor": "unknown"})
        rows = await database.fetch(
            """
            SELECT d.envelope_id, d.channel_id, coalesce(c.name, '') AS channel_name, d.reason,
                   d.detail, d.at, e.received_at, e.headers,
                   substr(e.body, 1, $4::int) AS start, length(e.body) AS size
            FROM dead_letters AS d
            JOIN envelopes AS e ON e.id = d.envelope_id
            LEFT JOIN channels AS c ON c.id = d.channel_id
            WHERE ($1::bigint IS NULL OR d.channel_id = $1)
              AND ($2::bigint IS NULL OR d.envelope_id < $2)
            ORDER BY d.envelope_id DESC LIMIT $3
            """,
            channel_id,
            int(cursor) if cursor else None,
            PAGE,
            SHOWN_BYTES,
        )
        items = [
            DeadLetter(
                envelope_id=row["envelope_id"],
                channel_id=row["channel_id"],
                channel_name=row["channel_name"],
                reason=row["reason"],
                detail=row["detail"],
                at=row["at"],
                received_at=row["received_at"],
                headers=row["headers"],
                payload_text=row["start"].decode("utf-8", "replace"),
                payload_bytes=row["size"],
                payload_truncated=row["size"] > SHOWN_BYTES,
            )
            for row in rows
        ]
        return DeadLetterPage(
            items=items, next=str(items[-1].envelope_id) if len(items) == PAGE else None
        )

    @post(
        "/{envelope_id:int}/retry",
        permission="intake.repair",
        status_code=200,
        summary="Try a dead letter again",
        errors=(NotFound,),
    )
    async def retry_dead_letter(
        self, envelope_id: int, database: Database, actor: Actor
    ) -> Retried:
        """Put it back on the queue; it comes back here if it still can't be processed."""
        count = await _retry(database, Selection(envelope_ids=(envelope_id,), dead=True))
        if not count:
            raise NotFound("it is not among the dead letters any more")
        await audit(
            database, actor, "dead_letter.retried", subject_kind="envelope", subject_id=envelope_id
        )
        return Retried(count=count)

    @post(
        "/retry",
        permission="intake.repair",
        status_code=200,
        summary="Try all dead letters of a channel again",
        example={"channel_id": 1},
    )
    async def retry_dead_letters(
        self, data: RetryMany, database: Database, actor: Actor
    ) -> Retried:
        """Put all of a channel's dead letters back on the queue."""
        count = await _retry(database, Selection(channel_id=data.channel_id, dead=True))
        await audit(
            database,
            actor,
            "dead_letter.retried",
            subject_kind="channel",
            subject_id=data.channel_id,
            detail={"count": count},
        )
        return Retried(count=count)


async def _retry(database: Database, selection: Selection) -> int:
    return sum([count async for count in replay(database, selection)])


CONTROLLERS = [DeadLetters]
