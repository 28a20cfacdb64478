"""Dead letters: what could not be processed, why, and trying it again or letting it be."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import Parameter

from onethread.access import Actor, fields
from onethread.access.audit import record as audit
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Database
from onethread.errors import NotFound
from onethread.intake import dead_letters
from onethread.intake.dead_letters import DeadLetter
from onethread.intake.replay import Selection, replay
from onethread.intake.show_payload import Shown, show

PAGE = 50


class DeadLetterPage(msgspec.Struct, kw_only=True):
    """Newest first. `next`: pass it as `cursor` for the page after this."""

    items: list[DeadLetter]
    next: str | None


class Payload(msgspec.Struct, kw_only=True):
    """What came in, made legible, and the headers that it came with."""

    envelope_id: int
    size_bytes: int
    came_with: dict[str, str]
    content: Shown


class Several(msgspec.Struct, kw_only=True):
    """All dead letters of one channel."""

    channel_id: int


class Discard(msgspec.Struct, kw_only=True):
    """Why it is not worth another try."""

    reason: str


class Retried(msgspec.Struct, kw_only=True):
    """How many envelopes were put back on the queue."""

    count: int


class DeadLetters(Controller):
    """Payloads that could not be processed. They are kept whatever becomes of them here."""

    path = "/dead-letters"
    tags = ["Channels"]

    @get("/", permission="intake.repair", summary="List dead letters")
    async def list_dead_letters(
        self,
        database: Database,
        channel_id: int | None = None,
        discarded: Annotated[bool, Parameter(description="Those that were discarded.")] = False,
        cursor: str | None = None,
    ) -> DeadLetterPage:
        """What came in but could not be processed, with the reason."""
        found = await dead_letters.find(
            database,
            channel_id=channel_id,
            discarded=discarded,
            before_id=read_cursor(cursor),
            limit=PAGE + 1,
        )
        items, following = page_of(found, PAGE, lambda each: each.envelope_id)
        return DeadLetterPage(items=items, next=following)

    @get(
        "/{envelope_id:int}/payload",
        permission="intake.payload",
        summary="See a dead letter's payload",
        errors=(NotFound,),
    )
    async def see_dead_letter(self, envelope_id: int, database: Database, actor: Actor) -> Payload:
        """What came in, word for word: it may hold personal data, so that it was read is in the
        audit trail."""
        async with database.connection() as connection:
            found = await dead_letters.payload(connection, envelope_id)
            if found is None:
                raise NotFound("it is not among the dead letters any more")
            await audit(
                connection,
                actor,
                "dead_letter.read",
                subject_kind="envelope",
                subject_id=envelope_id,
                detail={"channel_id": found.channel_id},
            )
        return Payload(
            envelope_id=envelope_id,
            size_bytes=len(found.body),
            came_with={str(name): str(value)[:1000] for name, value in found.headers.items()},
            content=show(found.body),
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
        """Put it back on the queue, also one that was discarded; it comes back here if it still can't
        be processed."""
        count = await _retry(database, Selection(envelope_ids=(envelope_id,), dead=True))
        if not count:
            raise NotFound("it is not among the dead letters any more")
        await audit(
            database, actor, "dead_letter.retried", subject_kind="envelope", subject_id=envelope_id
        )
        return Retried(count=count)

    @post(
        "/{envelope_id:int}/discard",
        permission="intake.repair",
        status_code=204,
        summary="Discard a dead letter",
        errors=(NotFound,),
        example={"reason": "Spam"},
    )
    async def discard_dead_letter(
        self, envelope_id: int, data: Discard, database: Database, actor: Actor
    ) -> None:
        """Off the list, with a reason. Nothing is deleted: it can still be tried again."""
        reason = fields.one_line(data.reason, "reason", 300)
        async with database.transaction() as connection:
            if not await dead_letters.discard(connection, envelope_id, actor.id, reason):
                raise NotFound("it is not among the dead letters any more")
            await audit(
                connection,
                actor,
                "dead_letter.discarded",
                subject_kind="envelope",
                subject_id=envelope_id,
                detail={"reason": reason},
            )

    @post(
        "/retry",
        permission="intake.repair",
        status_code=200,
        summary="Try all dead letters of a channel again",
        example={"channel_id": 1},
    )
    async def retry_dead_letters(self, data: Several, database: Database, actor: Actor) -> Retried:
        """Put all of a channel's dead letters back on the queue, but for those discarded."""
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
