"""A conversation carried to WhatsApp by a token: for its customer, and useless to everybody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from onethread import clock
from onethread.access import Actor
from onethread.conversations import elsewhere, elsewhere_code
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations.elsewhere import MadeLink
from onethread.customers.merge import merge
from onethread.errors import NotFound, TooManyRequests
from onethread.messages import Assurance
from tests.intake.conftest import Provider
from tests.world import World

BASE = "https://desk.example"


class Desk:
    """A chat with a visitor, and the WhatsApp number to go on with."""

    def __init__(self, provider: Provider, world: World, actor: Actor, chat: int) -> None:
        self.provider = provider
        self.world = world
        self.actor = actor
        self.chat = chat

    async def chats(self, name: str = "", *, known: bool = False) -> int:
        """Somebody chats; `known`: logged in on the site."""
        received = await self.world.hear(
            self.chat,
            "H20001" if known else "visitor-1",
            "De kraan lekt",
            scheme="external" if known else "visitor",
            name=name,
            assurance=Assurance.VERIFIED if known else Assurance.ASSERTED,
            at=clock.now() - timedelta(minutes=3),
        )
        return received.conversation_id

    async def link(self, conversation_id: int) -> MadeLink:
        return await elsewhere.make(
            self.provider.database,
            self.provider.parts.channels,
            self.provider.parts.vault,
            self.actor,
            conversation_id,
            channel_id=self.provider.channel.id,
            base=BASE,
        )

    async def comes(self, text: str, sender: str = "31612345678") -> dict[str, Any]:
        """A WhatsApp message, stored; answers with what became of it."""
        await self.provider.accept(self.provider.text(text, sender))
        await self.provider.process()
        row = await self.provider.database.fetchrow(
            """
            SELECT m.conversation_id, m.content->>'text' AS text, m.placement, i.customer_id,
                   i.assurance, i.value
            FROM messages AS m JOIN legs AS l ON l.id = m.leg_id
            JOIN identities AS i ON i.id = l.identity_id
            WHERE m.direction = 'in' ORDER BY m.id DESC LIMIT 1
            """
        )
        assert row is not None
        return dict(row)


@pytest.fixture
async def desk(provider: Provider) -> Desk:
    world = World(provider.database)
    await provider.database.execute(
        'UPDATE channels SET config = config || \'{"phone_number": "+31 20 123 4567"}\''
        " WHERE id = $1",
        provider.channel.id,
    )
    await provider.database.execute("SELECT pg_notify('onethread_channels', '')")
    provider.parts.channels._forget("")
    return Desk(provider, world, await world.agent(), await world.channel("webchat"))


def token_of(made: MadeLink) -> str:
    assert made.url is not None
    return made.url.rpartition("/")[2]


def kinds(found: dict[str, Any]) -> dict[str, Any]:
    return {each["kind"]: each.get("value") for each in found["placement"]["evidence"]}


async def test_a_visitor_goes_on_by_whatsapp_without_being_asked_who_they_are(desk: Desk) -> None:
    conversation = await desk.chats()
    made = await desk.link(conversation)
    assert made.direct is not None
    assert made.direct.startswith("https://wa.me/31201234567?text=")
    assert made.qr is not None
    assert made.qr.startswith("<svg")
    found = await desk.comes(f"Ik ga hier graag verder met ons gesprek. [{token_of(made)}]")
    assert found["conversation_id"] == conversation, found
    assert found["customer_id"] == await desk.world.customer_of(conversation)
    assert found["assurance"] == Assurance.ASSERTED
    assert found["text"] == "Ik ga hier graag verder met ons gesprek."
    assert found["placement"]["rule"] == "continued"
    assert "continue" in kinds(found)
    later = await desk.comes("En nog iets")
    assert later["conversation_id"] == conversation


async def test_a_link_works_once(desk: Desk) -> None:
    conversation = await desk.chats()
    token = token_of(await desk.link(conversation))
    await desk.comes(f"Ik. {token}")
    thief = await desk.comes(f"Nee, ik. {token}", "31687654321")
    assert thief["conversation_id"] != conversation
    assert thief["customer_id"] != await desk.world.customer_of(conversation)
    assert kinds(thief)["continue_refused"] == "used"
    assert thief["text"] == "Nee, ik."


async def test_two_at_once_with_one_link_are_not_both_let_in(desk: Desk) -> None:
    conversation = await desk.chats()
    token = token_of(await desk.link(conversation))
    await desk.provider.accept(
        desk.provider.text(f"a {token}"), desk.provider.text(f"b {token}", "31687654321")
    )
    await desk.provider.process()
    joined = await desk.provider.database.fetchval(
        "SELECT count(DISTINCT l.identity_id) FROM legs AS l WHERE l.conversation_id = $1",
        conversation,
    )
    assert joined == 2  # the visitor and one of the two


@pytest.mark.parametrize("over", ["expired", "revoked", "other_channel", "other_customer"])
async def test_a_link_that_is_over_opens_nothing(desk: Desk, over: str) -> None:
    conversation = await desk.chats()
    made = await desk.link(conversation)
    database = desk.provider.database
    if over == "expired":
        await database.execute("UPDATE continuations SET expires_at = now() - interval '1 second'")
    elif over == "revoked":
        await elsewhere.revoke(database, desk.actor, made.id)
    elif over == "other_channel":
        await database.execute("UPDATE continuations SET channel_id = $1", desk.chat)
    else:
        stranger = await desk.world.hear(desk.chat, "visitor-9", scheme="visitor")
        await database.execute(
            "UPDATE conversations SET customer_id = $1 WHERE id = $2",
            await desk.world.customer_of(stranger.conversation_id),
            conversation,
        )
    found = await desk.comes(f"Hallo {token_of(made)}")
    assert found["conversation_id"] != conversation
    assert kinds(found)["continue_refused"] == over


async def test_a_guessed_token_is_words_like_others(desk: Desk) -> None:
    await desk.chats()
    guessed = "go-" + "a" * 32
    found = await desk.comes(f"Hallo {guessed}")
    assert found["text"] == f"Hallo {guessed}"
    assert "continue_refused" not in kinds(found)
    assert not tokens.genuine(desk.provider.parts.vault, guessed)


async def test_a_stolen_link_of_a_known_customer_opens_nothing_to_another_name(desk: Desk) -> None:
    conversation = await desk.chats("Fatima de Boer", known=True)
    desk.provider.profile_name = "Kees van Dam"
    found = await desk.comes(f"Wat stond er ook alweer? {token_of(await desk.link(conversation))}")
    assert found["conversation_id"] != conversation
    assert found["customer_id"] != await desk.world.customer_of(conversation)
    assert kinds(found)["continue_refused"] == "other_name"
    told = await desk.provider.database.fetchval(
        "SELECT headers->'event'->>'why' FROM messages WHERE conversation_id = $1"
        " AND direction = 'event'",
        conversation,
    )
    assert told == "other_name"


async def test_a_link_alone_makes_nobody_verified(desk: Desk) -> None:
    conversation = await desk.chats("Fatima de Boer", known=True)
    found = await desk.comes(f"Hallo {token_of(await desk.link(conversation))}")
    assert found["conversation_id"] == conversation
    assert found["assurance"] == Assurance.CLAIMED
    assert kinds(found)["continue_doubt"] == "unproved"


async def test_another_customer_of_ours_never_gets_into_a_known_ones_matter(desk: Desk) -> None:
    own = await desk.comes("Eerder al geschreven")
    conversation = await desk.chats("Fatima de Boer", known=True)
    found = await desk.comes(f"Ik ben het {token_of(await desk.link(conversation))}")
    assert found["customer_id"] == own["customer_id"]
    assert found["conversation_id"] != conversation
    assert kinds(found)["continue_refused"] == "other_customer"
    suggested = await desk.provider.database.fetchrow("SELECT * FROM customer_suggestions")
    assert suggested is not None
    assert suggested["evidence"][0]["kind"] == "came_with_the_link"


async def test_a_visitor_who_is_a_customer_on_whatsapp_goes_on_and_is_not_merged_unasked(
    desk: Desk,
) -> None:
    own = await desk.comes("Eerder al geschreven")
    conversation = await desk.chats()
    found = await desk.comes(f"Verder hier {token_of(await desk.link(conversation))}")
    assert found["conversation_id"] == conversation, found
    assert found["customer_id"] == own["customer_id"]
    assert await desk.world.customer_of(conversation) != own["customer_id"]
    assert kinds(found)["continue_doubt"] == "other_customer"
    assert found["placement"]["confidence"] == 0.5


async def test_a_link_survives_that_its_customer_turns_out_to_be_another(desk: Desk) -> None:
    conversation = await desk.chats()
    made = await desk.link(conversation)
    other = await desk.world.hear(desk.chat, "visitor-2", scheme="visitor")
    winner = await desk.world.customer_of(other.conversation_id)
    loser = await desk.world.customer_of(conversation)
    await merge(desk.provider.database, desk.actor, winner, loser)
    found = await desk.comes(f"Hallo {token_of(made)}")
    assert found["conversation_id"] == conversation, found
    assert found["customer_id"] == winner


async def test_a_code_is_heard_once_and_by_few_tries(desk: Desk) -> None:
    conversation = await desk.chats()
    parts = desk.provider.parts
    made = await elsewhere.make(
        parts.database,
        parts.channels,
        parts.vault,
        desk.actor,
        conversation,
        channel_id=None,
        base=BASE,
    )
    assert made.code is not None
    said = f"{made.code[:3]} {made.code[3:]}"
    found = await elsewhere_code.hear_code(parts.database, parts.vault, desk.actor, said)
    assert found.conversation_id == conversation
    for _ in range(elsewhere_code.TRIES):
        with pytest.raises(NotFound):
            await elsewhere_code.hear_code(parts.database, parts.vault, desk.actor, made.code)
    with pytest.raises(TooManyRequests):
        await elsewhere_code.hear_code(parts.database, parts.vault, desk.actor, "123456")


async def test_links_are_limited_per_conversation(desk: Desk) -> None:
    conversation = await desk.chats()
    for _ in range(elsewhere.PER_CONVERSATION_A_DAY):
        await desk.link(conversation)
    with pytest.raises(TooManyRequests):
        await desk.link(conversation)
