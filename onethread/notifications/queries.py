"""SQL over notifications, rules and devices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from onethread.database.engine import Connection, Database
from onethread.notifications import view
from onethread.notifications.rules import (
    KINDS,
    ConversationFacts,
    MessageFacts,
    Notice,
    Rules,
)
from onethread.notifications.texts import language_of

Source = Connection | Database


async def conversation_facts(source: Source, ids: Iterable[int]) -> dict[int, ConversationFacts]:
    """Owners of conversations."""
    rows = await source.fetch(
        "SELECT id, assignee_id, merged_into IS NOT NULL AS merged FROM conversations"
        " WHERE id = ANY($1::bigint[])",
        list(set(ids)),
    )
    return {row["id"]: ConversationFacts(row["assignee_id"], row["merged"]) for row in rows}


async def message_facts(source: Source, ids: Iterable[int]) -> dict[int, MessageFacts]:
    """Who wrote messages, and whether a machine did."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    rows = await source.fetch(
        "SELECT id, agent_id, automatic FROM messages WHERE id = ANY($1::bigint[])", wanted
    )
    return {row["id"]: MessageFacts(row["agent_id"], row["automatic"]) for row in rows}


async def rules_of(source: Source, agent_ids: Iterable[int]) -> dict[int, Rules]:
    """The rules of those who are at work here; of the others nothing."""
    wanted = list(set(agent_ids))
    if not wanted:
        return {}
    rows = await source.fetch(
        "SELECT a.id, r.rules FROM agents AS a LEFT JOIN notification_rules AS r"
        " ON r.agent_id = a.id WHERE a.active AND a.id = ANY($1::bigint[])",
        wanted,
    )
    return {
        row["id"]: msgspec.convert(row["rules"], Rules) if row["rules"] else Rules() for row in rows
    }


async def wanting_all(source: Source) -> dict[int, Rules]:
    """The rules of those who want to hear of every new conversation."""
    rows = await source.fetch(
        "SELECT r.agent_id, r.rules FROM notification_rules AS r"
        " JOIN agents AS a ON a.id = r.agent_id AND a.active"
        " WHERE jsonb_array_length(r.rules #> '{ways,unassigned}') > 0"
    )
    return {row["agent_id"]: msgspec.convert(row["rules"], Rules) for row in rows}


async def keep_rules(source: Source, agent_id: int, rules: Rules) -> None:
    """Store a person's rules."""
    await source.execute(
        "INSERT INTO notification_rules (agent_id, rules) VALUES ($1, $2)"
        " ON CONFLICT (agent_id) DO UPDATE SET rules = excluded.rules, updated_at = now()",
        agent_id,
        msgspec.to_builtins(rules),
    )


async def put(connection: Connection, notices: Sequence[Notice]) -> dict[int, list[int]]:
    """Add notices, each to the unread one of its matter if there is one; ids by agent."""
    rows = await connection.fetch(
        """
        INSERT INTO notifications AS n (agent_id, about, kind, conversation_id, message_id,
          by_agent_id, count, ways, first_at, at)
        SELECT t.agent, t.about, t.kind, t.conversation, t.message, t.by, t.count,
               string_to_array(t.ways, ','), t.first_at, t.at
        FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                    $7::int[], $8::text[], $9::timestamptz[], $10::timestamptz[])
          AS t(agent, about, kind, conversation, message, by, count, ways, first_at, at)
        ON CONFLICT (agent_id, about) WHERE read_at IS NULL DO UPDATE SET
          turn = nextval('notification_turns'),
          kind = CASE WHEN array_position($11::text[], excluded.kind)
                        >= array_position($11::text[], n.kind)
                 THEN excluded.kind ELSE n.kind END,
          conversation_id = excluded.conversation_id,
          message_id = coalesce(excluded.message_id, n.message_id),
          by_agent_id = coalesce(excluded.by_agent_id, n.by_agent_id),
          count = n.count + excluded.count,
          ways = excluded.ways || CASE
            WHEN 'mail' = ANY (n.ways) AND 'mail' <> ALL (excluded.ways) THEN '{mail}'
            ELSE '{}' END::text[],
          pushed_at = CASE WHEN 'push' = ANY (excluded.ways) THEN NULL ELSE n.pushed_at END,
          at = greatest(n.at, excluded.at)
        RETURNING n.id, n.agent_id
        """,
        [notice.agent_id for notice in notices],
        [notice.about for notice in notices],
        [notice.kind for notice in notices],
        [notice.conversation_id for notice in notices],
        [notice.message_id for notice in notices],
        [notice.by_agent_id for notice in notices],
        [notice.count for notice in notices],
        [",".join(notice.ways) for notice in notices],
        [notice.first_at for notice in notices],
        [notice.at for notice in notices],
        list(KINDS),
    )
    ids: dict[int, list[int]] = {}
    for row in rows:
        ids.setdefault(row["agent_id"], []).append(row["id"])
    return ids


