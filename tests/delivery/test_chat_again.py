"""A mail to somebody who left the chat leads back into it; any other mail is as it was written."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from onethread.channels.load import LoadedChannel
from onethread.connectors import registry
from onethread.connectors.email.config import EmailConfig
from onethread.delivery.chat_again import with_way_back
from onethread.messages import Assurance, Content
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from tests.world import START, World

MAIL = Content(
    text="The fitter comes on Tuesday.", html="<p>The fitter comes on <b>Tuesday</b>.</p>"
)


@pytest.fixture
async def parts(database_url: str, tmp_path: Path) -> AsyncIterator[Parts]:
    settings = Settings(data_dir=str(tmp_path), public_url="https://desk.example/")
    async with open_parts(settings, database_url, "test") as opened:
        yield opened


async def left_chat(world: World) -> tuple[dict[str, Any], LoadedChannel]:
    """A visitor who asked something in the chat, and the leg on which they are answered by mail."""
    chat, mail = await world.channel("webchat"), await world.channel("email")
    await world.database.execute(
        'UPDATE channels SET config = \'{"title": "De Linde"}\' WHERE id = $1', chat
    )
    heard = await world.hear(
        chat, "v1", "My tap leaks", scheme="visitor", assurance=Assurance.ASSERTED, at=START
    )
    customer = await world.customer_of(heard.conversation_id)
    identity = await world.database.fetchval(
        "INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source)"
        " VALUES ($1, 'email', 'f@example.org', 'f@example.org', 1, 'test') RETURNING id",
        customer,
    )
    leg = await world.database.fetchval(
        "INSERT INTO legs (conversation_id, channel_id, identity_id, address)"
        " VALUES ($1, $2, $3, 'f@example.org') RETURNING id",
        heard.conversation_id,
        mail,
        identity,
    )
    row = {"conversation_id": heard.conversation_id, "leg_id": leg, "last_inbound_at": None}
    config = EmailConfig(from_address="service@example.org")
    found = registry.get("email")
    return row, LoadedChannel(
        id=mail, key="k", name="E-mail", state="active", connector=found, config=config
    )


async def test_an_answer_by_mail_to_who_left_the_chat_leads_back_into_it(parts: Parts) -> None:
    world = World(parts.database)
    row, channel = await left_chat(world)
    sent = await with_way_back(parts, row, channel, MAIL)
    assert sent.text.startswith(MAIL.text)
    address = next(word for word in sent.text.split() if word.startswith("https://"))
    assert address.startswith("https://desk.example/c/")
    assert sent.html is not None
    assert f'<a href="{address}">' in sent.html
    assert MAIL.text == "The fitter comes on Tuesday."
    kept = await parts.database.fetchrow("SELECT leg_id, made_by, carries FROM continuations")
    # It proves no more than that the mailbox was read.
    assert dict(kept) == {"leg_id": row["leg_id"], "made_by": None, "carries": 1}


async def test_who_wrote_by_mail_since_gets_no_link(parts: Parts) -> None:
    row, channel = await left_chat(World(parts.database))
    row["last_inbound_at"] = START + timedelta(minutes=1)
    assert await with_way_back(parts, row, channel, MAIL) == MAIL


async def test_a_message_on_another_channel_stays_as_it_was_written(parts: Parts) -> None:
    row, channel = await left_chat(World(parts.database))
    other = registry.get("whatsapp")
    chat = LoadedChannel(
        id=channel.id, key="k", name="WhatsApp", state="active", connector=other, config=None
    )
    assert await with_way_back(parts, row, chat, MAIL) == MAIL


async def test_no_link_is_made_that_nobody_gets(parts: Parts) -> None:
    world = World(parts.database)
    row, channel = await left_chat(world)
    # Their own number came by a program of the organisation's, not by a chat.
    await parts.database.execute(
        "UPDATE channels SET connector = 'generic', config = '{}' WHERE connector = 'webchat'"
    )
    await parts.database.execute("UPDATE identities SET scheme = 'external' WHERE value = 'v1'")
    assert await with_way_back(parts, row, channel, MAIL) == MAIL
    assert await parts.database.fetchval("SELECT count(*) FROM continuations") == 0
