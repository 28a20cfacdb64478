"""WhatsApp through the whole system, against a stand-in of the Cloud API: in, out, receipts, faults."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from onethread.access import SYSTEM
from onethread.conversations.reply import reply
from onethread.messages import Attachment, Button, Content
from onethread.simulator.whatsapp_cloud import Behaviour, WhatsAppCloud
from tests.running import Running, running, until
from tests.world import World


class Line:
    """A running system on a stand-in of the provider, with one customer and one agent."""

    def __init__(self, system: Running, cloud: WhatsAppCloud, agent: Any) -> None:
        self.system = system
        self.cloud = cloud
        self.agent = agent
        self.customer = cloud.customer("Jan Jansen", "31612345678")

    async def opened(self, text: str = "Mijn kraan lekt") -> int:
        """The customer writes; returns the conversation."""
        self.customer.say(text)
        row = await until(
            lambda: self.system.database.fetchrow(
                "SELECT conversation_id FROM messages WHERE content->>'text' = $1", text
            ),
            what="the customer's message",
        )
        return int(row["conversation_id"])

    async def answer(self, conversation_id: int, content: Content) -> int:
        """An agent answers on the leg; returns the message."""
        leg_id = await self.system.database.fetchval(
            "SELECT id FROM legs WHERE conversation_id = $1", conversation_id
        )
        message = await reply(
            self.system.database,
            self.agent,
            conversation_id,
            leg_id=leg_id,
            content=content,
            idempotency_key=uuid4(),
        )
        return int(message.id)

    async def state(self, message_id: int, *states: str) -> dict[str, Any]:
        """The message once it is in one of these states."""

        async def ask() -> Any:
            return await self.system.database.fetchrow(
                "SELECT * FROM messages WHERE id = $1 AND state = ANY($2)", message_id, states
            )

        return dict(await until(ask, what=f"state {states}"))


@pytest.fixture
async def line(database_url: str, tmp_path: Path) -> AsyncIterator[Line]:
    async with WhatsAppCloud(seed=1) as cloud, running(database_url, tmp_path) as system:
        channel_id = await system.channel("whatsapp", cloud.config())
        await cloud.subscribe(f"{system.url}/hooks/{await system.key(channel_id)}")
        yield Line(system, cloud, await World(system.database).agent())


async def test_a_question_and_its_answer_with_receipts(line: Line) -> None:
    conversation_id = await line.opened()
    message_id = await line.answer(conversation_id, Content(text="We komen morgen langs."))
    arrived = await line.customer.wait_for(lambda a: "morgen" in a.text)
    assert arrived.text == "We komen morgen langs."
    await line.state(message_id, "read")


async def test_receipts_late_twice_and_out_of_order_never_go_back(line: Line) -> None:
    line.cloud.behaviour = Behaviour(
        doubled_receipts=1.0, shuffled_receipts=1.0, doubled_webhooks=1.0
    )
    conversation_id = await line.opened()
    message_id = await line.answer(conversation_id, Content(text="Tot morgen"))
    await line.state(message_id, "read")
    await line.cloud.settled()
    assert (await line.state(message_id, "read"))["state"] == "read"
    assert await line.system.database.fetchval("SELECT count(*) FROM messages") == 2


async def test_media_come_in_and_go_out(line: Line) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"picture"
    conversation_id = await line.opened()
    line.customer.send_file(picture, "image/png", caption="zo ziet het eruit")

    async def fetched() -> Any:
        return await line.system.database.fetchval(
            "SELECT content->'attachments'->0->>'file_id' FROM messages"
            " WHERE content->'attachments'->0->>'file_id' IS NOT NULL"
        )

    file_id = await until(fetched, what="the picture")
    message_id = await line.answer(
        conversation_id,
        Content(
            text="Deze?",
            attachments=[
                Attachment(
                    kind="image",
                    name="kraan.png",
                    media_type="image/png",
                    size_bytes=len(picture),
                    file_id=file_id,
                )
            ],
        ),
    )
    await line.state(message_id, "sent", "delivered", "read")
    assert any(
        isinstance(body, dict) and body.get("type") == "image" for _, _, body in line.cloud.requests
    )


async def test_buttons_are_pressed_and_known(line: Line) -> None:
    conversation_id = await line.opened()
    await line.answer(
        conversation_id,
        Content(
            text="Is het verholpen?",
            buttons=[Button(id="yes", label="Ja"), Button(id="no", label="Nee")],
        ),
    )
    line.customer.press(await line.customer.wait_for(lambda a: "verholpen" in a.text), 1)

    async def pressed() -> Any:
        return await line.system.database.fetchval(
            "SELECT content->'pressed'->>'label' FROM messages WHERE content ? 'pressed'"
        )

    assert await until(pressed, what="the button") == "Nee"


async def test_a_busy_provider_is_asked_again(line: Line) -> None:
    conversation_id = await line.opened()
    line.cloud.behaviour.refuse_next = [(500, 131000), (503, 131016)]
    message_id = await line.answer(conversation_id, Content(text="Volhouden"))

    async def hurried() -> Any:
        """The waits between attempts, cut short."""
        await line.system.database.execute("UPDATE jobs SET run_at = now() WHERE queue = 'deliver'")
        return not line.cloud.behaviour.refuse_next

    await until(hurried, what="three attempts")
    await until(
        lambda: line.system.database.fetchval(
            "WITH hurry AS (UPDATE jobs SET run_at = now() WHERE queue = 'deliver')"
            " SELECT state = 'read' FROM messages WHERE id = $1",
            message_id,
        ),
        what="the third",
    )
    attempts = await line.system.database.fetch(
        "SELECT outcome FROM delivery_attempts WHERE message_id = $1 ORDER BY id", message_id
    )
    assert [row["outcome"] for row in attempts] == ["retry", "retry", "accepted"]
    assert len([a for a in line.customer.inbox if a.text == "Volhouden"]) == 1


async def test_an_answer_that_never_came_is_not_repeated_but_shown(line: Line) -> None:
    conversation_id = await line.opened()
    line.cloud.behaviour = Behaviour(
        lose_answers=1, sent_after_seconds=30, delivered_after_seconds=31, read_after_seconds=None
    )
    message_id = await line.answer(conversation_id, Content(text="Misschien aangekomen"))
    failed = await line.state(message_id, "failed")
    assert failed["failure"]["code"] == "unknown"
    assert failed["failure"]["remedy"] == "check_then_resend"
    count = await line.system.database.fetchval(
        "SELECT failed_count FROM conversations WHERE id = $1", conversation_id
    )
    assert count == 1
    assert len([a for a in line.customer.inbox if "Misschien" in a.text]) <= 1


async def test_an_expired_token_is_said_in_words(line: Line) -> None:
    conversation_id = await line.opened()
    line.cloud.behaviour.expired_token = True
    message_id = await line.answer(conversation_id, Content(text="Hallo"))
    failed = await line.state(message_id, "failed")
    assert failed["failure"]["code"] == "bad_credentials"
    assert failed["failure"]["remedy"] == "tell_administrator"


async def test_a_closed_window_offers_a_template(line: Line) -> None:
    conversation_id = await line.opened()
    await line.system.database.execute(
        "UPDATE legs SET last_inbound_at = now() - interval '25 hours'"
    )
    message_id = await line.system.database.fetchval(
        "INSERT INTO messages (conversation_id, leg_id, direction, said_at, received_at, agent_id,"
        " content, state, uid) SELECT conversation_id, id, 'out', now(), now(), $1,"
        " '{\"text\": \"te laat\"}', 'queued', gen_random_uuid() FROM legs RETURNING id",
        line.agent.id,
    )
    from onethread.jobs import enqueue

    async with line.system.database.transaction() as connection:
        await enqueue(connection, "deliver", {"message_id": message_id})
    failed = await line.state(message_id, "failed")
    assert failed["failure"]["remedy"] == "use_template"
    assert conversation_id


async def test_a_reaction_an_edit_and_taking_back_are_seen(line: Line) -> None:
    await line.opened("Eerste versie")
    wamid = line.customer.say("Tweede bericht")
    line.customer.react(wamid, "👍")
    line.customer.edit(wamid, "Tweede bericht, verbeterd")
    gone = line.customer.say("Vergissing")
    line.customer.delete(gone)

    async def all_there() -> Any:
        rows = await line.system.messages("content->>'text' AS text", "reactions", "deleted_at")
        texts = {row["text"]: row for row in rows}
        better = texts.get("Tweede bericht, verbeterd")
        return (
            better is not None
            and better["reactions"]
            and texts.get("Vergissing", {}).get("deleted_at") is not None
        )

    await until(all_there, 40, "the changes")


async def test_a_removed_channel_fails_its_queue_in_words(line: Line) -> None:
    conversation_id = await line.opened()
    line.cloud.behaviour.refuse_next = [(500, 131000)]
    message_id = await line.answer(conversation_id, Content(text="Nog onderweg"))
    from onethread.channels.change import remove

    async def tried() -> Any:
        return await line.system.database.fetchval("SELECT 1 FROM jobs WHERE last_error <> ''")

    await until(tried, what="the first try")
    channel_id = await line.system.database.fetchval("SELECT id FROM channels")
    await remove(line.system.database, SYSTEM, channel_id)
    # The provider's fault would be tried again in half a minute.
    await line.system.database.execute("UPDATE jobs SET run_at = now()")
    row = await line.state(message_id, "failed")
    assert row["failure"]["code"] == "channel_gone"
