"""A mail to somebody who left the chat leads back into that very chat."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from onethread.access import SYSTEM
from onethread.channels.load import LoadedChannel
from onethread.conversations import elsewhere
from onethread.errors import OnethreadError
from onethread.messages import Content
from onethread.parts import Parts

# The chat that the customer's latest words came by, unless they wrote by this leg since.
_CHAT = """
SELECT l.channel_id FROM legs AS l
JOIN identities AS i ON i.id = l.identity_id
JOIN channels AS ch ON ch.id = l.channel_id
WHERE l.conversation_id = $1 AND i.scheme IN ('visitor', 'external') AND ch.state = 'active'
  AND l.last_inbound_at > coalesce($2::timestamptz, '-infinity')
ORDER BY l.last_inbound_at DESC LIMIT 1
"""


async def with_way_back(
    parts: Parts, row: dict[str, Any], channel: LoadedChannel, content: Content
) -> Content:
    """The mail with a link under it that resumes the chat, once and within a day; as it is when it is
    no mail, nobody chatted last, or no address of ours is known. The agent's own words stay as they
    are kept: the link is for the customer alone."""
    base = parts.settings.public_url
    if base is None or "subject" not in channel.connector.manifest.content_out:
        return content
    chat_id = await parts.database.fetchval(_CHAT, row["conversation_id"], row["last_inbound_at"])
    chat = await parts.channels.by_id(chat_id) if chat_id is not None else None
    # No link is made that nobody will get.
    if chat is None or elsewhere.kind_of(chat) != "chat":
        return content
    try:
        made = await elsewhere.make(
            parts.database,
            parts.channels,
            parts.vault,
            SYSTEM,
            row["conversation_id"],
            channel_id=chat_id,
            leg_id=row["leg_id"],
            base=base.rstrip("/"),
        )
    except OnethreadError:
        # Too many links today, or the chat was taken away just now: the mail goes all the same.
        return content
    assert made.url is not None
    line = escape(made.text).replace(
        escape(made.url), f'<a href="{escape(made.url)}">{escape(made.url)}</a>'
    )
    return msgspec.structs.replace(
        content,
        text=f"{content.text}\n\n{made.text}" if content.text else made.text,
        html=f"{content.html}<p>{line}</p>" if content.html else content.html,
    )
