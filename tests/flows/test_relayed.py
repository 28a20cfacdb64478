"""SMS by a bind of our own through the whole system: three kinds of processes and a real SMSC."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
import smpp34

from onethread.access import Actor
from onethread.conversations.reply import reply
from onethread.messages import Content
from tests.connectors.test_smpp_receiver import esme, free_port, smsc
from tests.running import Running, running, until
from tests.world import World


async def answer(system: Running, agent: Actor, text: str) -> int:
    """An agent answers the only customer."""
    leg = await system.database.fetchrow("SELECT id, conversation_id FROM legs")
    assert leg is not None
    message = await reply(
        system.database,
        agent,
        leg["conversation_id"],
        leg_id=leg["id"],
        content=Content(text=text),
        idempotency_key=uuid4(),
    )
    return message.id


async def is_sent(system: Running, message_id: int) -> bool:
    state: str = await system.database.fetchval(
        "SELECT state FROM messages WHERE id = $1", message_id
    )
    return state == "sent"


@pytest.mark.timeout(120)
async def test_an_answer_waits_for_the_receivers_connection_and_goes_by_it(
    database_url: str, tmp_path: Path
) -> None:
    port = free_port()
    async with running(database_url, tmp_path, "web worker receivers") as system:
        channel_id = await system.channel(
            "smpp",
            {
                "host": "127.0.0.1",
                "port": port,
                "tls": False,
                "system_id": "onethread",
                "password": "secret",
                "phone_number": "+3197010240000",
            },
        )
        world = World(system.database)
        await world.hear(channel_id, "+31612345678")
        agent = await world.agent()
        first = await answer(system, agent, "Goedemorgen")
        # Nobody is there yet: it was asked for, and nobody took it.
        relay = await until(
            lambda: system.database.fetchrow("SELECT taken_at FROM relays"), what="the relay"
        )
        assert relay["taken_at"] is None
        async with smsc(port) as server:
            await esme(server)
            for message_id, text in ((first, "Goedemorgen"), (None, "Bent u daar nog?")):
                message_id = message_id or await answer(system, agent, text)
                async with asyncio.timeout(60):
                    event = await server.next()
                assert isinstance(event, smpp34.SubmitSmEvent)
                assert event.short_message == text.encode()
                event.accept(f"id-{message_id}")
                await until(lambda sent=message_id: is_sent(system, sent), what="it to be sent")
        assert await system.database.fetchval("SELECT count(*) FROM relays") == 0
