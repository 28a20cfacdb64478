"""What agents do: answer, note, assign, snooze, resolve, start, retry, drafts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from onethread import clock
from onethread.conversations import drafts, messages, read, show, summaries
from onethread.conversations.assign import assign, rename
from onethread.conversations.compose import Draft, compose, safe_html
from onethread.conversations.note import add_note
from onethread.conversations.reply import reply
from onethread.conversations.retry import retry
from onethread.conversations.start import NewAddress, start
from onethread.conversations.status import set_status
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound, TooLarge
from onethread.files import FileStore
from onethread.messages import Content, Template
from tests.world import START, World

HELLO = Content(text="We come on Tuesday")


@pytest.fixture(name="world")
def _world(database: Database) -> World:
    return World(database)


async def test_an_answer_is_queued_with_its_job_and_the_conversation_waits(world: World) -> None:
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001")
    leg = await world.leg(heard.conversation_id)
    with clock.at(START + timedelta(hours=1)):
        message = await reply(world.database, ada, heard.conversation_id, leg, HELLO, uuid4())
    assert (message.state, message.direction, message.leg_id) == ("queued", "out", leg)
    assert message.author is not None
    assert message.author.name == "Ada"
    summary = await summaries.load_one(world.database, heard.conversation_id, ada.id)
    assert (summary.status, summary.preview, summary.last_direction) == (
        "waiting",
        "We come on Tuesday",
        "out",
    )
    assert not summary.unread
    jobs = await world.database.fetch(
        "SELECT queue, lane, payload FROM jobs WHERE queue = 'deliver'"
    )
    assert [dict(job) for job in jobs] == [
        {
            "queue": "deliver",
            "lane": f"conversation:{heard.conversation_id}",
            "payload": {"message_id": message.id},
        }
    ]
    [event] = await world.events("message.sent")
    assert (event["message_id"], event["agent_id"]) == (message.id, ada.id)


async def test_the_same_key_sends_once(world: World) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    channel = await world.channel()
    heard = await world.hear(channel, "+31612340001")
    other = await world.hear(channel, "+31612340002")
    leg, key = await world.leg(heard.conversation_id), uuid4()
    with clock.at(START + timedelta(hours=1)):
        first = await reply(world.database, ada, heard.conversation_id, leg, HELLO, key)
        again = await reply(world.database, ada, heard.conversation_id, leg, HELLO, key)
        assert first.id == again.id
        assert (
            await world.database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'deliver'") == 1
        )
        with pytest.raises(Conflict):
            await reply(world.database, bea, heard.conversation_id, leg, HELLO, key)
        with pytest.raises(Conflict):
            await reply(
                world.database,
                ada,
                other.conversation_id,
                await world.leg(other.conversation_id),
                HELLO,
                key,
            )


async def test_a_colleagues_answer_meanwhile_is_told_and_the_customers_own_is_no_obstacle(
    world: World,
) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    channel = await world.channel()
    heard = await world.hear(channel, "+31612340001")
    at, leg = heard.conversation_id, await world.leg(heard.conversation_id)
    seen = (await summaries.load_one(world.database, at, ada.id)).version
    await world.hear(channel, "+31612340001", "and more")
    with clock.at(START + timedelta(hours=1)):
        await reply(world.database, ada, at, leg, HELLO, uuid4(), expected_version=seen)
        seen = (await summaries.load_one(world.database, at, ada.id)).version
        await reply(world.database, bea, at, leg, HELLO, uuid4(), expected_version=seen)
        with pytest.raises(Conflict, match="Bea answered meanwhile") as refused:
            await reply(world.database, ada, at, leg, HELLO, uuid4(), expected_version=seen)
    assert refused.value.extra["latest"]["answered_by"] == {"id": bea.id, "name": "Bea"}


async def test_a_leg_must_be_of_the_conversation_active_and_within_its_window(
    world: World,
) -> None:
    ada = await world.agent()
    channel = await world.channel()
    heard = await world.hear(channel, "+31612340001")
    other = await world.hear(channel, "+31612340002")
    at, leg = heard.conversation_id, await world.leg(heard.conversation_id)
    template = Content(template=Template(name="hello", language="nl", text="Hallo"))
    with clock.at(START + timedelta(hours=1)), pytest.raises(InvalidInput, match="no such leg"):
        await reply(world.database, ada, at, await world.leg(other.conversation_id), HELLO, uuid4())
    with clock.at(START + timedelta(hours=25)):
        [shown] = (await show.conversation(world.database, ada, at)).legs
        assert not shown.window.open
        assert shown.can_reply
        assert shown.why
        with pytest.raises(InvalidInput, match="24-hour window is closed"):
            await reply(world.database, ada, at, leg, HELLO, uuid4())
        assert (await reply(world.database, ada, at, leg, template, uuid4())).state == "queued"
    await world.database.execute("UPDATE channels SET state = 'paused'")
    with clock.at(START + timedelta(hours=1)), pytest.raises(InvalidInput, match="paused"):
        await reply(world.database, ada, at, leg, HELLO, uuid4())
    with pytest.raises(NotFound):
        await reply(world.database, ada, 999, leg, HELLO, uuid4())


async def test_an_answer_comes_after_what_it_answers_when_a_clock_runs_ahead(
    world: World,
) -> None:
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001", at=START + timedelta(minutes=4))
    with clock.at(START):
        message = await reply(
            world.database,
            ada,
            heard.conversation_id,
            await world.leg(heard.conversation_id),
            HELLO,
            uuid4(),
        )
    assert message.said_at > START + timedelta(minutes=4)


async def test_a_note_is_for_agents_and_changes_no_status(world: World) -> None:
    ada = await world.agent()
    heard = await world.hear(await world.channel(), "+31612340001")
    key = uuid4()
    note = await add_note(world.database, ada, heard.conversation_id, HELLO, key)
    again = await add_note(world.database, ada, heard.conversation_id, HELLO, key)
    assert (note.direction, note.state, note.id) == ("note", None, again.id)
    summary = await summaries.load_one(world.database, heard.conversation_id, ada.id)
    assert (summary.status, summary.preview) == ("open", "hello")
    assert await world.database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'deliver'") == 0


async def test_assigning_is_told_once_and_only_to_agents_at_work(world: World) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    heard = await world.hear(await world.channel(), "+31612340001")
    at = heard.conversation_id
    assert (await assign(world.database, ada, at, bea.id)).assignee is not None
    await assign(world.database, ada, at, bea.id)
    assert len(await world.events("conversation.changed")) == 1
    assert (await assign(world.database, ada, at, None)).assignee is None
    await world.database.execute("UPDATE agents SET active = false WHERE id = $1", bea.id)
    for unknown in (bea.id, 999):
        with pytest.raises(InvalidInput):
            await assign(world.database, ada, at, unknown)
    page = await messages.page(world.database, at, None, 10)
    assert [m.headers["event"]["kind"] for m in page.items if m.direction == "event"] == [
        "assigned",
        "assigned",
    ]


async def test_snoozing_needs_a_moment_to_come_and_resolving_none(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    later = clock.now() + timedelta(hours=1)
    snoozed = await set_status(world.database, ada, at, "snoozed", later)
    assert (snoozed.status, snoozed.snoozed_until) == ("snoozed", later)
    resolved = await set_status(world.database, ada, at, "resolved")
    assert (resolved.status, resolved.snoozed_until) == ("resolved", None)
    assert resolved.resolved_at is not None
    reopened = await set_status(world.database, ada, at, "open")
    assert (reopened.status, reopened.resolved_at) == ("open", None)
    for status, until in (
        ("snoozed", None),
        ("open", later),
        ("snoozed", clock.now() - timedelta(seconds=1)),
    ):
        with pytest.raises(InvalidInput):
            await set_status(world.database, ada, at, status, until)  # type: ignore[arg-type]


async def test_unread_is_each_agents_own(world: World) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    channel = await world.channel()
    at = (await world.hear(channel, "+31612340001")).conversation_id
    await read.mark_read(world.database, ada, at)
    await read.mark_read(world.database, ada, at)
    assert not (await summaries.load_one(world.database, at, ada.id)).unread
    assert (await summaries.load_one(world.database, at, bea.id)).unread
    assert len(await world.events("conversation.read")) == 1
    await world.hear(channel, "+31612340001")
    assert (await summaries.load_one(world.database, at, ada.id)).unread


async def test_a_draft_is_each_agents_own_and_outlives_the_browser(world: World) -> None:
    ada, bea = await world.agent("Ada"), await world.agent("Bea")
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    await drafts.save(world.database, ada, at, {"text": "Dear"})
    await drafts.save(world.database, ada, at, {"text": "Dear Ms"})
    draft = (await show.conversation(world.database, ada, at)).draft
    assert draft is not None
    assert (draft.body, draft.version, draft.other) == ({"text": "Dear Ms"}, 2, None)
    assert (await show.conversation(world.database, bea, at)).draft is None
    with pytest.raises(TooLarge):
        await drafts.save(world.database, ada, at, {"text": "x" * 300_000})
    with pytest.raises(NotFound):
        await drafts.save(world.database, ada, 999, {})
    await drafts.drop(world.database, at, ada.id)
    assert await drafts.load(world.database, at, ada.id) is None


async def test_a_failed_message_is_queued_again_and_no_other(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    with clock.at(START + timedelta(hours=1)):
        sent = await reply(world.database, ada, at, await world.leg(at), HELLO, uuid4())
    with pytest.raises(Conflict):
        await retry(world.database, ada, sent.id)
    await world.database.execute(
        """
        WITH f AS (UPDATE messages SET state = 'failed', failure = '{"code": "temporary"}'
                   WHERE id = $1), j AS (DELETE FROM jobs)
        UPDATE conversations SET failed_count = 1
        """,
        sent.id,
    )
    again = await retry(world.database, ada, sent.id)
    assert (again.state, again.failure) == ("queued", None)
    assert (await summaries.load_one(world.database, at, None)).failed_count == 0
    assert await world.database.fetchval("SELECT count(*) FROM jobs WHERE queue = 'deliver'") == 1
    with pytest.raises(NotFound):
        await retry(world.database, ada, 999)


async def test_starting_finds_the_customer_or_makes_one(world: World) -> None:
    ada = await world.agent()
    channel = await world.channel("whatsapp")
    heard = await world.hear(channel, "+31612340001")
    known = await world.customer_of(heard.conversation_id)
    template = Content(template=Template(name="hello", language="nl", text="Hallo"))
    begun = await start(
        world.database,
        ada,
        "NL",
        channel_id=channel,
        content=template,
        idempotency_key=uuid4(),
        address=NewAddress(scheme="phone", value="06 12340001"),
    )
    assert begun.customer.id == known
    assert begun.assignee is not None
    key = uuid4()
    new = await start(
        world.database,
        ada,
        "NL",
        channel_id=channel,
        content=template,
        idempotency_key=key,
        address=NewAddress(scheme="phone", value="+31687654321"),
    )
    again = await start(
        world.database,
        ada,
        "NL",
        channel_id=channel,
        content=template,
        idempotency_key=key,
        address=NewAddress(scheme="phone", value="+31687654321"),
    )
    assert new.customer.id != known
    assert new.id == again.id
    third = await start(
        world.database,
        ada,
        "NL",
        channel_id=channel,
        content=template,
        idempotency_key=uuid4(),
        customer_id=known,
    )
    assert third.customer.id == known


@pytest.mark.parametrize(
    ("address", "content"),
    [
        (NewAddress(scheme="email", value="a@b.nl"), Content(text="hi")),
        (NewAddress(scheme="phone", value="+31687654321"), Content(text="no template")),
        (
            NewAddress(scheme="phone", value="12"),
            Content(template=Template(name="x", language="nl")),
        ),
        (None, Content(text="hi")),
    ],
)
async def test_starting_where_it_cannot_be_is_refused(
    world: World, address: NewAddress | None, content: Content
) -> None:
    ada = await world.agent()
    channel = await world.channel("whatsapp")
    with pytest.raises(InvalidInput):
        await start(
            world.database,
            ada,
            "NL",
            channel_id=channel,
            content=content,
            idempotency_key=uuid4(),
            address=address,
        )
    assert await world.database.fetchval("SELECT count(*) FROM conversations") == 0
    assert await world.database.fetchval("SELECT count(*) FROM customers") == 0


async def test_a_subject_is_one_line(world: World) -> None:
    ada = await world.agent()
    at = (await world.hear(await world.channel(), "+31612340001")).conversation_id
    assert (await rename(world.database, ada, at, "  Broken\r\n lift ")).subject == "Broken lift"


async def test_content_carries_files_under_safe_names(database: Database, tmp_path: Path) -> None:
    files = FileStore(database, tmp_path)
    kept = await files.store(b"hello there", "x.txt")
    content = await compose(Draft(text=" hi "), [kept.id], {kept.id: "../../a\x00b.txt"}, files)
    assert content.text == "hi"
    assert content.attachments[0].file_id == kept.id
    assert "/" not in content.attachments[0].name
    for bad in ("nope", "0" * 64):
        with pytest.raises(InvalidInput):
            await compose(Draft(text="hi"), [bad], {}, files)
    with pytest.raises(InvalidInput, match="nothing to send"):
        await compose(Draft(text="  \x00 ".replace("\x00", "")), [], {}, files)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        "<svg onload=alert(1)>",
        "<style>*{}</style>",
        '<iframe src="https://example.org"></iframe>',
    ],
)
def test_html_of_an_answer_runs_nothing(html: str) -> None:
    cleaned = safe_html(f"<p>Dear</p>{html}")
    assert "<p>Dear</p>" in cleaned
    for banned in ("script", "onerror", "javascript:", "onload", "iframe", "style"):
        assert banned not in cleaned
