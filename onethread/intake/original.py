"""HTTP: a message exactly as it came in, to look into or to save."""

from __future__ import annotations

from litestar import Controller, Response, get

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound

# Whatever it says, a browser that opens it runs nothing.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Originals(Controller):
    """Messages as they came in."""

    tags = ["Conversations"]

    @get(
        "/messages/{message_id:int}/original",
        permission="conversations.original",
        summary="Save a message as it came in",
        errors=(NotFound, Conflict),
    )
    async def save_original(
        self, message_id: int, actor: Actor, database: Database
    ) -> Response[bytes]:
        """The bytes that the channel gave us: a mail with all its headers, or the payload of a
        webhook. Refused when the payload also holds messages of others. Kept in the audit trail."""
        async with database.connection() as connection:
            row = await connection.fetchrow(
                """
                SELECT m.conversation_id, c.customer_id, e.body,
                  (SELECT count(*) FROM intake_outcomes AS o WHERE o.envelope_id = e.id) AS items
                FROM messages AS m
                JOIN conversations AS c ON c.id = m.conversation_id
                LEFT JOIN envelopes AS e ON e.id = m.envelope_id AND m.direction = 'in'
                WHERE m.id = $1 AND m.deleted_at IS NULL
                """,
                message_id,
            )
            if row is None:
                raise NotFound("there is no such message")
            if row["body"] is None:
                raise NotFound(
                    "of this message no original was kept: only what customers sent has one"
                )
            if row["items"] > 1:
                raise Conflict("it came in together with messages of others, which you may not see")
            await audit(
                connection,
                actor,
                "message.original",
                subject_kind="message",
                subject_id=message_id,
                customer_id=row["customer_id"],
            )
        mail = row["body"].lstrip()[:1] not in (b"{", b"[")
        return Response(
            row["body"],
            media_type="application/octet-stream",
            headers={
                **_HEADERS,
                "Content-Disposition": f'attachment; filename="message-{message_id}.'
                f'{"eml" if mail else "json"}"',
            },
        )


CONTROLLERS: list[type[Controller]] = [Originals]
