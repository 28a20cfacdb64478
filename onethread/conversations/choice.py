"""By which leg of a conversation an answer would best go: its facts and the customer's habit."""

from __future__ import annotations

from onethread import clock
from onethread.conversations import choice_rules as rules
from onethread.conversations import legs
from onethread.conversations.choice_rules import Choice
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound

# The customer's latest matters tell their habit; each is read so far.
CONVERSATIONS = 20
MESSAGES_EACH = 50
# Two hours before and after are "this time of day".
AROUND_HOURS = 2

_HABIT = f"""
SELECT l.channel_id, count(*)::int AS heard,
       count(*) FILTER (
         WHERE least(away, 24 - away) <= {AROUND_HOURS}
       )::int AS heard_now
FROM (
  SELECT id FROM conversations WHERE customer_id = $1 AND merged_into IS NULL
  ORDER BY last_message_at DESC LIMIT {CONVERSATIONS}
) AS c
CROSS JOIN LATERAL (
  SELECT leg_id, said_at, direction, automatic FROM messages WHERE conversation_id = c.id
  ORDER BY said_at DESC, id DESC LIMIT {MESSAGES_EACH}
) AS m
CROSS JOIN LATERAL (
  SELECT abs(extract(hour FROM m.said_at AT TIME ZONE 'UTC')
             - extract(hour FROM $2::timestamptz AT TIME ZONE 'UTC')) AS away
) AS t
JOIN legs AS l ON l.id = m.leg_id
WHERE m.direction = 'in' AND NOT m.automatic
GROUP BY l.channel_id
"""


async def choose(source: Connection | Database, conversation_id: int) -> list[Choice]:
    """The legs that can carry an answer now, best first. Raises NotFound."""
    row = await source.fetchrow(
        """
        SELECT c.id, c.customer_id FROM conversations AS first
        JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id) WHERE first.id = $1
        """,
        conversation_id,
    )
    if row is None:
        raise NotFound("there is no such conversation")
    now = clock.now()
    habit = {
        each["channel_id"]: each for each in await source.fetch(_HABIT, row["customer_id"], now)
    }
    options = []
    loaded = await legs.load(source, [row["id"]])
    # An answer goes to the customer; to somebody else only when an agent chooses so.
    for leg in [each for each in loaded if each.somebody_else is None] or loaded:
        manifest = legs.manifest_of(leg.channel.connector)
        heard = habit.get(leg.channel.id)
        options.append(
            rules.Option(
                leg_id=leg.id,
                can_reply=leg.can_reply and leg.window.open,
                closes_at=leg.window.closes_at,
                cost=leg.cost,
                live=bool(manifest and manifest.live),
                last_inbound_at=leg.last_inbound_at,
                heard=heard["heard"] if heard else 0,
                heard_now=heard["heard_now"] if heard else 0,
            )
        )
    return rules.rank(options, now)
