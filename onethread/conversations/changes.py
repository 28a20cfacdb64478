"""What customers do to messages afterwards: reactions, edits, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onethread.conversations.preview import searchable
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, clean_text
from onethread.events import Event, record
from onethread.messages import Deletion, Edit, Reaction
from onethread.messages.keys import provider_key

REACTION_CHARACTERS = 16


class Change(msgspec.Struct, kw_only=True):
    """A change of a message, with the scope of the provider ids of its channel."""

    item: Reaction | Edit | Deletion
    scope: str


_FIND = """
SELECT k.key, m.id, m.conversation_id, m.direction, m.content, m.reactions, m.edits, m.deleted_at,
       c.customer_id, i.scheme, i.match_key
FROM message_keys AS k
JOIN messages AS m ON m.id = k.message_id
JOIN conversations AS c ON c.id = m.conversation_id
JOIN legs AS l ON l.id = m.leg_id
JOIN identities AS i ON i.id = l.identity_id
WHERE k.key = ANY($1::bytea[])
FOR UPDATE OF m
"""


async def apply_changes(
    connection: Connection, changes: Sequence[Change], region: str
) -> list[int | None]:
    """Apply changes in order; for each the id of its message, None when it is not known (yet).

    Only the one on whose leg a message is may change it: anybody else's change finds nothing.
    """
    keys = [provider_key(change.scope, change.item.target_id) for change in changes]
    rows = await connection.fetch(_FIND, keys)
    found: dict[bytes, dict[str, Any]] = {row["key"]: dict(row) for row in rows}
    applied: list[int | None] = []
    for change, key in zip(changes, keys, strict=True):
        row = found.get(key)
        if row is None or not _is_theirs(change, row, region):
            applied.append(None)
            continue
        applied.append(row["id"])
        match change.item:
            case Reaction():
                kind = await _react(connection, row, change.item)
            case Edit():
                kind = await _edit(connection, row, change.item)
            case Deletion():
                kind = await _delete(connection, row, change.item)
        await connection.execute(
            "UPDATE conversations SET version = version + 1, updated_at = now() WHERE id = $1",
            row["conversation_id"],
        )
        await record(
            connection,
            [
                Event(
                    kind=kind,
                    conversation_id=row["conversation_id"],
                    customer_id=row["customer_id"],
                    message_id=row["id"],
                )
            ],
        )
    return applied


def _is_theirs(change: Change, row: dict[str, Any], region: str) -> bool:
    item = change.item
    if not isinstance(item, Reaction) and row["direction"] != "in":
        return False
    return any(
        each.scheme == row["scheme"]
        and match_key(each.scheme, each.value, region) == row["match_key"]
        for each in item.sender
    )


async def _react(connection: Connection, row: dict[str, Any], item: Reaction) -> str:
    others = [r for r in row["reactions"] or [] if r.get("by") != "customer"]
    if item.emoji:
        emoji = clean_text(item.emoji)[:REACTION_CHARACTERS]
        others.append({"emoji": emoji, "by": "customer", "at": item.at.isoformat()})
    row["reactions"] = others
    await connection.execute(
        "UPDATE messages SET reactions = $2, version = version + 1 WHERE id = $1",
        row["id"],
        others or None,
    )
    return "message.reaction"


async def _edit(connection: Connection, row: dict[str, Any], item: Edit) -> str:
    earlier = [*(row["edits"] or []), {"content": row["content"], "until": item.at.isoformat()}]
    row["edits"], row["content"] = earlier, msgspec.to_builtins(item.content)
    await connection.execute(
        "UPDATE messages SET content = $2, edits = $3, version = version + 1,"
        " search = to_tsvector('simple', fold($4)) WHERE id = $1",
        row["id"],
        item.content,
        earlier,
        searchable(item.content),
    )
    return "message.edited"


async def _delete(connection: Connection, row: dict[str, Any], item: Deletion) -> str:
    await connection.execute(
        "UPDATE messages SET deleted_at = coalesce(deleted_at, $2), version = version + 1"
        " WHERE id = $1",
        row["id"],
        item.at,
    )
    return "message.deleted"
