"""Put tags on a conversation and take them off."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.access import Actor
from onethread.conversations import changed, queries, rules, summaries, tag_queries
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Database
from onethread.errors import InvalidInput

MOST_TAGS = 50


async def put_tags(
    database: Database,
    actor: Actor,
    conversation_id: int,
    add: Sequence[int] = (),
    remove: Sequence[int] = (),
) -> Conversation:
    """Change the tags of a conversation; one that was merged stands for the tag it became part of.
    Raises NotFound, InvalidInput for a tag that is unknown or archived."""
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        survivors = await tag_queries.survivors(connection, [*add, *remove])
        added = [survivors[i] for i in add if i in survivors]
        removed = [survivors.get(i, i) for i in remove]
        usable = await tag_queries.names(connection, added, usable=True)
        if len(added) != len(add) or set(added) - usable.keys():
            raise InvalidInput("there is no such tag", fields={"add": "unknown or archived"})
        after = rules.tags_after(conversation.tag_ids, added, removed)
        if len(after) > MOST_TAGS:
            raise InvalidInput(
                f"a conversation bears at most {MOST_TAGS} tags", fields={"add": "too many"}
            )
        if after != conversation.tag_ids:
            await queries.set_tags(connection, conversation.id, after)
            came = [i for i in after if i not in conversation.tag_ids]
            went = [i for i in conversation.tag_ids if i not in after]
            names = await tag_queries.names(connection, [*came, *went])
            on, off = [names[i] for i in came if i in names], [names[i] for i in went if i in names]
            line = await queries.note_done(
                connection,
                conversation,
                actor,
                "tags",
                "; ".join(
                    f"{what} {', '.join(which)}"
                    for what, which in (("Tagged", on), ("No longer tagged", off))
                    if which
                ),
                added=on,
                removed=off,
            )
            await changed.tell(
                connection, actor, conversation, "tags", line, added=came, removed=went
            )
        return await summaries.load_one(connection, conversation.id, actor.id)
