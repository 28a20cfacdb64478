"""Replies that wait: taken back, sent when it is time, overtaken by the customer; two who answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from onethread import clock
from onethread.conversations import drafts, held, held_view, messages, show
from onethread.conversations.held import Waiting, hold
from onethread.conversations.reply import reply
from onethread.conversations.seen import Said, in_words, meanwhile
from onethread.database.engine import Database
from onethread.delivery.held import HeldSender, overtaken_reader
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import EventReader
from onethread.jobs import Done, Job, Retry
from onethread.messages import Content
from tests.world import START, World

HELLO = Content(text="We come on Tuesday")
LATER = START + timedelta(hours=1)


class Scene:
    """A customer of WhatsApp who wrote, and two agents."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.database = world.database

    async def begin(self) -> None:
        self.ada = await self.world.agent("Ada")
        self.bea = await self.world.agent("Bea")
        self.channel = await self.world.channel()
        self.id = (await self.world.hear(self.channel, "+31612340001")).conversation_id
        self.leg = await self.world.leg(self.id)
        self.reader: EventReader = overtaken_reader(self.database)
        await self.reader.step()  # begins here

    async def hold(self, waiting: Waiting, **more: Any) -> Any:
        with clock.at(LATER):
            return await hold(
                self.database, self.ada, self.id, self.leg, HELLO, uuid4(), waiting, **more
            )

    async def run(self, held_id: int, at: Any) -> Any:
        job = Job(
            id=1, queue="held", lane="", payload={"held_id": held_id}, attempts=1, created_at=START
        )
        with clock.at(at):
            return await HeldSender(self.database).handle(job)

    async def said(self) -> list[str]:
        page = await messages.page(self.database, self.id, None, 50)
        return [m.content.text for m in page.items if m.direction == "out"]

    async def shown(self) -> list[Any]:
        return (await held_view.load(self.database, [self.id]))[self.id]

    async def newest(self) -> int:
        found: int = await self.database.fetchval("SELECT max(id) FROM messages")
        return found


@pytest.fixture(name="scene")
async def _scene(database: Database) -> Scene:
    scene = Scene(World(database))
    await scene.begin()
    return scene


async def test_a_reply_goes_when_its_seconds_are_over_with_the_key_it_was_given(
    scene: Scene,
) -> None:
    waits = await scene.hold(Waiting(undo_seconds=5))
    assert (waits.kind, waits.state, waits.author.name) == ("undo", "waiting", "Ada")
    assert await scene.said() == []
    run_at = await scene.database.fetchval("SELECT run_at FROM jobs WHERE queue = 'held'")
    assert run_at == LATER + timedelta(seconds=5)
    assert isinstance(await scene.run(waits.id, LATER + timedelta(seconds=2)), Retry)
    assert isinstance(await scene.run(waits.id, LATER + timedelta(seconds=5)), Done)
    assert await scene.said() == ["We come on Tuesday"]
    assert await scene.shown() == []
    uid = await scene.database.fetchval("SELECT uid FROM messages WHERE direction = 'out'")
    assert str(uid) == waits.uid
    await scene.run(waits.id, LATER + timedelta(seconds=6))  # the job comes twice
    assert len(await scene.said()) == 1


async def test_taken_back_it_never_goes_and_is_the_draft_again(scene: Scene) -> None:
    draft = {"mode": "reply", "leg_id": scene.leg, "text": "We come on Tuesday"}
    waits = await scene.hold(Waiting(undo_seconds=5), draft=draft)
    kept = await held.take_back(scene.database, scene.ada, waits.id)
    assert kept.body == draft
    await scene.run(waits.id, LATER + timedelta(seconds=9))
    assert await scene.said() == []
    opened = await show.conversation(scene.database, scene.ada, scene.id)
    assert opened.draft is not None
    assert (opened.draft.body, opened.held) == (draft, [])
    with pytest.raises(NotFound):
        await held.take_back(scene.database, scene.ada, waits.id)


async def test_what_was_begun_since_is_kept_beside_what_was_taken_back(scene: Scene) -> None:
    waits = await scene.hold(Waiting(undo_seconds=5), draft={"text": "first"})
    await drafts.save(scene.database, scene.ada, scene.id, {"text": "second"})
    kept = await held.take_back(scene.database, scene.ada, waits.id)
    assert (kept.body, kept.other) == ({"text": "first"}, {"text": "second"})


async def test_nobody_touches_a_colleagues_waiting_reply(scene: Scene) -> None:
    waits = await scene.hold(Waiting(undo_seconds=5))
    with pytest.raises(NotFound):
        await held.take_back(scene.database, scene.bea, waits.id)


@pytest.mark.parametrize(
    ("choice", "state"), [("ask", "asking"), ("cancel", "cancelled"), ("send", "waiting")]
)
async def test_when_the_customer_writes_a_scheduled_reply_does_as_its_author_chose(
    scene: Scene, choice: Any, state: str
) -> None:
    at = LATER + timedelta(hours=3)
    waits = await scene.hold(Waiting(send_at=at, if_customer_writes=choice))
    await scene.world.hear(
        scene.channel, "+31612340001", "never mind", at=LATER + timedelta(hours=1)
    )
    while await scene.reader.step():
        pass
    [shown] = await scene.shown()
    assert shown.state == state
    await scene.run(waits.id, at)
    assert len(await scene.said()) == (1 if choice == "send" else 0)
    if choice != "send":
        with clock.at(at):
            await held.send_now(scene.database, scene.ada, waits.id)
        assert len(await scene.said()) == 1


