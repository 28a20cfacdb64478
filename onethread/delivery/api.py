"""HTTP: a reply as it will look."""

from __future__ import annotations

import msgspec
from litestar import Controller, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.channels.load import Channels
from onethread.conversations import legs, rules, show
from onethread.conversations.compose import Draft, compose
from onethread.database.engine import Database
from onethread.delivery.preview import ReplyPreview, preview
from onethread.errors import NotFound
from onethread.files import FileStore

_LEG = """
SELECT l.channel_id, l.facts->>'subject' AS subject, c.customer_id, l.last_inbound_at,
       l.facts->'public' = 'true' AS public
FROM legs AS l JOIN conversations AS c ON c.id = l.conversation_id
WHERE l.id = $1 AND l.conversation_id = $2
"""


class Previewed(msgspec.Struct, kw_only=True):
    """A reply that isn't sent: see NewReply."""

    leg_id: int
    content: Draft
    file_ids: list[str] = []
    file_names: dict[str, str] = {}
    public: bool | None = None


class Previews(Controller):
    """Looking before sending."""

    tags = ["Conversations"]

    @post(
        "/conversations/{conversation_id:int}/preview",
        permission="conversations.reply",
        status_code=200,
        summary="See a reply as it will look",
        errors=(NotFound,),
        example={"leg_id": 12, "content": {"html": "<p>We come on <strong>Tuesday</strong>.</p>"}},
    )
    async def preview_reply(
        self,
        conversation_id: int,
        data: Previewed,
        actor: Actor,
        database: Database,
        channels: Channels,
        files: FileStore,
    ) -> ReplyPreview:
        """Rendered down as it is when it is sent on this leg; nothing is stored."""
        opened = await show.survivor(database, conversation_id)
        row = await database.fetchrow(_LEG, data.leg_id, opened)
        channel = await channels.by_id(row["channel_id"]) if row else None
        if row is None or channel is None:
            raise NotFound("this conversation has no such leg")
        content = await compose(data.content, data.file_ids, data.file_names, files)
        manifest = channel.connector.manifest
        content.public = rules.is_public(
            data.public,
            legs.is_public(manifest, row["public"], row["last_inbound_at"]),
            manifest.private_reply,
        )
        await audit(
            database,
            actor,
            "conversation.read",
            subject_kind="conversation",
            subject_id=opened,
            customer_id=row["customer_id"],
        )
        return preview(content, channel, actor.name or None, row["subject"])


CONTROLLERS: list[type[Controller]] = [Previews]
