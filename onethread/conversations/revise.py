"""Change or take back a message of ours that was sent: asked for here, done by delivery.

One thing at a time: what is being done stands on the message (`revision`) until the provider answered;
then the message is as it is with the customer. Earlier wordings are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import messages, queries
from onethread.conversations.actors import agent_id_of
from onethread.conversations.legs import manifest_of
from onethread.conversations.preview import searchable
from onethread.conversations.shapes import Message, ShownContent, Wording
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event, record
from onethread.jobs import enqueue
from onethread.messages import Content

QUEUE = "revise"
Kind = Literal["edit", "delete"]

_LOAD = """
SELECT m.id, m.conversation_id, m.direction, m.state, m.content, m.edits, m.deleted_at, m.revision,
       ch.connector, ch.name AS channel_name, ch.state AS channel_state,
       (SELECT count(*) FROM delivery_attempts AS d,
               jsonb_array_elements(coalesce(d.detail->'taken', '[]')) AS t
        WHERE d.message_id = m.id) AS parts
FROM messages AS m
LEFT JOIN legs AS l ON l.id = m.leg_id
LEFT JOIN channels AS ch ON ch.id = l.channel_id
WHERE m.id = $1
"""


class Revising(msgspec.Struct, kw_only=True):
    """What is being done to a message. `content` None: it is being deleted."""

    kind: Kind
    state: Literal["pending", "failed"]
    agent_id: int
    at: datetime
    content: Content | None = None
    reason: str = ""


async def edit(
    database: Database, actor: Actor, message_id: int, words: Content, was: str | None
) -> Message:
    """Give a sent message other words; its files and buttons stay. `was`: its text when the agent began.

    Raises NotFound, InvalidInput when the channel can't, Conflict when it changed meanwhile.
    """
    async with database.transaction() as connection:
        row = await _mine(connection, message_id, "edit")
        content = msgspec.convert(row["content"], Content)
        if was is not None and content.text.strip() != was.strip():
            raise Conflict(
                "a colleague changed this message meanwhile: look at it, then change it again"
            )
        if row["parts"] > 1:
            raise InvalidInput(
                "this message went in several parts: send a correction instead",
                fields={"content": "sent in parts"},
            )
        if content.template is not None:
            raise InvalidInput(
                "a template can't be changed once it was sent", fields={"content": "a template"}
            )
        content.text, content.html = words.text, words.html
        return await _ask(connection, actor, row, "edit", content)


async def delete(database: Database, actor: Actor, message_id: int) -> Message:
    """Take a sent message back. Raises NotFound, InvalidInput when the channel can't, Conflict."""
    async with database.transaction() as connection:
        return await _ask(
            connection, actor, await _mine(connection, message_id, "delete"), "delete", None
        )


async def _mine(connection: Connection, message_id: int, kind: Kind) -> dict[str, Any]:
    where = await connection.fetchval(
        "SELECT conversation_id FROM messages WHERE id = $1 AND direction = 'out'", message_id
    )
    if where is None:
        raise NotFound("there is no such message of ours")
    await queries.lock(connection, where)
    found = await connection.fetchrow(f"{_LOAD} FOR NO KEY UPDATE OF m", message_id)
    assert found is not None
    row = dict(found)
    manifest = manifest_of(row["connector"]) if row["connector"] else None
    if manifest is None or kind not in manifest.revisions:
        raise InvalidInput(
            "this channel can't change what was sent: send a correction instead"
            if kind == "edit"
            else "this channel can't take back what was sent",
            fields={"message_id": "not on this channel"},
        )
    if row["channel_state"] != "active":
        raise InvalidInput(
            f"{row['channel_name']} is not active", fields={"message_id": "channel not active"}
        )
    if row["deleted_at"] is not None:
        raise Conflict("this message was deleted already")
    if row["state"] in ("queued", "failed"):
        raise Conflict("this message has not been sent: there is nothing to change yet")
    if row["revision"] is not None and row["revision"]["state"] == "pending":
        raise Conflict("this message is being changed just now: wait a moment")
    return row