async def seen_in(
    connection: Connection, seen: Sequence[tuple[int, int, datetime]], now: datetime
) -> dict[int, list[int]]:
    """(agent, conversation, until when): what these agents have seen there is read; ids by agent."""
    rows = await connection.fetch(
        """
        UPDATE notifications AS n SET read_at = $4
        FROM (SELECT agent, conversation, max(at) AS at
              FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS t(agent, conversation, at)
              GROUP BY agent, conversation) AS s
        WHERE n.agent_id = s.agent AND n.conversation_id = s.conversation AND n.read_at IS NULL
          AND n.about <> 'unassigned' AND n.at <= s.at
        RETURNING n.id, n.agent_id
        """,
        [each[0] for each in seen],
        [each[1] for each in seen],
        [each[2] for each in seen],
        now,
    )
    ids: dict[int, list[int]] = {}
    for row in rows:
        ids.setdefault(row["agent_id"], []).append(row["id"])
    return ids


async def mark(
    connection: Connection,
    agent_id: int,
    *,
    ids: Sequence[int] | None,
    conversation_id: int | None,
    until_turn: int | None,
    now: datetime,
) -> list[int]:
    """Mark an agent's own notices as read: of some ids, of a conversation, or all up to a turn."""
    rows = await connection.fetch(
        """
        UPDATE notifications SET read_at = $5
        WHERE agent_id = $1 AND read_at IS NULL
          AND ($2::bigint[] IS NULL OR id = ANY ($2))
          AND ($3::bigint IS NULL OR conversation_id = $3)
          AND ($4::bigint IS NULL OR turn <= $4)
        RETURNING id
        """,
        agent_id,
        None if ids is None else list(ids),
        conversation_id,
        until_turn,
        now,
    )
    return [row["id"] for row in rows]


async def mark_unread(connection: Connection, agent_id: int, notification_id: int) -> bool:
    """Take back that it was read, unless a newer notice of the matter stands there; whether it is one
    of the agent's. It then counts as told: nothing is pushed or mailed again."""
    row = await connection.fetchrow(
        "SELECT about FROM notifications WHERE id = $1 AND agent_id = $2 FOR UPDATE",
        notification_id,
        agent_id,
    )
    if row is None:
        return False
    await connection.execute(
        """
        UPDATE notifications SET read_at = NULL, ways = '{}'
        WHERE id = $1 AND NOT EXISTS (
          SELECT FROM notifications WHERE agent_id = $2 AND about = $3 AND read_at IS NULL)
        """,
        notification_id,
        agent_id,
        row["about"],
    )
    return True


async def last_pushed(source: Source, agent_ids: Iterable[int]) -> dict[int, datetime | None]:
    """When each of these agents who has a device was last pushed to."""
    rows = await source.fetch(
        "SELECT a.id, d.pushed_at FROM unnest($1::bigint[]) AS a(id)"
        " LEFT JOIN notification_deliveries AS d ON d.agent_id = a.id"
        " WHERE EXISTS (SELECT FROM push_devices AS p WHERE p.agent_id = a.id)",
        list(set(agent_ids)),
    )
    return {row["id"]: row["pushed_at"] for row in rows}


class ToPush(msgspec.Struct, frozen=True):
    """What a push tells of, the latest first; how much is unread in all; the agent's language."""

    waiting: list[view.Notification]
    unread: int
    language: str


MOST_PUSHED = 100


async def to_push(source: Source, agent_id: int, *, again: bool) -> ToPush:
    """All that is unread and meant to be pushed, if any of it is news; `again`: news or not."""
    rows = await source.fetch(
        """
        SELECT id, pushed_at IS NULL AS news FROM notifications
        WHERE agent_id = $1 AND read_at IS NULL AND 'push' = ANY (ways)
        ORDER BY turn DESC LIMIT $2
        """,
        agent_id,
        MOST_PUSHED,
    )
    language = await language_for(source, agent_id)
    if not (any(row["news"] for row in rows) or again):
        return ToPush([], 0, language)
    loaded = await view.load(source, [row["id"] for row in rows])
    counts = await view.unread_counts(source, [agent_id])
    return ToPush(loaded.get(agent_id, []), counts[agent_id], language)


