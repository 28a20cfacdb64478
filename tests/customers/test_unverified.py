"""What somebody who proved nothing can bring about: nothing that isn't theirs, by each way in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onethread.conversations import ref
from onethread.customers.recognise import Sender, recognise
from onethread.database.engine import Database
from onethread.messages import Assurance, SenderIdentity
from tests.world import START, World

CLAIMED, ASSERTED = Assurance.CLAIMED, Assurance.ASSERTED


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


async def identities(world: World) -> list[tuple[object, ...]]:
    """Who has which address, how surely, in force or not."""
    rows = await world.database.fetch(
        "SELECT id, customer_id, assurance, shared, valid_to FROM identities ORDER BY id"
    )
    return [tuple(row) for row in rows]


async def test_a_spoofed_from_is_marked_and_changes_nothing_of_the_owners(world: World) -> None:
    mail = await world.channel("email")
    real = await world.hear(
        mail, "anja@example.org", scheme="email", name="Anja Jansen", continuous=False, subject="A"
    )
    before = await identities(world)
    spoofed = await world.hear(
        mail,
        "anja@example.org",
        scheme="email",
        name="Anja Jansen",
        assurance=CLAIMED,
        continuous=False,
        subject="Change my IBAN",
    )
    assurance = await world.database.fetchval(
        "SELECT assurance FROM messages WHERE id = $1", spoofed.message_id
    )
    assert assurance == CLAIMED
    assert await identities(world) == before
    stranger = await world.hear(
        mail,
        "anja@example.org",
        scheme="email",
        name="Mal Lory",
        assurance=CLAIMED,
        continuous=False,
        subject="Change my IBAN",
    )
    owner = await world.customer_of(real.conversation_id)
    assert await world.customer_of(stranger.conversation_id) != owner
    assert (await identities(world))[: len(before)] == before


async def test_a_spoofed_caller_id_merges_and_raises_nothing(world: World) -> None:
    chat, line = await world.channel("whatsapp"), await world.channel("phone")
    await world.hear(chat, "+31612340001", name="Anja Jansen")
    before = await identities(world)
    called = await world.hear(line, "06 12340001", name="Anja Jansen", assurance=CLAIMED)
    assurance = await world.database.fetchval(
        "SELECT assurance FROM messages WHERE id = $1", called.message_id
    )
    assert assurance == CLAIMED
    assert await identities(world) == before
    assert await world.database.fetchval("SELECT count(*) FROM customer_merges") == 0


async def test_a_guessed_reference_opens_nobodys_conversation(world: World) -> None:
    mail = await world.channel("email")
    real = await world.hear(
        mail, "anja@example.org", scheme="email", continuous=False, subject="Kraan"
    )
    guessed = await world.hear(
        mail,
        "mallory@example.org",
        f"About {ref.encode(real.conversation_id)}: what did you answer?",
        scheme="email",
        continuous=False,
        subject=ref.encode(real.conversation_id),
    )
    assert guessed.conversation_id != real.conversation_id
    assert await world.customer_of(guessed.conversation_id) != await world.customer_of(
        real.conversation_id
    )


async def test_an_address_typed_into_the_chat_gives_nothing_of_its_owners(world: World) -> None:
    mail = await world.channel("email")
    real = await world.hear(
        mail, "anja@example.org", scheme="email", name="Anja Jansen", continuous=False, subject="A"
    )
    owner = await world.customer_of(real.conversation_id)
    before = await identities(world)
    async with world.database.transaction() as connection:
        [visitor] = await recognise(
            connection,
            [
                Sender(
                    identities=[
                        SenderIdentity(scheme="visitor", value="v1", assurance=ASSERTED),
                        SenderIdentity(scheme="email", value="anja@example.org", assurance=CLAIMED),
                    ],
                    source="webchat",
                    at=START + timedelta(hours=1),
                    display_name="Mal Lory",
                )
            ],
            "NL",
        )
    assert visitor.customer_id != owner
    assert (await identities(world))[: len(before)] == before
    mailed = await world.hear(
        mail, "anja@example.org", scheme="email", name="Anja Jansen", continuous=False, subject="B"
    )
    assert await world.customer_of(mailed.conversation_id) == owner
