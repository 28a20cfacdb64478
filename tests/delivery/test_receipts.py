"""Receipts that say "everything until then" instead of naming messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from onethread.database.engine import Database
from onethread.delivery.receipts import apply_updates
from onethread.messages import Assurance, DeliveryUpdate, SenderIdentity
from tests.world import World

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


async def sent(
    database: Database, conversation_id: int, leg_id: int, minutes: int, state: str
) -> int:
    return int(
        await database.fetchval(
            """
            INSERT INTO messages (conversation_id, leg_id, direction, said_at, received_at, content, state,
                                  state_at)
            VALUES ($1, $2, 'out', $3, $3, '{"text": "x"}', $4, $3) RETURNING id
            """,
            conversation_id,
            leg_id,
            NOON + timedelta(minutes=minutes),
            state,
        )
    )


def until(
    channel_id: int, value: str, minutes: int, state: Any = "read"
) -> tuple[str, DeliveryUpdate]:
    who = SenderIdentity(scheme="whatsapp", value=value, assurance=Assurance.ASSERTED)
    at = NOON + timedelta(minutes=minutes)
    update = DeliveryUpdate(message_id=f"until:{minutes}", state=state, at=at, until=who)
    return f"c{channel_id}", update


async def test_it_holds_for_what_was_sent_to_that_customer_until_then(database: Database) -> None:
    world = World(database)
    channel_id = await world.channel("messenger")
    one = await world.hear(channel_id, "31612345678", scheme="whatsapp")
    two = await world.hear(channel_id, "31687654321", scheme="whatsapp")
    heard, other = one.conversation_id, two.conversation_id
    legs = {c: await world.leg(c) for c in (heard, other)}
    first = await sent(database, heard, legs[heard], 1, "sent")
    second = await sent(database, heard, legs[heard], 2, "delivered")
    queued = await sent(database, heard, legs[heard], 2, "queued")
    failed = await sent(database, heard, legs[heard], 2, "failed")
    later = await sent(database, heard, legs[heard], 9, "sent")
    somebody = await sent(database, other, legs[other], 1, "sent")

    async def states() -> list[str]:
        rows = await database.fetch("SELECT id, state FROM messages WHERE direction = 'out'")
        found = {row["id"]: row["state"] for row in rows}
        return [found[each] for each in (first, second, queued, failed, later, somebody)]

    async with database.transaction() as connection:
        known = await apply_updates(
            connection,
            [
                until(channel_id, "31612345678", 5, "delivered"),
                until(channel_id, "31612345678", 5),
                until(channel_id, "31600000000", 5),
                until(channel_id + 1, "31687654321", 5),
            ],
        )
    assert known == [True, True, True, True]
    assert await states() == ["read", "read", "queued", "failed", "sent", "sent"]
    assert await database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'early_receipt'") == 0
