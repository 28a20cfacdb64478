"""How often placement was right: what agents put right, counted against what was placed."""

from __future__ import annotations

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import messages
from onethread.conversations.shapes import Message
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound
from onethread.events import Event, record

# So many of the latest messages are counted.
LATEST = 10_000
CONFIRMED = "message.confirmed"


class RuleAccuracy(msgspec.Struct, kw_only=True):
    """Messages placed by one rule, and how many of them agents moved elsewhere."""

    rule: str
    placed: int
    corrected: int


class Accuracy(msgspec.Struct, kw_only=True):
    """Of the latest `placed` inbound messages: `corrected` were moved elsewhere by an agent, `confirmed`
    were asked about and right. A message that nobody touched counts as right."""

    placed: int
    corrected: int
    confirmed: int
    rules: list[RuleAccuracy]


async def accuracy(source: Connection | Database) -> Accuracy:
    """Counted by one statement over the latest messages."""
    rows = await source.fetch(
        """
        WITH latest AS (
          SELECT placement FROM messages
          WHERE direction = 'in' AND placement IS NOT NULL
          ORDER BY id DESC LIMIT $1
        )
        SELECT coalesce(placement->>'rule', '') AS rule, count(*) AS placed,
               count(*) FILTER (WHERE placement ? 'corrected'
                                AND placement->'corrected' <> 'null'::jsonb) AS corrected,
               count(*) FILTER (WHERE placement ? 'confirmed') AS confirmed
        FROM latest GROUP BY 1 ORDER BY placed DESC, rule
        """,
        LATEST,
    )
    return Accuracy(
        placed=sum(row["placed"] for row in rows),
        corrected=sum(row["corrected"] for row in rows),
        confirmed=sum(row["confirmed"] for row in rows),
        rules=[
            RuleAccuracy(rule=row["rule"], placed=row["placed"], corrected=row["corrected"])
            for row in rows
        ],
    )


async def confirm(database: Database, actor: Actor, message_id: int) -> Message:
    """Keep that an agent found this message where it belongs. Raises NotFound."""
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            """
            UPDATE messages AS m SET version = m.version + 1,
              placement = m.placement || jsonb_build_object('confirmed', $2::jsonb)
            FROM conversations AS c
            WHERE m.id = $1 AND c.id = m.conversation_id AND m.direction = 'in'
              AND m.placement IS NOT NULL
            RETURNING m.conversation_id, c.customer_id
            """,
            message_id,
            {"agent_id": actor.id, "by": actor.name, "at": clock.now().isoformat()},
        )
        if row is None:
            raise NotFound("there is no such message from a customer")
        await record(
            connection,
            [Event(kind=CONFIRMED, conversation_id=row["conversation_id"], message_id=message_id)],
        )
        await audit(
            connection,
            actor,
            "placement.confirmed",
            subject_kind="message",
            subject_id=message_id,
            customer_id=row["customer_id"],
        )
        (message,) = await messages.load(connection, [message_id])
        return message
