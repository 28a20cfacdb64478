"""Second thoughts: a sent message changed or taken back at the provider, and what remains of it here."""

from __future__ import annotations

import msgspec
import pytest

from onethread.access import Actor
from onethread.conversations import messages, revise
from onethread.conversations.shapes import Message
from onethread.delivery.revise import QUEUE, Reviser
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.messages import Content
from tests.flows.conftest import Post
from tests.flows.pigeon import PIGEON
from tests.world import World


class Sent:
    """A message that was sent, and what becomes of it."""

    def __init__(self, pigeons: Post, agent: Actor, message_id: int) -> None:
        self.pigeons = pigeons
        self.database = pigeons.database
        self.agent = agent
        self.id = message_id

    async def edit(self, text: str, was: str | None = None) -> Message:
        return await revise.edit(self.database, self.agent, self.id, Content(text=text), was)

    async def delete(self) -> Message:
        return await revise.delete(self.database, self.agent, self.id)

    async def work(self, rounds: int = 1) -> Message:
        """Let the worker do it; the message afterwards."""
        for _ in range(rounds):
            await self.pigeons.work(QUEUE, Reviser(self.pigeons.parts).handle)
        return await messages.load_one(self.database, self.id)

    async def before(self) -> list[tuple[str, str | None]]:
        """Earlier wordings, with who changed them."""
        async with self.database.connection() as connection:
            found, _, _ = await revise.wordings(connection, self.id)
        return [(each.content.text, each.changed_by) for each in found]


@pytest.fixture
async def sent(pigeons: Post) -> Sent:
    agent = await World(pigeons.database).agent("Ada")
    await pigeons.hear(id="p1", text="When?")
    pigeons.loft.on("POST /send", {"id": "a1"})
    leg_id = await pigeons.database.fetchval("SELECT id FROM legs")
    message = await pigeons.answer(agent, leg_id, "On Tuesday")
    return Sent(pigeons, agent, message.id)


async def test_a_changed_message_is_changed_there_and_keeps_its_earlier_words(sent: Sent) -> None:
    sent.pigeons.loft.on("PUT /send/a1", {})
    asked = await sent.edit("On Wednesday", was="On Tuesday")
    assert asked.revision is not None
    assert (asked.revision.state, asked.content.text) == ("pending", "On Tuesday")
    with pytest.raises(Conflict, match="just now"):
        await sent.edit("On Thursday")
    now = await sent.work()
    assert sent.pigeons.loft.of("PUT /send/a1") == [b'{"text":"On Wednesday"}']
    assert (now.content.text, now.edited, now.revision) == ("On Wednesday", True, None)
    assert await sent.before() == [("On Tuesday", "Ada")]
    with pytest.raises(Conflict, match="meanwhile"):
        await sent.edit("On Friday", was="On Tuesday")
    found = await sent.database.fetchval(
        "SELECT search @@ to_tsquery('simple', 'wednesday') FROM messages WHERE id = $1", sent.id
    )
    assert found
    kinds = [event["kind"] for event in await World(sent.database).events("message.edited")]
    assert kinds == ["message.edited"]
    told = await sent.database.fetch("SELECT action FROM audit WHERE action LIKE 'message.edit%'")
    assert len(told) == 1


async def test_a_deleted_message_is_deleted_there_and_can_still_be_read_here(sent: Sent) -> None:
    sent.pigeons.loft.on("DELETE /send/a1", {})
    await sent.delete()
    now = await sent.work()
    assert (now.deleted, now.content.text) == (True, "")
    assert await sent.before() == [("On Tuesday", None)]
    with pytest.raises(Conflict, match="already"):
        await sent.delete()
    with pytest.raises(Conflict, match="already"):
        await sent.edit("x")


async def test_a_refusal_leaves_it_as_it_was_and_says_why(sent: Sent) -> None:
    sent.pigeons.loft.on("PUT /send/a1", 403)
    await sent.edit("On Wednesday")
    now = await sent.work()
    assert now.content.text == "On Tuesday"
    assert now.revision is not None
    assert (now.revision.state, now.revision.reason) == ("failed", "the provider answered 403")
    sent.pigeons.loft.on("PUT /send/a1", 500, {})
    await sent.edit("On Wednesday")
    now = await sent.work(rounds=2)
    assert (now.content.text, now.revision) == ("On Wednesday", None)


async def test_what_does_not_fit_one_message_is_refused(sent: Sent) -> None:
    await sent.edit("long " * 300)
    now = await sent.work()
    assert now.revision is not None
    assert "shorten" in now.revision.reason
    assert sent.pigeons.loft.of("PUT") == []


async def test_only_what_was_sent_on_a_channel_that_can_is_changed(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = await sent.database.fetchval("SELECT id FROM messages WHERE direction = 'in'")
    with pytest.raises(NotFound):
        await revise.delete(sent.database, sent.agent, theirs)
    await sent.database.execute("UPDATE messages SET state = 'failed' WHERE id = $1", sent.id)
    with pytest.raises(Conflict, match="not been sent"):
        await sent.delete()
    manifest = msgspec.structs.replace(PIGEON.manifest, revisions=("edit",))
    sent.pigeons.become(monkeypatch, msgspec.structs.replace(PIGEON, manifest=manifest))
    with pytest.raises(InvalidInput, match="can't take back"):
        await sent.delete()