async def test_a_window_that_closed_meanwhile_refuses_it_and_says_why(scene: Scene) -> None:
    at = LATER + timedelta(hours=30)
    waits = await scene.hold(Waiting(send_at=at))
    await scene.run(waits.id, at)
    [shown] = await scene.shown()
    assert shown.state == "refused"
    assert "24-hour window is closed" in shown.reason
    assert await scene.said() == []
    told = await scene.world.events("held.changed")
    assert told[-1]["body"] == {"held_id": waits.id, "state": "refused", "owner_id": scene.ada.id}


async def test_another_time_is_another_job_and_the_old_one_does_nothing(scene: Scene) -> None:
    first, second = LATER + timedelta(hours=1), LATER + timedelta(hours=2)
    waits = await scene.hold(Waiting(send_at=first))
    with clock.at(LATER):
        changed = await held.change(scene.database, scene.ada, waits.id, second, "send")
    assert (changed.send_at, changed.if_customer_writes) == (second, "send")
    assert isinstance(await scene.run(waits.id, first), Done)
    assert await scene.said() == []
    await scene.run(waits.id, second)
    assert len(await scene.said()) == 1


@pytest.mark.parametrize(
    "waiting",
    [
        Waiting(),
        Waiting(undo_seconds=31),
        Waiting(undo_seconds=-1),
        Waiting(send_at=LATER - timedelta(minutes=1)),
        Waiting(send_at=LATER + timedelta(days=400)),
        Waiting(send_at=LATER.replace(tzinfo=None) + timedelta(hours=1)),
        Waiting(undo_seconds=5, send_at=LATER + timedelta(hours=1)),
    ],
)
async def test_times_that_make_no_sense_are_refused(scene: Scene, waiting: Waiting) -> None:
    with pytest.raises(InvalidInput):
        await scene.hold(waiting)


# Two who answer ------------------------------------------------------------------------------


async def test_an_answer_is_refused_when_the_customer_wrote_since_and_sent_when_that_was_seen(
    scene: Scene,
) -> None:
    seen = await scene.newest()
    await scene.world.hear(scene.channel, "+31612340001", "one more thing", at=LATER)
    with clock.at(LATER), pytest.raises(Conflict) as refused:
        await reply(
            scene.database, scene.ada, scene.id, scene.leg, HELLO, uuid4(), seen_message_id=seen
        )
    told = refused.value.extra["latest"]
    assert (told["customer_wrote"], told["answered"]) == (1, 0)
    with clock.at(LATER):
        await reply(
            scene.database,
            scene.ada,
            scene.id,
            scene.leg,
            HELLO,
            uuid4(),
            seen_message_id=told["latest_message_id"],
        )
    assert len(await scene.said()) == 1


async def test_a_colleagues_answer_on_its_way_is_told_before_a_second_one_goes(
    scene: Scene,
) -> None:
    seen = await scene.newest()
    await scene.hold(Waiting(undo_seconds=10), seen_message_id=seen)
    with clock.at(LATER), pytest.raises(Conflict) as refused:
        await hold(
            scene.database,
            scene.bea,
            scene.id,
            scene.leg,
            HELLO,
            uuid4(),
            Waiting(undo_seconds=5),
            seen_message_id=seen,
        )
    assert refused.value.extra["latest"]["answered_by"]["name"] == "Ada"
    assert "Ada answered" in refused.value.message
    # One's own doesn't stand in the way.
    await scene.hold(Waiting(undo_seconds=5), seen_message_id=seen)


def test_what_happened_meanwhile_is_told_in_words() -> None:
    theirs = Said(direction="in", agent_id=None, name=None, at=START, message_id=7)
    beas = Said(direction="out", agent_id=2, name="Bea", at=START, message_id=8)
    mine = Said(direction="out", agent_id=1, name="Ada", at=START, message_id=9)
    assert meanwhile([mine], 1) is None
    both = meanwhile([theirs, beas, mine], 1)
    assert both is not None
    assert both["latest_message_id"] == 9
    assert in_words(both).startswith("Bea answered and the customer wrote meanwhile")


# Drafts on two devices -----------------------------------------------------------------------


async def test_the_newest_draft_wins_and_the_other_is_kept(scene: Scene) -> None:
    first = await drafts.save(scene.database, scene.ada, scene.id, {"text": "at the desk"}, 0)
    here = await drafts.save(scene.database, scene.ada, scene.id, {"text": "desk 2"}, first.version)
    assert here.other is None
    phone = await drafts.save(
        scene.database, scene.ada, scene.id, {"text": "on the phone"}, first.version
    )
    assert (phone.body, phone.other) == ({"text": "on the phone"}, {"text": "desk 2"})
    await drafts.drop(scene.database, scene.id, scene.ada.id)
    left = await drafts.load(scene.database, scene.id, scene.ada.id)
    assert left is not None
    assert (left.body, left.other) == ({}, {"text": "desk 2"})
    await drafts.forget_other(scene.database, scene.id, scene.ada.id)
    await drafts.drop(scene.database, scene.id, scene.ada.id)
    assert await drafts.load(scene.database, scene.id, scene.ada.id) is None