async def _ask(
    connection: Connection, actor: Actor, row: dict[str, Any], kind: Kind, content: Content | None
) -> Message:
    revising = Revising(
        kind=kind, state="pending", agent_id=agent_id_of(actor), at=clock.now(), content=content
    )
    await _put(connection, row["id"], revising)
    await enqueue(connection, QUEUE, {"message_id": row["id"]}, unique_key=str(row["id"]))
    await _tell(connection, row["id"], actor.id)
    await audit(
        connection,
        actor,
        f"message.{kind}",
        subject_kind="conversation",
        subject_id=row["conversation_id"],
        detail={"message_id": row["id"]},
    )
    return await messages.load_one(connection, row["id"])


async def done(connection: Connection, message_id: int, revising: Revising) -> None:
    """The provider did it: the message is what the customer sees now, its earlier wording kept."""
    row = await connection.fetchrow(
        "SELECT content, edits FROM messages WHERE id = $1 FOR NO KEY UPDATE", message_id
    )
    if row is None:
        return
    if revising.content is None:
        await connection.execute(
            "UPDATE messages SET deleted_at = coalesce(deleted_at, $2), revision = NULL,"
            " version = version + 1 WHERE id = $1",
            message_id,
            clock.now(),
        )
    else:
        earlier = {
            "content": row["content"],
            "until": clock.now().isoformat(),
            "agent_id": revising.agent_id,
        }
        await connection.execute(
            "UPDATE messages SET content = $2, edits = $3, revision = NULL, version = version + 1,"
            " search = to_tsvector('simple', fold($4)) WHERE id = $1",
            message_id,
            revising.content,
            [*(row["edits"] or []), earlier],
            searchable(revising.content),
        )
    kind = "message.deleted" if revising.content is None else "message.edited"
    await _tell(connection, message_id, revising.agent_id, kind)


async def failed(connection: Connection, message_id: int, revising: Revising, reason: str) -> None:
    """The provider refused: the message is as it was, and says why."""
    revising.state, revising.reason = "failed", clean_text(reason)[:500]
    await _put(connection, message_id, revising)
    await _tell(connection, message_id, None)


async def wordings(connection: Connection, message_id: int) -> tuple[list[Wording], int, int]:
    """What a message said before, oldest first, and before it was deleted; with its conversation and
    customer. Raises NotFound."""
    row = await connection.fetchrow(
        """
        SELECT m.content, m.edits, m.deleted_at, m.direction, m.conversation_id, c.customer_id
        FROM messages AS m JOIN conversations AS c ON c.id = m.conversation_id WHERE m.id = $1
        """,
        message_id,
    )
    if row is None:
        raise NotFound("there is no such message")
    earlier: list[dict[str, Any]] = list(row["edits"] or [])
    if row["deleted_at"] is not None and row["direction"] == "in":
        earlier = []  # what the customer took back is theirs
    elif row["deleted_at"] is not None:
        earlier.append({"content": row["content"], "until": row["deleted_at"]})
    names = await _names(connection, [each.get("agent_id") for each in earlier])
    found = [
        Wording(
            content=msgspec.convert(each["content"], ShownContent),
            until=msgspec.convert(each["until"], datetime),
            changed_by=names.get(each.get("agent_id") or 0),
        )
        for each in earlier
    ]
    return found, row["conversation_id"], row["customer_id"]


async def _names(connection: Connection, agent_ids: Sequence[int | None]) -> dict[int, str]:
    wanted = sorted({each for each in agent_ids if each})
    if not wanted:
        return {}
    rows = await connection.fetch(
        "SELECT id, name FROM agents WHERE id = ANY($1::bigint[])", wanted
    )
    return {row["id"]: row["name"] for row in rows}


async def _put(connection: Connection, message_id: int, revising: Revising) -> None:
    await connection.execute(
        "UPDATE messages SET revision = $2, version = version + 1 WHERE id = $1",
        message_id,
        revising,
    )


async def _tell(
    connection: Connection, message_id: int, agent_id: int | None, kind: str = "message.state"
) -> None:
    row = await connection.fetchrow(
        "SELECT m.conversation_id, m.state, c.customer_id FROM messages AS m"
        " JOIN conversations AS c ON c.id = m.conversation_id WHERE m.id = $1",
        message_id,
    )
    assert row is not None
    await queries.touch(connection, [row["conversation_id"]])
    await record(
        connection,
        [
            Event(
                kind=kind,
                conversation_id=row["conversation_id"],
                customer_id=row["customer_id"],
                message_id=message_id,
                agent_id=agent_id,
                body={"state": row["state"]} if kind == "message.state" else None,
            )
        ],
    )