async def language_for(source: Source, agent_id: int) -> str:
    """The language to write to an agent in."""
    row = await source.fetchrow(
        "SELECT a.language, o.language AS common FROM agents AS a"
        " LEFT JOIN organisation AS o ON true WHERE a.id = $1",
        agent_id,
    )
    return language_of(row["language"], row["common"]) if row else language_of()


async def pushed(
    connection: Connection, agent_id: int, told: Sequence[tuple[int, int]], now: datetime
) -> None:
    """These (id, turn) are being pushed: what happens from now on is news again."""
    await connection.execute(
        """
        UPDATE notifications AS n SET pushed_at = $3
        FROM unnest($1::bigint[], $2::bigint[]) AS t(id, turn) WHERE n.id = t.id AND n.turn = t.turn
        """,
        [each[0] for each in told],
        [each[1] for each in told],
        now,
    )
    await connection.execute(
        "INSERT INTO notification_deliveries (agent_id, pushed_at) VALUES ($1, $2)"
        " ON CONFLICT (agent_id) DO UPDATE SET pushed_at = excluded.pushed_at",
        agent_id,
        now,
    )


class ToMail(msgspec.Struct, frozen=True, kw_only=True):
    """An agent with something unread that is meant to be mailed."""

    agent_id: int
    name: str
    email: str
    rules: Rules
    oldest_at: datetime
    mailed_at: datetime | None


async def to_mail(source: Source, limit: int) -> list[ToMail]:
    """Agents at work here with something to mail, and since when its oldest part waits. `mailed_at`:
    the last digest, sent or tried."""
    rows = await source.fetch(
        """
        SELECT n.agent_id, a.name, a.email, r.rules, n.oldest_at, d.mailed_at
        FROM (SELECT agent_id, min(at) AS oldest_at FROM notifications
              WHERE read_at IS NULL AND mailed_at IS NULL AND 'mail' = ANY (ways)
              GROUP BY agent_id ORDER BY min(at) LIMIT $1) AS n
        JOIN agents AS a ON a.id = n.agent_id AND a.active
        LEFT JOIN notification_rules AS r ON r.agent_id = n.agent_id
        LEFT JOIN notification_deliveries AS d ON d.agent_id = n.agent_id
        """,
        limit,
    )
    return [
        ToMail(
            agent_id=row["agent_id"],
            name=row["name"],
            email=row["email"],
            rules=msgspec.convert(row["rules"], Rules) if row["rules"] else Rules(),
            oldest_at=row["oldest_at"],
            mailed_at=row["mailed_at"],
        )
        for row in rows
    ]


async def claim_mail(
    connection: Connection, agent_id: int, last: datetime | None, now: datetime
) -> list[view.Notification]:
    """Mark what is to be mailed as mailed, and give it; nothing when another was first since `last`."""
    claimed = await connection.fetchval(
        """
        INSERT INTO notification_deliveries AS d (agent_id, mailed_at) VALUES ($1, $3)
        ON CONFLICT (agent_id) DO UPDATE SET mailed_at = excluded.mailed_at
          WHERE d.mailed_at IS NOT DISTINCT FROM $2
        RETURNING agent_id
        """,
        agent_id,
        last,
        now,
    )
    if claimed is None:
        return []
    rows = await connection.fetch(
        "UPDATE notifications SET mailed_at = $2 WHERE agent_id = $1 AND read_at IS NULL"
        " AND mailed_at IS NULL AND 'mail' = ANY (ways) RETURNING id",
        agent_id,
        now,
    )
    loaded = await view.load(connection, [row["id"] for row in rows])
    return loaded.get(agent_id, [])


async def unclaim_mail(source: Source, agent_id: int, ids: Sequence[int]) -> None:
    """It was not mailed after all."""
    await source.execute(
        "UPDATE notifications SET mailed_at = NULL WHERE agent_id = $1 AND id = ANY($2::bigint[])",
        agent_id,
        list(ids),
    )


async def forget(source: Source, read_before: datetime, before: datetime) -> None:
    """Remove what was read, or happened at all, before a moment."""
    await source.execute(
        "DELETE FROM notifications WHERE at < $2 OR (at < $1 AND read_at IS NOT NULL)",
        read_before,
        before,
    )
